"""How long something is kept, what keeps it longer, and when it goes."""
