"""The jobs of the night: once a day, and again when one broke off."""

import pytest
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.journal import heads
from dossiers.models import LogEntry
from tests import cast
from wsn_privacy import tasks
from wsn_privacy.models import JobRun
from wsn_privacy.operations import jobs


@pytest.fixture(autouse=True)
def elsewhere(settings, tmp_path):
    """Another disk."""
    settings.HEADS_DIR = str(tmp_path / "heads")


def test_the_head_is_written_once_a_day(officer):
    for _ in range(2):
        tasks.publish_head()
    assert len(heads.read().heads) == 1
    assert JobRun.objects.get(job="head").counts["seal"] == 1


def test_the_log_is_checked_once_a_day_and_the_finding_stands_in_it(officer):
    journal.seal()
    for _ in range(2):
        tasks.check_log()
    assert LogEntry.objects.filter(verb="log checked").count() == 1
    assert JobRun.objects.get(job="log check").counts["broken"] == ""


def test_a_job_that_broke_off_is_done_again(db):
    def breaks():
        raise OSError

    now = timezone.now()
    with pytest.raises(OSError, match=r"^$"):
        jobs.once_a_day("x", now, breaks)
    assert jobs.once_a_day("x", now, lambda: {"n": 1}) is True
    assert jobs.once_a_day("x", now, lambda: {"n": 2}) is False
    assert JobRun.objects.get(job="x").counts == {"n": 1}


def test_an_empty_journal_has_no_head_to_write(db):
    tasks.publish_head()
    assert heads.read().heads == []


@pytest.mark.django_db(transaction=True)
def test_of_two_beats_at_once_one_does_the_job(officer):
    now, done = timezone.now(), []
    answers = cast.at_once(*[lambda: jobs.once_a_day("x", now, lambda: done.append(1) or {})] * 4)
    assert (sorted(answers), done) == ([False, False, False, True], [1])
