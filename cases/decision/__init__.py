"""Deciding a request."""
