"""People: how they stand to each other, and where somebody is on file or named."""
