"""Disposal: what is due or was asked to be erased goes, with what is left of it. As the owner of the tables."""
