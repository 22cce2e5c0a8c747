"""An extension counts when its notice has left within the month, and never undoes a term that was missed before."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cases.clock import actions as clock
from cases.flow import steps
from cases.letters import dispatch
from cases.models import Case
from cases.tasks import send_mails
from dossiers.models import LogEntry
from tests import cast

pytestmark = pytest.mark.django_db
WORDS = {"reason": "complex", "words": "Er zijn 400 bladzijden die wij moeten nalezen."}
NOT_YET, VOID = "De verlenging telt nog niet.", "De verlenging telt niet."


def noon(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC), tick=False)


def on_paper(officer, days=10, kind="access"):
    """A request without an e-mail address, of which the extension was announced on paper."""
    case = cast.make_case(kind=kind, email="", received_at=cast.days_ago(days))
    clock.extend(case=case, by=officer, on=timezone.localdate(), **WORDS)
    return Case.objects.get(pk=case.pk)


def post(case, officer, on):
    rows = [row for row in dispatch.waiting() if row.letter.case_id == case.pk]
    dispatch.put_in_post(dispatches=rows, posted_on=on, by=officer, on=timezone.localdate())
    return Case.objects.get(pk=case.pk)


def page(seat, case):
    return seat.get(reverse("cases:detail", args=[case.reference])).text


def test_on_paper_the_date_stays_until_the_letter_is_in_the_post(officer, signed_in):
    case, other = on_paper(officer), cast.make_case(received_at=cast.days_ago(10))
    seat = signed_in(officer)
    assert case.due_on == other.due_on
    assert NOT_YET in page(seat, case)
    assert "wacht op de post" in page(seat, case)
    assert f"Het bericht dat {case.reference} langer duurt is nog niet weg" in seat.get("/vandaag/").text
    posted = post(case, officer, timezone.localdate())
    assert posted.due_on > other.due_on + dt.timedelta(days=50)
    assert NOT_YET not in page(seat, posted)
    assert "Verlengd op" in page(seat, posted)
    assert "langer duurt is nog niet weg" not in seat.get("/vandaag/").text
    assert LogEntry.objects.filter(verb="extension_left", actor=officer).count() == 1


def test_a_letter_that_left_after_the_month_extends_nothing(officer, signed_in):
    with noon(dt.date(2026, 11, 30)):
        case = cast.make_case(email="", received_at=timezone.now() - dt.timedelta(days=30))
        clock.extend(case=case, by=officer, on=timezone.localdate(), **WORDS)
        due = Case.objects.get(pk=case.pk).due_on
    with noon(dt.date(2026, 12, 3)):
        seat = signed_in(officer)
        assert VOID in page(seat, case)
        late = post(case, officer, dt.date(2026, 12, 3))
        assert late.due_on == due == dt.date(2026, 11, 28)
        text = page(seat, late)
        assert VOID in text
        assert "Verlengd op" not in text
        assert "Dit antwoord is te laat" in text


def test_a_message_that_does_not_leave_extends_nothing(officer, settings):
    case = cast.make_case(received_at=cast.days_ago(10), email=cast.TENANT_EMAIL)
    due = case.due_on
    clock.extend(case=case, by=officer, on=timezone.localdate(), **WORDS)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send_mails()
    assert Case.objects.get(pk=case.pk).due_on == due


def test_a_closed_request_is_not_extended_by_a_letter_that_leaves_later(officer):
    case, due = on_paper(officer), cast.make_case(received_at=cast.days_ago(10)).due_on
    steps.withdraw(case=case, by=officer, on=timezone.localdate())
    assert post(case, officer, timezone.localdate()).due_on == due


def test_a_term_of_the_regulation_that_was_missed_stays_missed(officer, signed_in):
    late, in_time = on_paper(officer, days=25, kind="correction"), on_paper(officer, days=3, kind="correction")
    seat = signed_in(officer)
    missed = {case.reference: "blijft te laat volgens het reglement" in page(seat, case) for case in (late, in_time)}
    assert missed == {late.reference: False, in_time.reference: False}
    posted = [post(case, officer, timezone.localdate()) for case in (late, in_time)]
    assert [case.clock.missed is not None for case in posted] == [True, False]
    assert ["blijft te laat volgens het reglement" in page(seat, case) for case in posted] == [True, False]
    assert any("was toen al voorbij" in step for step in posted[0].clock.steps)
