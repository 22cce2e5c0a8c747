"""Finding people: whole names and all that is theirs, in any notation; nothing of who asks, and no ordinary words."""

import datetime as dt

import pytest

from redaction.people import Finder
from redaction.person import KnownPerson

ASKS = KnownPerson(
    "Karin", "", "Jansen", dt.date(1985, 1, 1), ("Kerkstraat 14, 3861 AB Nijkerk",), ("0687654321",), ("k.jansen@x.nl",)
)
REPORTER = KnownPerson(
    given_name="Jan Pieter",
    prefix="van der",
    family_name="Meer",
    born_on=dt.date(1980, 3, 12),
    addresses=("Kerkstraat 12a, 3861 AB Nijkerk", "Dorpsweg 3, 1234 CD Elders"),
    phones=("06-12345678", "033 245 12 34"),
    emails=("jpvdmeer@voorbeeld.nl",),
    ibans=("NL91ABNA0417164300",),
    client_number="K-00123",
)


def read(text, *people):
    """The text as it is read: [A] for what is hidden, [?] for what is doubtful."""
    return Finder(people or (REPORTER,), (ASKS,)).replace(text, lambda span: "[?]" if span.is_doubtful else "[A]")


@pytest.mark.parametrize(
    "name",
    [
        "Jan Pieter van der Meer",
        "JAN PIETER VAN DER MEER",
        "jan van der meer",
        "J.P. van der Meer",
        "J. P. van der Meer",
        "JP van der Meer",
        "J.P. v.d. Meer",
        "J.v.d. Meer",
        "J. v/d Meer",
        "Jan vd Meer",
        "van der Meer",
        "Van der Meer",
        "van der meer",
        "v.d. Meer",
        "Meer, J.P. van der",
        "Meer, Jan Pieter van der",
        "Meer, van der",
        "Jan van\nder Meer",
        "Jan Pieter",
        "Pieter",
        "Jan\u200b van der Me\u00ader",
        "j.p.vandermeer@anders.nl",
    ],
)
def test_a_name_in_any_order_and_spelling_is_one_mark(name):
    assert read(f"Gisteren belde {name} over de muziek.") == "Gisteren belde [A] over de muziek."


@pytest.mark.parametrize(
    "known",
    [
        "+31 6 12 34 56 78", "0031612345678", "06-12345678", "06 12 34 56 78", "06.12.34.56.78", "+31 (0)6 12345678",
        "(033) 245 12 34", "033-2451234", "2451234", "jpvdmeer@voorbeeld.nl", "JPvdMeer@Voorbeeld.NL", "jpvdmeer",
        "12-03-1980", "12/3/80", "12.3.1980", "12 maart 1980", "12 mrt. 1980", "1980-03-12", "12 maart '80",
        "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "K-00123", "Kerkstraat 12a", "Kerkstraat 12 A", "Kerkstr. 12a",
        "Kerkstraat nr. 12a", "huisnummer 12a", "Dorpsweg 3", "1234CD", "1234 CD",
    ],
)  # fmt: skip
def test_what_is_known_of_somebody_is_found_in_any_notation(known):
    assert read(f"Er stond: {known}; meer niet.") == "Er stond: [A]; meer niet."


@pytest.mark.parametrize(
    "own",
    [
        "Karin Jansen", "K. Jansen", "mevrouw Jansen", "06 87654321", "k.jansen@x.nl", "1 januari 1985",
        "Kerkstraat 14", "3861 AB", "nummer 14", "Kerkstraat",
    ],
)  # fmt: skip
def test_what_is_of_who_asks_is_never_found(own):
    brother = KnownPerson("Jan", "", "Jansen", dt.date(1985, 1, 1), ASKS.addresses, ASKS.phones)
    assert read(f"Er stond {own} in.", REPORTER, brother) == f"Er stond {own} in."


def test_who_shares_a_surname_with_who_asks_is_found_by_the_rest_of_the_name():
    brother = KnownPerson("Jan", "", "Jansen")
    said = "Jan Jansen en Karin Jansen, J. Jansen, K. Jansen, familie Jansen"
    assert read(said, brother) == "[A] en Karin Jansen, [A], K. Jansen, familie Jansen"


PARTICLES = [
    "van", "van 't", "van de", "van den", "van der", "in 't", "in de", "op de", "op den", "ten", "ter", "te", "de",
    "den", "der", "'t", "uit den", "von", "di", "la", "le", "du", "dos", "al", "el", "bin", "aan de",
    "over de", "onder de",
]  # fmt: skip


@pytest.mark.parametrize("particle", PARTICLES)
def test_no_particle_stays_behind(particle):
    hidden = KnownPerson("Hendrik", particle, "Zandberg")
    said = f"Hendrik {particle} Zandberg en H. {particle} Zandberg en {particle.title()} Zandberg belden."
    assert read(said, hidden) == "[A] en [A] en [A] belden."


@pytest.mark.parametrize(
    "name", ["El Idrissi", "Al-Hassan", "O'Neill", "D'Hondt", "Jansen-de Boer", "Nguyễn Thị", "Şahin"]
)
def test_a_surname_that_holds_its_particle_is_found_whole(name):
    hidden = KnownPerson("Naïma", "", name)
    said = f"Naïma {name} en mevrouw {name} en {name.upper()} belden."
    assert Finder((hidden,)).replace(said, lambda _span: "[A]") == "[A] en mevrouw [A] en [A] belden."


@pytest.mark.parametrize("word", ["Lang", "Groot", "Bos", "Berg", "Vos", "Kok", "Visser", "Smit", "Koning", "Zand"])
def test_an_ordinary_word_is_a_name_only_where_it_is_written_as_one(word):
    hidden, low = KnownPerson("Truus", "", word), word.lower()
    assert read(f"Het was {low} en bleef {low}.", hidden) == f"Het was {low} en bleef {low}."
    said = f"Toen belde {word} weer, mevrouw {low} ook, en Truus {low}."
    assert read(said, hidden) == "Toen belde [A] weer, mevrouw [A] ook, en [A]."
    assert read(f"Het was zo. {word} was het.", hidden) == "Het was zo. [?] was het."
    assert read(f"HET WAS {word.upper()} EN VERVELEND", hidden) == "HET WAS [?] EN VERVELEND"
    assert read(f"Mevrouw is heel {low} ziek.", hidden) == f"Mevrouw is heel {low} ziek."


def test_a_surname_with_an_ordinary_word_is_found_with_its_particle():
    hidden = KnownPerson("Piet", "de", "Groot")
    said = "De groot opgezette actie van de Groot. De Groot belde. Een groot deel, de grote."
    assert read(said, hidden) == "De groot opgezette actie van [A]. [A] belde. Een groot deel, de grote."


def test_the_text_around_what_is_found_stays_as_it_was():
    said = "Één keer – “écht” – belde Koenraad\u00a0Overburen; daarna niets."
    hidden = KnownPerson("Koenraad", "", "Overburen")
    assert read(said, hidden) == "Één keer – “écht” – belde [A]; daarna niets."


def test_nobody_hidden_is_nothing_found():
    assert Finder((), (ASKS,)).find("Karin Jansen") == ()
