"""Lists of tenants: reading tables, recognising columns, checking values."""
