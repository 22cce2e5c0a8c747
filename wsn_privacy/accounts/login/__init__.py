"""Coming in and going out, and how often a wrong password may be tried."""
