"""What moves the clock, and what does not: a question to the person, the one extension, and looking ahead."""

import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cases.clock import actions as clock
from cases.models import Case, Extension, Mail
from cases.tasks import send_mails
from dossiers.refusal import Refused
from tests import cast
from tests.cases.answer import papers
from tests.house.scenes.scene import fresh_link

WORDS = {"reason": "complex", "words": "Er zijn 400 bladzijden die wij moeten nalezen."}


def url(name, case):
    return reverse(f"cases:{name}", args=[case.reference])


def months_after(day, months):
    """The day with the same number, or the last of the month: a count of our own."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


def of_the_casework(rows):
    return {name: kept for name, kept in rows.items() if name.startswith("cases.")}


def test_an_extension_moves_the_date_to_three_months_from_receipt_and_tells_the_person(officer, signed_in):
    case = cast.make_case(received_at=cast.days_ago(10))
    seat, due = signed_in(officer), case.due_on
    told = seat.post(url("extension", case), WORDS, follow=True).text
    assert "De verlenging telt nog niet." in told
    assert Case.objects.get(pk=case.pk).due_on == due
    send_mails()
    case = Case.objects.get(pk=case.pk)
    assert case.due_on >= months_after(case.received_on, 3)
    assert case.due_on < months_after(case.received_on, 3) + dt.timedelta(days=6)
    assert WORDS["words"] in seat.get(url("detail", case)).text
    letter = next(each for each in mail.outbox if "duurt langer" in each.subject)
    assert "De reden: het is ingewikkeld: er moet veel worden gelezen of onleesbaar gemaakt." in letter.body
    assert f"uiterlijk {date_format(case.due_on, 'j F Y')}" in letter.body
    assert WORDS["words"] not in letter.body
    assert case.requester.name not in letter.body


def test_a_case_is_extended_only_once(officer, signed_in):
    case = cast.make_case()
    client = signed_in(officer)
    client.post(url("extension", case), WORDS)
    send_mails()
    due = Case.objects.get(pk=case.pk).due_on
    again = client.post(url("extension", case), WORDS)
    assert again.status_code == 409
    assert "al een keer verlengd" in again.content.decode()
    assert Case.objects.get(pk=case.pk).due_on == due


def test_an_extension_after_the_first_month_is_refused_and_changes_nothing(officer, signed_in):
    case = cast.make_case(received_at=cast.days_ago(40))
    before = cast.rows()
    answer = signed_in(officer).post(url("extension", case), WORDS)
    assert answer.status_code == 409
    assert "binnen een maand na ontvangst" in answer.content.decode()
    assert of_the_casework(cast.rows()) == of_the_casework(before)


@pytest.mark.parametrize("lack", [{"reason": ""}, {"words": "  "}, {"reason": "holiday"}])
def test_an_extension_without_its_reason_is_not_announced(officer, signed_in, lack):
    case = cast.make_case()
    answer = signed_in(officer).post(url("extension", case), {**WORDS, **lack})
    assert answer.status_code == 200
    assert not Extension.objects.exists()
    with pytest.raises(Refused):
        clock.extend(case=case, by=officer, on=timezone.localdate(), **{**WORDS, **lack})


def test_the_database_keeps_no_extension_without_words(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.create(case=cast.make_case(), reason="complex", words=" ", by=officer)


def test_the_person_reads_on_the_status_page_why_it_takes_longer(officer, client):
    case = cast.make_case(email=cast.TENANT_EMAIL)
    clock.extend(case=case, by=officer, on=timezone.localdate(), **WORDS)
    send_mails()
    page = state_of(case, client)
    assert WORDS["words"] in page
    assert "klacht" in page


def state_of(case, client):
    return client.post(reverse("cases:status_link", args=[fresh_link(case)]), follow=True).content.decode()


def test_a_question_leaves_the_due_date_and_gives_a_second_one(officer, signed_in, client):
    case = cast.make_case(received_at=cast.days_ago(1), email=cast.TENANT_EMAIL)
    due, staff = case.due_on, signed_in(officer)
    staff.post(url("clarification", case), {"question": "Welk jaar bedoelt u?"})
    case = Case.objects.get(pk=case.pk)
    assert case.due_on == due
    assert case.clock.suspended_since == timezone.localdate()
    assert "Welk jaar bedoelt u?" in state_of(case, client)
    today = timezone.localdate()
    when = {"answered_on_day": today.day, "answered_on_month": today.month, "answered_on_year": today.year}
    page = staff.post(url("clarification", case), {"answer": "Alleen 2025.", **when}, follow=True).content.decode()
    assert "Alleen 2025." in page
    assert "Welk jaar bedoelt u?" not in state_of(case, client)
    assert Mail.objects.filter(kind="clarification").count() == 1


def test_one_question_at_a_time(officer):
    case, today = cast.make_case(), timezone.localdate()
    clock.ask_clarification(case=case, question="Welk jaar?", by=officer, on=today)
    with pytest.raises(Refused, match="al een vraag open"):
        clock.ask_clarification(case=case, question="Welke woning?", by=officer, on=today)


@pytest.mark.parametrize(("days", "sentence"), [(1, "in de toekomst"), (-1, "nog niet gesteld")])
def test_an_answer_has_a_day_between_the_question_and_today(officer, days, sentence):
    case, today = cast.make_case(received_at=cast.days_ago(5)), timezone.localdate()
    clock.ask_clarification(case=case, question="Welk jaar?", by=officer, on=today)
    with pytest.raises(Refused, match=sentence):
        clock.clarify(case=case, answer="2025", answered_on=today + dt.timedelta(days=days), by=officer, on=today)


def test_looking_ahead_shows_the_new_dates_and_writes_nothing(officer, signed_in):
    case = cast.make_case(received_at=cast.days_ago(3))
    today, before = timezone.localdate(), case.events.count()
    asked = {"what": "extended", "on_day": today.day, "on_month": today.month, "on_year": today.year}
    page = signed_in(officer).get(url("supposition", case), asked)
    then = {row.label: row.then for row in page.context["then"]}
    assert then["Antwoord uiterlijk"] >= months_after(case.received_on, 3)
    assert Case.objects.get(pk=case.pk).due_on == case.due_on
    assert case.events.count() == before


def test_looking_ahead_says_so_when_no_date_moves(officer, signed_in):
    case, today = cast.make_case(received_at=cast.days_ago(3)), timezone.localdate()
    on = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    told = {
        what: "Geen enkele datum verandert"
        in signed_in(officer).get(url("supposition", case), {"what": what, **on}).text
        for what in ("clarification_given", "extended")
    }
    assert told == {"clarification_given": True, "extended": False}


def test_looking_ahead_asks_for_a_day_that_exists(officer, signed_in):
    case = cast.make_case()
    page = signed_in(officer).get(
        url("supposition", case), {"what": "sent", "on_day": 31, "on_month": 2, "on_year": 2026}
    )
    assert "Deze datum bestaat niet" in page.content.decode()


def test_the_letter_about_an_extension_is_kept_and_gives_reason_date_and_remedies(officer):
    case = cast.make_case()
    clock.extend(case=case, by=officer, on=timezone.localdate(), **WORDS)
    letter = case.letters.get(kind="extension")
    text = " ".join(papers.shown(bytes(letter.pdf)).split())
    send_mails()
    due = Case.objects.get(pk=case.pk).due_on
    assert WORDS["words"] in text
    assert date_format(due, "j F Y") in text
    assert "Autoriteit Persoonsgegevens" in text
