"""Setting a right aside on a ground of UAVG 41(1): the account of it, and looking again whether it is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import workflow
from cases.decision import rules as decision_rules
from cases.flow.steps import locked
from cases.models import Case, Decision, Limitation
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from law.checklist import Point
from law.grounds import limit_named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from dossiers.actors import Actor


def why_not_limit(case: Case, ground: str, points: Mapping[str, str], review_on: dt.date, today: dt.date) -> str:
    """Why this account of a restriction cannot be kept."""
    if case.status != Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, case.status)
    if ground not in decision_rules.restrictions_in(case):
        return _("Geen enkel besluit in dit verzoek rust op deze regel.")
    missing = [point.question for point in Point if not points.get(point, "").strip()]
    if missing:
        return _("Hier mist nog een antwoord: %(question)s") % {"question": missing[0]}
    if review_on <= today:
        return _("Kies een dag in de toekomst om opnieuw te kijken.")
    return ""


@transaction.atomic
def limit(
    *, case: Case, ground: str, points: Mapping[str, str], review_on: dt.date, by: Actor, on: dt.date
) -> Limitation:
    """Write down the points of UAVG 41(2) for one ground, and when we look again. Raises Refused."""
    case = locked(case)
    if why := why_not_limit(case, ground, points, review_on, on):
        raise Refused(why)
    words = {"points": {point.value: points[point].strip() for point in Point}, "review_on": review_on}
    row, _new = Limitation.objects.update_or_create(
        case=case, ground=ground, defaults={**words, "by": by, "at": timezone.now()}
    )
    journal.record(Verb.LIMITED, case, by=by)
    return row


def known(case: Case, ground: str) -> dict[str, str]:
    """What the points can begin with: what the register and the decisions say already."""
    rows = Decision.objects.filter(finding__case=case, ground=ground)
    numbers = sorted(rows.values_list("finding__number", flat=True))
    findings = case.findings.whole().filter(number__in=numbers)
    activities = {finding.activity for finding in findings if finding.activity}
    shown = sorted(activities, key=lambda activity: activity.number)
    return {
        Point.PURPOSES: "\n".join(activity.name for activity in shown),
        Point.CATEGORIES: "\n".join(activity.categories for activity in shown),
        Point.SCOPE: _("Stuk %(numbers)s.") % {"numbers": ", ".join(map(str, numbers))} if numbers else "",
        Point.CONTROLLER: settings.ASSOCIATION_NAME,
        Point.RETENTION: "\n".join(f"{activity.name}: {activity.kept}." for activity in shown),
    }


def due(today: dt.date) -> QuerySet[Limitation]:
    """The restrictions of answered cases at which it is time to look again."""
    running = Limitation.objects.filter(lifted_on__isnull=True, case__status=Status.SENT)
    return running.filter(review_on__lte=today).select_related("case")


def why_not_review(row: Limitation, remark: str, review_on: dt.date | None, lifted: bool, today: dt.date) -> str:
    """Why looking again cannot be recorded like this."""
    if row.lifted_on:
        return _("Deze beperking is al opgeheven.")
    if row.case.status != Status.SENT:
        return _("Dit verzoek is nog niet beantwoord.")
    if not remark.strip():
        return _("Schrijf op wat er bleek.")
    if not lifted and (review_on is None or review_on <= today):
        return _("Nog nodig? Kies dan een dag in de toekomst om opnieuw te kijken.")
    return ""


@transaction.atomic
def review(
    *, row: Limitation, remark: str, lifted: bool, review_on: dt.date | None, by: Actor, on: dt.date
) -> Limitation:
    """Record what looking again showed: lifted as soon as the reason is gone (EDPB), or a next day. Raises Refused."""
    row = Limitation.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    if why := why_not_review(row, remark, review_on, lifted, on):
        raise Refused(why)
    row.review, row.reviewed_at, row.reviewed_by = remark.strip(), timezone.now(), by
    row.lifted_on, row.review_on = (on, row.review_on) if lifted else (None, review_on or row.review_on)
    row.save(update_fields=("review", "reviewed_at", "reviewed_by", "lifted_on", "review_on"))
    journal.record(Verb.LIMITATION_REVIEWED, row.case, by=by)
    return row


def name_of(ground: str) -> str:
    """The rule as shown: its article and what it says."""
    found = limit_named(ground)
    return f"{found.source.name}: {found.label}" if found else ground
