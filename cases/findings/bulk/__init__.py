"""Deciding on several findings at once: after reading them in a list, and to be undone."""
