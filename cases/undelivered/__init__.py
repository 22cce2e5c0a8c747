"""What did not reach the person: recorded, chased, and settled."""
