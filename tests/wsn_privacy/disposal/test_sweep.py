"""The daily sweep: what time does to rows, once a day, and nothing at all when it is only counted."""

import datetime as dt
from itertools import pairwise

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Case, Mail, StatusLink
from cases.status import actions as tracking
from cases.workflow import Status
from dossiers.models import DossierUserObjectPermission, LogEntry, Record
from dossiers.refusal import Refused
from tests import cast
from tests.retention.keeping import kept_by
from wsn_privacy.celery import app
from wsn_privacy.disposal import sweep, vacuum
from wsn_privacy.models import JobRun
from wsn_privacy.operations import clock
from wsn_privacy.tasks import sweep as sweep_task

DAY = dt.timedelta(days=1)


@pytest.fixture
def world(officer, dossier):
    """Something of everything that time ends, and beside each something that it leaves alone."""
    now = timezone.now()
    view = Permission.objects.get(codename="view_dossier")
    for until in (now - DAY, now + DAY, None):
        user = cast.make_user("nuisance")
        DossierUserObjectPermission.objects.create(user=user, permission=view, content_object=dossier, until=until)
    case = cast.make_case()
    Mail.objects.update(sent_at=now)
    for _ in range(3):
        tracking.ask_link(reference=case.reference, email=cast.TENANT_EMAIL)
    old, waiting, _fresh = StatusLink.objects.order_by("made_at")
    StatusLink.objects.exclude(pk=_fresh.pk).update(until=now - 2 * DAY)
    Mail.objects.filter(link=old).update(sent_at=now - 2 * DAY)
    for key, moment in (("old", now - DAY), ("new", now + DAY)):
        Session.objects.create(session_key=key, session_data="", expire_date=moment)
    drifted = cast.make_case()
    Case.objects.filter(pk=drifted.pk).update(due_on=drifted.due_on + 3 * DAY)
    return {"now": now, "drifted": drifted, "waiting": waiting}


def counted(now, **words):
    return sweep.sweep(now, **{"dry_run": True, **words})


def test_cases_are_late_from_the_day_after(db):
    case = cast.make_case()
    noon = dt.time(12, tzinfo=timezone.get_default_timezone())
    for days, late in ((0, 0), (1, 1)):
        assert counted(dt.datetime.combine(case.due_on + days * DAY, noon))["cases_late"] == late


def test_the_day_ends_at_midnight_in_amsterdam(db):
    case = cast.make_case()
    midnight = dt.datetime.combine(case.due_on + DAY, dt.time(), tzinfo=timezone.get_default_timezone())
    assert counted(midnight - dt.timedelta(seconds=1))["cases_late"] == 0
    assert counted(midnight)["cases_late"] == 1


@pytest.mark.parametrize("status", [Status.SENT, Status.WITHDRAWN])
def test_what_is_closed_is_neither_open_nor_late(officer, status):
    case = cast.case_in(status, by=officer)
    counts = counted(timezone.now() + 100 * DAY)
    assert (counts["cases_open"], counts["cases_late"]) == (0, 0)
    assert case.due_on


def test_a_due_date_that_drifted_is_mended_named_and_witnessed(world):
    drifted = world["drifted"]
    assert sweep.sweep(world["now"], dry_run=False)["due_dates_mended"] == [drifted.reference]
    assert Case.objects.get(pk=drifted.pk).due_on == drifted.due_on
    assert LogEntry.objects.filter(verb="mended", object_pk=drifted.pk, actor=None).count() == 1


def test_what_time_ended_goes_and_the_rest_stays(world):
    counts = sweep.sweep(world["now"], dry_run=False)
    assert [counts[name] for name in ("grants_ended", "links_ended", "sessions_ended")] == [1, 1, 1]
    assert DossierUserObjectPermission.objects.count() == 2
    assert StatusLink.objects.count() == 2
    assert Session.objects.get().session_key == "new"


def test_a_link_whose_message_waits_is_kept(world):
    sweep.sweep(world["now"], dry_run=False)
    assert StatusLink.objects.filter(pk=world["waiting"].pk).exists()


def test_counting_changes_nothing(world):
    before, sessions = cast.rows(), Session.objects.count()
    counted(world["now"])
    assert (cast.rows(), Session.objects.count()) == (before, sessions)


def test_counting_and_doing_count_the_same(world):
    foreseen = counted(world["now"])
    done = sweep.sweep(world["now"], dry_run=False)
    assert {**foreseen, "dry_run": False} == done


def test_sweeping_again_finds_nothing_left(world):
    sweep.sweep(world["now"], dry_run=False)
    again = sweep.sweep(world["now"], dry_run=False)
    assert again["due_dates_mended"] == []
    assert [again[name] for name in ("grants_ended", "links_ended", "sessions_ended")] == [0, 0, 0]


def test_a_grant_that_ends_leaves_a_line(world):
    sweep.sweep(world["now"], dry_run=False)
    assert LogEntry.objects.filter(verb="deleted", content_type__model="dossieruserobjectpermission").count() == 1


def test_twice_a_day_is_once(world):
    assert sweep.sweep_once(world["now"])["due_dates_mended"]
    assert sweep.sweep_once(world["now"]) is None
    JobRun.objects.update(period="2026-01-01")
    assert sweep.sweep_once(timezone.now())["due_dates_mended"] == []
    assert JobRun.objects.filter(finished_at__isnull=False).count() == 2


def test_by_hand_it_sweeps_again_and_keeps_its_own_counts(world):
    sweep.sweep_once(world["now"])
    assert sweep.sweep_now(world["now"] + dt.timedelta(seconds=1))["due_dates_mended"] == []
    assert JobRun.objects.filter(job="sweep", finished_at__isnull=False).count() == 2


@pytest.mark.django_db(transaction=True)
def test_by_hand_it_waits_for_no_other_sweep(world):
    answers = cast.at_once(lambda: sweep.sweep_now(world["now"]), lambda: sweep.sweep_now(world["now"]))
    assert LogEntry.objects.filter(verb="mended").count() == 1
    assert not [answer for answer in answers if isinstance(answer, Exception)]


def test_a_sweep_that_broke_off_is_done_again(world, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(sweep, "_old_links", lambda _now: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sweep.sweep_once(world["now"])
    assert sweep.sweep_once(world["now"])["links_ended"] == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_beats_at_once_one_sweeps(world):
    answers = cast.at_once(*[lambda: sweep.sweep_once(world["now"])] * 6)
    assert sum(answer is not None for answer in answers) == 1
    assert LogEntry.objects.filter(verb="mended").count() == 1


def test_what_beat_runs_keeps_its_counts(world):
    sweep_task()
    assert JobRun.objects.get().counts["due_dates_mended"] == [world["drifted"].reference]


def test_the_sweep_costs_no_more_queries_for_many_cases(db, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        for _ in range(10):
            cast.make_case()
        with django_assert_max_num_queries(40) as queries:
            counted(timezone.now())
        costs.append(len(queries.captured_queries))
    assert costs[0] == costs[1]


def test_a_clock_that_cannot_be_right_sweeps_nothing(world):
    with pytest.raises(Refused, match="vijf minuten later"):
        sweep.sweep_once(world["now"] + dt.timedelta(minutes=6))
    sweep.sweep_once(world["now"])
    with pytest.raises(Refused, match="de vorige keer was later"):
        sweep.sweep_once(world["now"] - DAY)
    assert JobRun.objects.count() == 1


@pytest.mark.parametrize(("hours", "overdue"), [(25, False), (27, True)])
def test_no_sweep_in_26_hours_is_an_alarm(db, client, hours, overdue):
    now = timezone.now()
    JobRun.objects.create(job="sweep", period="x", started_at=now - dt.timedelta(hours=hours), finished_at=now)
    JobRun.objects.create(job="sweep", period="y", started_at=now)  # one that broke off is none
    assert clock.is_overdue(now) is overdue
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["sweep"]) == (200, not overdue)


@pytest.mark.django_db(transaction=True)
def test_what_broke_off_is_done_by_the_next_of_that_day_and_by_none_after(monkeypatch):
    record, now = kept_by("camera"), timezone.now()
    with monkeypatch.context() as broken:
        broken.setattr("retention.disposal.run.destroy_records", lambda *_: lost())
        sweep_failed(now)
    assert JobRun.objects.get(job="sweep").finished_at is None
    for _ in range(3):
        sweep_task()
    assert not Record.objects.filter(pk=record.pk).exists()
    assert JobRun.objects.get(job="sweep").finished_at
    assert LogEntry.objects.filter(verb="destroyed", object_pk=record.pk).count() == 1


def lost():
    """The connection goes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def sweep_failed(now):
    with pytest.raises(DatabaseError):
        sweep.sweep_once(now)


def test_beat_tries_the_whole_day_and_never_in_the_hour_that_may_not_exist():
    schedule = app.conf.beat_schedule["sweep"]["schedule"]
    moments = [(hour, minute) for hour in sorted(schedule.hour) for minute in sorted(schedule.minute)]
    assert moments[0] == (4, 15)
    assert max(b[0] * 60 + b[1] - a[0] * 60 - a[1] for a, b in pairwise(moments)) <= 30
    assert moments[-1] == (23, 45)


def vacuumed(now):
    """The tables that a sweep has vacuumed."""
    with CaptureQueriesContext(connection) as asked:
        sweep.sweep_now(now)
    statements = [each["sql"] for each in asked if each["sql"].startswith("VACUUM")]
    assert all("INDEX_CLEANUP ON" in statement for statement in statements)
    return {statement.split('"')[1] for statement in statements}


@pytest.mark.django_db(transaction=True)
def test_the_tables_that_lost_rows_are_vacuumed_and_all_after_one_that_broke_off(db):
    now = timezone.now()
    kept_by("camera", ended_on=None)
    tables = vacuumed(now)
    assert {"dossiers_record", "django_session"} <= tables
    assert "cases_letter" not in tables
    assert vacuumed(now + dt.timedelta(seconds=1)) == set()
    JobRun.objects.create(job="sweep", period="killed", started_at=now + dt.timedelta(seconds=2))
    assert vacuumed(now + dt.timedelta(seconds=3)) == vacuum.everything()
