"""What was found for a request, and the decision on each finding."""
