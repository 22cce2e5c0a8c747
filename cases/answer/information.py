"""What somebody is told with a copy (AVG art. 15(1) and (2)), for each activity in which something of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.answer import recipients
from cases.flow.subjects import subjects_of
from cases.letters.typeset import Topic
from dossiers.models import Activity, Person
from dossiers.sections import Section
from law.grounds import Ground

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cases.models import Case, Finding

SPECIAL = "Hier kunnen gevoelige gegevens bij zijn. Daar gelden strenge regels voor."
CARD_FROM = "Wat op uw klantkaart staat, kregen wij meestal van uzelf."
NO_TRANSFER = "Nee. Uw gegevens blijven binnen de Europese Unie."
BY_PEOPLE = "Nee. Wij nemen geen besluiten over u zonder een mens."


def topics(case: Case, findings: list[Finding], origins: Collection[str]) -> Iterator[Topic]:
    """The topics of the letter, from the register; `origins` are the words for where pieces came from, as given."""
    grounds: dict[Activity, set[str]] = {}
    for finding in findings:
        if finding.activity:
            found = {finding.record.basis.ground} if finding.record else set()
            grounds.setdefault(finding.activity, set()).update(found)
    card = _of_the_card(case.subject) if case.subject else None
    if card:
        grounds.setdefault(card, set()).add(Ground.CONTRACT)
    activities = sorted(grounds, key=lambda activity: activity.number)
    if not activities:
        return
    yield from (Topic(activity.name, list(_about(activity, grounds[activity])), is_own=True) for activity in activities)
    if sources := list(_sources(origins, has_card=bool(card))):
        yield Topic("Hoe wij aan uw gegevens komen", sources)
    yield Topic("Wie uw gegevens van ons kreeg", recipients.sentences(subjects_of(case), activities), is_own=True)
    yield Topic("Gaan uw gegevens naar een land buiten de EU?", _transfers(activities), is_own=True)
    yield Topic("Besluit een computer over u?", [BY_PEOPLE], is_own=True)
    yield Topic("Wat u nog meer kunt vragen", list(_rights(set().union(*grounds.values()))), is_own=True)


def _of_the_card(person: Person) -> Activity | None:
    """The activity for which the client card of this person is kept; none for who is only named by others."""
    if person.kind == Person.Kind.THIRD_PARTY:
        return None
    section = Section.LETTING if person.kind == Person.Kind.SEEKER else Section.TENANCY
    standing = Activity.objects.filter(section=section, ended_on=None, bases__ground=Ground.CONTRACT)
    return standing.filter(categories__contains="naam").order_by("number").first()


def _about(activity: Activity, grounds: set[str]) -> Iterator[str]:
    """Purpose, categories, lawful basis and term of one activity, in sentences."""
    if activity.purpose:
        yield _sentence(activity.purpose)
    yield f"Om deze gegevens gaat het: {activity.categories}."
    if activity.special:
        yield SPECIAL
    if grounds:
        because = ", ".join(f"{ground.label.lower()} ({ground.source})" for ground in Ground if ground in grounds)
        yield f"Waarom dit mag: {because}."
    if Ground.LEGITIMATE_INTEREST in grounds and activity.interest:
        yield _sentence(activity.interest)
    yield f"Hoe lang wij ze bewaren: {activity.kept}."
    if activity.joint:
        yield f"Wij doen dit samen met: {activity.joint}."


def _sentence(text: str) -> str:
    return f"{text.strip().rstrip('.')}."


def _sources(origins: Collection[str], *, has_card: bool) -> Iterator[str]:
    """Where it came from (AVG art. 15(1)(g)); of the card that is not kept for each field."""
    if origins:
        words = ", ".join(sorted(origins))
        yield f"{words[:1].upper()}{words[1:]}."
    if has_card:
        yield CARD_FROM


def _transfers(activities: list[Activity]) -> list[str]:
    """To which land outside the Union, with which safeguards (AVG art. 15(2))."""
    return [f"Ja. {a.name}: {_sentence(a.transfers)}" for a in activities if a.transfers] or [NO_TRANSFER]


def _rights(grounds: set[str]) -> Iterator[str]:
    """The rights there are on these lawful bases (AVG art. 15(1)(e) and (f))."""
    yield "U mag ons vragen om een fout te verbeteren."
    yield "U mag ons vragen om gegevens te verwijderen of minder te gebruiken."
    yield "U mag bezwaar maken tegen het gebruik van uw gegevens."
    if any(ground.may_be_ported for ground in Ground if ground in grounds):
        yield "U mag gegevens die u ons zelf gaf meenemen in een bestand."
    if any(ground.may_be_withdrawn for ground in Ground if ground in grounds):
        yield "U mag uw toestemming altijd intrekken."
    yield "U mag een klacht indienen bij de Autoriteit Persoonsgegevens."
