"""Disposal in the house: the daily sweep, the run that destroys and erases, the replay after a restore, the vacuum."""
