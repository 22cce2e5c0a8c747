"""Refusals: the one way an action says no."""


class Refused(Exception):
    """An action that may not be done now; its message is a Dutch sentence for the screen."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = str(why)
