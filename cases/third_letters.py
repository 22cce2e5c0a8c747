"""The letters to a third party: what is asked, and what was decided. Nothing of the case goes in but its own words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from cases import papers
from cases.models import Consultation
from dossiers.press import press
from dossiers.words import dutch

if TYPE_CHECKING:
    import datetime as dt

DECIDED = {
    Consultation.Outcome.SHIELD: "Wij maken uw naam onleesbaar. De ander leest uw naam niet.",
    Consultation.Outcome.GIVE: "Wij laten uw naam staan. De ander kan uw naam lezen.",
}


def link_to(consultation: Consultation) -> str:
    """The address in a letter or message."""
    return settings.SITE_URL + reverse("cases:reaction", args=[consultation.word])


def question(consultation: Consultation, code: str) -> bytes:
    """The question on paper, with the code when it goes by post; without a code it is the copy that is kept."""
    days = consultation.third.case.regulation.terms.objection_days
    shown = f"{code[:4]} {code[4:]}" if code and consultation.channel == Consultation.Channel.POST else ""
    paragraphs = [
        f"Iemand vroeg welke gegevens wij van hem of haar hebben. In die papieren staat ook iets over u: "
        f"{consultation.what.rstrip(' .')}. Wij zeggen niet wie het vroeg.",
        f"Wij willen weten wat u daarvan vindt. Reageer uiterlijk {dutch(consultation.named_on)}. "
        f"Kreeg u deze brief later dan wij denken? Dan hebt u {days} dagen vanaf die dag.",
        "U hoeft niet uit te leggen waarom.",
    ]
    rules = [
        "Reageert u niet? Dan maken wij uw naam onleesbaar.",
        "Wilt u niet dat uw naam erin blijft? Dan wegen wij dat mee. Wij beslissen, en zeggen u waarom.",
        "De ander krijgt deze brief niet, en leest uw antwoord niet.",
    ]
    return _printed(consultation, "Uw naam in papieren van een ander", consultation.asked_on, paragraphs, rules, shown)


def outcome(consultation: Consultation, on: dt.date) -> bytes:
    """What was decided about the name, with the reasons."""
    paragraphs = [
        f"Wij vroegen u wat u vond van {consultation.what.rstrip(' .')} in papieren van een ander.",
        DECIDED[Consultation.Outcome(consultation.outcome)],
        *[line for line in consultation.reasons.splitlines() if line.strip()],
    ]
    return _printed(consultation, "Wat wij besloten over uw naam", on, paragraphs, [], "", url="")


def _printed(
    consultation: Consultation,
    subject: str,
    on: dt.date,
    paragraphs: list[str],
    rules: list[str],
    code: str,
    url: str | None = None,
) -> bytes:
    """The letter as PDF."""
    lines = [line.strip() for line in consultation.address.split(",") if line.strip()]
    content: dict[str, Any] = {
        "reference": consultation.word,
        "subject": subject,
        "on": dutch(on),
        "sender": asdict(papers.sender()),
        "recipient": {"name": consultation.third.person.name, "address": lines},
        "paragraphs": paragraphs,
        "rules": rules,
        "url": link_to(consultation) if url is None else url,
        "code": code,
    }
    return press("third_party.typ", on, content)
