"""Complaints: what one is about, the verdict, and the road to the committee."""
