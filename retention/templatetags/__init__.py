"""What pages below retention show of it."""
