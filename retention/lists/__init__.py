"""Destruction lists: proposed by one person, signed by another, carried out by the run of disposal."""
