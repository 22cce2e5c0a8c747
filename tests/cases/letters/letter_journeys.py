"""How each letter comes about: the steps on screen that end with it, as who works with the product takes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases.models import Case
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.models import Person
from tests import cast
from tests.cases.notification.telling import RIGHT, carried_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

HOME = "Plein 1, 1000 AA Stad"


@dataclass(frozen=True)
class Desk:
    """Who works on requests: an officer with a browser, a colleague, and the day."""

    officer: Any
    colleague: Any
    client: Client
    today: dt.date

    def post(self, name: str, case: Case, typed: dict[str, Any], *more: Any) -> Any:
        """What comes back when this is sent in; it was not refused."""
        answer = self.client.post(reverse(f"cases:{name}", args=[case.reference, *more]), typed)
        assert answer.status_code in (200, 302), answer.content.decode()
        return answer


def day(name: str, on: dt.date) -> dict[str, int]:
    """The three boxes of a day."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def kept(case: Case, kind: str) -> bytes:
    """The letter of this kind that was kept with a request."""
    return bytes(case.letters.get(kind=kind).pdf)


def by_hand(kind: str, case: Callable[[Desk], Case], **words: str) -> Callable[[Desk], bytes]:
    """A letter that the officer writes from the page of a request."""

    def journey(desk: Desk) -> bytes:
        found, later = case(desk), desk.today + dt.timedelta(days=8)
        days = day("voor", later) | day("nieuwe_datum", later) | day("dag", desk.today)
        desk.post("letter_write", found, {**words, **days}, kind)
        return kept(found, kind)

    return journey


def known(**said: Any) -> Person:
    """Somebody with a dossier and an address in the client list."""
    person = cast.make_dossier().person
    Person.objects.filter(pk=person.pk).update(address=HOME, **said)
    return Person.objects.get(pk=person.pk)


def code_letter(desk: Desk) -> bytes:
    """The letter with a code, to the address in the client list."""
    case = cast.make_case()
    desk.post("code_letter", case, {"subject": str(known().pk)})
    return kept(case, "identity_code")


def answer_code(desk: Desk) -> bytes:
    """The letter with the code for an answer that stands ready on the site."""
    case = cast.case_in(Status.SENT, by=desk.officer, subject=known())
    desk.post("code_by_letter", case, {})
    return kept(case, "answer_code")


def heirs(desk: Desk) -> bytes:
    """The letter to who asked about somebody who died."""
    case = cast.make_case()
    desk.post("heirs", case, {"subject": str(known(died_on=desk.today).pk)})
    return kept(case, "heir")


def clarification(desk: Desk) -> bytes:
    """The question what somebody means."""
    case = cast.case_in(Status.IDENTIFIED, by=desk.officer)
    desk.post("clarification", case, {"question": "Over welke jaren gaat uw vraag?"})
    return kept(case, "clarification")


def extension(desk: Desk) -> bytes:
    """The announcement that the answer takes longer."""
    case = cast.case_in(Status.GATHERED, by=desk.officer)
    desk.post("extension", case, {"reason": "complex", "words": "Wij moeten 400 bladzijden nalezen."})
    return kept(case, "extension")


def third_party(desk: Desk) -> bytes:
    """What is put to somebody else in the papers: the letter that goes with the post."""
    dossier, neighbour = cast.make_dossier(), cast.make_person("Koen", "Overburen")
    cast.make_record(dossier, mentions=[neighbour], title="Melding", text="Overburen belde.")
    case = cast.case_in(Status.GATHERED, by=desk.officer, subject=dossier.person)
    third_parties.choose(case=case, person=neighbour, choice="ask", by=desk.officer)
    typed = {"what": "uw naam bij een melding", "channel": "post", "address": HOME, **day("arrives_on", desk.today)}
    desk.post("third_ask", case, typed, neighbour.reference)
    return kept(case, "third_party")


def fee(desk: Desk) -> bytes:
    """The announcement of money for a further copy."""
    person = known()
    cast.case_in(Status.SENT, by=desk.officer, subject=person)
    case = cast.case_in(Status.IDENTIFIED, by=desk.officer, subject=person)
    later = desk.today + dt.timedelta(days=14)
    desk.post("fee", case, {"ground": "further_copies", "amount": "4,50", "purpose": "Papier.", **day("until", later)})
    return kept(case, "fee")


def merged(desk: Desk) -> bytes:
    """The letter that two requests go on as one."""
    case = cast.case_in(Status.IDENTIFIED, by=desk.officer)
    earlier = cast.earlier_than(case, desk.officer)
    desk.post("merge", case, {"earlier": earlier.reference, "kind": "same"})
    return kept(earlier, "merged")


def committee(desk: Desk) -> bytes:
    """A complaint on its way to the complaints committee."""
    case = cast.case_in(Status.GATHERED, by=desk.officer, kind="complaint", question="U was te laat.")
    desk.post("complaint", case, {"number": "", "against": "decision"})
    desk.post("complaint_forward", case, {"reason": "Er is geen collega.", "agreed": "on"})
    return kept(case, "committee")


def recipient(desk: Desk) -> bytes:
    """What a recipient of data that were corrected is told."""
    case = carried_out(desk.officer, kind="correction", wanted=RIGHT)
    row = case.tellings.first()
    desk.post("recipient_named", case, {"name": "Gemeente Voorbeeld, Burgerzaken", "address": HOME}, row.pk)
    answer = desk.client.get(reverse("cases:recipient_letter", args=[case.reference, row.pk]))
    return bytes(answer.content)


def late(_desk: Desk) -> Case:
    """A request of which the last day is past."""
    return cast.make_case(received_at=cast.days_ago(50))


def new(_desk: Desk) -> Case:
    """A request that just came in."""
    return cast.make_case()


JOURNEYS: dict[str, Callable[[Desk], bytes]] = {
    "receipt": by_hand("receipt", new),
    "identity": by_hand("identity", new, manier="Bel ons, of kom langs."),
    "identity_code": code_letter,
    "answer_code": answer_code,
    "heir": heirs,
    "clarification": clarification,
    "extension": extension,
    "third_party": third_party,
    "reminder": by_hand("reminder", new, waarover="Wij weten nog niet wie u bent."),
    "apology": by_hand("apology", late, reden="Door ziekte bleef uw verzoek liggen."),
    "fee": fee,
    "mandate": by_hand("mandate", new, namens="de heer A. Voorbeeld"),
    "merged": merged,
    "withdrawn": by_hand("withdrawn", lambda desk: cast.case_in(Status.WITHDRAWN, by=desk.officer)),
    "committee": committee,
    "recipient": recipient,
}
