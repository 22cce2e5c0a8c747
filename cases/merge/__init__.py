"""Two requests of one person that go on as one."""
