"""VERA, the data standard of the sector, in and out."""
