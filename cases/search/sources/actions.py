"""Keeping the standard plan: where is searched outside the product, and who looks there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cases.flow.search_rules import why_not_asked
from cases.models import SearchSource
from cases.verbs import Verb
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from dossiers.actors import Actor


def colleagues() -> QuerySet[Actor]:
    """Who can be asked to search: everybody who works here, apart from functional management, which sees no content."""
    working = get_user_model().objects.filter(is_active=True)
    return working.exclude(groups__name=Function.FUNCTIONAL_MANAGEMENT).order_by("name", "pk")


def why_not_named(name: str, source: SearchSource | None) -> str:
    """Why a place cannot be called this: another one is."""
    others = SearchSource.objects.exclude(pk=source.pk) if source else SearchSource.objects.all()
    return _("Er is al een plek met deze naam.") if others.filter(name__iexact=name.strip()).exists() else ""


@transaction.atomic
def save(*, source: SearchSource | None, by: Actor, **words: Any) -> SearchSource:
    """Add a place to the standard plan, or change one. Tasks that were asked stay as they are. Raises Refused."""
    answerer = words.get("answerer")
    why = why_not_named(words["name"], source) or (why_not_asked(answerer) if answerer else "")
    if why:
        raise Refused(why)
    if source is None:
        last = SearchSource.objects.aggregate(last=Max("place"))["last"] or 0
        words = {**words, "place": words.get("place") or last + 1}
        source = SearchSource(**words)
    else:
        source = SearchSource.objects.select_for_update().get(pk=source.pk)
        for name, value in words.items():
            setattr(source, name, value)
    source.save()
    journal.record(Verb.SEARCH_PLACE_SET, source, by=by)
    return source


@transaction.atomic
def end(*, source: SearchSource, by: Actor, on: dt.date) -> None:
    """Take a place out of the standard plan. What was asked there stays asked. Raises Refused when it is out."""
    source = SearchSource.objects.select_for_update().get(pk=source.pk)
    if source.ended_on:
        raise Refused(_("Deze plek hoort al niet meer bij het plan."))
    source.ended_on = on
    source.save(update_fields=("ended_on",))
    journal.record(Common.ENDED, source, by=by)


@transaction.atomic
def resume(*, source: SearchSource, by: Actor) -> None:
    """Take a place into the standard plan again. Raises Refused when it is in it."""
    source = SearchSource.objects.select_for_update().get(pk=source.pk)
    if source.ended_on is None:
        raise Refused(_("Deze plek hoort al bij het plan."))
    source.ended_on = None
    source.save(update_fields=("ended_on",))
    journal.record(Common.RESUMED, source, by=by)
