"""The standard plan with who answers, and two requests for which colleagues search: one half done, one just begun."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cases.models import SearchSource
from cases.search import actions as searching
from cases.search.sources import actions as sources
from dossiers.files.checking import checked
from dossiers.journal import actions as journal

if TYPE_CHECKING:
    from cases.models import Case, SearchTask
    from wsn_privacy.models import User

# Who answers where; the last place has nobody yet.
ANSWERS = {
    "Huurdersadministratie": "verhuur",
    "Woonruimteverdeling": "verhuur",
    "Huurinning en incasso": "incasso",
    "Onderhoud en aannemers": "onderhoud",
    "Overlast en leefbaarheid": "leefbaarheid.noord",
    "Klachten en geschillen": "directeur",
    "Archief en documenten": "balie",
    "E-mail en agenda's": "privacy.tweede",
    "Telefoon en klantcontact": "balie",
    "Camera's": "leefbaarheid.zuid",
    "Website en huurdersportaal": "verhuur",
}
ASKED_SINCE = 11  # days ago: five working days and then some, wherever holidays fall
NOTHING = (
    "Huurdersadministratie",
    "Woonruimteverdeling",
    "Onderhoud en aannemers",
    "Klachten en geschillen",
    "Camera's",
    "Telefoon en klantcontact",
    "Website en huurdersportaal",
)
FOUND = "Archief en documenten"
LETTER = """From: balie@voorbeeld.example
To: leefbaarheid@voorbeeld.example
Subject: Gesprek aan de balie
Date: Tue, 3 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

De huurder kwam vandaag langs over het lawaai in de hal. Zij vroeg om een
gesprek met de buren erbij. Ik heb gezegd dat jullie haar deze week bellen.
"""


def search(users: dict[str, User], cases: dict[str, Case], today: dt.date) -> None:
    """Have colleagues asked, some of whom answered, two are late, and for one somebody else was asked."""
    officer = users["privacy"]
    with journal.acting(lambda: officer):
        for name, box in ANSWERS.items():
            place = SearchSource.objects.get(name=name)
            words = {field: getattr(place, field) for field in ("name", "department", "hint", "activity", "place")}
            sources.save(source=place, by=officer, **{**words, "answerer": users[box]})
        standing = list(SearchSource.objects.standing().exclude(answerer=None))
        asked = searching.ask(case=cases["heavy"], sources=standing, by=officer, on=today - dt.timedelta(ASKED_SINCE))
        tasks = {task.system: task for task in asked}
        _answer(tasks)
        another = users["leefbaarheid.oost"]
        searching.reassign(task=tasks["Overlast en leefbaarheid"], to=another, by=officer, on=today)
        some = [place for place in standing if place.name in ("Huurinning en incasso", "E-mail en agenda's")]
        searching.ask(case=cases["soon"], sources=some, by=officer, on=today)
        searching.remind_due(today)


def _answer(tasks: dict[str, SearchTask]) -> None:
    """One colleague found a mail and some found nothing; the others did not answer."""
    for name in NOTHING:
        task = tasks[name]
        searching.record_answer(task=task, said=searching.Said("nothing", ["name", "address"]), by=task.answerer)
    terms = ["name", "client_number"]
    said = searching.Said("found", terms, title="Mail over een gesprek", note="Zat in de map balie.")
    paper = checked("gesprek balie.eml", LETTER.replace("\n", "\r\n").encode())
    searching.record_answer(task=tasks[FOUND], said=said, papers=[paper], by=tasks[FOUND].answerer)
