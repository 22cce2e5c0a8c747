"""How an import says no: to a whole file, or to one value on one line. Never with the value itself."""


class Unreadable(Exception):
    """A file that cannot be read: the line where reading stopped (0 when there is none), a field perhaps, and why."""

    def __init__(self, why: str, *, line: int = 0, field: str = "") -> None:
        super().__init__(why)
        self.why, self.line, self.field = str(why), line, field


class Wrong(Exception):
    """One value that cannot be taken in: its field, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = str(field), str(why)
