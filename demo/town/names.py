"""Names as they stand on Dutch letterboxes, put together at random; nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiers.text.keys import fold

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True)
class Name:
    """A full name in its parts."""

    given: str
    prefix: str
    family: str

    @property
    def mailbox(self) -> str:
        """An address that belongs to nobody: `.example` is reserved."""
        words = fold(f"{self.given} {self.family}").replace("'", "").replace("-", " ")
        return ".".join(words.split()) + "@post.example"


@dataclass(frozen=True)
class Pool:
    """Names that go together, and how many of a hundred people have one of them."""

    share: int
    given: tuple[str, ...]
    family: tuple[tuple[str, str], ...]


def plain(*families: str) -> tuple[tuple[str, str], ...]:
    """Family names without a prefix."""
    return tuple(("", family) for family in families)


DUTCH = Pool(
    50,
    (
        *("Anneke", "Bram", "Carla", "Dirk", "Els", "Floris", "Greet", "Henk", "Ineke", "Joost", "Karin", "Lotte"),
        *("Marijke", "Niels", "Olga", "Pieter", "Quirine", "Ruben", "Sanne", "Teun", "Ursula", "Vera", "Willemijn"),
        *("Jan-Willem", "Anne-Marie", "Gé", "Loïs", "Thijs", "Yvonne", "Zoë", "Hendrik-Jan", "Ria", "Koos", "Mieke"),
    ),
    (
        *plain(
            "Bakker", "Jansen", "Smit", "Mulder", "Vermeulen", "Schouten", "Kuipers", "Brouwer", "Postma", "Hermans"
        ),
        *plain("Jansen-de Boer", "Smit-Kuipers", "Groothuis", "Koster", "Verhoeven", "Peeters", "Willemsen", "Dekkers"),
        ("de", "Wit"),
        ("de", "Groot"),
        ("van", "Dam"),
        ("van den", "Berg"),
        ("van der", "Meer"),
        ("van de", "Ven"),
        ("van 't", "Hof"),
        ("van 't", "Zand"),
        ("'t", "Hart"),
        ("ter", "Horst"),
        ("ten", "Have"),
        ("op de", "Beek"),
        ("in 't", "Veld"),
        ("", "d'Hondt"),
    ),
)
FRISIAN = Pool(
    8,
    ("Sjoukje", "Wytze", "Gerbrich", "Tsjibbe", "Fokje", "Sietske", "Jelmer", "Nynke", "Âlt", "Hylke"),
    plain("Hoekstra", "Dijkstra", "Wiersma", "Bruinsma", "Fopma", "Zijlstra", "Sjoerdsma", "Tamminga", "Rypkema"),
)
TURKISH = Pool(
    11,
    ("Ayşe", "Mehmet", "Çiğdem", "Oğuz", "Gülşen", "İbrahim", "Özlem", "Tuğba", "Kemal", "Şirin", "Emre", "Büşra"),
    plain("Yıldız", "Öztürk", "Şahin", "Doğan", "Çelik", "Karadağ", "Aydın", "Güneş", "Koç", "Erdoğmuş", "Çelik-Aydın"),
)
MOROCCAN = Pool(
    11,
    ("Fatima-Zahra", "Youssef", "Naïma", "Rachid", "Loubna", "Hicham", "Samira", "Abdelkarim", "Chaïma", "Driss"),
    (
        ("El", "Amrani"),
        ("El", "Idrissi"),
        ("Ait", "Lahcen"),
        ("Ben", "Moussa"),
        *plain("Bouazza", "Benali", "Chaouki", "Haddadi", "Ouali", "Zerrouk"),
    ),
)
POLISH = Pool(
    8,
    ("Małgorzata", "Łukasz", "Agnieszka", "Paweł", "Katarzyna", "Zbigniew", "Grażyna", "Michał", "Żaneta"),
    plain("Nowak", "Wójcik", "Kowalczyk", "Mazur", "Woźniak", "Dąbek", "Zając", "Krawczyk", "Gołąb"),
)
SURINAMESE = Pool(
    7,
    ("Shanti", "Orlando", "Kavita", "Winston", "Radjesh", "Lucia", "Humphrey", "Asha", "Sharmila"),
    plain("Ramdin", "Kartosen", "Pinas", "Bhagwandin", "Wijngaarde", "Tjon-A-Fat", "Soerodimedjo", "Sewnarain"),
)
ERITREAN = Pool(
    5,
    ("Selam", "Yonas", "Mehret", "Filmon", "Abrehet", "Tekle", "Winta", "Samson", "Feven"),
    plain("Tesfay", "Haile", "Gebremariam", "Kidane", "Woldu", "Berhane", "Ghebreyesus"),
)
POOLS = (DUTCH, FRISIAN, TURKISH, MOROCCAN, POLISH, SURINAMESE, ERITREAN)
SHARES = tuple(pool.share for pool in POOLS)
DOUBLE = 0.1  # share of people with a double family name


def name(draw: Random) -> Name:
    """Somebody's name."""
    pool = draw.choices(POOLS, SHARES)[0]
    prefix, family = draw.choice(pool.family)
    if draw.random() < DOUBLE and "-" not in family:
        family = f"{family}-{draw.choice(draw.choice(POOLS).family)[1]}"
    return Name(draw.choice(pool.given), prefix, family)
