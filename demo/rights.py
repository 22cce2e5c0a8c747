"""The other rights at work: one of each, by people without a story, taken to where its page has something to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from cases.clock import actions as clock
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.findings.measures import actions as measures
from cases.findings.measures.actions import Wanted
from cases.findings.rules import Judgement
from cases.flow import extending, steps
from cases.identity import actions as identity
from cases.intake.actions import Asked, receive
from cases.models import Case, Identification
from dossiers.journal import actions as journal
from dossiers.models import Dossier, Person, Record
from law.grounds import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.requests import Desk

Kind = Case.Kind
FEWEST = 3  # records that somebody needs to have for such a request
PLAIN = ("tenancy", "maintenance", "letting", "payment")  # sections in which nothing needs a second signature


def use(desk: Desk) -> dict[str, Case]:
    """Have each of the other rights used once, and two at once. Returns the cases by what they show."""
    people = _people(desk)
    with journal.acting(lambda: desk.officer):
        return {
            "objection": _objection(desk, next(people)),
            "restriction": _restriction(desk, next(people)),
            "erasure": _erasure(desk, next(people)),
            "two_rights": _two_rights(desk, next(people)),
            "extended": _extended(desk, next(people)),
        }


def _people(desk: Desk) -> Iterator[Dossier]:
    """Dossiers of people without a story and with enough in plain sections, in the order of their names."""
    plain = Count("records", filter=Q(records__section__in=PLAIN))
    rows = Dossier.objects.filter(person__kind=Person.Kind.TENANT).exclude(
        pk__in=[each.pk for each in desk.stories.values()]
    )
    yield from rows.annotate(plain=plain).filter(plain__gte=FEWEST).select_related("person").order_by("sort_key", "id")


def _ask(desk: Desk, dossier: Dossier, kind: str, days_ago: int, question: str, also: tuple[str, ...] = ()) -> Case:
    person = dossier.person
    asked = Asked(
        kind=kind,
        also=also,
        name=person.name,
        question=question,
        born_on=person.born_on,
        address=person.address,
        contact_by="post",
        topics=("tenancy",),
    )
    submission = desk.number_of(f"{kind} {days_ago}")
    case = receive(
        asked=asked, channel="desk", received_at=desk.moment(days_ago), submission=submission, by=desk.officer
    )
    steps.take(case=case, by=desk.officer)
    return case


def _known(desk: Desk, dossier: Dossier, case: Case, days_ago: int) -> None:
    method = Identification.Method.SHOWN
    identity.identify(case=case, subject=dossier.person, method=method, by=desk.officer, on=desk.day(days_ago))


def _choose(desk: Desk, dossier: Dossier, case: Case, days_ago: int, most: int = 2) -> list[Record]:
    chosen = list(Record.objects.filter(dossier=dossier, section__in=PLAIN).order_by("happened_on", "id")[:most])
    findings.gather(case=case, by=desk.officer, on=desk.day(days_ago), chosen=[each.pk for each in chosen])
    return chosen


def _objection(desk: Desk, dossier: Dossier) -> Case:
    """An objection: what it is about is frozen until it is decided on."""
    case = _ask(desk, dossier, Kind.OBJECTION, 9, "Ik wil niet dat u mijn gegevens voor onderzoek gebruikt.")
    _known(desk, dossier, case, 8)
    _choose(desk, dossier, case, 7)
    return case


def _restriction(desk: Desk, dossier: Dossier) -> Case:
    """A restriction that was granted and sent: the record stays frozen."""
    case = _ask(desk, dossier, Kind.RESTRICTION, 20, "Ik heb dit nodig voor mijn rechtszaak. Haal het niet weg.")
    _known(desk, dossier, case, 19)
    _choose(desk, dossier, case, 15, most=1)
    finding = case.findings.get()
    wanted = Wanted(article="18_1c")
    measures.decide(finding=finding, revision=0, said=Judgement("granted"), wanted=wanted, by=desk.officer)
    reasons = "U hebt deze gegevens nodig voor uw rechtszaak. Wij bewaren ze, en gebruiken ze niet."
    decision.decide(case=case, reasons=reasons, by=desk.officer, on=desk.day(12))
    delivery.send(case=case, channel="post", by=desk.officer, on=desk.day(12))
    return Case.objects.get(pk=case.pk)


def _erasure(desk: Desk, dossier: Dossier) -> Case:
    """A removal of which a rule keeps part: the first is refused with that rule, the others wait."""
    case = _ask(desk, dossier, Kind.ERASURE, 6, "Wilt u alles weghalen wat u niet meer nodig hebt?")
    _known(desk, dossier, case, 5)
    _choose(desk, dossier, case, 4, most=3)
    finding = case.findings.order_by("number").first()
    if finding and finding.record:
        basis = finding.record.basis
        why = "De wet zegt dat wij dit bewaren." if basis.ground == Ground.LEGAL_DUTY else "U huurt nog bij ons."
        said = Judgement("refused", reason=f"{why} Daarom halen wij dit niet weg.")
        measures.decide(finding=finding, revision=0, said=said, wanted=Wanted(), by=desk.officer)
    return case


def _two_rights(desk: Desk, dossier: Dossier) -> Case:
    """Access and a correction in one request, with a question about what is meant."""
    question = "Ik wil zien wat u hebt. En mijn telefoonnummer klopt niet."
    case = _ask(desk, dossier, Kind.ACCESS, 1, question, also=(Kind.CORRECTION,))
    clock.ask_clarification(
        case=case, question="Over welke jaren gaat uw vraag?", by=desk.officer, on=timezone.localdate(desk.now)
    )
    return case


def _extended(desk: Desk, dossier: Dossier) -> Case:
    """Access that takes longer: announced in time, with its reason."""
    case = _ask(desk, dossier, Kind.ACCESS, 24, "Ik wil alles zien vanaf 1998.")
    _known(desk, dossier, case, 22)
    words = "Het gaat om meer dan vijfentwintig jaar. Een deel ligt op papier in het archief."
    clock.extend(case=case, reason="scattered", words=words, by=desk.officer, on=desk.day(3))
    extending.notice_left(case, by=desk.officer, on=desk.day(3))
    return case
