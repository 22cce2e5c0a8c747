"""A town that does not exist: its homes, its people, and what an association wrote down about them."""
