"""The journal: append-only lines, chained and sealed, with heads outside the database."""
