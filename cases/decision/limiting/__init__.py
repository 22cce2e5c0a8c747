"""Restricting a right under UAVG art. 41(1), and reviewing that restriction later."""
