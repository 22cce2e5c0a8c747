"""Viewing and searching dossiers and opening closed sections; each leaves a line in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.models import Opening
from dossiers.refusal import Refused
from dossiers.verbs import Common, Verb
from dossiers.viewing.rules import why_not_open
from dossiers.viewing.search import Found, dossiers_like

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Dossier, Person, Record


def look(row: Dossier | Record | Person, *, by: Actor, purpose: str = "") -> None:
    """Witness that `by` looks at a dossier, a record or a person. Without its line, nothing is shown."""
    journal.record(Common.LOOKED, row, by=by, purpose=purpose)


def leaf_through(*, by: Actor) -> None:
    """Witness that `by` looks at a page of the list of dossiers, where names and addresses stand."""
    journal.record(Verb.LIST_LEAFED, by, by=by)


def search(*, text: str, by: Actor) -> Found:
    """The dossiers that `by` may see and that fit `text`. The line says that one searched, not for what."""
    journal.record(Common.SEARCHED, by, by=by)
    return dossiers_like(text, by)


@transaction.atomic
def open_section(*, dossier: Dossier, section: str, purpose: str, reason: str, by: Actor, on: dt.date) -> Opening:
    """Open a closed section for today, for a reason that is kept. The same reason twice on a day is one opening.

    Raises Refused when the section is outside the function of `by` or no reason is given.
    """
    if why := why_not_open(dossier, section, by, purpose, reason):
        raise Refused(why)
    opening, is_new = Opening.objects.get_or_create(
        dossier=dossier,
        section=section,
        by=by,
        on=on,
        purpose=purpose,
        reason=reason.strip(),
        defaults={"at": timezone.now()},
    )
    if is_new:
        journal.record(Verb.SECTION_OPENED, dossier, by=by, purpose=purpose)
    return opening
