"""The other people in a request: one choice for each, a question put to them, and their view."""
