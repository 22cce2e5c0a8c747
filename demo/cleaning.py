"""What is kept long enough, at work: something held, a list in its waiting days, and more that is due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dossiers.journal import actions as journal
from retention.holds.actions import Cause, place_hold
from retention.lists import actions as lists
from retention.schedule.due import Schedule

if TYPE_CHECKING:
    from wsn_privacy.models import User

ON_LIST = 12  # records: enough to see what a list is
HELD = 2


def clean(users: dict[str, User], today: dt.date) -> None:
    """Hold some of what is due, and have a list signed that waits; the rest of what is due waits for a list."""
    officer = users["privacy"]
    with journal.acting(lambda: officer):
        due = lists.candidates(Schedule.of(today)).order_by("-pk")
        for record in due[:HELD]:
            why, review_on = "De huurder procedeert over de afrekening.", today + dt.timedelta(days=10)
            place_hold(record, Cause("litigation", reason=why, review_on=review_on), by=officer, on=today)
        if not due.exists():
            return
        of = lists.propose(by=officer, on=today, most=ON_LIST)
        until = today + dt.timedelta(days=180)
        for item in of.items.filter(rule__is_maximum=False).order_by("pk")[:1]:
            lists.retain(item=item, reason="Er loopt nog een afrekening.", until=until, by=officer, on=today)
        lists.submit(of=of, by=officer)
        for name in ("directeur", "fg")[: of.signatures_needed]:
            lists.approve(of=of, typed=of.reference, by=users[name])
