"""Who may not handle a complaint, and what must stand before it is answered (regulation, klachten)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.rights import right_of
from cases.models import Complaint, Decision
from cases.workflow import CLOSED

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case
    from dossiers.actors import Actor

VERDICTS = {
    Complaint.Verdict.FOUNDED: "Uw klacht is terecht.",
    Complaint.Verdict.PARTLY: "Uw klacht is voor een deel terecht.",
    Complaint.Verdict.UNFOUNDED: "Uw klacht is niet terecht.",
}
SETTLED = gettext_lazy("Het oordeel staat al vast.")
FORWARDED = "Wij beoordelen uw klacht niet zelf. Wij hebben uw klacht doorgestuurd naar de klachtencommissie."
WHAT_FOLLOWS = "De klachtencommissie bekijkt uw klacht. U hoort van de commissie hoe het verder gaat."


def complaint_of(case: Case) -> Complaint | None:
    """What was noted of a complaint, or None for a case that is none or of which nothing was noted."""
    return getattr(case, "complaint", None) if right_of(case).has_verdict else None


def is_forwarded(case: Case) -> bool:
    """Whether the complaints committee judges this complaint."""
    complaint = complaint_of(case)
    return complaint is not None and complaint.verdict == Complaint.Verdict.FORWARDED


def why_not_by(case: Case, by: Actor) -> str:
    """Why `by` does not handle this case: nobody judges a complaint about what he did himself.

    Once it was forwarded there is nothing left to judge, and anybody may say so to who complained.
    """
    complaint = complaint_of(case)
    if complaint is None or complaint.about is None or is_forwarded(case):
        return ""
    if by.pk not in _who_handled(complaint.about):
        return ""
    words = {"number": complaint.about.reference}
    return _("U behandelde %(number)s zelf. Een collega of de klachtencommissie behandelt deze klacht.") % words


def _who_handled(case: Case) -> set[UUID]:
    """Who decided a case, or a finding in it; while nothing is decided, who has it in hand."""
    answer = getattr(case, "answer", None)
    decided = set(Decision.objects.filter(finding__case=case).values_list("by_id", flat=True))
    decided |= {answer.by_id} if answer else set()
    return decided | ({case.owner_id} if case.owner_id else set())


def why_not_place(case: Case, about: Case | None, against: str, by: Actor) -> str:
    """Why it cannot be noted like this what a complaint is about."""
    if not right_of(case).has_verdict:
        return _("Dit verzoek is geen klacht.")
    if case.status in CLOSED:
        return _("Deze klacht is al afgehandeld.")
    if against not in Complaint.Against:
        return _("Kies waar de klacht over gaat.")
    if about is not None and about.pk == case.pk:
        return _("Een klacht gaat over een ander verzoek.")
    known = complaint_of(case)
    return str(SETTLED) if known and known.verdict != Complaint.Verdict.OPEN else ""


def why_not_judge(case: Case, verdict: str, remedy: str, by: Actor) -> str:
    """Why this verdict cannot be noted."""
    complaint = complaint_of(case)
    if complaint is None:
        return _("Leg eerst vast waar de klacht over gaat.")
    if case.status in CLOSED or hasattr(case, "answer"):
        return _("Op deze klacht is al besloten.")
    if is_forwarded(case):
        return str(SETTLED)
    if verdict not in VERDICTS:
        return _("Kies wat uw oordeel is.")
    if verdict != Complaint.Verdict.UNFOUNDED and not remedy.strip():
        return _("Schrijf op wat u nu doet. Dat komt in de brief.")
    return why_not_by(case, by)


def why_not_forward(case: Case, reason: str, agreed: bool) -> str:
    """Why this complaint cannot be forwarded to the complaints committee."""
    complaint = complaint_of(case)
    if complaint is None:
        return _("Leg eerst vast waar de klacht over gaat.")
    if case.status in CLOSED or hasattr(case, "answer"):
        return _("Op deze klacht is al besloten.")
    if complaint.verdict != Complaint.Verdict.OPEN:
        return str(SETTLED)
    if not agreed:
        return _("Bel of schrijf eerst de klager. De commissie krijgt de klacht, de naam en het adres.")
    return "" if reason.strip() else _("Schrijf op waarom u de klacht doorstuurt. Dat komt in beide brieven.")


def why_not_answer(case: Case) -> str:
    """Why a complaint cannot be answered yet; empty for every other case."""
    if not right_of(case).has_verdict:
        return ""
    complaint = complaint_of(case)
    if complaint is None:
        return _("Leg eerst vast waar de klacht over gaat.")
    return _("Leg eerst uw oordeel vast.") if complaint.verdict == Complaint.Verdict.OPEN else ""


def verdict_of(case: Case) -> tuple[str, list[str]]:
    """The verdict in a sentence and what is done now, for the letter; "" and nothing where there is none."""
    complaint = complaint_of(case)
    if complaint is None or complaint.verdict == Complaint.Verdict.OPEN:
        return "", []
    if is_forwarded(case):
        return FORWARDED, complaint.remedy.splitlines()
    return VERDICTS[Complaint.Verdict(complaint.verdict)], complaint.remedy.splitlines()
