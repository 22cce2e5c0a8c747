"""Emergency entrance: into a section outside the function, for one working day, with a review."""
