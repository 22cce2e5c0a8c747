"""What of a text is given, and whose names in it stay hidden."""
