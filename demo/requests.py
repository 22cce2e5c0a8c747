"""Six requests, each in another step, made by the very acts that staff use; only their days lie in the past."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.utils import timezone

from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions
from cases.flow import steps
from cases.identity import actions as identity
from cases.intake.actions import Asked, receive
from cases.models import Case, Decision, Delivery, Identification
from cases.redacting.names import finder_of, shield
from demo.town import people
from demo.town.names import Name
from dossiers.journal import actions as journal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Finding
    from dossiers.models import Dossier, Person
    from wsn_privacy.models import User

FORM = UUID("0197a000-0000-7000-8000-000000000000")
Kind, Channel, Outcome = Case.Kind, Case.Channel, Decision.Outcome
LATE_SINCE = 33  # days ago: two weeks to answer and then some, wherever holidays fall
SOON_SINCE = 25  # four weeks less three days
ANSWERED_SINCE = 16
HEAVY_SINCE = 12
WAITS_SINCE = 3


@dataclass(frozen=True)
class Outcomes:
    """What the loading has to show of the requests: all of them, and the answer that waits with its code."""

    cases: dict[str, Case]
    delivery: Delivery
    code: str


class Desk:
    """The privacy officers at work on the requests of the fictional association."""

    def __init__(self, users: dict[str, User], stories: dict[str, Dossier], now: dt.datetime) -> None:
        """`stories` are the dossiers of the people who ask; `now` is the moment of loading."""
        self.users, self.stories, self.now = users, stories, now
        self.officer, self.second = users["privacy"], users["privacy.tweede"]
        self.today = timezone.localtime(now).date()

    def work(self) -> Outcomes:
        """Receive six requests in the order of their days and take each to its step."""
        with journal.acting(lambda: self.officer):
            late = self._late()
            soon = self._soon()
            sent, ready, code = self._sent()
            heavy, waiting, new = self._heavy(), self._waiting(), self._new()
        return Outcomes(
            {"late": late, "soon": soon, "sent": sent, "heavy": heavy, "waiting": waiting, "new": new}, ready, code
        )

    def ask(self, who: str, kind: str, channel: str, days_ago: int, question: str, by: User | None = None) -> Case:
        """Take in the request of somebody with a story, received at ten in the morning of a day gone by."""
        person = self.stories[who].person
        at = self.moment(days_ago)
        return receive(
            asked=_asked(person, kind, question, relation_of(person)),
            channel=channel,
            received_at=at,
            submission=uuid5(FORM, who),
            by=by,
        )

    @staticmethod
    def number_of(words: str) -> UUID:
        """The number of a sending, the same at every loading."""
        return uuid5(FORM, words)

    def moment(self, days_ago: int) -> dt.datetime:
        """Ten in the morning, this many days ago."""
        return timezone.make_aware(dt.datetime.combine(self.day(days_ago), dt.time(hour=10)))

    def day(self, days_ago: int) -> dt.date:
        """The calendar day, this many days ago."""
        return self.today - dt.timedelta(days_ago)

    def identify(self, case: Case, who: str, method: str, days_ago: int, by: User) -> None:
        """Take the request on, and record who the person is."""
        steps.take(case=case, by=by)
        person = self.stories[who].person
        identity.identify(case=case, subject=person, method=method, by=by, on=self.day(days_ago))

    def _late(self) -> Case:
        """A correction whose two weeks have passed."""
        case = self.ask(
            people.LATE,
            Kind.CORRECTION,
            Channel.PHONE,
            LATE_SINCE,
            "Mijn inkomen staat verkeerd bij de huurverhoging. Wilt u dat verbeteren?",
            self.users["incasso"],
        )
        method = Identification.Method.CALLED_BACK
        self.identify(case, people.LATE, method, LATE_SINCE - 2, self.second)
        return case

    def _soon(self) -> Case:
        """An access request that must be answered within days; the findings wait to be gathered."""
        case = self.ask(
            people.SOON,
            Kind.ACCESS,
            Channel.LETTER,
            SOON_SINCE,
            "Ik wil weten wat u over mijn huurschuld hebt opgeschreven, en met wie u dat deelde.",
            self.officer,
        )
        self.identify(case, people.SOON, Identification.Method.SHOWN, SOON_SINCE - 6, self.officer)
        return case

    def _sent(self) -> tuple[Case, Delivery, str]:
        """An access request that was answered; the answer waits on the site, behind a link and a code."""
        who, by = people.SENT, self.officer
        case = self.ask(who, Kind.ACCESS, Channel.FORM, ANSWERED_SINCE, "Ik wil graag zien wat u van mij bewaart.")
        self.identify(case, who, Identification.Method.SHOWN, ANSWERED_SINCE - 1, by)
        actions.gather(case=case, by=by, on=self.day(ANSWERED_SINCE - 4))
        for finding in findings(case, undecided=True):
            self.give(finding, by)
        decision.decide(case=case, reasons=REASONS, no_search_because=NOT_NEEDED, by=by, on=self.day(2))
        self.sign(case)
        ready, code = delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=by, on=self.day(1))
        return Case.objects.get(pk=case.pk), ready, code

    def sign(self, case: Case) -> None:
        """Have the director sign what needs a second person."""
        if signing.because(case):
            director = self.users["directeur"]
            row = signing.request_signature(case=case, to=director, by=self.officer, on=self.day(2))
            signing.keep_reading(row=row, paper=signing.PAGE, by=director)
            signing.sign(row=row, by=director)

    def _heavy(self) -> Case:
        """The request about the heavy file: gathered, partly judged, with other people to shield."""
        who, by = people.HEAVY, self.officer
        case = self.ask(
            who,
            Kind.ACCESS,
            Channel.FORM,
            HEAVY_SINCE,
            "Ik wil alles zien over de klachten van mijn buren. Wie heeft er over mij geklaagd?",
        )
        self.identify(case, who, Identification.Method.KNOWN_EMAIL, HEAVY_SINCE - 1, by)
        actions.gather(case=case, by=by, on=self.day(HEAVY_SINCE - 2))
        found = list(findings(case, undecided=True))
        plain = [finding for finding in found if not finding.of_another and not finding.others()]
        naming = [finding for finding in found if not finding.of_another and finding.others()]
        for finding in plain[:12]:
            actions.judge(finding=finding, revision=0, outcome=Outcome.GRANTED, by=by)
        for finding in naming[:5]:
            self.give_partly(finding, by)
        actions.judge(
            finding=naming[5],
            revision=0,
            outcome=Outcome.REFUSED,
            code=Decision.Code.REPORTER,
            reason="Wij geven niet door wie iets meldde. Anders durven mensen niet meer te melden.",
            note="Melder vroeg aan de telefoon om geheimhouding.",
            by=by,
        )
        return case

    def _waiting(self) -> Case:
        """A request at the front desk by somebody whom nobody knows yet; asked who he is."""
        case = self.ask(
            people.WAITING,
            Kind.ERASURE,
            Channel.DESK,
            WAITS_SINCE,
            "Ik huur al lang niet meer. Wilt u mijn gegevens weghalen?",
            self.users["balie"],
        )
        steps.take(case=case, by=self.second)
        return identity.ask_identity(case=case, by=self.second, on=self.day(WAITS_SINCE - 1))

    def _new(self) -> Case:
        """A request from the public form that nobody has looked at."""
        person = self.stories["seeker"].person
        question = "Hoe lang sta ik ingeschreven en wat weet u nog meer van mij?"
        with journal.acting(lambda: None):
            return receive(
                asked=_asked(person, Kind.ACCESS, question, "seeker"),
                channel=Channel.FORM,
                received_at=self.now - dt.timedelta(minutes=50),
                submission=uuid5(FORM, "new"),
                by=None,
            )

    def give(self, finding: Finding, by: User) -> None:
        """Give a finding whole, or without the names of who else is in it."""
        if finding.others() or finding.of_another:
            self.give_partly(finding, by)
        else:
            actions.judge(finding=finding, revision=0, outcome=Outcome.GRANTED, by=by)

    def give_partly(self, finding: Finding, by: User) -> None:
        """Give the text of a finding with the names of other people shielded."""
        actions.judge(
            finding=finding,
            revision=0,
            outcome=Outcome.PARTLY,
            code=Decision.Code.OTHER_PERSON,
            reason="Hier stond de naam van iemand anders. Die naam geven wij niet.",
            given_text=shield(finding.text, finder_of(finding.others())),
            by=by,
        )


NOT_NEEDED = "De vraag gaat over het huurdossier, en dat staat helemaal in dit systeem."
REASONS = (
    "U krijgt alles wat wij van u bewaren. In een paar stukken hebben wij de naam van iemand anders weggehaald. "
    "Die persoon heeft er ook recht op dat wij zorgvuldig met zijn gegevens omgaan."
)


def findings(case: Case, *, undecided: bool) -> Iterable[Finding]:
    """The findings of a case in order, with what is needed to judge them."""
    found = case.findings.undecided() if undecided else case.findings.all()
    return found.select_related("case", "record__dossier__person").prefetch_related("record__mentions__person")


def relation_of(person: Person) -> str:
    """What somebody would tick on the form."""
    return "former" if person.kind == person.Kind.FORMER_TENANT else "tenant"


def _asked(person: Person, kind: str, question: str, relation: str) -> Asked:
    """What this person would fill in; the address is that of the dossier, the mailbox reaches nobody."""
    first, last = person.given_name.split("-")[0], person.family_name
    return Asked(
        kind=kind,
        name=person.name,
        question=question,
        born_on=person.born_on,
        address=person.address or "Elders 1, 0000 AA Voorbeeldstad",
        relation=relation,
        contact_by="email",
        email=person.email or Name(first, "", last).mailbox,
        phone=person.phone,
    )
