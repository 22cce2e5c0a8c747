"""What is done to a record: deciding on it, what may not be, and the doing; correct, remove, freeze, stop."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.findings import rules as findings_rules
from cases.flow import exemptions, repeats
from cases.flow import rules as flow_rules
from cases.flow.rights import right_of
from cases.flow.steps import locked
from cases.flow.subjects import own_requests
from cases.models import Decision, Measure
from cases.notification import actions as notification
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.models import Freeze
from dossiers.records import actions as records
from dossiers.records import freezing
from dossiers.records import rules as records_rules
from dossiers.records.evidence import why_not_evidence
from dossiers.refusal import Refused
from law import sources
from law.grounds import Ground
from retention.schedule.rules import why_not_erase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case, Finding
    from dossiers.actors import Actor
    from dossiers.models import Record

LONGEST_EVIDENCE = 500
MARKETING = re.compile(r"\b(?:direct marketing|reclame|nieuwsbrief)", re.IGNORECASE)
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
    if kind == Measure.Kind.STOP:
        return why_not_stop(finding.record)
    if kind == Measure.Kind.ERASE:
        return why_not_erase(finding.record, own=own_requests(finding.case))
    return ""


def why_not_stop(record: Record) -> str:
    """Why nobody can object to the use of `record`: only what rests on our interest or a public task (AVG art. 21(1)).

    Against direct marketing one may always object (AVG art. 21(2)).
    """
    ground, activity = Ground(record.basis.ground), record.basis.activity
    if ground.may_be_objected_to or MARKETING.search(f"{activity.name} {activity.purpose}"):
        return ""
    told = _(
        "Wij gebruiken dit op een andere grond: %(ground)s (%(source)s). Bezwaar kan alleen als wij iets gebruiken "
    )
    told += _("voor ons belang of voor een taak van algemeen belang (%(rule)s).")
    return told % {"ground": str(ground.label).lower(), "source": ground.source.name, "rule": sources.AVG_21_1}


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


def value_of(field: str, typed: str) -> str | dt.date | None:
    """What was typed for a field, as it is kept: a day for a field that is one, None for no day, else the text.

    Raises ValueError for a day that does not exist.
    """
    if field not in records_rules.DAYS:
        return typed.strip()
    if not typed.strip(" /-") and field in records_rules.MAY_BE_EMPTY:
        return None
    return _day_of(typed)


def _day_of(typed: str) -> dt.date:
    """The day that was typed, with the year last or first: 27 3 2026, 27-3-2026, 27/3/2026 or 2026-3-27.

    Raises ValueError.
    """
    parts = re.findall(r"[^\s/-]+", typed)
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        raise ValueError("a day is three numbers")
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    return dt.date(int(year), int(month), int(day))


@transaction.atomic
def decide(*, finding: Finding, revision: int, said: findings_rules.Judgement, wanted: Wanted, by: Actor) -> Decision:
    """Decide what happens to one finding, and write down the measure that carries it out.

    `revision` is the decision that the officer was looking at, 0 for none. What is refused rests on another rule than
    the rights of others: of `said` the code is always that one. Raises Refused.
    """
    case = locked(finding.case)
    said = replace(said, code=Decision.Code.OTHER_RULE)
    why = flow_rules.why_not_judge(case, finding, revision) or _why_not_said(case, said)
    if why := why or why_not(finding, said.outcome, wanted):
        raise Refused(why)
    words = _words(said, case.kind) | {"revision": revision + 1, "at": timezone.now(), "by": by}
    decision, _new = Decision.objects.update_or_create(finding=finding, defaults=words)
    _write_down(finding, said.outcome, wanted)
    journal.record(Verb.JUDGED, case, by=by)
    return decision


def _words(said: findings_rules.Judgement, kind: str) -> dict[str, str]:
    """The fields of a decision that says this; a rule and its necessity belong to a refusal alone."""
    is_refused = said.outcome == Decision.Outcome.REFUSED
    return {
        "outcome": said.outcome,
        "code": said.code if is_refused else "",
        "ground": (said.ground or exemptions.usual(said.code, kind)) if is_refused else "",
        "necessity": said.necessity.strip() if is_refused else "",
        "reason": said.reason.strip(),
        "note": said.note.strip(),
    }


def _why_not_said(case: Case, said: findings_rules.Judgement) -> str:
    """Why this is no decision on a finding of such a request: what is refused has a reason (regulation)."""
    if said.outcome not in right_of(case).outcomes:
        return _("Kies wat er met dit gegeven gebeurt.")
    if said.outcome != Decision.Outcome.REFUSED:
        return ""
    if not said.reason.strip():
        return _("Leg uit waarom u dit niet doet. Zonder uitleg kunt u niet verder.")
    ground = said.ground or exemptions.usual(said.code, case.kind)
    return findings_rules.why_not_rule(said, case.kind) or repeats.why_not_excessive(case, ground)


def _write_down(finding: Finding, outcome: str, wanted: Wanted) -> Measure | None:
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


def freeze_challenged(case: Case, findings: Iterable[Finding], by: Actor) -> None:
    """Freeze the records that a correction or an objection is about, until it is settled (AVG art. 18(1)(a), (d))."""
    reason = right_of(case).freezes
    for finding in findings if reason else ():
        if finding.record:
            freezing.freeze(record=finding.record, reason=reason, reference=case.reference, by=by)


def carry_out(case: Case, by: Actor, on: dt.date) -> None:
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


def _correct(row: Measure, record: Record, case: Case, by: Actor) -> None:
    shows = f"{case.reference}: {row.shows}"[:LONGEST_EVIDENCE]
    change = records.Change(row.field, value_of(row.field, row.new), shows, row.mark)
    records.correct(record=record, change=change, by=by, decided=True)


def _state(row: Measure, record: Record, case: Case, by: Actor) -> None:
    records.state(record=record, text=row.words, made_on=case.received_on, is_checked=True, by=by, decided=True)


def _freeze(row: Measure, record: Record, case: Case, by: Actor) -> None:
    reason = REASONS.get(Measure.Article(row.article), Freeze.Reason.OBJECTION) if row.article else ""
    freezing.freeze(record=record, reason=reason or Freeze.Reason.OBJECTION, reference=case.reference, by=by)


def _until_destroyed(row: Measure, record: Record, case: Case, by: Actor) -> None:
    freezing.freeze(record=record, reason=Freeze.Reason.UNLAWFUL, reference=case.reference, by=by)


DOERS = {
    Measure.Kind.CORRECT: _correct,
    Measure.Kind.STATE: _state,
    Measure.Kind.RESTRICT: _freeze,
    Measure.Kind.STOP: _freeze,
    Measure.Kind.ERASE: _until_destroyed,
}
