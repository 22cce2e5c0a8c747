"""The benchmarks: how quick the pages, papers and journal are for a plain user on a full database of its own."""
