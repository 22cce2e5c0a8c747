"""Fetching a letter with a link and a code, without an account."""
