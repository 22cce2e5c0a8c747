"""Money for a request: announced before, and waived where that is right."""
