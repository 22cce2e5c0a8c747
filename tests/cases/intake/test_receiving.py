"""Taking a request in: once, with its clock started, its line written and its message waiting."""

import datetime as dt
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from cases import tasks
from cases.intake.actions import Asked, receive
from cases.models import Case, CaseNumber, ClockEvent, Mail
from consent.models import Regulation
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast
from wsn_privacy.celery import app as celery

in_service = pytest.mark.django_db(transaction=True)
AMSTERDAM = timezone.get_default_timezone()


def send_form(submission, **words):
    words = {"kind": "access", "name": "Amina Yıldırım", "email": cast.TENANT_EMAIL, **words}
    return receive(asked=Asked(**words), channel="form", received_at=timezone.now(), submission=submission, by=None)


def test_the_same_form_sent_twice_is_one_request(db):
    submission = uuid.uuid4()
    assert send_form(submission).pk == send_form(submission).pk
    assert Case.objects.count() == ClockEvent.objects.count() == Mail.objects.count() == 1


@in_service
def test_the_same_form_sent_ten_times_at_once_is_one_request():
    submission = uuid.uuid4()
    answers = cast.at_once(*[lambda: send_form(submission)] * 10)
    assert {type(answer) for answer in answers} == {Case}
    assert len({answer.reference for answer in answers}) == Case.objects.count() == Mail.objects.count() == 1
    assert LogEntry.objects.filter(verb="received").count() == 1


@in_service
def test_twenty_requests_at_once_get_twenty_numbers():
    answers = cast.at_once(*[lambda: send_form(uuid.uuid4())] * 20)
    numbers = sorted(answer.reference for answer in answers)
    assert numbers == [f"WSN-{timezone.localdate().year}-{n:04d}" for n in range(1, 21)]
    assert CaseNumber.objects.get().last == 20


def test_numbers_start_again_each_year(db):
    last_year = timezone.now() - dt.timedelta(days=365)
    assert cast.make_case(received_at=last_year).reference.endswith("-0001")
    assert cast.make_case().reference.endswith("-0001")


@pytest.mark.parametrize("ahead", [dt.timedelta(minutes=1), dt.timedelta(days=1), dt.timedelta(days=4000)])
def test_a_receipt_in_the_future_is_refused(db, ahead):
    before = cast.rows()
    with pytest.raises(Refused, match="in de toekomst"):
        cast.make_case(received_at=timezone.now() + ahead)
    assert cast.rows() == before


def test_a_receipt_of_more_than_a_year_ago_is_refused(db):
    cast.make_case(received_at=timezone.now() - dt.timedelta(days=366))
    with pytest.raises(Refused, match="langer dan een jaar"):
        cast.make_case(received_at=timezone.now() - dt.timedelta(days=367))


def test_a_receipt_before_the_first_regulation_is_refused(db):
    with time_machine.travel(dt.datetime(2018, 3, 1, 12, tzinfo=AMSTERDAM), tick=False):
        with pytest.raises(Refused, match="geen privacyreglement"):
            cast.make_case(received_at=dt.datetime(2018, 1, 31, 12, tzinfo=AMSTERDAM))
        cast.make_case(received_at=dt.datetime(2018, 2, 1, 0, 0, tzinfo=AMSTERDAM))


def test_a_receipt_when_the_only_regulation_had_ended_is_refused(db):
    Regulation.objects.update(until=timezone.localdate())
    with pytest.raises(Refused, match="geen privacyreglement"):
        cast.make_case()


def test_the_day_of_receipt_is_the_day_in_amsterdam(db):
    """Just after midnight in Amsterdam it is still the day before in UTC."""
    with time_machine.travel(dt.datetime(2026, 7, 10, 12, tzinfo=AMSTERDAM)):
        case = cast.make_case(received_at=dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC))
    assert case.received_on == case.events.get().on == dt.date(2026, 7, 2)
    assert case.due_on == dt.date(2026, 7, 30)


def test_the_terms_are_those_of_the_regulation_at_receipt(db):
    case = cast.make_case()
    Regulation.objects.update(until=timezone.localdate() + dt.timedelta(days=1))
    later = Regulation.objects.create(name="Nieuw", since=timezone.localdate() + dt.timedelta(days=1), access_days=7)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        newer = cast.make_case()
    assert Case.objects.get(pk=case.pk).clock.due.on == case.due_on == case.received_on + dt.timedelta(days=28)
    assert (newer.regulation, newer.due_on) == (later, newer.received_on + dt.timedelta(days=7))


def test_receipt_starts_the_clock(db):
    event = cast.make_case().events.get()
    assert (event.kind, event.on, event.by) == ("received", timezone.localdate(), None)


def test_receipt_leaves_a_line_with_who_took_it_in(front_desk):
    case = cast.make_case(by=front_desk)
    line = LogEntry.objects.get(verb="received")
    assert (line.actor, line.object_repr) == (front_desk, case.reference)


def test_without_an_address_no_message_waits(db):
    cast.make_case(email="")
    assert not Mail.objects.exists()


@pytest.mark.parametrize("name", ["D'Arcy O’Neill", "Özgür Yağız", "Łukasz", "<script>alert(1)</script>", "\u202eabc"])
def test_a_name_is_kept_as_typed(db, name):
    assert Case.objects.get(pk=cast.make_case(name=name).pk).requester.name == name


def test_a_fault_half_way_leaves_nothing_behind(db):
    before = cast.rows()
    with pytest.raises(ValueError, match="NUL"), transaction.atomic():
        cast.make_case(phone="06\0")
    assert cast.rows() == before


@pytest.fixture
def work():
    """Does what waits in the broker, as a worker would."""
    with celery.connection_for_read() as connection, closing(connection.SimpleQueue("celery")) as queue:

        def waiting() -> Iterator[str]:
            with suppress(queue.Empty):
                while True:
                    message = queue.get_nowait()
                    message.ack()
                    yield message.headers["task"]

        list(waiting())  # what earlier tests left
        yield lambda: [celery.tasks[name]() for name in waiting()]


@in_service
def test_the_message_leaves_only_after_the_request_is_kept(mailbox, work):
    with transaction.atomic():
        send_form(uuid.uuid4())
        work()
        assert not mailbox.mails
    work()
    assert len(mailbox.mails) == 1


@in_service
def test_a_request_undone_sends_no_message(mailbox, work):
    with transaction.atomic():
        send_form(uuid.uuid4())
        transaction.set_rollback(True)
    work()
    assert not mailbox.mails
    assert not Mail.objects.exists()


@pytest.fixture(params=["refuses", "hangs"])
def broker_away(request, monkeypatch):
    """A broker that is not there, or that takes a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        if request.param == "refuses":
            listener.close()
        old = celery.conf.broker_url, celery.conf.broker_write_url
        celery.conf.update(broker_url=url, broker_write_url=url)
        celery.pool.force_close_all()
        celery.amqp.__dict__.pop("_producer_pool", None)
        yield
        celery.conf.update(broker_url=old[0], broker_write_url=old[1])
        celery.pool.force_close_all()


@in_service
def test_a_broker_that_is_away_costs_less_than_three_seconds_and_nothing_is_lost(broker_away, mailbox):
    began = time.monotonic()
    send_form(uuid.uuid4())
    assert time.monotonic() - began < 3
    assert Mail.objects.filter(sent_at__isnull=True).count() == 1
    assert tasks.send_mails() == 1
    assert len(mailbox.mails) == 1
