"""What people ask about their data, and by when they are answered."""
