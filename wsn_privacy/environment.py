"""Reading the environment: every setting is a variable with a default that works for a trial."""

import os


def text(name: str, default: str = "") -> str:
    """A variable as text."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool = False) -> bool:
    """A variable that is on with 1, true, yes or ja, and off with anything else."""
    return text(name, "1" if default else "").lower() in {"1", "true", "yes", "ja"}


def listed(name: str, default: str = "") -> list[str]:
    """A variable with several values, split by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
