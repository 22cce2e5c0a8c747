"""Access without an account: signed links, codes, session passes and rate limits."""
