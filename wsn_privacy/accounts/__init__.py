"""Signing in: a password or the account of the association, a second factor, and how long that lasts."""
