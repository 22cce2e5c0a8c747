"""From a decided case to its papers: the letter, the overview and the inventory, in one package."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import ngettext

from cases import letters, portable
from cases.acts import acts_in
from cases.addressing import addressee_of
from cases.kinds import sort_of
from cases.models import Answer, Case, Decision
from cases.paperkeeping import content_of, file_name
from cases.search_proof import proofs
from cases.shielding import SHORTEST, WORD, shield, words_of
from dossiers.keys import fold
from dossiers.refusal import Refused
from law import sources
from law.deadlines import court_term_ends

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cases.models import Finding, FoundPaper

OUTCOMES = {
    Answer.Outcome.GRANTED: letters.Outcome.GRANTED,
    Answer.Outcome.PARTLY: letters.Outcome.PARTLY,
    Answer.Outcome.REFUSED: letters.Outcome.REFUSED,
    Answer.Outcome.NOTHING: letters.Outcome.NOTHING_FOUND,
}
PIECES = {
    Decision.Outcome.GRANTED: letters.PieceDecision.GIVEN,
    Decision.Outcome.PARTLY: letters.PieceDecision.PARTLY,
    Decision.Outcome.REFUSED: letters.PieceDecision.WITHHELD,
}

ENCLOSED = ("Uw gegevens in twee bestanden: gegevens.json en gegevens.csv",)


def sender() -> letters.Sender:
    """The association as it stands at the top of its letters."""
    address = [line.strip() for line in settings.ASSOCIATION_ADDRESS.split(",")]
    committee = letters.Committee(f"Klachtencommissie {settings.ASSOCIATION_NAME}", address, settings.COMPLAINTS_URL)
    return letters.Sender(
        settings.ASSOCIATION_NAME,
        address,
        settings.ASSOCIATION_PHONE,
        settings.ASSOCIATION_EMAIL,
        settings.SITE_URL,
        committee,
    )


def receipt(case: Case, steps: list[str]) -> bytes:
    """The confirmation that a request came in, as PDF and without a name."""
    return letters.receipt(
        letters.Receipt(
            reference=case.reference,
            kind=str(case.get_kind_display()),
            received_on=case.received_on,
            due_on=case.clock.due.on,
            sender=sender(),
            steps=steps,
            status_url=f"{settings.SITE_URL}/status/",
        )
    )


def make(case: Case, on: dt.date) -> tuple[bytes, bytes]:
    """The letter and the package (zip) of a decided case, dated `on`.

    Raises Refused when a name that was shielded in one piece can still be read in another.
    """
    findings = list(case.findings.whole().select_related("decision", "measure", "case").order_by("number"))
    if not sort_of(case).gives:
        answer = replace(_letter(case, findings, on), enclosures=ENCLOSED if case.kind == Case.Kind.PORTABILITY else ())
        package = letters.build_bare(answer, files=portable.files(case, findings), never=_shielded(case, findings))
        return package.files["brief.pdf"], package.zip_bytes
    try:
        package = letters.build_package(
            _letter(case, findings, on),
            _overview(case, findings, on),
            _inventory(case, findings, on),
            files=_files(findings),
            never=_shielded(case, findings),
        )
    except letters.StillReadable as fault:
        raise Refused(
            ngettext(
                "%(n)s keer staat een naam die u afschermde nog in de tekst. Verzenden kan niet. Kijk de stukken na.",
                "%(n)s keer staan namen die u afschermde nog in de tekst. Verzenden kan niet. Kijk de stukken na.",
                fault.hits,
            )
            % {"n": fault.hits}
        ) from fault
    return package.files["brief.pdf"], package.zip_bytes


def _files(findings: list[Finding]) -> dict[str, bytes]:
    """The papers that are given, each whole, under its number."""
    return {file_name(f.number, f.paper): content_of(f.paper) for f in findings if f.paper and not _is_refused(f)}


def _shielded(case: Case, findings: list[Finding]) -> set[str]:
    """The words for other people that were shielded somewhere and granted nowhere."""
    by_outcome: dict[bool, set[str]] = {True: set(), False: set()}
    for finding in findings:
        words = words_of(finding.others())
        by_outcome[finding.decision.outcome == Decision.Outcome.GRANTED] |= words
    own = words_of([case.subject] if case.subject else []) | _words_of_the_register(findings)
    return {word for word in by_outcome[False] - by_outcome[True] - own if len(word) >= SHORTEST}


def _words_of_the_register(findings: list[Finding]) -> set[str]:
    """Words of the register, which tell nothing about a person who happens to have one as a name: bank, politie."""
    activities = {finding.activity for finding in findings if finding.activity}
    texts = " ".join(f"{a.name} {a.categories} {a.recipients} {a.kept}" for a in activities)
    return {fold(word) for word in WORD.findall(texts)}


def _letter(case: Case, findings: list[Finding], on: dt.date) -> letters.AnswerLetter:
    """The decision in a letter, built from the outward reasons; internal notes stay inside."""
    clock, to, answer = case.clock, addressee_of(case), case.answer
    sort = sort_of(case)
    return letters.AnswerLetter(
        reference=case.reference,
        subject=sort.heading,
        salutation=to.greeting,
        received_on=case.received_on,
        due_on=clock.due.on,
        sent_on=on,
        court_until=court_term_ends(on).on if clock.answers_within_avg(on) else None,
        sender=sender(),
        recipient=letters.Recipient(to.name, to.address),
        opening=sort.asked,
        outcome=OUTCOMES[Answer.Outcome(answer.outcome)],
        signatory="privacy officer",
        decision=str(sort.verdicts.get(Answer.Outcome(answer.outcome), "")),
        paragraphs=[text for text in (answer.late_because, *answer.reasons.splitlines()) if text.strip()],
        withheld=list(_withheld(findings)) if sort.gives else (),
        acts=list(acts_in(findings)) if not sort.gives else (),
        information=list(_information(case, findings)) if case.kind == Case.Kind.ACCESS else (),
    )


def _withheld(findings: list[Finding]) -> Iterator[letters.Withheld]:
    """What is withheld, once per code and reason, with the number of pieces."""
    kept = [(f.decision.code, f.decision.reason) for f in findings if f.decision.outcome != Decision.Outcome.GRANTED]
    for (code, reason), group in groupby(sorted(kept)):
        yield letters.Withheld(code, reason, _ground_of(code), len(list(group)))


def _ground_of(code: str) -> str:
    """The article that a code rests on, as shown: offences, what is not about the person, or the rights of others."""
    grounds = {Decision.Code.INVESTIGATION: sources.UAVG_41_1D, Decision.Code.NOT_ABOUT: sources.AVG_15}
    return str(grounds.get(Decision.Code(code), sources.AVG_15_4))


def _information(case: Case, findings: list[Finding]) -> Iterator[letters.Topic]:
    """The information of AVG art. 15(1) on what was found, from the register."""
    known = {finding.activity for finding in findings if finding.activity}
    activities = sorted(known, key=lambda activity: activity.number)
    if not activities:
        return
    recipients = sorted({name.strip() for a in activities for name in a.recipients.split(",") if name.strip()})
    origins = sorted({_origin(f) for f in findings if not f.is_paper and not _is_refused(f)})
    yield letters.Topic("Waarvoor wij uw gegevens gebruiken", [f"{a.name}: {a.categories}." for a in activities])
    if recipients:
        yield letters.Topic("Met wie wij gegevens delen", [f"Alleen als dat nodig is: {', '.join(recipients)}."])
    yield letters.Topic("Hoe lang wij gegevens bewaren", [f"{a.name}: {a.kept}." for a in activities])
    if origins:
        yield letters.Topic("Hoe wij aan uw gegevens komen", [f"{', '.join(origins)}.".capitalize()])
    yield letters.Topic(
        "Wat u nog meer kunt vragen",
        [
            "U mag ons vragen om een fout te verbeteren.",
            "U mag ons vragen om gegevens te verwijderen of minder te gebruiken.",
            "U mag bezwaar maken tegen het gebruik van uw gegevens.",
        ],
    )


def _overview(case: Case, findings: list[Finding], on: dt.date) -> letters.Overview:
    """What the person gets, section by section."""
    given = sorted(
        (finding for finding in findings if not _is_refused(finding)),
        key=lambda finding: (finding.is_paper, finding.section or finding.section_label, finding.number),
    )
    sections = [
        letters.OverviewSection(heading[:1].upper() + heading[1:], [_given(finding) for finding in group])
        for heading, group in groupby(given, key=lambda finding: finding.section_label)
    ]
    return letters.Overview(case.reference, on, sender(), sections)


def _given(finding: Finding) -> letters.OverviewRecord:
    """One record or file as the person gets it."""
    decision, activity = finding.decision, finding.activity
    words = _words_to_shield(finding)
    return letters.OverviewRecord(
        number=finding.number,
        on=finding.happened_on,
        about=shield(finding.title, words),
        text=_words_about(finding.number, finding.paper) if finding.paper else decision.given_text or finding.text,
        origin=_origin(finding),
        purpose=activity.name if activity else "",
        ground=finding.ground_label,
        retention=activity.kept if activity else "",
        decision=PIECES[Decision.Outcome(decision.outcome)],
    )


def _words_about(number: int, paper: FoundPaper) -> str:
    """Where the reader finds a file."""
    return f"Dit is een bestand. Het zit in het pakket en heet {file_name(number, paper)}."


def _words_to_shield(finding: Finding) -> set[str]:
    """The words to shield where this finding is given in part."""
    partly = finding.decision.outcome == Decision.Outcome.PARTLY
    return words_of(finding.others()) if partly else set()


def _origin(finding: Finding) -> str:
    """Where a record came from, as the person may read it."""
    return shield(finding.origin, _words_to_shield(finding))


def _inventory(case: Case, findings: list[Finding], on: dt.date) -> letters.Inventory:
    """Every piece found, given or not, in general words."""
    pieces: list[Any] = [
        letters.Piece(
            number=finding.number,
            kind="bestand" if finding.is_paper else finding.section_label,
            on=finding.happened_on,
            source=_source(finding),
            decision=PIECES[Decision.Outcome(finding.decision.outcome)],
            codes=[finding.decision.code] if finding.decision.code else [],
            sha256=finding.paper.sha256 if finding.paper and not _is_refused(finding) else "",
        )
        for finding in findings
    ]
    return letters.Inventory(case.reference, on, sender(), pieces, searches=proofs(case))


def _source(finding: Finding) -> str:
    """Where a piece was found, in general words."""
    if finding.is_paper:
        return finding.origin
    return "dossier van een ander" if finding.of_another else "uw dossier"


def _is_refused(finding: Finding) -> bool:
    return finding.decision.outcome == Decision.Outcome.REFUSED
