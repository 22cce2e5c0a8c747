"""Letters: which kinds there are, their words, what may be done with them, and how they go out."""
