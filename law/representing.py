"""Who acts for himself: a person of sixteen or older, unless the court put somebody beside him. UAVG 5."""

from __future__ import annotations

from datetime import date

from law.calendar import add_years

ACTS_ALONE_FROM = 16  # years; UAVG 5(1) and 5(4)


def acts_alone(born: date, on: date) -> bool:
    """Whether somebody born on that day uses these rights without a parent on `on`: from the sixteenth birthday."""
    return add_years(born, ACTS_ALONE_FROM) <= on
