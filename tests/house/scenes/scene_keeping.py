"""What the pages of retention show: lists in every state, what is due, held or without end, a hold to review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from dossiers.functions import Function
from dossiers.models import Record
from retention.certificates import actions as certificates
from retention.deletion_orders import actions as deletion_orders
from retention.holds.actions import Cause, place_hold
from retention.lists import actions as listing
from retention.lists import residual_mentions
from retention.models import Destruction, MentionItem, Outcome, Slip, SlipLine, Step
from tests import cast
from tests.retention.keeping import kept_by

if TYPE_CHECKING:
    from dossiers.models import Dossier
    from retention.models import DestructionList
    from tests.house.scenes.scene import Scene


def furnish(scene: Scene, dossier: Dossier) -> None:
    """Everything, made by the ordinary acts."""
    officer, today = scene.people[Function.PRIVACY_OFFICER], timezone.localdate()
    held = kept_by("complaint")
    cause = Cause("litigation", reason="De huurder procedeert over de servicekosten.", review_on=today)
    hold = place_hold(held, cause, by=officer, on=today)
    place_hold(dossier.person, Cause("investigation", reason="Onderzoek loopt."), by=officer, on=today)
    names = {
        "stopped": "arrears",
        "lapsed": "arrears",
        "waiting": "arrears",
        "seconding": "bookkeeping",
        "submitted": "fraud",
    }
    carried_out = _carried_out(officer, scene.people[Function.DIRECTOR])
    lists = {name: _list(officer, category) for name, category in {**names, "proposed": "bookkeeping"}.items()}
    listing.stop(of=lists["stopped"], reason="Eerst navragen bij verhuur.", by=officer)
    for name in ("waiting", "seconding", "submitted"):
        listing.submit(of=lists[name], by=officer)
    for name in ("waiting", "seconding"):
        listing.approve(of=lists[name], typed=lists[name].reference, by=scene.people[Function.DIRECTOR])
    kept = lists["waiting"].items.first()
    until = today + dt.timedelta(days=90)
    listing.retain(item=kept, reason="De incasso is nog niet klaar.", until=until, by=officer, on=today)
    kept_by("arrears")
    lists["carried_out"] = carried_out
    scene.words |= {f"list_{name}": str(of.pk) for name, of in lists.items()}
    scene.words |= {"hold": str(hold.pk), "due_item": str(lists["proposed"].items.first().pk)}
    Step.objects.create(of=lists["lapsed"], kind=Step.Kind.LAPSED)
    named = [_named(lists["proposed"]) for _each in range(2)]
    residual_mentions.decide(item=named[0], choice="keep", reason="De klacht van de buren loopt nog.", by=officer)
    scene.words["mention_item"] = str(named[1].pk)
    slip, proved = carried_out.slips.all()
    said = {"done_on": today, "done_as": "Collega ICT", "proof": "Melding 4711"}
    Slip.objects.filter(pk=proved.pk).update(**said, proved_at=timezone.now(), proved_by=officer)
    deletion_orders.wipe(proved)
    Slip.objects.filter(pk=slip.pk).update(due_on=today - dt.timedelta(days=3))
    asked = {"system": slip.system, "due_on": today + dt.timedelta(days=20)}
    erased = Slip.objects.create(request=cast.make_case(kind="erasure").reference, **asked)
    SlipLine.objects.create(slip=erased, section="nuisance", known_as="4711")
    scene.words |= {"slip": str(slip.pk), "proved_slip": str(proved.pk), "request_slip": str(erased.pk)}
    scene.words["due_activity"] = str(held.basis.activity.number)


def _list(officer: Any, category: str) -> DestructionList:
    """A list with two records, one of them of this category; books and crime take a third person."""
    kept_by("arrears")
    kept_by(category)
    return listing.propose(by=officer, on=timezone.localdate())


def _carried_out(officer: Any, director: Any) -> DestructionList:
    """A list as it stands when it was carried out, with its certificate. No ledger knows of it."""
    of = _list(officer, "arrears")
    listing.submit(of=of, by=officer)
    listing.approve(of=of, typed=of.reference, by=director)
    records = list(Record.objects.filter(pk__in=of.items.values("record_key")).select_related("dossier__person"))
    found = {
        deletion_orders.OtherSystem(name, "Informatiebeheer"): records
        for name in ("Archief en documenten", "Huurdersadministratie")
    }
    deletion_orders.order_for_list(of=of, found=found, on=timezone.localdate())
    for item in of.items.select_related("rule"):
        words = {"reference": item.reference, "section": item.section, "article": item.rule.category}
        Destruction.objects.create(under=of, rule=item.rule, decided_by=officer, **words)
        Outcome.objects.create(item=item, kind=Outcome.Kind.DESTROYED)
    Record.objects.filter(pk__in=of.items.values("record_key")).update(trigger_on=timezone.localdate())
    Step.objects.create(of=of, kind=Step.Kind.CARRIED_OUT)
    certificates.make_all()
    return of


def _named(of: DestructionList) -> MentionItem:
    """A record of another in which somebody on this list is named."""
    person = Record.objects.get(pk=of.items.last().record_key).dossier.person
    record = cast.make_record(section="nuisance", mentions=[person])
    words = {"person_reference": person.reference, "reference": record.reference, "section": record.section}
    return MentionItem.objects.create(of=of, person_key=person.pk, record_key=record.pk, **words)
