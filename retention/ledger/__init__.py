"""The ledger of erasures: a file outside the database, what writes in it, and what it says of this database."""
