"""What a decision on one finding must hold before it is kept: a code, a rule, why, and what is left to give."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cases.flow import exemptions, repeats
from cases.flow import rules as flow_rules
from cases.flow.rights import right_of
from cases.models import Decision
from cases.redacting import doubts, people
from cases.redacting import text as giving
from law.grounds import Restriction, limit_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cases.models import Finding
    from cases.redacting.people import Choices

Outcome = Decision.Outcome


@dataclass(frozen=True)
class Judgement:
    """What an officer says of one finding. Without `given_text` the text follows from passages and choices."""

    outcome: str
    code: str = ""
    ground: str = ""
    necessity: str = ""
    reason: str = ""
    note: str = ""
    given_text: str = ""
    passages: Sequence[giving.Passage] = ()
    doubts: Mapping[str, bool] = field(default_factory=dict)

    @property
    def is_derived(self) -> bool:
        """Whether the text of a finding given in part follows from what was marked and chosen."""
        return self.outcome == Outcome.PARTLY and not self.given_text.strip()


def why_not(finding: Finding, said: Judgement) -> str:
    """Why a finding cannot be judged like this (UAVG 41(1); regulation, every refusal is explained)."""
    chosen = people.choices_of(finding.case)
    if said.outcome != Outcome.REFUSED and (why := why_not_doubted(finding, said.doubts, chosen)):
        return why
    if said.outcome == Outcome.GRANTED:
        return why_not_whole(finding, said.doubts, chosen)
    text = "-" if said.is_derived else said.given_text
    if why := flow_rules.why_not_withhold(said.outcome, said.code, said.reason, text):
        return why
    for _box, why in faults(said, finding.case.kind, has_others=has_others(finding, chosen)):
        return why
    if why := repeats.why_not_excessive(finding.case, said.ground or exemptions.usual(said.code, finding.case.kind)):
        return why
    if not said.is_derived or finding.is_paper:
        return ""
    return why_not_marked(said, finding) or why_not_part(finding, said, chosen)


def why_not_doubted(finding: Finding, said: Mapping[str, bool] | None, chosen: Choices) -> str:
    """Why not: a word may be the name of somebody hidden or an ordinary word, and nobody said which."""
    if not right_of(finding.case).gives or finding.is_paper:
        return ""
    for doubt in doubts.open_in(finding, chosen.to_shield(finding), said):
        told = _("In stuk %(number)s staat ‘%(words)s’. Is dat een naam of een gewoon woord? Kies dat eerst.")
        return told % {"number": finding.number, "words": doubt.words}
    return ""


def why_not_whole(finding: Finding, said: Mapping[str, bool], chosen: Choices) -> str:
    """Why a finding cannot be given as it is: somebody is in it whose name stays hidden."""
    gives = right_of(finding.case).gives
    if gives and finding.redacted.all():
        return _("Hier staat een gelakte versie in de plaats. Kies ‘deels geven’, of haal die versie weg.")
    if gives and not finding.is_paper and doubts.tells_of(finding, chosen.chosen_to_hide(), said):
        return _("Hierin staat iemand die u afschermt. Kies ‘deels geven’, of verander uw keuze bij Anderen.")
    return ""


def has_others(finding: Finding, chosen: Choices) -> bool:
    """Whether anybody else is in `finding`, as far as is known; of a file that a colleague found that is not noted."""
    return finding.is_paper or bool(finding.others()) or doubts.tells_of(finding, chosen.chosen_to_hide())


def faults(said: Judgement, kind: str, *, has_others: bool = True) -> Iterator[tuple[str, str]]:
    """What is missing or does not fit when something is withheld: every fault, with the box it stands in.

    The rights of others keep a piece back only where somebody else is in it (AVG art. 15(4)); whom only the officer
    recognises, the note names.
    """
    if said.outcome not in (Outcome.PARTLY, Outcome.REFUSED):
        return
    if said.code not in Decision.Code:
        yield "code", flow_rules.why_not_withhold(said.outcome, said.code, "-", "-")
    if not said.reason.strip():
        yield "reason", flow_rules.why_not_withhold(said.outcome, Decision.Code.OTHER_RULE, said.reason, "-")
    if said.code in Decision.Code and (why := why_not_rule(said, kind)):
        fits = limit_named(said.ground or exemptions.usual(said.code, kind)) in exemptions.rules_for(said.code, kind)
        yield ("necessity" if fits else "ground"), why
    is_for_another = said.outcome == Outcome.REFUSED and said.code == Decision.Code.OTHER_PERSON
    if is_for_another and not has_others and not said.note.strip():
        yield "note", _("Wij kennen niemand anders in dit stuk. Schrijf hier wie u bedoelt, of kies een andere letter.")


def why_not_rule(said: Judgement, kind: str) -> str:
    """Why the rule does not fit the code or the request, or is not reasoned. UAVG 41(1)."""
    ground = said.ground or exemptions.usual(said.code, kind)
    limit = limit_named(ground)
    if limit is None:
        return _("Kies op welke regel uit de wet dit rust.")
    if limit not in exemptions.rules_for(said.code, kind):
        return _("Deze regel past niet bij deze letter of bij dit verzoek. Kies een andere regel.")
    if isinstance(limit, Restriction) and not said.necessity.strip():
        return _("Schrijf op waarom dit nodig is, en waarom minder niet genoeg is. De wet vraagt dat bij deze regel.")
    return ""


def why_not_marked(said: Judgement, finding: Finding) -> str:
    """Why a passage cannot carry its code: each rests on a rule of its own, and some rules ask for a reason."""
    for code in {passage["code"] for passage in said.passages} - {said.code}:
        if why := why_not_rule(Judgement(said.outcome, code, necessity=said.necessity), finding.case.kind):
            return _("Letter %(code)s bij een zin: %(why)s") % {"code": code, "why": why}
    return ""


def why_not_part(finding: Finding, said: Judgement, chosen: Choices) -> str:
    """Why giving a part like this makes no sense: nothing is kept back, or there is nothing left."""
    hidden = chosen.to_shield(finding)
    if not giving.withholds(finding, said.passages, hidden, said.doubts):
        if finding.redacted.all():
            return ""  # what is kept back stands in its file
        return _("Zo houdt u niets achter. Kies ‘geven’, of kies een zin die weg moet.")
    left = giving.SAME_TWICE.sub("", giving.given_text(finding, said.passages, hidden, said=said.doubts))
    if not any(character.isalnum() for part in left.split() if not part.startswith("[") for character in part):
        return _("Zo blijft er niets over. Kies ‘niet geven’, of laat een zin staan.")
    return ""


def kept(finding: Finding, said: Judgement, chosen: Choices | None = None) -> dict[str, Any]:
    """The fields of a decision that says this; `chosen` are the choices of its case, where they are known."""
    withheld, partly = said.outcome != Outcome.GRANTED, said.outcome == Outcome.PARTLY
    text = said.given_text.strip() if partly else ""
    is_derived = said.is_derived and not finding.is_paper
    if partly and finding.is_paper:
        text = _("Een deel van het bestand is onleesbaar gemaakt.")
    if is_derived:
        hidden = (chosen or people.choices_of(finding.case)).to_shield(finding)
        text = giving.given_text(finding, said.passages, hidden, said.code, said.doubts)
    return {
        "outcome": said.outcome,
        "code": said.code if withheld else "",
        "ground": (said.ground or exemptions.usual(said.code, finding.case.kind)) if withheld else "",
        "necessity": said.necessity.strip() if withheld else "",
        "reason": said.reason.strip() if withheld else "",
        "note": said.note.strip(),
        "given_text": text,
        "passages": list(said.passages) if is_derived else [],
        "is_derived": is_derived and not (finding.redacted.all() and text == finding.text),
        "doubts": dict(said.doubts),
    }
