"""Reminders of a due date: at five and one working day, at three days and on the day; and the overview of a week."""

import datetime as dt

import pytest
from django.utils import timezone

from cases import tasks
from cases.clock import reminders
from cases.messages import digest
from cases.models import Case, Digest, DueReminder, Mail
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from tests.cases.clock.due import due

AMSTERDAM = timezone.get_default_timezone()
# Counted on a paper calendar, with Christmas 2026 (25 December a Friday, 26 a Saturday) and New Year between.
EXPECTED = {
    dt.date(2026, 12, 18): {11: "five_days", 15: "three_days", 17: "one_day", 18: "the_day"},  # a Friday
    dt.date(2026, 12, 14): {7: "five_days", 11: "one_day", 14: "the_day"},  # a Monday: three days is a Friday too
    dt.date(2026, 12, 28): {18: "five_days", 24: "one_day", 28: "the_day"},  # a Monday after Christmas
}


@pytest.fixture
def nothing_waits():
    """No message of receipt waits."""
    return lambda: Mail.objects.filter(kind="received").delete()


@pytest.mark.parametrize("due_on", EXPECTED)
def test_a_run_each_day_reminds_once_at_each_moment(due_on, officer):
    case, found = due(on=due_on, owner=officer), {}
    for day in range(1, 32):
        if reminders.remind_due(dt.date(2026, 12, day)):
            found[day] = DueReminder.objects.latest("id").moment
    assert found == EXPECTED[due_on]
    assert Mail.objects.filter(kind="due", to=officer, case=case).count() == len(found)
    assert LogEntry.objects.filter(verb="due reminded", object_pk=case.pk).count() == len(found)


def test_running_again_on_the_same_day_reminds_of_nothing(officer):
    due(0, owner=officer)
    assert [reminders.remind_due(timezone.localdate()) for _ in range(3)] == [1, 0, 0]


def test_of_reminders_that_were_missed_only_the_last_goes_out(officer):
    due(0, owner=officer)
    reminders.remind_due(timezone.localdate())
    assert [row.moment for row in DueReminder.objects.all()] == ["the_day"]


def test_a_date_that_moves_is_reminded_of_anew(officer):
    case, today = due(0, owner=officer), timezone.localdate()
    reminders.remind_due(today)
    Case.objects.filter(pk=case.pk).update(due_on=today + dt.timedelta(1))
    assert reminders.remind_due(today + dt.timedelta(1)) == 1


def test_what_nobody_handles_is_told_to_every_officer(officer, second_officer, fg):
    due(0)
    reminders.remind_due(timezone.localdate())
    assert {mail.to for mail in Mail.objects.filter(kind="due")} == {officer, second_officer}


def test_what_somebody_who_left_handled_is_told_to_the_others(officer, second_officer):
    due(0, owner=second_officer)
    type(officer).objects.filter(pk=second_officer.pk).update(is_active=False)
    reminders.remind_due(timezone.localdate())
    assert [mail.to for mail in Mail.objects.filter(kind="due")] == [officer]


@pytest.mark.parametrize("status", [Status.SENT, Status.WITHDRAWN])
def test_what_is_closed_is_not_reminded_of(officer, status):
    case = cast.case_in(status, by=officer)
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate())
    assert reminders.remind_due(timezone.localdate()) == 0


def test_a_reminder_names_a_number_a_date_and_a_link_and_nobody(officer, mailbox, nothing_waits):
    case = due(0, owner=officer)
    nothing_waits()
    tasks.remind_of_due_dates()
    tasks.send_mails()
    sent = next(mail for mail in mailbox.mails if case.reference in mail["Subject"])
    assert sent["To"] == officer.email
    assert f"/verzoeken/{case.reference}/" in sent.get_content()
    assert "Yıldırım" not in str(sent)
    assert officer.name not in sent.get_content()


MOMENTS = [  # 23 November 2026 is a Monday
    ("2026-11-23T07:29", 0),
    ("2026-11-23T07:30", 1),
    ("2026-11-23T23:59", 1),
    ("2026-11-24T07:30", 0),
    ("2026-11-22T07:30", 0),
]


@pytest.mark.parametrize(("moment", "count"), MOMENTS)
def test_the_overview_goes_out_on_monday_from_half_past_seven(officer, moment, count):
    assert reminders.send_digests(dt.datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)) == count


def test_the_overview_goes_out_once_a_week_to_each_officer_and_the_fg(officer, second_officer, fg, director):
    weeks = [dt.datetime(2026, 11, day, 8, tzinfo=AMSTERDAM) for day in (23, 23, 30)]
    assert [reminders.send_digests(moment) for moment in weeks] == [3, 0, 3]
    assert {row.user for row in Digest.objects.all()} == {officer, second_officer, fg}


def test_the_overview_has_twelve_lines_at_most_and_no_name(officer, mailbox):
    for days in range(-3, 12):
        due(days)
    Mail.objects.all().delete()
    reminders.send_digests(dt.datetime(2026, 11, 23, 8, tzinfo=AMSTERDAM))
    tasks.send_mails()
    (sent,) = mailbox.mails
    lines = [line for line in sent.get_content().splitlines() if line.startswith("- ")]
    assert (len(lines), lines[0], lines[1]) == (12, "- 15 verzoeken open", "- 3 te laat")
    assert "Yıldırım" not in str(sent)
    assert "/vandaag/" in sent.get_content()


def test_what_does_not_fit_in_the_overview_is_counted(db):
    for days in range(-9, 0):
        due(days)
    assert digest.lines_of(timezone.localdate())[-1] == "en nog 2"


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_reminds(officer, second_officer):
    for _ in range(5):
        due(0)
    today, monday = timezone.localdate(), dt.datetime(2026, 11, 23, 8, tzinfo=AMSTERDAM)
    counts = cast.at_once(*[lambda: reminders.remind_due(today)] * 6)
    digests = cast.at_once(*[lambda: reminders.send_digests(monday)] * 6)
    assert (sum(counts), sum(digests)) == (5, 2)
    assert Mail.objects.filter(kind="due").count() == 10
    assert Mail.objects.filter(kind="digest").count() == 2


def test_looking_for_what_is_due_costs_the_same_for_many(officer, django_assert_max_num_queries):
    for _ in range(3):
        due(30)
    with django_assert_max_num_queries(2):
        reminders.due_for_reminder(timezone.localdate())


def late_mails():
    return Mail.objects.filter(kind="late").count()


def test_from_the_day_after_the_date_the_person_is_told_once_that_it_is_late(db):
    case, today = due(0), timezone.localdate()
    found = [reminders.tell_late(today + dt.timedelta(day)) for day in (0, 1, 1, 2)]
    assert (found, late_mails()) == ([0, 1, 0, 0], 1)
    assert LogEntry.objects.filter(verb="late told", object_pk=case.pk).count() == 1


def test_a_date_that_moved_and_passed_again_is_told_again(db):
    case, today = due(-5), timezone.localdate()
    reminders.tell_late(today)
    Case.objects.filter(pk=case.pk).update(due_on=today - dt.timedelta(1))
    assert reminders.tell_late(today) == 1


@pytest.mark.parametrize("status", [Status.WAITING, Status.SENT, Status.WITHDRAWN])
def test_who_must_do_something_first_or_has_an_answer_is_not_told(officer, status):
    case = cast.case_in(status, by=officer)
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - dt.timedelta(1))
    assert reminders.tell_late(timezone.localdate()) == 0


def test_who_gave_no_address_for_mail_gets_no_message(db):
    due(-1, email="", contact_by="post")
    assert reminders.late_untold(timezone.localdate()) == []


def test_the_message_says_sorry_whom_to_call_and_where_to_complain_and_names_nobody(mailbox, nothing_waits, settings):
    case = due(-1)
    nothing_waits()
    tasks.remind_of_due_dates()
    tasks.send_mails()
    (sent,) = [mail for mail in mailbox.mails if mail["To"] == cast.TENANT_EMAIL]
    told = " ".join(sent.get_content().split())
    for words in (case.reference, "Dat spijt ons.", settings.ASSOCIATION_PHONE, "klachtencommissie", "/status/"):
        assert words in told
    assert "Yıldırım" not in str(sent)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_tells_that_it_is_late(db):
    for _ in range(3):
        due(-1)
    today = timezone.localdate()
    assert sum(cast.at_once(*[lambda: reminders.tell_late(today)] * 4)) == 3
    assert late_mails() == 3
