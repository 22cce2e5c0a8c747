"""A town that does not exist: its complexes, streets and homes."""

from __future__ import annotations

from dataclasses import dataclass

from dossiers.models import Complex, Unit
from dossiers.models.places import address_key_of

CITY = "Voorbeeldstad"
HOMES = 50  # homes in each of the complexes that have a name
LATER_HOMES = 500  # homes in each complex that a larger association has besides


@dataclass(frozen=True)
class Place:
    """A complex with the streets it stands on."""

    code: str
    name: str
    streets: tuple[str, ...]


PLACES = (
    Place("A", "Vliegerhof", ("Vliegerhofpad", "Windvaanhof")),
    Place("B", "Knikkerhoek", ("Knikkerhoekstraat", "Stuiterpad")),
    Place("C", "De Draaitol", ("Draaitolstraat", "Zwieptouwlaan")),
    Place("D", "Lampionkwartier", ("Lampionkade", "Papierlantaarnstraat")),
    Place("E", "Hinkelpark", ("Hinkelparkweg", "Stoepkrijtpad")),
    Place("F", "Het Blokkenveld", ("Blokkenveldlaan", "Torentjesplein")),
    Place("G", "Kaleidoscoop", ("Kaleidoscoopsingel",)),
    Place("H", "Seniorenflat De Zandloper", ("Zandloperdreef",)),
)
LATER_STREETS = ("Toverlantaarnstraat", "Hoepelrolweg", "Steltlopershof", "Tinnenfluitlaan", "Bromtolkade", "Jojosteeg")
LETTERS = "ABCDEFGHJKLMNPRSTVWXZ"


def complexes(homes: int) -> list[Complex]:
    """The complexes of an association with this many homes: the eight with a name, and as many more as it needs."""
    known = [Complex(code=place.code, name=place.name) for place in PLACES]
    further = -(-max(0, homes - HOMES * len(PLACES)) // LATER_HOMES)
    return known + [Complex(code=f"X{n:04d}", name=f"Buurt {n}") for n in range(1, further + 1)]


def unit(number: int, known: list[Complex]) -> Unit:
    """Home `number`, counted from 0, in the complex where it stands."""
    named = HOMES * len(PLACES)
    at, door = divmod(number, HOMES) if number < named else divmod(number - named, LATER_HOMES)
    at += 0 if number < named else len(PLACES)
    streets = PLACES[at].streets if at < len(PLACES) else LATER_STREETS
    half = LETTERS[at % len(LETTERS)] + LETTERS[door % len(streets)]
    address = {
        "street": streets[door % len(streets)],
        "number": str(2 * (door // len(streets)) + 1),
        "postcode": f"00{at % 90 + 10:02d} {half}",
        "city": CITY,
    }
    code = f"{known[at].code}-{door + 1:04d}"
    return Unit(complex=known[at], code=code, address_key=address_key_of(**address), **address)
