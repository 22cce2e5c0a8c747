"""Retention rules: setting a new version of one, and what that would change."""
