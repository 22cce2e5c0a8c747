"""One request on one page, and what can be done with it."""
