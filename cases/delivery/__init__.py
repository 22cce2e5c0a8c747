"""Sending the answer, and its being fetched."""
