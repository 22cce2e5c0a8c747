"""The texts of the letters, in versions that the privacy officer edits."""
