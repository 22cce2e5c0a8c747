"""What a user chooses for oneself."""
