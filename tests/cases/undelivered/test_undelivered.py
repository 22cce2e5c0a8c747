"""What does not reach the person comes back to the officer until it is settled; the person is reminded twice."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.letters import dispatch
from cases.models import Case, Delivery, Undelivered
from cases.tasks import chase_uncollected, send_mails
from cases.undelivered import actions as undelivered
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def at(day):
    """Noon of a day."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def url(name, case, *more):
    return reverse(f"cases:{name}", args=[case.reference, *more])


def on(day):
    return {"on_day": day.day, "on_month": day.month, "on_year": day.year}


@pytest.fixture
def ready(officer, tenant):
    """An answer that stands ready on the site, and one beside it that was collected."""
    case, fetched = (
        cast.case_in(Status.DECIDED, by=officer, subject=tenant, email=address, name=tenant.name)
        for address in (cast.TENANT_EMAIL, "ander@elders.example")
    )
    for each in (case, fetched):
        delivery.send(case=each, channel="portal", by=officer, on=today())
    fetched.delivery.mark_fetched()
    return Case.objects.get(pk=case.pk)


def reminders():
    return [each for each in mail.outbox if "staat nog klaar" in each.subject]


def test_an_answer_that_nobody_collects_comes_back_after_two_and_four_weeks_and_when_it_is_over(
    ready, officer, signed_in, time_machine
):
    sent, seen = today(), []
    for day in (13, 14, 15, 28, 30, 31, 60):
        time_machine.move_to(at(sent + dt.timedelta(days=day)))
        chase_uncollected()
        chase_uncollected()
        send_mails()
        seen.append((day, Undelivered.objects.count(), len(reminders())))
    assert seen == [(13, 0, 0), (14, 1, 1), (15, 1, 1), (28, 2, 2), (30, 2, 2), (31, 3, 2), (60, 3, 2)]
    assert [each.to for each in reminders()] == [[cast.TENANT_EMAIL]] * 2
    assert f"tot en met {ready.delivery.until.day} " in reminders()[0].body
    assert ready.requester.name not in reminders()[0].body
    assert LogEntry.objects.filter(verb="answer uncollected", actor=None).count() == 3
    assert f"Het antwoord is niet opgehaald bij {ready.reference}" in signed_in(officer).get("/vandaag/").text


def test_who_collects_after_a_reminder_is_no_work_any_more(ready, officer, signed_in, time_machine):
    time_machine.move_to(at(today() + dt.timedelta(days=14)))
    chase_uncollected()
    seat = signed_in(officer)
    assert "niet opgehaald bij" in seat.get("/vandaag/").text
    Delivery.objects.get(case=ready).mark_fetched()
    assert "niet opgehaald bij" not in seat.get("/vandaag/").text
    assert "Het antwoord is daarna opgehaald." in seat.get(url("undelivered", ready)).text


def test_on_paper_the_letter_waits_for_the_post_and_nobody_is_reminded_again(ready, officer, signed_in, time_machine):
    time_machine.move_to(at(today() + dt.timedelta(days=14)))
    chase_uncollected()
    row, seat = Undelivered.objects.get(), signed_in(officer)
    page = seat.post(url("undelivered_settle", ready, row.pk), {"how": "paper"}, follow=True).text
    assert "het antwoord gaat alsnog op papier" in page
    assert [each.letter.case for each in dispatch.waiting()] == [ready]
    time_machine.move_to(at(today() + dt.timedelta(days=20)))
    chase_uncollected()
    assert Undelivered.objects.count() == 1
    assert "niet opgehaald bij" not in seat.get("/vandaag/").text
    assert LogEntry.objects.filter(verb="delivery settled", actor=officer).count() == 1


@pytest.mark.parametrize(("what", "told"), [("mail", "Een e-mail kwam terug"), ("post", "Een brief kwam terug")])
def test_what_came_back_stays_on_the_start_screen_until_it_is_settled(officer, signed_in, what, told):
    case, other = (cast.case_in(Status.IDENTIFIED, by=officer) for _ in range(2))
    seat = signed_in(officer)
    page = seat.post(url("undelivered", case), {"what": what, **on(today()), "remark": "Onbekend."}, follow=True).text
    assert told in page
    assert "Onbekend." in page
    assert f"{told} bij {case.reference}" in seat.get("/vandaag/").text
    assert told in seat.get(url("detail", case)).text
    assert told not in seat.get(url("detail", other)).text
    assert LogEntry.objects.filter(verb="delivery came back", actor=officer).count() == 1
    row = Undelivered.objects.get()
    seat.post(url("undelivered_settle", case, row.pk), {"how": "reached"})
    assert f"{told} bij" not in seat.get("/vandaag/").text
    assert "de aanvrager weet ervan" in seat.get(url("undelivered", case)).text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"what": "uncollected"}, "Kies een geldige keuze|Selecteer een geldige keuze|geldig"),
        ({"what": ""}, "Kies wat er terugkwam."),
        ({"day": 1}, "Deze dag ligt in de toekomst."),
        ({"day": -40}, "Op die dag was dit verzoek er nog niet."),
    ],
)
def test_what_cannot_be_is_refused_and_kept_on_the_form(officer, signed_in, words, why):
    case = cast.case_in(Status.IDENTIFIED, by=officer)
    sent = {
        "what": words.get("what", "post"),
        "remark": "Verhuisd.",
        **on(today() + dt.timedelta(days=words.get("day", 0))),
    }
    answer = signed_in(officer).post(url("undelivered", case), sent)
    assert answer.status_code in (200, 409)
    assert any(each in answer.text for each in why.split("|"))
    assert "Verhuisd." in answer.text
    assert not Undelivered.objects.exists()


def test_paper_needs_an_answer_and_a_thing_is_settled_once(officer, signed_in):
    case = cast.case_in(Status.IDENTIFIED, by=officer)
    seat = signed_in(officer)
    seat.post(url("undelivered", case), {"what": "post", **on(today())})
    row = Undelivered.objects.get()
    assert "alsnog op papier" not in seat.get(url("undelivered", case)).text
    assert seat.post(url("undelivered_settle", case, row.pk), {"how": "paper"}).status_code == 200
    assert Undelivered.objects.get().settled_at is None
    with pytest.raises(Refused, match="nog geen antwoord"):
        undelivered.settle(row=row, how="paper", by=officer)
    seat.post(url("undelivered_settle", case, row.pk), {"how": "nobody"})
    assert "al opgelost" in seat.post(url("undelivered_settle", case, row.pk), {"how": "again"}).text
    other = cast.case_in(Status.IDENTIFIED, by=officer)
    assert seat.post(url("undelivered_settle", other, row.pk), {"how": "again"}).status_code == 404
