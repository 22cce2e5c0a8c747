"""What the privacy officer keeps for every day: two filters of the list, one of them for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.worklist import saved_views
from dossiers.journal import actions as journal

if TYPE_CHECKING:
    from wsn_privacy.models import User

VIEWS = (
    ("Deze week", "term=soon", True),
    ("Wacht op een collega", "waits=colleague", True),
    ("Van mij", "owner=me", False),
)


def keep(officer: User) -> None:
    """Keep the filters."""
    with journal.acting(lambda: officer):
        for name, query, is_shared in VIEWS:
            saved_views.save(name=name, query=query, is_shared=is_shared, by=officer)
