"""The search plan: who is asked, when they are reminded, who may take it back, and what is kept as proof."""

import datetime as dt
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.flow import search_ending, steps
from cases.models import Case, Mail, SearchReminder, SearchSource, SearchStop, SearchTask
from cases.search import actions as search
from cases.tasks import remind_of_searches, send_mails
from cases.workflow import Status
from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.calendar import plus_working_days
from tests import cast
from tests.cases.search.searching import source

MONDAY = dt.date(2026, 9, 7)


@pytest.fixture
def case(officer):
    return cast.case_in(Status.IDENTIFIED, by=officer)


@pytest.fixture
def colleague(db):
    return cast.make_user(Function.ARREARS, name="Ivo Incasso")


@pytest.fixture
def task(case, officer, colleague):
    return search.ask(case=case, sources=[source(answerer=colleague)], by=officer, on=MONDAY)[0]


def at(on):
    """The clock of the worker on this day, at eight."""
    moment = timezone.make_aware(dt.datetime.combine(on, dt.time(8)))
    return patch("django.utils.timezone.now", return_value=moment)


def reminded():
    return list(SearchReminder.objects.values_list("kind", flat=True))


def test_the_standard_plan_has_twelve_places_and_nobody_yet(db):
    places = SearchSource.objects.standing()
    assert (places.count(), places.filter(answerer__isnull=True).count()) == (12, 12)
    assert places.filter(activity__isnull=True).count() == 2


def test_a_task_is_due_in_five_working_days(task):
    assert task.due_on == dt.date(2026, 9, 14)


def test_good_friday_easter_and_weekends_do_not_count(case, officer, colleague):
    asked = search.ask(case=case, sources=[source(answerer=colleague)], by=officer, on=dt.date(2026, 4, 2))[0]
    assert asked.due_on == dt.date(2026, 4, 13)


@pytest.mark.parametrize("status", [Status.RECEIVED, Status.WAITING, Status.DECIDED, Status.SENT, Status.WITHDRAWN])
def test_nobody_is_asked_before_the_identity_or_after_the_decision(status, officer, colleague):
    case, place = cast.case_in(status, by=officer), source(answerer=colleague)
    before = cast.rows()
    with pytest.raises(Refused):
        search.ask(case=case, sources=[place], by=officer, on=MONDAY)
    assert cast.rows() == before


def test_for_a_request_that_gives_nothing_nobody_is_asked(officer, colleague):
    case = cast.case_in(Status.IDENTIFIED, by=officer, kind=Case.Kind.CORRECTION)
    with pytest.raises(Refused, match="hoort bij een verzoek om inzage"):
        search.ask(case=case, sources=[source(answerer=colleague)], by=officer, on=MONDAY)


def test_a_place_without_a_colleague_is_named_in_the_refusal(case, officer):
    with pytest.raises(Refused, match="Kies eerst wie antwoordt bij: Klantarchief"):
        search.ask(case=case, sources=[source()], by=officer, on=MONDAY)


def test_functional_management_is_never_asked(case, officer, functional_management):
    with pytest.raises(Refused):
        search.ask(case=case, sources=[source(answerer=functional_management)], by=officer, on=MONDAY)


def test_asking_twice_asks_once(case, officer, task):
    assert search.ask(case=case, sources=[task.source], by=officer, on=MONDAY) == []
    assert SearchTask.objects.count() == 1


def test_the_database_refuses_a_second_open_question_to_one_place(task):
    task.pk, task._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        SearchTask.objects.create(
            case=task.case,
            source=task.source,
            system="x",
            department="x",
            answerer=task.answerer,
            asked_on=MONDAY,
            asked_by=task.asked_by,
            due_on=MONDAY,
        )


def test_the_mail_holds_one_link_and_no_name(task, mailbox):
    send_mails()
    mail = mailbox.mails[-1]
    words = str(mail["Subject"]) + mail.get_content()
    assert f"/mijn-taken/{task.pk}/" in words
    assert words.count("http") == 1
    assert mail["To"] == task.answerer.email
    for secret in ("Amina", "Yıldırım", "Huurder", task.case.subject.reference):
        assert secret not in words


def test_a_colleague_with_several_places_gets_one_mail_with_the_list(case, officer, colleague, mailbox):
    places = [source(name, answerer=colleague) for name in ("Map A", "Map B")]
    search.ask(case=case, sources=places, by=officer, on=MONDAY)
    send_mails()
    assert Mail.objects.filter(kind="search").count() == 1
    links = [word for word in mailbox.mails[-1].get_content().split() if word.startswith("http")]
    assert [link.endswith("/mijn-taken/") for link in links] == [True]


@pytest.mark.parametrize(
    ("after", "kinds"),
    [(0, []), (2, []), (3, ["day_3"]), (4, ["day_3"]), (5, ["day_5"]), (9, ["day_5"])],
)
def test_the_clock_reminds_on_working_days_three_and_five(task, after, kinds):
    search.remind_due(plus_working_days(MONDAY, after))
    assert reminded() == kinds


def test_day_by_day_a_colleague_is_reminded_twice(task):
    for days in range(30):
        search.remind_due(MONDAY + dt.timedelta(days))
    assert reminded() == ["day_3", "day_5"]


def test_two_beats_remind_once(task):
    with at(dt.date(2026, 9, 10)):
        remind_of_searches()
        remind_of_searches()
    assert reminded() == ["day_3"]
    assert Mail.objects.filter(kind="search_reminder").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_remind_once(task):
    given = cast.at_once(*[lambda: search.remind_due(dt.date(2026, 9, 14))] * 6)
    assert sum(given) == 1
    assert reminded() == ["day_5"]


def test_an_answered_or_ended_task_is_not_reminded(case, officer, task, colleague):
    search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=colleague)
    other = search.ask(case=case, sources=[source("Map", answerer=colleague)], by=officer, on=MONDAY)[0]
    search.take_back(task=other, by=officer)
    assert search.remind_due(dt.date(2026, 9, 30)) == 0


def test_by_hand_a_colleague_is_reminded_once_a_day(task, officer):
    today = timezone.localdate()
    search.remind(task=task, by=officer, on=today)
    with pytest.raises(Refused, match="vandaag al"):
        search.remind(task=task, by=officer, on=today)
    search.remind(task=task, by=officer, on=today + dt.timedelta(1))
    assert Mail.objects.filter(kind="search_reminder").count() == 2


def test_asking_somebody_else_ends_the_one_and_begins_anew(task, officer, maintenance):
    fresh = search.reassign(task=task, to=maintenance, by=officer, on=dt.date(2026, 9, 14))
    task.refresh_from_db()
    assert (task.end, fresh.answerer, fresh.due_on) == ("taken_back", maintenance, dt.date(2026, 9, 21))


def test_the_same_colleague_is_nobody_else(task, officer):
    with pytest.raises(Refused, match="heeft de vraag al"):
        search.reassign(task=task, to=task.answerer, by=officer, on=MONDAY)


@pytest.mark.parametrize("act", ["remind", "take_back", "reassign"])
def test_nothing_is_done_with_a_task_that_is_answered(task, officer, colleague, maintenance, act):
    search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=colleague)
    words = {"remind": {"on": MONDAY}, "take_back": {}, "reassign": {"to": maintenance, "on": MONDAY}}[act]
    before = cast.rows()
    with pytest.raises(Refused):
        getattr(search, act)(task=task, by=officer, **words)
    assert cast.rows() == before


def test_deciding_waits_for_colleagues_until_somebody_says_why_not(case, officer, task):
    findings.gather(case=case, by=officer, on=timezone.localdate())
    cast.judge_all(case, by=officer)
    words = {"case": case, "reasons": "U krijgt alles.", "by": officer, "on": timezone.localdate()}
    with pytest.raises(Refused, match="nog 1 vraag open"):
        decision.decide(**words)
    search_ending.stop_waiting(case=case, reason="De collega is ziek.", by=officer)
    decision.decide(**words)
    task.refresh_from_db()
    assert (task.end, SearchStop.objects.get().reason) == ("not_awaited", "De collega is ziek.")


def test_not_waiting_needs_a_reason(case, officer, task):
    with pytest.raises(Refused, match="Schrijf op"):
        search_ending.stop_waiting(case=case, reason="  ", by=officer)
    assert task.is_open


def test_a_withdrawn_request_ends_the_questions(case, officer, task):
    steps.withdraw(case=case, by=officer, on=timezone.localdate())
    task.refresh_from_db()
    assert task.end == "closed"


def test_every_act_of_the_plan_leaves_a_line(task, officer, colleague, maintenance):
    search.remind(task=task, by=officer, on=MONDAY)
    fresh = search.reassign(task=task, to=maintenance, by=officer, on=MONDAY)
    search.record_answer(task=fresh, said=search.Said("nothing", ["name"]), by=maintenance)
    verbs = LogEntry.objects.filter(verb__startswith="search ").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["search asked", "search reminded", "search ended", "search asked", "search answered"]
    assert set(LogEntry.objects.filter(verb__startswith="search ").values_list("subject_id", flat=True)) == {
        task.case.subject_id
    }
