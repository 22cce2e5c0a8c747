"""Each right from a tenant's telephone to a closed case: officer, director and colleague do their part in a browser."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.flow.rights import RIGHTS
from cases.models import Case
from dossiers.journal import actions as journal
from dossiers.models import LawfulBasis
from tests import cast
from tests.journeys.steps import NUMBER, filling_in, link_to, words_of
from tests.journeys.stories import NOISE, STORIES, TITLE


@pytest.fixture
def record(dossier):
    """A report about a tenant who has left, which nothing keeps; and what she once gave for her contract."""
    dossier.ended_on = dt.date(2024, 1, 31)
    dossier.save()
    contract = LawfulBasis.objects.filter(ground="contract", activity__section="tenancy").first()
    cast.make_record(dossier, basis=contract, title="Inschrijving", text="Mijn inschrijving.")
    interest = LawfulBasis.objects.filter(ground="legitimate_interest", activity__section="nuisance").first()
    weighed = {"evidence": "afweging van 3 maart 2020: belang van de buren", "evidence_kind": "assessment"}
    return cast.make_record(dossier, "nuisance", basis=interest, title=TITLE, text=NOISE, **weighed)


def test_every_right_has_a_journey_here_or_of_its_own():
    assert set(STORIES) == set(RIGHTS) - {Case.Kind.ACCESS, Case.Kind.OTHER}


@pytest.mark.parametrize("kind", STORIES)
def test_a_right_goes_from_the_question_to_a_closed_case(
    kind, thumb, desk, officer, director, consultant_a, record, mailbox
):
    story, telephone = STORIES[kind], thumb(STORIES[kind].javascript)
    telephone.go("/")
    telephone.take(filling_in(story.wish, story.words))
    number = NUMBER.search(telephone.text)[0]
    seat = desk(officer)
    the_officer_finds_out_who_it_is(seat, number)
    story.settles(seat)
    the_officer_decides(seat)
    if story.signed:
        the_officer_asks_the_director(seat)
        the_director_signs(desk, director, mailbox)
        seat.go(f"/verzoeken/{number}/verzending/")
    code = the_officer_sends(seat, number)
    she_reads_that_it_is_done(telephone, mailbox, number)
    files = she_fetches_it(telephone, code)
    letter = words_of(files["brief.pdf"])
    assert story.letter in letter
    assert "Autoriteit Persoonsgegevens" in letter
    story.after(lambda: a_colleague_reads(desk(consultant_a), record), record, files)
    assert not journal.verify().broken


def the_officer_finds_out_who_it_is(seat, number):
    seat.click(number)
    seat.click("Identiteit vaststellen")
    seat.choose("Amina Yıldırım")
    seat.choose("Aan de balie laten zien")
    seat.click("Leg identiteit vast")


def the_officer_decides(seat):
    if seat.link("Besluit nemen").count():
        seat.click("Besluit nemen")
    if (part := seat.page.get_by_label("Kan een deel wel?")).count():
        part.fill("Nee, want het gaat om één melding.")
    seat.click("Neem het besluit")
    assert seat.title == "Antwoord versturen"


def the_officer_asks_the_director(seat):
    seat.choose("Rik Directeur")
    seat.click("Vraag de handtekening")


def the_director_signs(desk, director, mailbox):
    seat = desk(director, link_to(director.email, mailbox))
    assert seat.title == "Tekent u dit besluit mee?"
    seat.click("Lees wat de aanvrager krijgt")
    seat.click("Ik teken dit besluit")
    assert "U tekende op" in seat.text


def the_officer_sends(seat, number):
    """Send it, and see the case closed; gives the code that is shown once."""
    seat.choose("Ophalen op de site")
    seat.choose("Ik heb de ontvanger en de brief nagekeken")
    seat.click("Verstuur het antwoord")
    code = seat.page.locator(".pin-code").inner_text()
    seat.click("Terug naar het verzoek")
    assert "Afgehandeld" in seat.text
    return code


def she_reads_that_it_is_done(telephone, mailbox, number):
    telephone.go("/status/")
    telephone.write("Uw nummer", number)
    telephone.write("Uw e-mailadres", cast.TENANT_EMAIL)
    telephone.click("Stuur mij een link")
    telephone.go(link_to(cast.TENANT_EMAIL, mailbox))
    telephone.click("Laat zien hoe het gaat")
    assert telephone.title == "Ons antwoord is klaar"


def she_fetches_it(telephone, code):
    """The files by name, as she keeps them on her telephone."""
    telephone.click("Haal het antwoord op")
    telephone.write("Uw code", code)
    telephone.click("Open het antwoord")
    return telephone.files()


def a_colleague_reads(seat, record):
    """What the page of the record says, after the reason that is asked for something about nuisance."""
    seat.go(f"/dossiers/gegevens/{record.reference}/")
    if "openen bij" in seat.title:
        seat.choose("een melding behandelen")
        seat.click("Openen")
    return seat.page.locator("main").inner_text()
