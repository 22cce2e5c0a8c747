"""The standard plan: where is searched outside the product, and who looks there."""
