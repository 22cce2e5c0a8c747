"""Files that colleagues found: kept encrypted, and saved by who answers."""
