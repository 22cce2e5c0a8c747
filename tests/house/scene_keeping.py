"""What the pages of retention show: lists in every state, what is due, held or without end, a hold to review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from dossiers.functions import Function
from retention import listing
from retention.actions import place_hold
from tests.retention.keeping import kept_by

if TYPE_CHECKING:
    from dossiers.models import Dossier
    from retention.models import DestructionList
    from tests.house.scene import Scene


def furnish(scene: Scene, dossier: Dossier) -> None:
    """Everything, made by the ordinary acts."""
    officer, today = scene.people[Function.PRIVACY_OFFICER], timezone.localdate()
    held = kept_by("complaint")
    words = {"reason": "De huurder procedeert over de servicekosten.", "review_on": today}
    hold = place_hold(record=held, kind="litigation", by=officer, on=today, **words)
    place_hold(person=dossier.person, kind="investigation", by=officer, on=today, reason="Onderzoek loopt.")
    names = {"stopped": "arrears", "waiting": "arrears", "seconding": "bookkeeping", "submitted": "fraud"}
    lists = {name: _list(officer, category) for name, category in {**names, "proposed": "bookkeeping"}.items()}
    listing.stop(of=lists["stopped"], reason="Eerst navragen bij verhuur.", by=officer)
    for name in ("waiting", "seconding", "submitted"):
        listing.submit(of=lists[name], by=officer)
    for name in ("waiting", "seconding"):
        listing.approve(of=lists[name], typed=lists[name].reference, by=scene.people[Function.DIRECTOR])
    kept = lists["waiting"].items.first()
    until = today + dt.timedelta(days=90)
    listing.keep(item=kept, reason="De incasso is nog niet klaar.", until=until, by=officer, on=today)
    kept_by("arrears")
    scene.words |= {f"list_{name}": str(of.pk) for name, of in lists.items()}
    scene.words |= {"hold": str(hold.pk), "due_item": str(lists["proposed"].items.first().pk)}
    scene.words["due_activity"] = str(held.basis.activity.number)


def _list(officer: Any, category: str) -> DestructionList:
    """A list with two records, one of them of this category; books and crime take a third person."""
    kept_by("arrears")
    kept_by(category)
    return listing.propose(by=officer, on=timezone.localdate())
