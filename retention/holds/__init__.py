"""Holds: what keeps a record, a dossier or a person from being destroyed."""
