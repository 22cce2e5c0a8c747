"""What was done and what was not, per record, in the words of the letter: where and of when, never what it says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cases.flow import exemptions
from cases.flow.rights import right_of
from cases.flow.subjects import on_their_way
from cases.letters import typeset
from cases.models import Decision, Measure
from cases.notification import actions as notification
from dossiers.records import rules as records_rules
from dossiers.records.page_data import label_of
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.models import Finding

DONE = {
    Measure.Kind.ERASE: "dit verwijderen wij.",
    Measure.Kind.RESTRICT: "bevroren: wij bewaren het en gebruiken het niet.",
    Measure.Kind.STOP: "wij stoppen met dit gebruik.",
}

GOES_AFTER = (
    "U vroeg deze gegevens ook op, met verzoek %(number)s. Wij verwijderen ze zodra u dat antwoord hebt. "
    "Haalt u dat antwoord niet op? Dan verwijderen wij ze als de tijd om het op te halen voorbij is."
)
TELLS = "Wie deze gegevens van ons kreeg, hoort dat ook van ons. Dat kunnen zijn: "


def acts_in(findings: list[Finding], on: dt.date) -> Iterator[typeset.Topic]:
    """The topics of the letter: what was done, what was not, with its reason, and who hears of it (AVG art. 19).

    What is erased after the person has another answer (`on_their_way` on this day) says so.
    """
    done = [_done(f) for f in findings if f.decision.outcome != Decision.Outcome.REFUSED]
    refused = [_refused(f) for f in findings if f.decision.outcome == Decision.Outcome.REFUSED]
    if done:
        yield typeset.Topic("Wat wij deden", done)
    if number := _goes_after(findings, on):
        yield typeset.Topic("Wanneer wij verwijderen", [GOES_AFTER % {"number": number}])
    if refused:
        yield typeset.Topic("Wat wij niet doen, en waarom", refused)
    if names := notification.recipients_of(f.measure for f in findings if hasattr(f, "measure")):
        yield typeset.Topic("Aan wie wij dit laten weten", [f"{TELLS}{', '.join(names)}."])


def _goes_after(findings: list[Finding], on: dt.date) -> str:
    """The number of the request whose answer comes before what is erased here; nothing where none does."""
    if not any(getattr(getattr(finding, "measure", None), "kind", "") == Measure.Kind.ERASE for finding in findings):
        return ""
    subject = findings[0].case.subject
    first = on_their_way(subject, on).first() if subject else None
    return first.reference if first else ""


def _which(finding: Finding) -> str:
    """A record as somebody can tell it from another: its section and its date."""
    on = f", {dutch(finding.happened_on)}" if finding.happened_on else ""
    return f"{finding.section_label.capitalize()}{on}: "


def _done(finding: Finding) -> str:
    measure = getattr(finding, "measure", None)
    if measure is None:
        return _which(finding) + str(right_of(finding.case).outcomes[finding.decision.outcome]) + "."
    if measure.kind == Measure.Kind.CORRECT:
        return f"{_which(finding)}{label_of(measure.field)} is verbeterd. Er staat nu: “{_as_read(measure)}”."
    return _which(finding) + DONE[Measure.Kind(measure.kind)]


def _as_read(measure: Measure) -> str:
    if measure.field in records_rules.DAYS and measure.new:
        return dutch(dt.date.fromisoformat(measure.new))
    return measure.new


def _refused(finding: Finding) -> str:
    stated = " Uw eigen verklaring staat erbij." if getattr(finding, "measure", None) else ""
    limit = exemptions.limit_of(finding.decision, finding.case.kind)
    rule = f" ({limit.source.name})" if limit else ""
    return _which(finding) + finding.decision.reason + rule + stated
