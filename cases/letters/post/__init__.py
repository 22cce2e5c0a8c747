"""The letters on paper: printing them in one go, and recording that they went."""
