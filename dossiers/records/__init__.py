"""Records: adding, correcting, the person's own words, files, and freezing."""
