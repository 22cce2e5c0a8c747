"""Certificates of destruction: made, kept, checked and taken along."""
