"""What goes wrong on the way is told in a sentence: nothing lost, nothing leaked, a line where it matters."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.models import Case, Delivery
from cases.public_access.tokens import token_of
from dossiers.models import LogEntry
from tests import cast

NAME = "Ömer Çağlar-O’Brien"
WORDS = "lang verhaal " * 8_000  # 104 kB


def test_a_date_that_cannot_be_keeps_what_was_typed(telephone):
    telephone.answer_until_check()
    telephone.change("Uw geboortedatum")
    telephone.write("Dag", "31")
    telephone.write("Maand", "2")
    telephone.press("Verder")
    assert telephone.page.title().startswith("Fout:")
    assert "Deze datum bestaat niet." in telephone.text
    assert telephone.page.get_by_label("Dag").input_value() == "31"
    assert telephone.page.get_by_label("Uw naam").input_value() == "Amina Yıldırım"


def test_a_receipt_in_the_future_is_refused_at_the_desk(desk, front_desk):
    seat = desk(front_desk)
    seat.click("Nieuw verzoek")
    seat.write("Naam van de aanvrager", NAME)
    seat.choose("Inzage")
    seat.write_day("Ontvangen op", timezone.localdate() + dt.timedelta(1))
    seat.click("Leg het verzoek vast")
    assert "De ontvangstdatum ligt in de toekomst. Kies vandaag of een eerdere dag." in seat.text
    assert seat.page.get_by_label("Naam van de aanvrager").input_value() == NAME
    assert not Case.objects.exists()


def test_a_name_with_other_letters_arrives_as_it_was_written(telephone, desk, officer):
    number = telephone.ask(name=NAME)
    assert Case.objects.get(reference=number).requester.name == NAME
    seat = desk(officer)
    seat.click(number)
    assert NAME in seat.text


def test_a_text_that_is_far_too_long_stays_on_screen(telephone):
    telephone.answer_until_check()
    telephone.change("Wat wilt u vragen of uitleggen?")
    telephone.page.get_by_label("Wat wilt u vragen of uitleggen?").fill(WORDS)
    telephone.press("Verder")
    assert f"{len(WORDS.strip()) - 5_000:,}".replace(",", ".") + " tekens te lang" in telephone.text
    assert telephone.page.get_by_label("Wat wilt u vragen of uitleggen?").input_value().strip() == WORDS.strip()


@pytest.mark.parametrize(
    ("path", "told"),
    [("/status/vals.teken/", "Deze link werkt niet meer"), ("/antwoord/vals.teken/", "Deze link klopt niet")],
)
def test_a_forged_link_opens_nothing(telephone, officer, path, told):
    case = cast.case_in("sent", by=officer)
    telephone.go(path)
    if path.startswith("/status/"):
        telephone.press("Laat zien hoe het gaat")
    assert telephone.title == told
    assert case.reference not in telephone.page.content()


def test_five_wrong_codes_lock_the_answer_until_there_is_a_new_one(telephone, desk, officer):
    case, path, code = ready(officer)
    telephone.go(path)
    for left in (4, 3, 2, 1, 0):
        telephone.write("Uw code", str((int(code) + 1) % 10**8).zfill(8))
        telephone.press("Open het antwoord")
        assert (f"nog {left} keer proberen" in telephone.text) == (left > 0)
    assert "De code is te vaak fout ingevuld. Bel ons voor een nieuwe code." in telephone.text
    assert not telephone.page.get_by_label("Uw code").count()
    assert LogEntry.objects.filter(object_pk=case.delivery.pk, actor=None).count() >= 5
    seat = desk(officer)
    seat.go(f"/verzoeken/{case.reference}/")
    seat.click("Nieuwe code")
    telephone.go(path)
    telephone.write("Uw code", seat.page.locator(".pin-code").inner_text())
    telephone.press("Open het antwoord")
    assert telephone.title == "Ons antwoord"


def ready(officer):
    """An answer that stands ready: the case, the address of the answer and its code."""
    case = cast.case_in("decided", by=officer)
    sent, code = delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=officer, on=timezone.localdate())
    return sent.case, f"/antwoord/{token_of(sent)}/", code


def test_a_step_out_of_order_leads_back_to_the_open_question(telephone):
    telephone.go("/verzoek/controleren/")
    assert telephone.title == "Wat wilt u doen?"
    assert "Begin bij deze vraag. Er is nog niets verstuurd." in telephone.text
    telephone.tick("Mijn gegevens bekijken")
    telephone.press("Verder")
    telephone.go("/verzoek/bereiken/")
    assert telephone.title == "Waarover gaat het?"
    assert "Wat u al invulde, is bewaard." in telephone.text


def test_sending_twice_is_one_request(telephone):
    telephone.answer_until_check()
    sending = telephone.page.locator("form").evaluate("form => Object.fromEntries(new FormData(form))")
    telephone.press("Verzoek versturen")
    first = telephone.page.url
    again = telephone.page.request.post(f"{telephone.site}/verzoek/controleren/", form=sending)
    assert (again.status, again.url) == (200, first)
    assert Case.objects.get().reference in telephone.text


def test_two_clicks_at_once_are_one_request(telephone):
    telephone.answer_until_check()
    telephone.button("Verzoek versturen").dblclick()
    telephone.page.get_by_role("heading", name="Wij hebben uw verzoek").wait_for()
    assert Case.objects.count() == 1


def test_an_officer_who_decides_too_early_is_told_why(desk, officer):
    case = cast.case_in("gathered", by=officer, subject=cast.person_with_records(2))
    seat = desk(officer)
    seat.go(f"/verzoeken/{case.reference}/besluit/")
    assert "Er zijn nog 2 stukken zonder besluit. Beoordeel eerst alle stukken." in seat.text
    seat.go(f"/verzoeken/{case.reference}/verzending/")
    assert "Dit kan nu niet: het verzoek staat op “gegevens verzameld”." in seat.text
