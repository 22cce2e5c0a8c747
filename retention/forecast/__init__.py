"""What becomes due in the months to come, what stays, and what went."""
