"""What each of the daily tasks costs, walked on the running product, is what docs/nl/moeite.md says that it costs."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation
from cases.workflow import Status
from dossiers.imports import jobs
from dossiers.sections import Section
from tests import cast
from tests.cases.search.searching import source, task
from tests.dossiers.imports.intake_tools import SAMPLES
from tests.dossiers.records.paperwork import docx
from tests.journeys.effort import NOT_YET, Effort, disagreement, measured, rows, words_in
from tests.journeys.steps import NUMBER, filling_in, link_to, words_of

ASKED = "Ik wil weten wat er over de lekkage in mijn dossier staat."
LATER = "Er zijn 400 bladzijden die wij moeten nalezen."


def walked(seat, *steps, reads=False):
    """What it costs to take these steps, from the page that is open; who `reads` is new here, and reads every page."""
    with measured(seat) as effort:
        for step, *words in steps:
            effort.words += words_in(seat.text) if reads and step == "click" else 0
            getattr(seat, step)(*words)
    return effort


def read(text):
    """What it costs to read this, and do nothing."""
    return Effort(screens=1, words=words_in(text))


def test_every_row_is_walked_here_or_cannot_be_done_yet():
    text = Path(__file__).read_text(encoding="utf-8")
    loose = [name for name, row in rows().items() if row["clicks"] != "–" and f'"{name}"' not in text]
    assert rows()
    assert not loose
    assert {row["met"] for row in rows().values() if row["clicks"] == "–"} == {NOT_YET}


def agree(efforts):
    """The document says the same of these tasks."""
    wrong = disagreement(efforts)
    assert not wrong, wrong


def test_the_officer(desk, officer, tenant, dossier):
    cast.make_case(received_at=cast.days_ago(40))
    for title in ("Lekkage", "Kraan", "Huur"):
        cast.make_record(dossier, Section.MAINTENANCE, title=title)
    number, first, second = (cast.make_case(name=name).reference for name in (tenant.name, "Bo Jansen", "Wim Jansen"))
    seat = desk(officer)
    efforts = {"Weten wat vandaag moet": read(seat.page.locator("section.group").first.inner_text())}
    efforts["Simpel verzoek, van ontvangst tot brief"] = walked(
        seat,
        ("click", number),
        ("click", "Identiteit vaststellen"),
        ("choose", tenant.name),
        ("choose", "Aan de balie laten zien"),
        ("click", "Leg identiteit vast"),
        ("click", "Gegevens verzamelen"),
        ("click", "Verzamel de gegevens"),
        ("click", "Geef de rest"),
        ("click", "Geef deze stukken"),
        ("click", "Besluit nemen"),
        ("write", "Waarom zoekt u niet op andere plekken?", "Alles staat in zijn dossier."),
        ("click", "Neem het besluit"),
        ("choose", "Ik heb de ontvanger"),
        ("click", "Verstuur het antwoord"),
    )
    assert seat.title == "Het antwoord staat klaar"
    told = (
        ("choose", "Het is ingewikkeld"),
        ("write", "Uitleg voor de aanvrager", LATER),
        ("click", "Meld de verlenging"),
    )
    seat.go(f"/verzoeken/{first}/")
    efforts["Uitstel melden, met de toets u"] = walked(seat, ("press_key", "u"), *told)
    seat.go(f"/verzoeken/{second}/")
    efforts["Uitstel melden, met de muis"] = walked(seat, ("click", "Verleng"), *told)
    assert "De verlenging telt nog niet" in seat.text
    agree(efforts)


def test_the_fg(desk, fg, officer):
    for status in (Status.RECEIVED, Status.WAITING, Status.GATHERED):
        cast.case_in(status, by=officer)
    efforts = {"Bijpraten": read(desk(fg).text)}
    agree(efforts)


def test_the_consultant(desk, consultant_a, officer, dossier):
    cast.make_record(dossier, Section.NUISANCE)
    cast.make_record(dossier, Section.PAYMENT)
    seat = desk(consultant_a)
    opening = (("click", "Open overlast"), ("choose", "Een melding behandelen"), ("click", "Openen"))
    efforts = {"Dossier openen met reden, vanaf de lijst": walked(seat, *opening)}
    assert "Vandaag open voor" in seat.text
    urgent = (
        ("unfold", "Kan het niet wachten?"),
        ("click", "Noodtoegang tot betaling"),
        ("write", "Waarom hebt u dit nu nodig?", "Vandaag wordt het water afgesloten."),
        ("click", "Neem noodtoegang"),
    )
    efforts["Dossier openen met noodtoegang, vanaf het dossier"] = walked(seat, *urgent)
    other = cast.make_dossier(cast.make_person("Bo", "Jansen"), dossier.complex)
    cast.make_record(other, Section.NUISANCE)
    seat.go(f"/dossiers/{other.reference}/")
    efforts["Dossier openen met reden, vanaf het dossier"] = walked(seat, *opening)
    asked = task(cast.case_in(Status.GATHERED, by=officer), to=consultant_a, by=officer, place=source())
    seat.go(f"/mijn-taken/{asked.pk}/")
    efforts["Opvraag beantwoorden, niets gevonden"] = walked(
        seat, ("choose", "Naam"), ("choose", "Adres"), ("click", "Gezocht, niets gevonden")
    )
    agree(efforts)


def test_the_desk(desk, front_desk, tenant, dossier):
    cast.make_record(dossier)
    seat = desk(front_desk)
    began = walked(
        seat,
        ("click", "Nieuw verzoek"),
        ("write", "Naam van de aanvrager", "Yıldırım"),
        ("click", "Zoek in de klantlijst"),
        ("choose", tenant.name),
    )
    seen = walked(seat, ("choose", "Ik heb het identiteitsbewijs gezien"))
    rest = walked(
        seat,
        ("choose", "Inzage"),
        ("write", "De vraag, zo letterlijk mogelijk", ASKED),
        ("click", "Leg het verzoek vast"),
    )
    assert NUMBER.search(seat.text)
    efforts = {
        "Mondeling verzoek vastleggen, met het identiteitsbewijs gezien": began + seen + rest,
        "Identiteitsbewijs gezien": seen,
    }
    seat.go("/verzoeken/nieuw/")
    efforts["Uitleggen wat volgt"] = read(seat.page.locator(".side").inner_text())
    agree(efforts)


def test_arrears(desk, arrears, officer, dossier):
    record = cast.make_record(dossier, Section.ARREARS, title="Brief", text="De huur van mei is niet betaald.")
    asked = task(cast.case_in(Status.GATHERED, by=officer), to=arrears, by=officer, place=source())
    seat = desk(arrears, f"/mijn-taken/{asked.pk}/")
    found = (("choose", "Naam"), ("attach", "Wat u vond", "brief.docx", docx("x")), ("click", "Verstuur wat ik vond"))
    efforts = {"Opvraag beantwoorden, met een bestand": walked(seat, *found)}
    seat.go(f"/dossiers/gegevens/{record.reference}/")
    seat.choose("Een betalingsafspraak")
    seat.click("Openen")
    efforts["Correctie doorvoeren en bewijzen"] = walked(
        seat,
        ("click", "Verbeter deze tekst"),
        ("write", "Zo moet het zijn", "De huur van mei is op 3 mei betaald."),
        ("write", "Waaruit blijkt dat dit klopt?", "Bankafschrift van 3 mei."),
        ("click", "Verbeter"),
    )
    assert "Verbeterd op" in seat.text
    agree(efforts)


def test_functional_management(desk, functional_management, tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"
    seat = desk(functional_management, "/invoer/")
    list_of_tenants = (SAMPLES / "huurders.csv").read_bytes()
    first = walked(
        seat,
        ("choose", "Een klantlijst"),
        ("attach", "Bestand", "huurders.csv", list_of_tenants),
        ("click", "Probeer dit bestand"),
    )
    jobs.work()
    seat.page.reload()
    efforts = {"Klantlijst invoeren": first + walked(seat, ("click", "Neem dit op"))}
    jobs.work()
    seat.go("/collegas/")
    efforts["Een collega uitnodigen"] = walked(
        seat,
        ("write", "Naam", "Bo Jansen"),
        ("write", "E-mailadres van het werk", "bo@voorbeeld.example"),
        ("click", "Verstuur de uitnodiging"),
    )
    agree(efforts)


def test_the_director(desk, director, officer, mailbox):
    case = cast.case_in(Status.GATHERED, by=officer)
    cast.judge_all(case, by=officer, outcome="refused", code="D", reason="Gaat niet over u.")
    on = timezone.localdate()
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", no_part_because="Nee.", by=officer, on=on)
    signing.request_signature(case=case, to=director, by=officer, on=on)
    seat = desk(director)
    effort = walked(
        seat,
        ("follow", link_to(director.email, mailbox)),
        ("click", "Lees wat de aanvrager krijgt"),
        ("click", "Ik teken dit besluit"),
    )
    agree({"Akkoord geven, vanuit de mail": effort})


def test_the_tenant(thumb, officer, tenant, mailbox):
    taps, wish = thumb(), "Mijn gegevens bekijken"
    taps.go("/")
    efforts = {"Verzoek doen": walked(taps, *filling_in(wish), reads=True)}
    number = NUMBER.search(taps.text)[0]
    taps.go("/")
    efforts["Verzoek doen voor iemand anders"] = walked(taps, *filling_in(wish, behalf="Mien Yıldırım"), reads=True)
    taps.go("/status/")
    asked = (
        ("write", "Uw nummer", number),
        ("write", "Uw e-mailadres", cast.TENANT_EMAIL),
        ("click", "Stuur mij een link"),
    )
    asking = walked(taps, *asked, reads=True)
    seeing = walked(
        taps, ("follow", link_to(cast.TENANT_EMAIL, mailbox)), ("click", "Laat zien hoe het gaat"), reads=True
    )
    efforts["Status zien"] = asking + seeing
    case = cast.case_in(Status.DECIDED, by=officer, subject=tenant)
    _sent, code = delivery.send(case=case, channel="portal", by=officer, on=timezone.localdate())
    link = link_to(cast.TENANT_EMAIL, mailbox)
    fetching = (("follow", link), ("write", "Uw code", code), ("click", "Open het antwoord"), ("keep", "alles.zip"))
    efforts["Antwoord ophalen"] = walked(taps, *fetching, reads=True)
    agree(efforts)


def test_the_third_party(thumb, officer, tenant, dossier, neighbour):
    cast.make_record(dossier, mentions=[neighbour])
    case, on = cast.case_in(Status.GATHERED, by=officer, subject=tenant), timezone.localdate()
    third = third_parties.choose(case=case, person=neighbour, choice="ask", by=officer)
    what, home = "uw naam bij een melding van 3 mei", "Buurplein 2, 1000 AA Overstad"
    question = consultation.Question(what, "post", arrives_on=on, address=home)
    row, code, letter = consultation.consult(third=third, question=question, by=officer, on=on)
    text = words_of(letter)
    efforts = {"Brief begrijpen": read(text[text.index("Beste") : text.index("Met vriendelijke groet")])}
    taps = thumb()
    taps.go(f"/reactie/{row.word}/")
    efforts["Bezwaar doorgeven, met Enter na de code"] = walked(
        taps,
        ("write", "Uw code", code),
        ("press_key", "Enter"),
        ("choose", "Ik heb liever dat mijn naam onleesbaar wordt"),
        ("click", "Verstuur mijn antwoord"),
        reads=True,
    )
    assert "Uw antwoord van" in taps.text
    agree(efforts)
