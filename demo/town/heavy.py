"""One heavy nuisance file: eighty records over two and a half years, in which five other people are named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from demo.town import closed_sorts, sorts
from demo.town.names import Name
from dossiers.models import Mention

if TYPE_CHECKING:
    from random import Random

    from demo.town.records import Clerk
    from demo.town.sorts import Sort
    from dossiers.models import Dossier, Person, Record

SIZE = 80
LASTS = 910  # days
# Besides the two neighbours who are tenants themselves, three people who are known from this file alone.
ONLY_HERE = {
    "housemate": Name("Deniz", "", "Yıldız"),
    "visitor": Name("Orlando", "", "Kartosen"),
    "downstairs": Name("Katarzyna", "", "Woźniak"),
}
ROLES = {
    "reporter": Mention.Role.REPORTER,
    "neighbour": Mention.Role.NEIGHBOUR,
    "downstairs": Mention.Role.REPORTER,
    "housemate": Mention.Role.HOUSEMATE,
    "visitor": Mention.Role.OTHER,
}
N, T, C = closed_sorts.NUISANCE, closed_sorts.TALK, sorts.COMPLAINT
# Sort, subject, text; a word in braces is somebody's name, and whoever is named in the text is kept as mentioned.
CHAPTERS: tuple[tuple[Sort, str, str], ...] = (
    (N, "Melding harde muziek", "{reporter} meldt harde muziek op {weekday}, van {later} uur tot diep in de nacht."),
    (N, "Telefoonnotitie melder", "{reporter} belt. De muziek was er weer. Wil niet dat de buren weten dat hij belt."),
    (T, "Huurder gebeld", "Huurder zegt dat het meevalt. Er was bezoek. Zij let er voortaan op."),
    (N, "Brief met de huisregels", "Brief gestuurd: na 22 uur stil, geen vuil op de galerij. Gesprek aangeboden."),
    (N, "Melding geschreeuw", "{downstairs} hoorde geschreeuw en een klap. Zij maakt zich zorgen om de kinderen."),
    (N, "Overleg met de wijkagent", "De wijkagent ging langs. Er was ruzie, niemand gewond. Geen aangifte."),
    (T, "Gesprek op kantoor", "Huurder vertelt dat {housemate} bij haar woont en laat thuiskomt. Zij wil rust."),
    (N, "Melding {kind_of_noise}", "{neighbour} meldt {kind_of_noise}. Dit is de {few}e keer deze maand."),
    (
        N,
        "Geluidsdagboek ontvangen",
        "{reporter} hield {few} weken een dagboek bij: {day} keer lawaai, meestal {weekday}.",
    ),
    (T, "Huisbezoek", "Huisbezoek met een collega. Harde vloer zonder ondervloer. Huurder legt kleden neer."),
    (N, "Bezoek aan de melder", "Bij {downstairs} thuis geluisterd, van {hour} tot {later} uur. Geen lawaai gehoord."),
    (
        N,
        "Melding vuil op de galerij",
        "Vuilniszakken op de galerij. {neighbour} stuurde een foto. Weggehaald in {few} dagen.",
    ),
    (T, "Bericht van de huurder", "Huurder schrijft dat de buren haar pesten. Zij noemt {reporter} en vraagt om hulp."),
    (N, "Buurtbemiddeling aangemeld", "Beide kanten willen praten. Buurtbemiddeling belt {weekday}."),
    (
        N,
        "Buurtbemiddeling gestopt",
        "{reporter} wil niet verder. Geen verslag ontvangen, dat blijft bij de bemiddelaar.",
    ),
    (N, "Melding blaffende hond", "Hond van {visitor} blaft als er niemand thuis is, zegt {downstairs}."),
    (T, "Afspraken op papier", "Afspraak: na 22 uur stil, geen hond in huis, {housemate} staat ingeschreven."),
    (C, "Klacht van de huurder", "Huurder vindt dat wij de kant van de buren kiezen. Klacht ontvangen en bevestigd."),
    (C, "Antwoord op de klacht", "Uitgelegd hoe wij meldingen afwegen. Huurder kreeg een andere contactpersoon."),
    (N, "Melding ruzie in de hal", "{neighbour} zag {visitor} in de hal met een buurman. Er is geduwd. Politie kwam."),
    (N, "Overleg politie en gemeente", "Besproken: meldingen, afspraken, hulp. De gemeente biedt begeleiding aan."),
    (T, "Gesprek over begeleiding", "Huurder denkt na over hulp. Zij belt voor {day} {month}."),
    (
        N,
        "Laatste waarschuwing",
        "Brief: bij nieuwe overlast vragen wij een oordeel van de rechter. Gesprek op {weekday}.",
    ),
    (T, "Voortgang", "{few} weken geen melding. Huurder is opgelucht. Afspraken blijven gelden."),
    (N, "Nieuwe melding", "{downstairs} meldt {kind_of_noise} na {later} uur. Kort en daarna stil."),
)
QUIET = (
    *(sorts.LEASE, sorts.ALLOCATION, sorts.RENT, sorts.REPAIR, sorts.CALL, sorts.INCREASE, sorts.REPAIR, sorts.RENT),
    *(sorts.CALL, sorts.ENERGY),
)
REPORTS = (
    (C, "Klacht over een buurvrouw", "De klager vindt dat wij te weinig doen aan de overlast van {subject}."),
    (N, "Contact met de melder", "De melder vraagt hoe het staat met de meldingen over {subject}. Nog in behandeling."),
)


def fill(clerk: Clerk, dossier: Dossier, people: dict[str, Person], draw: Random) -> tuple[list[Record], list[Mention]]:
    """The eighty records of the heavy file and who is named in them. `people` are the five, by their part in it."""
    records = [clerk.write(sort, dossier, on, draw) for sort, on in _quiet(clerk, dossier, draw)]
    mentions = []
    names = {part: person.name for part, person in people.items()}
    telling = SIZE - len(records)
    for number in range(telling):
        sort, title, text = CHAPTERS[number % len(CHAPTERS)]
        on = clerk.today - dt.timedelta(LASTS - number * (LASTS - 20) // telling)
        record = clerk.write(_told(sort, title, text), dossier, on, draw, **names)
        records.append(record)
        mentions += [
            Mention(record=record, person=person, role=ROLES[part])
            for part, person in people.items()
            if "{" + part + "}" in text
        ]
    return records, mentions


def report(
    clerk: Clerk, dossier: Dossier, subject: Person, number: int, draw: Random
) -> tuple[list[Record], list[Mention]]:
    """What stands about the heavy file in the dossier of a neighbour: a record that names its tenant."""
    sort, title, text = REPORTS[number % len(REPORTS)]
    on = clerk.today - dt.timedelta(200 + 40 * number)
    record = clerk.write(_told(sort, title, text), dossier, on, draw, subject=subject.name)
    return [record], [Mention(record=record, person=subject, role=Mention.Role.NEIGHBOUR)]


def _quiet(clerk: Clerk, dossier: Dossier, draw: Random) -> list[tuple[Sort, dt.date]]:
    """The ordinary records of a tenancy, with their days."""
    return list(zip(QUIET, clerk.days(dossier, len(QUIET), draw), strict=True))


def _told(sort: Sort, title: str, text: str) -> Sort:
    """A sort of record with the words of the story in place of its own."""
    return replace(sort, titles=(title,), sentences=((text,),))
