"""Who the person is: ways to show it, candidates in the client list, and who acts for whom."""
