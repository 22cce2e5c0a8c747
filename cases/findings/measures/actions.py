"""What granting a request does to a record: what is asked of the officer, what may not be, and the doing of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.flow.rights import right_of
from cases.models import Decision, Measure
from cases.notification import actions as notification
from dossiers.models import Freeze
from dossiers.records import (
    actions as records,
)
from dossiers.records import (
    freezing,
)
from dossiers.records import (
    rules as records_rules,
)
from dossiers.records.evidence import why_not_evidence
from retention.rules import why_not_erase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case, Finding
    from dossiers.models import Record

LONGEST_EVIDENCE = 500
ERASING = tuple(each for each in Measure.Article if each.value.startswith("17"))
FREEZING = tuple(each for each in Measure.Article if each.value.startswith("18"))
ARTICLES = {Measure.Kind.ERASE: ERASING, Measure.Kind.RESTRICT: FREEZING}
REASONS = {
    Measure.Article.CONTESTED: Freeze.Reason.CONTESTED,
    Measure.Article.RATHER_FROZEN: Freeze.Reason.UNLAWFUL,
    Measure.Article.CLAIM: Freeze.Reason.CLAIM,
    Measure.Article.OBJECTION: Freeze.Reason.OBJECTION,
}


@dataclass(frozen=True)
class Wanted:
    """What is to be done to a record, as the officer typed it; `words` is the person's own statement."""

    article: str = ""
    field: str = ""
    new: str = ""
    shows: str = ""
    words: str = ""


def why_not(finding: Finding, outcome: str, wanted: Wanted) -> str:
    """Why this measure cannot be decided on for this finding, or an empty string (AVG art. 16-18, 21)."""
    kind = right_of(finding.case).measure
    if not kind or outcome == Decision.Outcome.REFUSED:
        return ""
    if finding.record is None:
        return _("Dit stuk ligt niet in een dossier. Laat de afdeling het zelf aanpassen, en schrijf dat op.")
    if kind == Measure.Kind.CORRECT:
        return _why_not_correct(finding.record, wanted)
    if kind in ARTICLES and wanted.article not in ARTICLES[Measure.Kind(kind)]:
        return _("Kies op welke grond dit rust.")
    if kind == Measure.Kind.ERASE:
        return why_not_erase(finding.record, reference=finding.case.reference)
    return ""


def _why_not_correct(record: Record, wanted: Wanted) -> str:
    if wanted.field not in records_rules.CORRECTABLE:
        return _("Kies wat er verbeterd moet worden.")
    if len(wanted.shows.strip()) < 3:
        return _("Leg vast waaruit blijkt dat dit klopt.")
    try:
        new = value_of(wanted.field, wanted.new)
    except ValueError:
        return _("Deze datum bestaat niet. Vul een datum in, bijvoorbeeld 27 3 2026.")
    if new == getattr(record, wanted.field):
        return _("Dit staat er al zo. Er is niets gewijzigd.")
    if wanted.field == "evidence":
        return why_not_evidence(record.basis, record.evidence_kind, str(new or ""))
    return records_rules.why_not_value(record, wanted.field, new, is_checked=False)


def value_of(field: str, typed: str) -> Any:
    """What was typed for a field, as it is kept. Raises ValueError for a day that does not exist."""
    if field not in records_rules.DAYS:
        return typed.strip()
    parts = [part for part in typed.replace("-", " ").replace("/", " ").split() if part]
    if not parts and field in records_rules.MAY_BE_EMPTY:
        return None
    if len(parts) != len("dmy") or not all(part.isdecimal() for part in parts):
        raise ValueError(typed)
    day, month, year = map(int, parts)
    return dt.date(day, month, year) if day > 31 else dt.date(year, month, day)


def settle(finding: Finding, outcome: str, wanted: Wanted) -> Measure | None:
    """Write down what the decision on `finding` does, instead of what stood there before."""
    Measure.objects.filter(finding=finding).delete()
    kind = right_of(finding.case).measure
    refused = outcome == Decision.Outcome.REFUSED
    if not kind or finding.record is None or (refused and not wanted.words.strip()):
        return None
    if refused:
        return Measure.objects.create(finding=finding, kind=Measure.Kind.STATE, words=wanted.words.strip())
    correct = kind == Measure.Kind.CORRECT
    return Measure.objects.create(
        finding=finding,
        kind=kind,
        article=wanted.article if kind in ARTICLES else "",
        field=wanted.field if correct else "",
        new=records.as_text(value_of(wanted.field, wanted.new)) if correct else "",
        shows=wanted.shows.strip() if correct else "",
        mark=records.seen(finding.record, wanted.field) if correct else "",
    )


def freeze_challenged(case: Case, findings: Iterable[Finding], by: Any) -> None:
    """Freeze the records that a correction or an objection is about, until it is settled (AVG art. 18(1)(a), (d))."""
    reason = right_of(case).freezes
    for finding in findings if reason else ():
        if finding.record:
            freezing.freeze(record=finding.record, reason=reason, reference=case.reference, by=by)


def carry_out(case: Case, by: Any, on: dt.date) -> None:
    """Do what was decided to the records, in the transaction that sends the answer.

    What is to be removed is frozen here, and destroyed by the worker right after. Raises Refused.
    """
    freezing.thaw(reference=case.reference, by=by)
    rows = list(
        Measure.objects.filter(finding__case=case, done_at__isnull=True).select_related(
            "finding__record__basis__activity"
        )
    )
    notification.begin(case, rows)
    for row in rows:
        record = row.finding.record
        if record is None:
            continue
        DOERS[Measure.Kind(row.kind)](row, record, case, by)
        if row.kind != Measure.Kind.ERASE:
            row.done_at = timezone.now()
            row.save(update_fields=("done_at",))


def _correct(row: Measure, record: Record, case: Case, by: Any) -> None:
    new = value_of(row.field, row.new)
    shows = f"{case.reference}: {row.shows}"[:LONGEST_EVIDENCE]
    records.correct(record=record, name=row.field, new=new, shows=shows, mark=row.mark, by=by, decided=True)


def _state(row: Measure, record: Record, case: Case, by: Any) -> None:
    records.state(record=record, text=row.words, made_on=case.received_on, is_checked=True, by=by, decided=True)


def _freeze(row: Measure, record: Record, case: Case, by: Any) -> None:
    reason = REASONS.get(Measure.Article(row.article), Freeze.Reason.OBJECTION) if row.article else ""
    freezing.freeze(record=record, reason=reason or Freeze.Reason.OBJECTION, reference=case.reference, by=by)


def _until_destroyed(row: Measure, record: Record, case: Case, by: Any) -> None:
    freezing.freeze(record=record, reason=Freeze.Reason.UNLAWFUL, reference=case.reference, by=by)


DOERS = {
    Measure.Kind.CORRECT: _correct,
    Measure.Kind.STATE: _state,
    Measure.Kind.RESTRICT: _freeze,
    Measure.Kind.STOP: _freeze,
    Measure.Kind.ERASE: _until_destroyed,
}
