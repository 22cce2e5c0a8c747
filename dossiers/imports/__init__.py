"""Taking in people, homes and tenancies from another system: reading, checking, writing in bulk, undoing."""
