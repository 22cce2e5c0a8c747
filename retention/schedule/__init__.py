"""The retention schedule: what the rules in force say of a record, and why something is still here."""
