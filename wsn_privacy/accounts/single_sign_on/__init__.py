"""Signing in with the account of the association (OpenID Connect)."""
