"""What keeps the product running: health, clock, jobs once a period, the owner of the tables, log lines."""
