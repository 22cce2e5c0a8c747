"""Backups: the database, the files and the heads of the journal in one locked container; and putting one back."""
