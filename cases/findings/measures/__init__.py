"""What granting a request does to a record: correct, remove, freeze, stop, take along."""
