"""The public form, in steps."""
