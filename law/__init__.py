"""What the law says about dates and grounds: pure functions on dates and enums, each result with its source.

Nothing in here knows a database, a screen or the clock on the wall. Sources stand in `law.sources`.
"""
