"""A tenant asks to see her file on a telephone, the officer answers, and she fetches the letter: the main job."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from cases.models import Case
from cases.tasks import send_mails
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.sections import Section
from tests import cast
from tests.journeys.steps import files_in, words_of

SECRETS = ("Koenraad", "Overburen", "melding van de trap")
PAPERS = {"brief.pdf", "overzicht.pdf", "inventaris.pdf", "inventaris.json", "wie-keek.pdf"}
REMEDIES = ("klachtencommissie", "Autoriteit Persoonsgegevens", "rechter")


@pytest.fixture
def _file(dossier, neighbour):
    """What is kept of the tenant: two records of her own, and two in which her neighbour is named."""
    cast.make_record(dossier, Section.TENANCY, title="Huurcontract", text="Het contract begon op 1 maart 2020.")
    cast.make_record(dossier, Section.PAYMENT, title="Betaling", text="De huur van mei kwam binnen op 3 mei.")
    told = "Koenraad van Overburen belde over muziek. Mevrouw is gebeld."
    cast.make_record(dossier, Section.NUISANCE, title="Telefoon", text=told, mentions=[neighbour])
    cast.make_record(dossier, Section.NUISANCE, title="Trap", text="Een melding van de trap.", mentions=[neighbour])


@pytest.fixture
def newcomer(db):
    """A privacy officer who has not promised confidentiality yet."""
    return cast.make_user(Function.PRIVACY_OFFICER, name="Petra Officier", signed=False)


def link_in(mailbox):
    """The link in the newest mail, once every waiting mail is sent."""
    send_mails()
    return re.search(r"http\S+", mailbox.mails[-1].get_content())[0]


@pytest.mark.usefixtures("_file")
def test_a_tenant_asks_and_fetches_the_answer(telephone, desk, newcomer, mailbox):
    number = telephone.ask()
    due = date_format(timezone.localdate() + dt.timedelta(weeks=4), "j F Y")
    assert f"U krijgt ons antwoord uiterlijk {due}" in telephone.text
    the_first_mail_says_nothing_more(mailbox, number, due)
    she_sees_how_it_goes(telephone, mailbox, number)
    code = the_officer_answers(desk(newcomer), number)
    she_fetches_it(telephone, mailbox, code, number)
    assert not journal.verify().broken


def the_first_mail_says_nothing_more(mailbox, number, due):
    link = link_in(mailbox)
    mail = mailbox.mails[-1]
    assert mail["To"] == cast.TENANT_EMAIL
    text = mail.get_content()
    assert number in text
    assert due in text
    assert "/verzoek/klaar/" in link
    assert not [word for word in ("Amina", "Yıldırım", "inzage", "1980", "Veldweg") if word in text]


def she_sees_how_it_goes(telephone, mailbox, number):
    telephone.go("/status/")
    telephone.write("Uw nummer", number)
    telephone.write("Uw e-mailadres", cast.TENANT_EMAIL)
    telephone.press("Stuur mij een link")
    assert "Als dit nummer en adres bij elkaar horen, krijgt u zo een bericht." in telephone.text
    link = link_in(mailbox)
    telephone.go(link)
    telephone.press("Laat zien hoe het gaat")
    assert telephone.title == "Wij hebben uw verzoek"
    assert "Stap 1 van 5" in telephone.text
    telephone.go(link)
    telephone.press("Laat zien hoe het gaat")
    assert telephone.title == "Deze link werkt niet meer"


def the_officer_answers(desk, number):
    """From signing in to the code that is shown once."""
    assert desk.title == "U belooft geheimhouding"
    desk.choose("Ik beloof dit")
    desk.click("Beloven en verder")
    assert desk.title.startswith("Vandaag, ")
    desk.click(number)
    desk.click("Ik behandel dit")
    desk.click("Identiteit vaststellen")
    desk.choose("Amina Yıldırım")
    desk.choose("Aan de balie laten zien")
    desk.click("Leg identiteit vast")
    desk.click("Gegevens verzamelen")
    desk.click("Verzamel de gegevens")
    assert "4 stukken gevonden" in desk.text
    the_officer_judges(desk)
    desk.write("Waarom zoekt u niet op andere plekken?", "Alles staat in haar dossier.")
    desk.click("Neem het besluit")
    proof = desk.page.request.get(desk.site + f"/verzoeken/{number}/proef.pdf").body()
    assert all(remedy in words_of(proof) for remedy in REMEDIES)
    assert "Dit besluit heeft een tweede handtekening nodig." in desk.text
    case = Case.objects.get(reference=number)
    cast.sign(case, by=case.answer.by)
    desk.page.reload()
    desk.choose("Ophalen op de site")
    desk.choose("Ik heb de ontvanger en de brief nagekeken")
    desk.click("Verstuur het antwoord")
    assert desk.title == "Het antwoord staat klaar"
    return desk.page.locator(".pin-code").inner_text()


def the_officer_judges(desk):
    """One partly given with the name already shielded, one refused, the rest given."""
    desk.link("Telefoon").click()
    proposal = " ".join(desk.page.locator(".sentences label").all_text_contents())
    assert proposal == "[A] belde over muziek. Mevrouw is gebeld."
    desk.click("Naar alle stukken")
    desk.judge("Telefoon", "Deels geven", "Wie belde, mogen wij niet zeggen.", code="B")
    desk.click("Naar alle stukken")
    desk.judge("Trap", "Niet geven", "Dit gaat niet over u.", code="D")
    desk.click("Naar alle stukken")
    desk.click("Geef de rest")
    desk.click("Geef deze stukken")
    assert "nog 0 te beoordelen" in desk.text
    desk.click("Besluit nemen")
    assert "De aanvrager krijgt: deels" in desk.text


def she_fetches_it(telephone, mailbox, code, number):
    link = link_in(mailbox)
    assert code.replace(" ", "") not in mailbox.mails[-1].as_string()
    telephone.go(link)
    telephone.write("Uw code", "1234 5678" if code != "1234 5678" else "8765 4321")
    telephone.press("Open het antwoord")
    assert "U kunt het nog 4 keer proberen" in telephone.text
    telephone.write("Uw code", code)
    telephone.press("Open het antwoord")
    assert telephone.title == "Ons antwoord"
    links = telephone.page.get_by_role("link", name="Bewaar")
    files = {link.get_attribute("href").rsplit("/", 1)[-1]: telephone.download(link) for link in links.all()}
    package = files_in(files.pop("alles.zip"))
    assert set(files) == PAPERS
    assert package == files
    she_reads_it({name: words_of(each) for name, each in files.items() if name.endswith("pdf")}, files, number)


def she_reads_it(words, files, number):
    assert all(remedy in words["brief.pdf"] for remedy in REMEDIES)
    assert number in words["brief.pdf"]
    assert "Het contract begon op 1 maart 2020." in words["overzicht.pdf"]
    assert "belde over muziek. Mevrouw is gebeld." in words["overzicht.pdf"]
    everything = " ".join([*words.values(), files["inventaris.json"].decode()])
    assert not [secret for secret in SECRETS if secret.casefold() in everything.casefold()]
    assert len(json.loads(files["inventaris.json"])["stukken"]) == 4
