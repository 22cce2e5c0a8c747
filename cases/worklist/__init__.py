"""The work of who handles requests: today, the list, kept views, acts on several at once."""
