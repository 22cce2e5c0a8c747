"""Inviting a colleague, and a new link for one who is locked out: two people for two keys."""
