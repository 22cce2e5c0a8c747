"""Placing, renewing and lifting holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from dossiers.journal import actions as journal
from dossiers.models import Dossier, Person, Record
from dossiers.refusal import Refused
from retention.models import Hold
from retention.verbs import Verb

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor


@dataclass(frozen=True)
class Cause:
    """Why something is held: a value of `Hold.Kind`, the number of the request or list behind it, and the reason.

    On `review_on` somebody looks again whether the hold is still needed.
    """

    kind: str
    reference: str = ""
    reason: str = ""
    review_on: dt.date | None = None


@transaction.atomic
def place_hold(held: Dossier | Record | Person, cause: Cause, *, by: Actor, on: dt.date) -> Hold:
    """Hold one dossier, record or person. Holding twice for the same kind and reference is holding once."""
    hold, is_new = Hold.objects.active().get_or_create(
        dossier=held if isinstance(held, Dossier) else None,
        record=held if isinstance(held, Record) else None,
        person=held if isinstance(held, Person) else None,
        kind=cause.kind,
        reference=cause.reference,
        defaults={"placed_on": on, "placed_by": by, "reason": cause.reason, "review_on": cause.review_on},
    )
    if is_new:
        journal.record(Verb.HOLD_PLACED, hold.held, by=by)
    return hold


@transaction.atomic
def lift_holds(*, kind: Hold.Kind, reference: str, by: Actor, on: dt.date) -> int:
    """Lift every hold of `kind` known by `reference`. Returns how many there were."""
    holds = Hold.objects.active().filter(kind=kind, reference=reference)
    for hold in holds.select_related("dossier", "record__dossier", "person"):
        _lift(hold, by, on)
    return len(holds)


@transaction.atomic
def lift_hold(*, hold: Hold, by: Actor, on: dt.date) -> Hold:
    """Lift one hold. Raises Refused when it was lifted already, or belongs to a request: that lifts its own."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_on:
        raise Refused(_("Deze blokkade is al opgeheven."))
    if hold.kind == Hold.Kind.REQUEST:
        raise Refused(_("Deze blokkade hoort bij een verzoek. Zij stopt als het verzoek klaar is."))
    _lift(hold, by, on)
    return hold


@transaction.atomic
def renew_hold(*, hold: Hold, review_on: dt.date, by: Actor, on: dt.date) -> Hold:
    """Keep a hold and look again on `review_on`. Raises Refused when it was lifted, or that day has come."""
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_on:
        raise Refused(_("Deze blokkade is al opgeheven."))
    if review_on <= on:
        raise Refused(_("Kies een dag na vandaag."))
    hold.review_on = review_on
    hold.save(update_fields=("review_on",))
    journal.record(Verb.HOLD_PLACED, hold.held, by=by)
    return hold


def _lift(hold: Hold, by: Actor, on: dt.date) -> None:
    hold.lifted_on, hold.lifted_by = on, by
    hold.save(update_fields=("lifted_on", "lifted_by"))
    journal.record(Verb.HOLD_LIFTED, hold.held, by=by)
