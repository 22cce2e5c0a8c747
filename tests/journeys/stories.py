"""Each right as a story: what a tenant asks, what is decided, what the letter says, and what became of the record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.models import Case
from wsn_privacy.disposal.run import erase_decided

if TYPE_CHECKING:
    from dossiers.models import Record
    from tests.journeys.steps import Desk

Files = Mapping[str, bytes]
Page = Callable[[], str]  # the record as a colleague reads it in a browser
TITLE, NOISE, MUSIC = "Melding van de trap", "Er was lawaai op de trap.", "Er was muziek tot tien uur."
REASON = "Het belang van de buren weegt zwaarder."


@dataclass(frozen=True)
class Story:
    """One right: `settles` is what the officer decides, `after` looks at what became of the record."""

    wish: str
    settles: Callable[[Desk], None]
    letter: str
    after: Callable[[Page, Record, Files], None]
    words: str = ""
    signed: bool = True  # a second person signs, for it is about nuisance
    javascript: bool = False


def judges(seat: Desk, outcome: str, *choices: str, **boxes: str) -> None:
    """Choose the record that it is about, and decide on it."""
    seat.click("Gegevens verzamelen")
    seat.choose(TITLE)
    seat.click("Beoordeel deze gegevens")
    seat.click(TITLE)
    for choice in (outcome, *choices):
        seat.choose(choice)
    if "new" in boxes:
        seat.select("Wat moet er verbeterd worden?", "Tekst")
    for label, text in boxes.items():
        seat.write(LABELS[label], text)
    seat.click("Bewaar en ga verder")


LABELS = {"new": "Wat moet er staan?", "shows": "Waaruit blijkt dat?", "reason": "Uitleg voor de aanvrager"}


def takes_along(seat: Desk) -> None:
    """Give along what was given for the contract."""
    seat.click("Gegevens verzamelen")
    seat.click("Verzamel de gegevens")
    seat.click("Beoordeel het volgende stuk")
    seat.choose("meegeven")
    seat.click("Bewaar en ga verder")


def judges_the_complaint(seat: Desk) -> None:
    """Hear the complaint, and say what is done now."""
    seat.click("Klacht behandelen")
    seat.choose("hoe wij gegevens gebruiken")
    seat.click("Leg dit vast")
    seat.choose("terecht")
    seat.write("Wat doet u nu?", "Wij kijken voortaan vooraf of het nodig is.")
    seat.click("Leg uw oordeel vast")


def set_right(page: Page, record: Record, _files: Files) -> None:
    """The new words stand there, and what stood there before is kept beside them."""
    shown = page()
    assert MUSIC in shown
    assert "Verbeterd op" in shown
    assert "Bevroren" not in shown
    assert (record.corrections.get().old, NOISE in shown) == (NOISE, False)


def gone(page: Page, record: Record, _files: Files) -> None:
    """Once the worker has come by there is no such record."""
    assert NOISE not in page()
    assert erase_decided() == 1
    assert "Wij kunnen deze pagina niet vinden" in page()


def frozen(page: Page, record: Record, _files: Files) -> None:
    """A colleague sees that it is there, and not what it says."""
    shown = page()
    assert "Bevroren sinds" in shown
    assert NOISE not in shown


def free(page: Page, record: Record, _files: Files) -> None:
    """A colleague reads it as before."""
    shown = page()
    assert NOISE in shown
    assert "Bevroren" not in shown


def taken_along(page: Page, record: Record, files: Files) -> None:
    """What she gave herself can be read by a computer, twice; what others told is in neither. The record stays."""
    given = json.loads(files["gegevens.json"])["gegevens"]
    rows = list(csv.DictReader(io.StringIO(files["gegevens.csv"].decode("utf-8-sig")), delimiter=";"))
    pieces = [each for each in rows if each["nummer"]]  # the others are what she gave about herself
    assert [each["tekst"] for each in given] == [each["tekst"] for each in pieces] == ["Mijn inschrijving."]
    assert "amina@tenant.example" in [each["tekst"] for each in rows]
    free(page, record, files)


STORIES: Mapping[str, Story] = {
    Case.Kind.CORRECTION: Story(
        wish="Een fout laten verbeteren",
        words="Het was geen lawaai. Het was muziek.",
        settles=lambda seat: judges(seat, "verbeteren", new=MUSIC, shows="verklaring van de buurman, 3 mei"),
        letter="Wij hebben uw gegevens verbeterd",
        after=set_right,
    ),
    Case.Kind.ERASURE: Story(
        wish="Gegevens laten verwijderen",
        settles=lambda seat: judges(seat, "verwijderen", "wij hebben het niet meer nodig"),
        letter="Wij verwijderen wat u vroeg",
        after=gone,
        javascript=True,
    ),
    Case.Kind.RESTRICTION: Story(
        wish="Mijn gegevens tijdelijk niet laten gebruiken",
        settles=lambda seat: judges(seat, "bevriezen", "de aanvrager heeft het nodig voor een rechtszaak"),
        letter="Wij bewaren deze gegevens, en gebruiken ze niet meer",
        after=frozen,
    ),
    Case.Kind.OBJECTION: Story(
        wish="Bezwaar maken tegen gebruik van mijn gegevens",
        settles=lambda seat: judges(seat, "doorgaan met dit gebruik", reason=REASON),
        letter=REASON,
        after=free,
        javascript=True,
    ),
    Case.Kind.PORTABILITY: Story(
        wish="Mijn gegevens meenemen",
        settles=takes_along,
        letter="in twee bestanden",
        after=taken_along,
        signed=False,
    ),
    Case.Kind.HUMAN_REVIEW: Story(
        wish="Een besluit van de computer laten bekijken",
        words="De computer gaf mij geen woning.",
        settles=lambda seat: None,
        letter="Een medewerker heeft opnieuw gekeken",
        after=free,
        signed=False,
        javascript=True,
    ),
    Case.Kind.COMPLAINT: Story(
        wish="Een klacht indienen over mijn gegevens",
        words="Iedereen leest mijn dossier.",
        settles=judges_the_complaint,
        letter="Wij kijken voortaan vooraf of het nodig is",
        after=free,
        signed=False,
    ),
}
