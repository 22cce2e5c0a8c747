"""From a decided case to what goes out, as values: the words of the letter, what is given, what is listed.

Nothing is printed here. What could keep an answer from being made can be asked of these values; so can whether another
answer would be made now than the one that was proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cases.answer import client_card, information, portability
from cases.answer.outcomes import acts_in
from cases.flow import exemptions
from cases.flow.addressing import addressee_of, said_to
from cases.flow.complaint_rules import verdict_of
from cases.flow.rights import right_of
from cases.letters import typeset
from cases.letters.sender import sender
from cases.models import Answer, Decision
from cases.redacting import text as giving
from cases.redacting.people import choices_of
from cases.search.found.storage import attachment_name, file_name
from cases.search.search_record import proofs
from dossiers.files.kinds import claimed
from dossiers.models import RecordFile
from law.deadlines import court_term_ends
from law.grounds import limit_named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from cases.models import Case, Finding, FoundPaper, RedactedFile
    from dossiers.models import Person
    from redaction.people import Finder

    Own = tuple[typeset.OwnSection, ...]
    Shield = Mapping[int, Finder]  # what finds whom to shield in a finding, by its number


OUTCOMES = {
    Answer.Outcome.GRANTED: typeset.Outcome.GRANTED,
    Answer.Outcome.PARTLY: typeset.Outcome.PARTLY,
    Answer.Outcome.REFUSED: typeset.Outcome.REFUSED,
    Answer.Outcome.NOTHING: typeset.Outcome.NOTHING_FOUND,
}


PIECES = {
    Decision.Outcome.GRANTED: typeset.PieceDecision.GIVEN,
    Decision.Outcome.PARTLY: typeset.PieceDecision.PARTLY,
    Decision.Outcome.REFUSED: typeset.PieceDecision.WITHHELD,
}


MEANINGS = {code.letter: code.meaning for code in typeset.CODES}


@dataclass(frozen=True)
class GivenFile:
    """A file that goes along: what it is called in the package, the number of its piece, and its row."""

    name: str
    number: int
    row: FoundPaper | RecordFile | RedactedFile

    @property
    def kind(self) -> str:
        """What it is before it leaves."""
        return claimed(self.row.name) if isinstance(self.row, RecordFile) else self.row.kind


@dataclass(frozen=True)
class Contents:
    """All that goes out in one answer. `hidden` finds who may stand in none of it.

    Overview and inventory are None for a right that gives no copy. `looked_at` is whose lookers are told (AVG art. 15),
    `data` what is taken along by name (AVG art. 20).
    """

    letter: typeset.AnswerLetter
    overview: typeset.Overview | None
    inventory: typeset.Inventory | None
    hidden: Finder
    files: tuple[GivenFile, ...]
    data: Mapping[str, bytes]
    looked_at: Person | None


def contents_of(case: Case, on: dt.date) -> Contents:
    """What goes out for a case with an answer, which need not be saved yet, in a letter dated `on`."""
    findings = list(case.findings.whole().select_related("decision", "measure").order_by("number"))
    for finding in findings:
        finding.case = case
    chosen, right = choices_of(case), right_of(case)
    shield = {finding.number: chosen.to_shield(finding) for finding in findings}
    own = client_card.own_sections(case, findings, chosen) if right.gives else ()
    return Contents(
        letter=_letter(case, findings, shield, on),
        overview=_overview(case, findings, shield, on, own) if right.gives else None,
        inventory=_inventory(case, findings, on, own) if right.gives else None,
        hidden=chosen.everywhere(findings),
        files=tuple(_files(findings)) if right.gives else (),
        data=portability.files(case, findings, shield),
        looked_at=case.subject if right.informs else None,
    )


def _files(findings: list[Finding]) -> Iterator[GivenFile]:
    """The papers that are given, and the files of records, each under its number.

    A redacted version goes in the place of the file; of a record that is given in part nothing else goes.
    """
    for finding in findings:
        if finding.paper and not _is_refused(finding):
            given = redacted_of(finding).get(finding.paper.pk, finding.paper)
            yield GivenFile(file_name(finding.number, given), finding.number, given)
    given_of = {finding.record_id: finding for finding in findings if finding.record and not _is_refused(finding)}
    rows = RecordFile.objects.filter(record__in=given_of).select_related("record")
    for finding, row in sorted(((given_of[row.record_id], row) for row in rows), key=lambda p: (p[0].number, p[1].pk)):
        version = redacted_of(finding).get(row.pk)
        if version or finding.decision.outcome == Decision.Outcome.GRANTED:
            yield GivenFile(attachment_name(finding.number, row, version), finding.number, version or row)


def redacted_of(finding: Finding) -> dict[UUID, RedactedFile]:
    """The redacted versions of the files of a finding, by the key of the file each stands for."""
    return {version.original: version for version in finding.redacted.all()}


def _letter(case: Case, findings: list[Finding], shield: Shield, on: dt.date) -> typeset.AnswerLetter:
    """The decision in a letter, built from the outward reasons; internal notes stay inside.

    The officer's words begin with the decision itself: where that was left standing, the letter says it once.
    """
    clock, to, answer = case.clock, addressee_of(case), case.answer
    right, (verdict, remedy) = right_of(case), verdict_of(case)
    decision = verdict or said_to(case, right.verdicts.get(Answer.Outcome(answer.outcome), ""))
    reasons = (answer.late_because, *answer.reasons.splitlines(), *remedy)
    return typeset.AnswerLetter(
        reference=case.reference,
        subject=right.heading,
        salutation=to.greeting,
        received_on=case.received_on,
        due_on=clock.due.on,
        sent_on=on,
        court_until=court_term_ends(on).on if clock.answers_within_avg(on) and not right.has_verdict else None,
        is_complaint=right.has_verdict,
        sender=sender(),
        recipient=typeset.Recipient(to.printed, to.address),
        opening=said_to(case, right.asked),
        outcome=OUTCOMES[Answer.Outcome(answer.outcome)],
        signatory="privacy officer",
        decision=decision,
        paragraphs=[text for text in reasons if text.strip() not in ("", decision)],
        withheld=list(_withheld(case, findings)) if right.gives else (),
        acts=list(acts_in(findings, on)) if not right.gives else (),
        information=list(information.topics(case, findings, _origins(findings, shield))) if right.informs else (),
        enclosures=[said_to(case, each) for each in right.enclosures],
    )


def _withheld(case: Case, findings: list[Finding]) -> Iterator[typeset.Withheld]:
    """What is withheld, once per letter, rule and reason, with the number of pieces."""
    kept = [
        line for f in findings if f.decision.outcome != Decision.Outcome.GRANTED for line in _lines(f.decision, case)
    ]
    for (code, ground, reason), group in groupby(sorted(kept)):
        yield typeset.Withheld(code, reason, ground, len(list(group)))


def _lines(decision: Decision, case: Case) -> Iterator[tuple[str, str, str]]:
    """Letter, rule and reason of a decision, and of each other letter that marks a passage of it."""
    limit = exemptions.limit_of(decision, case.kind)
    yield decision.code, str(limit.source) if limit else "", decision.reason
    for code in giving.codes_in(decision)[1:]:
        limit = limit_named(exemptions.usual(code, case.kind))
        yield code, str(limit.source) if limit else "", MEANINGS[code]


def _origins(findings: list[Finding], shield: Shield) -> set[str]:
    """Where what is given came from, as the person may read it."""
    return {_line("origin", f, shield) for f in findings if not f.is_paper and not _is_refused(f)}


def _overview(case: Case, findings: list[Finding], shield: Shield, on: dt.date, own: Own) -> typeset.Overview:
    """What the person gets: who they are to us, then section by section."""
    given = sorted(
        (finding for finding in findings if not _is_refused(finding)),
        key=lambda finding: (finding.is_paper, finding.section or finding.section_label, finding.number),
    )
    sections = [
        typeset.OverviewSection(heading[:1].upper() + heading[1:], [_given(finding, shield) for finding in group])
        for heading, group in groupby(given, key=lambda finding: finding.section_label)
    ]
    return typeset.Overview(case.reference, on, sender(), sections, own=own, nothing=client_card.nothing(case))


def _given(finding: Finding, shield: Shield) -> typeset.OverviewRecord:
    """One record or file as the person gets it."""
    decision, activity = finding.decision, finding.activity
    return typeset.OverviewRecord(
        number=finding.number,
        on=finding.happened_on,
        about=_line("title", finding, shield),
        text=_words_about(finding, finding.paper) if finding.paper else decision.given_text or finding.text,
        origin=_line("origin", finding, shield),
        purpose=activity.name if activity else "",
        ground=finding.ground_label,
        retention=activity.kept if activity else "",
        decision=PIECES[Decision.Outcome(decision.outcome)],
    )


def _words_about(finding: Finding, paper: FoundPaper) -> str:
    """Where the reader finds a file, and whether it is a redacted version."""
    version = redacted_of(finding).get(paper.pk)
    name = file_name(finding.number, version or paper)
    told = f"Dit is een bestand. Het zit in het pakket en heet {name}."
    return f"{told} Een deel ervan hebben wij onleesbaar gemaakt." if version else told


def _kind(finding: Finding) -> str:
    """What a piece is, and whether a file of it goes out redacted."""
    kind = "bestand" if finding.is_paper else finding.section_label
    return f"{kind} (gelakte versie)" if finding.redacted.all() and not _is_refused(finding) else kind


def _line(part: str, finding: Finding, shield: Shield) -> str:
    """A title or an origin of this finding as the person may read it."""
    return giving.given_line(part, finding, shield[finding.number])


def _inventory(case: Case, findings: list[Finding], on: dt.date, own: Own) -> typeset.Inventory:
    """Every piece found, given or not, in general words."""
    pieces: list[Any] = [
        typeset.Piece(
            number=finding.number,
            kind=_kind(finding),
            on=finding.happened_on,
            source=_source(finding),
            decision=PIECES[Decision.Outcome(finding.decision.outcome)],
            codes=giving.codes_in(finding.decision),
            sha256=finding.paper.sha256 if finding.paper and not _is_refused(finding) else "",
        )
        for finding in findings
    ]
    return typeset.Inventory(case.reference, on, sender(), pieces, searches=proofs(case), own=client_card.flat(own))


def _source(finding: Finding) -> str:
    """Where a piece was found, in general words."""
    if finding.is_paper:
        return finding.origin
    return "dossier van een ander" if finding.of_another else "uw dossier"


def _is_refused(finding: Finding) -> bool:
    return finding.decision.outcome == Decision.Outcome.REFUSED
