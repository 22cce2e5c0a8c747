"""Refusals: the one way an action says no."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An action that may not be done now; its message is a Dutch sentence for the screen."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = str(why)
