"""Which findings may be decided on together, as what, and why the others may not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cases import workflow
from cases.findings import rules as findings_rules
from cases.findings.rules import Judgement
from cases.flow import exemptions
from cases.flow.rights import right_of
from cases.models import Decision
from cases.redacting.people import choices_of
from cases.verbs import Verb
from dossiers.sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.models import Case, Finding
    from cases.redacting.people import Choices

Outcome, Code = Decision.Outcome, Decision.Code
WHOLE = Judgement(Outcome.GRANTED)
MARK = 12  # signs of a fingerprint, enough to see that a text is another one


@dataclass(frozen=True)
class Proposed:
    """One finding on the list, with its text as the person would get it; `is_ticked` until the officer says no."""

    finding: Finding
    text: str
    is_ticked: bool = True

    @property
    def mark(self) -> str:
        """What is posted for this line: its number, and a fingerprint of the words that stood there."""
        told = "\n".join((self.finding.title, self.finding.origin, self.text))
        return f"{self.finding.number}.{sha256(told.encode('utf-8', 'replace')).hexdigest()[:MARK]}"


@dataclass(frozen=True)
class Proposal:
    """What can be decided on together, and how many findings were left out for which reason."""

    lines: tuple[Proposed, ...]
    left: tuple[tuple[str, int], ...] = ()


def shielded_only(kind: str) -> Judgement:
    """The decision on a piece in which the only others are hidden already: in part, with the usual words."""
    code = str(Code.OTHER_PERSON)
    return Judgement(str(Outcome.PARTLY), code, exemptions.usual(code, kind), reason=exemptions.usual_reason(code))


def why_not(case: Case) -> str:
    """Why nothing can be decided together now."""
    if case.status != workflow.Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, case.status)
    return "" if right_of(case).gives else _("Bij dit recht besluit u over elk gegeven apart.")


def to_give(case: Case) -> Proposal:
    """What can be given whole at once: from the own dossier, in an open section, nobody named in it, without a file."""
    chosen, lines, left = choices_of(case), [], Counter[str]()
    for finding in _open(case):
        if reason := _why_apart(finding, chosen):
            left[reason] += 1
        else:
            lines.append(Proposed(finding, finding.text))
    return Proposal(tuple(lines), tuple(left.items()))


def to_give_in_part(case: Case) -> Proposal:
    """What can be given in part at once: where the only others are hidden by choice. A closed section is not ticked."""
    chosen, said = choices_of(case), shielded_only(case.kind)
    lines = [
        Proposed(finding, findings_rules.kept(finding, said, chosen)["given_text"], not _is_closed(finding))
        for finding in _open(case)
        if is_shielded_only(finding, chosen)
    ]
    return Proposal(tuple(lines))


def is_shielded_only(finding: Finding, chosen: Choices) -> bool:
    """Whether all others in a piece are hidden by choice, so that giving it without them needs no more words."""
    others = {person.pk for person in finding.others()}
    if finding.record is None or not others or not others <= chosen.hidden.keys():
        return False
    return not findings_rules.why_not_part(finding, shielded_only(finding.case.kind), chosen)


def changed_since(marks: Iterable[str], proposal: Proposal) -> str:
    """Why what was ticked is no longer what stands on the list; nothing when it still is."""
    gone = sorted({mark.partition(".")[0] for mark in marks} - {mark.partition(".")[0] for mark in _marks(proposal)})
    other = sorted(mark.partition(".")[0] for mark in set(marks) - set(_marks(proposal)))
    if gone or other:
        return _("Stuk %(numbers)s is intussen veranderd of beoordeeld. Lees de lijst opnieuw.") % {
            "numbers": ", ".join(gone or other)
        }
    return ""


def _marks(proposal: Proposal) -> Iterator[str]:
    return (line.mark for line in proposal.lines)


def _open(case: Case) -> Iterator[Finding]:
    """The findings without a decision, by number."""
    prefetch_related_objects([case], "also_subjects")  # asked once, not for every finding
    for finding in case.findings.undecided().whole().prefetch_related("record__files").order_by("number"):
        finding.case = case
        yield finding


def _is_closed(finding: Finding) -> bool:
    return bool(finding.section) and Section(finding.section).is_closed


def _why_apart(finding: Finding, chosen: Choices) -> str:
    """Why this finding is read on its own page, and not given with the rest."""
    if finding.record is None:
        return _("het is een bestand")
    if finding.of_another:
        return _("het komt uit het dossier van een ander")
    if _is_closed(finding):
        return _("het hoort bij overlast, woonfraude, zorg of huurachterstand")
    if finding.record.files.all():
        return _("er hoort een bestand bij")
    if finding.others():
        return _("er is iemand anders in genoemd")
    return _("er staat een naam in die u afschermt") if findings_rules.why_not_whole(finding, chosen) else ""
