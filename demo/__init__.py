"""A fictional association to try everything on: nobody in it exists, no number or address reaches anyone."""

from demo.filler import make_cases
from demo.loading import (
    FEWEST,
    MOST,
    USUAL,
    is_empty,
    load,
)
from wsn_privacy.trial.logins import (
    PASSWORD,
    STAFF,
)

__all__ = ("FEWEST", "LOGINS", "MOST", "PASSWORD", "USUAL", "is_empty", "load", "make_cases")

LOGINS = [(login.email, login.label) for login in STAFF]
