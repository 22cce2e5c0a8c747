"""What happens beside the answer: letters that wait, a complaint, money, a guardian, and a request asked twice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from django.utils import timezone

from cases.complaint import actions as complaint
from cases.fee import actions as fees
from cases.flow import steps
from cases.flow.representation_rules import Said
from cases.identity import actions as identity
from cases.identity import representation
from cases.intake.actions import Asked, receive
from cases.letter_kinds import LetterKind
from cases.letters import dispatch, writing
from cases.merge import actions as merge
from cases.models import Case, Complaint, Dispatch, Fee, Repeat
from demo.requests import FORM
from demo.town import people
from dossiers.journal import actions as journal
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from cases.models import Letter
    from dossiers.models import Dossier, Person
    from wsn_privacy.models import User

GUARDIAN_ADDRESS = "Kantoorlaan 5, 0000 AA Voorbeeldstad"
WEEK = dt.timedelta(days=7)


class PostRoom:
    """The privacy officers at work on everything but the answer."""

    def __init__(
        self, users: dict[str, User], cases: dict[str, Case], stories: dict[str, Dossier], now: dt.datetime
    ) -> None:
        """`cases` are the requests that were made already, by name; `now` is the moment of loading."""
        self.officer, self.second, self.desk = users["privacy"], users["privacy.tweede"], users["balie"]
        self.cases, self.stories, self.now = cases, stories, now
        self.today = timezone.localtime(now).date()

    def work(self) -> None:
        """One of each."""
        with journal.acting(lambda: self.officer):
            self._sorry()
            self._remind()
            self._complain()
            self._copy()
            self._act_for_another()
            self._ask_twice()

    def ask(self, key: str, person: Person, kind: str, question: str, **asked: Any) -> Case:
        """Take in a request of three days ago, and know who it is about."""
        home = person.address or "Elders 1, 0000 AA Voorbeeldstad"
        words: dict[str, Any] = {"name": person.name, "address": home, **asked}
        case = receive(
            asked=Asked(kind=kind, question=question, contact_by="post", **words),
            channel=Case.Channel.LETTER,
            received_at=self.now - dt.timedelta(days=3),
            submission=uuid5(FORM, key),
            by=self.desk,
        )
        identity.identify(case=case, subject=person, method="shown", by=self.second, on=self.today)
        return Case.objects.get(pk=case.pk)

    def _send(self, letter: Letter, channel: str) -> None:
        dispatch.queue(letter=letter, channel=channel, confirmed=True, by=self.officer, on=self.today)

    def _sorry(self) -> None:
        """The late one hears when the answer comes; the letter waits for the post."""
        words = {"reden": "Door ziekte bleef uw verzoek liggen.", "nieuwe_datum": dutch(self.today + WEEK)}
        self._send(self._written(self.cases["late"], LetterKind.APOLOGY, words), Dispatch.Channel.POST)

    def _remind(self) -> None:
        """Who did not say yet who he is hears that again; the letter lies there, not sent."""
        words = {"waarover": "Wij weten nog niet zeker wie u bent.", "voor": dutch(self.today + WEEK)}
        self._written(self.cases["waiting"], LetterKind.REMINDER, words)

    def _written(self, case: Case, kind: LetterKind, words: dict[str, str]) -> Letter:
        return writing.write(case=case, kind=kind, by=self.officer, on=self.today, words=words)

    def _complain(self) -> None:
        """Somebody who got an answer thinks that it is too little; the other privacy officer looks at it."""
        about = self.cases["sent"]
        person = self.stories[people.SENT].person
        case = self.ask("complaint", person, Case.Kind.COMPLAINT, "Ik kreeg veel te weinig. Er is meer over mij.")
        complaint.place(case=case, about=about, against=Complaint.Against.INCOMPLETE, by=self.second)
        steps.take(case=case, by=self.second)

    def _copy(self) -> None:
        """The same person wants it all on paper again: a further copy, of which the price is announced."""
        person = self.stories[people.SENT].person
        case = self.ask("copy", person, Case.Kind.ACCESS, "Wilt u mij alles nog een keer op papier sturen?")
        charge = fees.Charge(
            ground=Fee.Ground.FURTHER_COPIES,
            amount=Decimal("4.50"),
            purpose="Dit is een tweede kopie. Het bedrag is voor papier en porto.",
            until=self.today + 2 * WEEK,
        )
        fee = fees.announce(case=case, charge=charge, by=self.officer, on=self.today)
        self._send(fee.letter, Dispatch.Channel.POST)

    def _act_for_another(self) -> None:
        """A guardian asks about money for the person in her care, and showed that she may."""
        person, guardian = self.stories["eviction"].person, people.RELATIVES["administrator"]
        name = f"{guardian.given} {guardian.family}"
        words = {"name": name, "address": GUARDIAN_ADDRESS, "on_behalf_of": person.name}
        case = self.ask("guardian", person, Case.Kind.ACCESS, "Welke betalingen staan er bij u open?", **words)
        said = Said("administrator", name, "geldzaken", self.today - 52 * WEEK, evidence="beschikking van de rechtbank")
        representation.note(case=case, said=said, seen=True, by=self.second, on=self.today)

    def _ask_twice(self) -> None:
        """Somebody asks the same again; both numbers go on as one."""
        question = "U hebt nog steeds niet geantwoord. Wat weet u van mij?"
        later = self.ask("again", self.stories[people.SOON].person, Case.Kind.ACCESS, question)
        earlier = Case.objects.get(pk=self.cases["soon"].pk)
        merge.merge(later=later, earlier=earlier, kind=Repeat.Kind.SAME, by=self.officer, on=self.today)
