"""Setting a right aside on a ground of UAVG 41(1), and looking at it again."""
