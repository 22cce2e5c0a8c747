"""Every door of the house: what each function meets there, by method.

A row is a door, what it is tried with, the method, and one answer per visitor in the order of VISITORS:

ok    the page, or the form again with what is wrong (200)
in    to the page for signing in
sign  to the undertaking, which comes first
go    on to another page of the house
no    not found: missing and forbidden read the same (404)
not   seen, but not to be done by this function (403)
405   there is no such method here
409   not now: the state of the request does not allow it
"""

from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).parent / "doors"  # a table for each app, and one for the house itself
VISITORS = {
    "nobody": "somebody without an account",
    "fresh": "a privacy officer who did not sign yet",
    "stranger": "staff without a function",
    "officer": "privacy officer",
    "fg": "functionaris gegevensbescherming",
    "letting": "letting",
    "nuis_a": "housing consultant of complex A, where the tenant lives",
    "nuis_b": "housing consultant of complex B",
    "arrears": "arrears",
    "maint_a": "maintenance in complex A",
    "desk": "front desk",
    "director": "director",
    "beheer": "functional management",
}


class Door(NamedTuple):
    """One door with what it is tried with (a name in the house), a method, and the answer per visitor."""

    name: str
    case: str
    method: str
    answers: dict[str, str]


def doors() -> list[Door]:
    """The rows of all tables."""
    lines = [line for table in sorted(TABLES.glob("*.txt")) for line in table.read_text().splitlines()]
    rows = [line.split() for line in lines if not line.startswith("#")]
    return [Door(name, case, method, dict(zip(VISITORS, rest, strict=True))) for name, case, method, *rest in rows]
