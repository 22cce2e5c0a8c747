"""What every request shares: the table of rights, the rules, loading, the steps, and the outbox."""
