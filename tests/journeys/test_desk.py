"""Somebody at the front desk writes down what a tenant asks by word of mouth; the officer answers on paper."""

from __future__ import annotations

import time

import pytest

from dossiers.sections import Section
from tests import cast
from tests.journeys.steps import NUMBER, files_in, words_of

MOST_SECONDS, MOST_CLICKS, MOST_BOXES = 60, 7, 3
SECONDS_TO_TYPE = 15  # the question, at thirty words a minute
ASKED = "Ik wil weten wat er over de lekkage in mijn dossier staat."


@pytest.fixture
def _file(dossier):
    """One record of the tenant."""
    cast.make_record(dossier, Section.MAINTENANCE, title="Lekkage", text="Er is een lekkage verholpen.")


@pytest.mark.usefixtures("_file")
def test_a_request_by_word_of_mouth_ends_on_paper(desk, front_desk, officer):
    number = the_desk_takes_it_in(desk(front_desk))
    the_officer_answers_on_paper(desk(officer), number)


def the_desk_takes_it_in(seat):
    """Within a minute, few clicks and few boxes; gives the number."""
    began = time.monotonic()
    seat.click("Nieuw verzoek")
    seat.write("Naam van de aanvrager", "Yıldırım")
    seat.click("Zoek in de klantlijst")
    seat.choose("Amina Yıldırım")
    seat.choose("Ik heb het identiteitsbewijs gezien")
    seat.choose("Inzage")
    seat.write("De vraag, zo letterlijk mogelijk", ASKED)
    seat.click("Leg het verzoek vast")
    assert "Het verzoek is vastgelegd. Geef het ontvangstbriefje mee." in seat.text
    assert seat.clicks <= MOST_CLICKS
    assert seat.boxes <= MOST_BOXES
    assert time.monotonic() - began < MOST_SECONDS - SECONDS_TO_TYPE
    number = NUMBER.search(seat.text)[0]
    slip = words_of(seat.page.request.get(f"{seat.site}/verzoeken/{number}/bon.pdf").body())
    assert number in slip
    assert "Yıldırım" not in slip
    return number


def the_officer_answers_on_paper(seat, number):
    seat.click(number)
    assert ASKED in seat.text
    assert "Aan de balie laten zien" in seat.text
    seat.click("Gegevens verzamelen")
    seat.click("Verzamel de gegevens")
    seat.click("Geef de rest")
    seat.click("Geef deze stukken")
    seat.click("Besluit nemen")
    seat.write("Waarom zoekt u niet op andere plekken?", "Alles staat in haar dossier.")
    seat.click("Neem het besluit")
    seat.choose("Op papier")
    seat.choose("Ik heb de ontvanger en de brief nagekeken")
    seat.click("Verstuur het antwoord")
    files = files_in(seat.download(seat.link("Hele pakket")))
    assert "Er is een lekkage verholpen." in words_of(files["overzicht.pdf"])
    assert number in words_of(files["brief.pdf"])
    seat.click("Terug naar het verzoek")
    assert "Afgehandeld" in seat.text


def test_the_officer_looks_further_for_somebody_who_goes_by_another_name(desk, officer, tenant, dossier):
    case = cast.make_case(name="Mien Zilverdorp")
    seat = desk(officer)
    seat.go(f"/verzoeken/{case.reference}/identiteit/")
    assert "Geen klant gevonden met deze naam." in seat.text
    seat.write("Zoek in de klantlijst", "Yild")
    seat.click("Zoeken")
    seat.choose("Amina Yıldırım")
    seat.write("Waarom is dit toch dezelfde persoon?", "Zij noemt zich zo. Haar klantnummer klopt.")
    seat.choose("Teruggebeld")
    seat.click("Leg identiteit vast")
    case.refresh_from_db()
    assert (case.status, case.subject) == ("identified", tenant)
