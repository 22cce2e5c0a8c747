"""The evidence file of a request, to take along."""
