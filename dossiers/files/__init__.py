"""Files with a record: what may come in, how it lies encrypted on disk, and whether files and rows agree."""
