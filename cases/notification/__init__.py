"""Telling recipients what was done to records (AVG art. 19)."""
