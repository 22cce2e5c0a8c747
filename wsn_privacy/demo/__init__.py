"""A fictional association to try everything on: nobody in it exists, no number or address reaches anyone."""

from wsn_privacy.demo.filler import make_cases
from wsn_privacy.demo.loading import FEWEST, MOST, USUAL, is_empty, load
from wsn_privacy.demo.staff import PASSWORD, STAFF

__all__ = ("FEWEST", "LOGINS", "MOST", "PASSWORD", "USUAL", "is_empty", "load", "make_cases")

LOGINS = [(login.email, login.label) for login in STAFF]
