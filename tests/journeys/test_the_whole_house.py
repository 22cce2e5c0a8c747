"""A request for access in which everybody has a part: tenant, officer, colleague, third party and director."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from cases.models import SearchSource
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.sections import Section
from tests import cast
from tests.cases.search.searching import source
from tests.dossiers.records.paperwork import docx
from tests.journeys.steps import NUMBER, filling_in, link_to, words_of

WHAT = "uw naam bij een melding van 14 mei"
ADDRESS = re.compile(r"https?://[^/]+/reactie/.*?/")
BREAKS = re.compile("[\\s\u200b\ufffe]")  # an address may go on on the next line
CODE = re.compile(r"deze code in: (\d{4} \d{4})")


@pytest.fixture
def _file(dossier, neighbour):
    """A report that names the neighbour."""
    neighbour.address = "Buurplein 2, 1000 AA Overstad"
    neighbour.save()
    told = "Koenraad van Overburen belde over muziek. Mevrouw is gebeld."
    cast.make_record(dossier, Section.NUISANCE, title="Telefoon", text=told, mentions=[neighbour])


@pytest.fixture
def colleague(db):
    """Somebody who collects arrears, with a folder of his own."""
    SearchSource.objects.update(ended_on=timezone.localdate())
    found = cast.make_user(Function.ARREARS, name="Ivo Incasso")
    source("Incassomap", answerer=found)
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("_file")
def test_everybody_does_a_part_and_the_tenant_reads_it(thumb, desk, officer, colleague, director, neighbour, mailbox):
    telephone = thumb(javascript=False)
    telephone.go("/")
    telephone.take(filling_in("Mijn gegevens bekijken"))
    number = NUMBER.search(telephone.text)[0]
    seat = desk(officer)
    the_officer_begins(seat, number)
    the_colleague_sends_a_file(desk(colleague, link_to(colleague.email, mailbox)))
    letter = the_officer_puts_it_to_the_neighbour(seat, number, neighbour)
    the_neighbour_answers(thumb(javascript=False), letter)
    the_officer_follows_him(seat, number, neighbour)
    the_officer_judges(seat, number)
    the_director_sends_it_back_and_signs(desk, seat, director, mailbox, number)
    code = the_officer_sends(seat, number)
    telephone.go(link_to(cast.TENANT_EMAIL, mailbox))
    telephone.write("Uw code", code)
    telephone.click("Open het antwoord")
    the_tenant_reads(telephone.files())
    assert not journal.verify().broken


def the_officer_begins(seat, number):
    """Who it is, and a colleague who searches."""
    seat.click(number)
    seat.click("Identiteit vaststellen")
    seat.choose("Amina Yıldırım")
    seat.choose("Aan de balie laten zien")
    seat.click("Leg identiteit vast")
    seat.click("Gegevens verzamelen")
    seat.click("Verzamel de gegevens")
    seat.click("Naar het zoekplan")
    seat.click("Start met het standaardplan (1 plek)")


def the_colleague_sends_a_file(seat):
    assert seat.title == "Zoek in: Incassomap"
    seat.choose("Naam")
    seat.attach("Wat u vond", "brief.docx", docx("Over de tuin."))
    seat.click("Verstuur wat ik vond")
    assert "Dank u wel" in seat.text


def the_officer_puts_it_to_the_neighbour(seat, number, neighbour):
    """The words of the letter that goes out by post."""
    seat.go(f"/verzoeken/{number}/stukken/")
    seat.click("Anderen in de stukken")
    seat.click(neighbour.name)
    seat.choose("Voorleggen")
    seat.click("Bewaar de keuze")
    seat.write("Om wat voor gegeven gaat het?", WHAT)
    seat.click("Maak de brief")
    assert "ligt bij de brieven voor de post" in seat.text
    letter = words_of(seat.download(seat.link("Brief met de code")))
    assert "Yıldırım" not in letter
    assert number not in letter
    return letter


def the_neighbour_answers(telephone, letter):
    """Without an account, with the link and the code of the letter: two presses."""
    telephone.go(BREAKS.sub("", ADDRESS.search(letter)[0]))
    telephone.write("Uw code", CODE.search(letter)[1])
    telephone.click("Open de vraag")
    assert WHAT in telephone.text
    telephone.choose("Ik heb liever dat mijn naam onleesbaar wordt")
    telephone.click("Verstuur mijn antwoord")
    assert "Uw antwoord van" in telephone.text


def the_officer_follows_him(seat, number, neighbour):
    seat.go(f"/verzoeken/{number}/anderen/{neighbour.reference}/")
    assert "Liever de naam onleesbaar" in seat.text
    seat.choose("Onleesbaar maken")
    seat.click("Leg het besluit vast")


def the_officer_judges(seat, number):
    """What names him partly, the file whole; the decision asks a second person."""
    seat.go(f"/verzoeken/{number}/stukken/")
    seat.judge("Telefoon", "Deels geven", "Wie belde, mogen wij niet zeggen.", code="B")
    seat.go(f"/verzoeken/{number}/stukken/")
    seat.judge("Word-bestand", "geven")
    the_officer_decides(seat)


def the_officer_decides(seat):
    seat.click("Neem het besluit")
    seat.click("Vraag de handtekening")


def the_director_sends_it_back_and_signs(desk, seat, director, mailbox, number):
    """Not like this; and after another word, signed."""
    office = desk(director, link_to(director.email, mailbox))
    office.unfold("Niet mee eens?")
    office.write("Wat moet er anders?", "Leg uit waarom u lang zocht.")
    office.click("Stuur terug")
    seat.go(f"/verzoeken/{number}/")
    assert "Leg uit waarom u lang zocht." in seat.text
    seat.click("Besluit nemen")
    seat.write("Uitleg in de brief", "Wij zochten ook buiten ons systeem.")
    the_officer_decides(seat)
    office.go(link_to(director.email, mailbox))
    office.click("Lees wat de aanvrager krijgt")
    office.click("Ik teken dit besluit")
    assert "U tekende op" in office.text


def the_officer_sends(seat, number):
    seat.go(f"/verzoeken/{number}/verzending/")
    seat.choose("Ophalen op de site")
    seat.choose("Ik heb de ontvanger en de brief nagekeken")
    seat.click("Verstuur het antwoord")
    return seat.page.locator(".pin-code").inner_text()


def the_tenant_reads(files):
    letter, overview, found = (words_of(files[name]) for name in ("brief.pdf", "overzicht.pdf", "inventaris.pdf"))
    assert "Wij zochten ook buiten ons systeem." in letter
    assert "[B] belde over muziek" in overview
    assert "Incassomap" in found
    assert "stuk-002.pdf" in files
    assert not [name for name in ("Koenraad", "Overburen", "Ivo", "Rik") if name in letter + overview + found]
