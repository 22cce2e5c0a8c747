"""Searching outside the product: the search plan of a request (promise B11)."""
