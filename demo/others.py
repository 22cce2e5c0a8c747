"""Other people in a request, asked and not asked; and a decision with a restriction that waits to be signed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cases.decision import actions as decision_actions
from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.findings import actions
from cases.models import Case, Decision, Identification, ThirdParty
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation
from demo.requests import NOT_NEEDED, findings
from dossiers.journal import actions as journal
from law.checklist import Point

if TYPE_CHECKING:
    from cases.models import Finding
    from demo.requests import Desk
    from dossiers.models import Person
    from wsn_privacy.models import User

Choice = ThirdParty.Choice
SIGN_SINCE = 9  # days ago
ASKED_SINCE = 6
LETTER = "Buurtplein 8, 0000 AA Voorbeeldstad"
POINTS: dict[str, str] = {
    Point.PURPOSES: "Overlast en woonfraude onderzoeken en stoppen.",
    Point.CATEGORIES: "Meldingen, verslagen van gesprekken en namen van melders.",
    Point.SCOPE: "Alleen het stuk over het onderzoek. De rest krijgt de aanvrager.",
    Point.SAFEGUARDS: "Alleen leefbaarheid en de privacy officer zien dit stuk. Elke blik staat in het logboek.",
    Point.CONTROLLER: "Woningstichting Voorbeeld.",
    Point.RETENTION: "Twee jaar na het sluiten van de melding, achter slot.",
    Point.RISKS: "De aanvrager kan dit stuk nu niet nakijken. Over drie maanden kijken wij opnieuw.",
    Point.TOLD: "De aanvrager leest dat er een stuk is en op welke regel wij het niet geven.",
}


def consult(desk: Desk, heavy: Case) -> None:
    """Choose about the people in the heavy file: hidden, a colleague, asked, and asked with an answer."""
    officer, today = desk.officer, desk.today
    heavy = Case.objects.get(pk=heavy.pk)  # with who asks, so that nobody takes that person for another
    with journal.acting(lambda: officer):
        people = [found.person for found in third_parties.people_in(heavy)][:4]
        choices = (Choice.SHIELD, Choice.ASK, Choice.ASK, Choice.STAFF)
        for person, choice in zip(people, choices, strict=False):
            reason = "Werkt bij ons; de naam staat ook op de brief." if choice == Choice.STAFF else ""
            third_parties.choose(case=heavy, person=person, choice=choice, reason=reason, by=officer)
        for person in people[1:3]:
            _ask(heavy, person, officer, today)
        answered = heavy.third_parties.get(person=people[1]).consultation
        day = today - dt.timedelta(ASKED_SINCE - 1)
        consultation.notice(consultation=answered, noticed_on=day, proof="receipt", by=officer, on=today)
        consultation.record_view(consultation=answered, answer="hide", remark="Ik ben bang voor ruzie.", today=today)


def _ask(case: Case, person: Person, officer: User, today: dt.date) -> None:
    third = case.third_parties.get(person=person)
    on = today - dt.timedelta(ASKED_SINCE)
    what, arrives_on = "uw naam bij een melding over geluid", on + dt.timedelta(1)
    question = consultation.Question(what, "post", arrives_on, address=LETTER)
    consultation.consult(third=third, question=question, by=officer, on=on)


def put_to_director(desk: Desk, who: str) -> Case:
    """A decision in which one piece is held back for an inquiry, as the director finds it."""
    officer, today = desk.officer, desk.today
    with journal.acting(lambda: officer):
        question = "Wat hebt u over mij opgeschreven?"
        case = desk.ask(who, Case.Kind.ACCESS, Case.Channel.LETTER, SIGN_SINCE, question, officer)
        desk.identify(case, who, Identification.Method.SHOWN, SIGN_SINCE - 2, officer)
        actions.gather(case=case, by=officer, on=desk.day(SIGN_SINCE - 3))
        third_parties.shield_rest(case=case, by=officer)
        found = findings(case, undecided=True)
        first, *rest = [each for each in found if each.others()] + [each for each in found if not each.others()]
        _hold_back(first, officer)
        for finding in rest:
            if not hasattr(finding, "decision"):
                desk.give(finding, officer)
        review_on = today + dt.timedelta(90)
        limiting.limit(case=case, ground="d", points=POINTS, review_on=review_on, by=officer, on=today)
        decision_actions.decide(case=case, reasons=REASONS, no_search_because=NOT_NEEDED, by=officer, on=today)
        if signing.because(case):
            signing.request_signature(case=case, to=desk.users["directeur"], by=officer, on=today)
    return Case.objects.get(pk=case.pk)


def _hold_back(finding: Finding, officer: User) -> None:
    """Refuse one piece because it is being looked into."""
    decision = getattr(finding, "decision", None)
    actions.judge(
        finding=finding,
        revision=decision.revision if decision else 0,
        outcome=Decision.Outcome.REFUSED,
        code=Decision.Code.INVESTIGATION,
        reason="Dit hoort bij een onderzoek dat nog loopt.",
        necessity="Wie dit nu leest, kan het onderzoek hinderen. Een deel geven kan niet: elk deel gaat hierover.",
        by=officer,
    )


REASONS = "U krijgt bijna alles. Eén stuk geven wij nu niet. Daar loopt nog een onderzoek naar."
