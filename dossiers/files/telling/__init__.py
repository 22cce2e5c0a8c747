"""What a file tells, as words and tables: to be read in a page, and to leave as a plain PDF."""
