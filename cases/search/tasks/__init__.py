"""What a colleague was asked to search, and the answer."""
