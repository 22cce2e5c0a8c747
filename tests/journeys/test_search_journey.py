"""The privacy officer has colleagues search, one finds a file and one finds nothing, and both reach the answer."""

from __future__ import annotations

import json
import re

from django.utils import timezone

from cases.models import Delivery, SearchSource
from cases.tasks import send_mails
from cases.workflow import Status
from dossiers.functions import Function
from tests import cast
from tests.cases.search.searching import source
from tests.dossiers.records.paperwork import docx
from tests.journeys.steps import files_in, words_of


def link_to(user, mailbox):
    """The link in the newest mail to somebody."""
    mail = [each for each in mailbox.mails if each["To"] == user.email][-1]
    return re.search(r"http\S+", mail.get_content())[0]


def test_colleagues_search_and_the_answer_says_so(desk, mailbox):
    officer = cast.make_user(Function.PRIVACY_OFFICER, name="Petra Officier")
    finder, other = cast.make_user(Function.ARREARS, name="Ivo Incasso"), cast.make_user(name="Sam Zonder")
    SearchSource.objects.update(ended_on=timezone.localdate())
    for name, who in (("Incassomap", finder), ("Postbus", other)):
        source(name, answerer=who)
    case = cast.case_in(Status.GATHERED, by=officer)
    seat = desk(officer)
    seat.go(f"/verzoeken/{case.reference}/zoekplan/")
    seat.click("Start met het standaardplan (2 plekken)")
    assert seat.clicks == 1
    send_mails()
    one_finds_a_file(desk(finder), link_to(finder, mailbox))
    one_finds_nothing(desk(other), link_to(other, mailbox))
    the_answer_says_where_was_searched(seat, case)


def one_finds_a_file(seat, link):
    seat.go(link)
    assert seat.title == "Zoek in: Incassomap"
    seat.choose("Naam")
    paper = {"name": "brief Jansen.docx", "mimeType": "application/octet-stream", "buffer": docx("Over de tuin.")}
    seat.page.get_by_label("Wat u vond").set_input_files([paper])
    seat.click("Verstuur wat ik vond")
    assert "Uw antwoord is bewaard. Dank u wel." in seat.text
    assert seat.clicks == 2


def one_finds_nothing(seat, link):
    seat.go(link)
    seat.choose("Naam")
    seat.choose("Adres")
    seat.click("Gezocht, niets gevonden")
    assert "Geen open vragen. Dank u wel." in seat.text
    seat.go(link)
    assert "U hebt deze vraag al beantwoord." in seat.text


def the_answer_says_where_was_searched(seat, case):
    seat.go(f"/verzoeken/{case.reference}/stukken/")
    seat.click("Geef de rest")
    seat.click("Geef deze stukken")
    seat.judge("Word-bestand", "geven")
    seat.write("Uitleg in de brief", "U krijgt alles wat wij van u hebben.")
    seat.click("Neem het besluit")
    seat.choose("op papier")
    seat.choose("Ik heb de ontvanger")
    seat.click("Verstuur het antwoord")
    files = files_in(bytes(Delivery.objects.get(case=case).package))
    assert "stuk-003.pdf" in files
    shown = words_of(files["inventaris.pdf"])
    assert "Postbus niets gevonden naam, adres" in shown
    assert not [name for name in ("Ivo", "Sam", "Jansen") if name in shown]
    searched = json.loads(files["inventaris.json"])["gezocht"]
    assert [row["uitkomst"] for row in searched] == ["gevonden", "niets gevonden"]
