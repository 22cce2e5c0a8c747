"""Two beats and two workers for a minute, as processes of their own: every reminder goes out once."""

import collections
import time

import pytest
from django.utils import timezone

from cases.models import Digest, DueReminder, Mail, SearchReminder
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from tests.cases.clock.due import due
from tests.cases.search.searching import source, task
from tests.wsn_privacy.trial.programs import WORKER, running, wait_until

A_MINUTE = 60
CELERY = ("celery", "-A", "tests.wsn_privacy.operations.quick_beat")

pytestmark = [pytest.mark.programs, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def waiting(officer, second_officer, arrears):
    """Twelve requests that are due, four of which nobody handles, and five searches that are late."""
    cases = [due(0, owner=officer if number % 3 else None) for number in range(12)]
    searched = cast.case_in(Status.IDENTIFIED, by=officer)
    asked_on = timezone.localdate().replace(year=timezone.localdate().year - 1)
    for number in range(5):
        task(searched, to=arrears, by=officer, place=source(f"Plek {number}"), asked_on=asked_on)
    Mail.objects.all().delete()
    return cases


def test_each_reminder_goes_out_once(waiting, mailbox, tmp_path):
    beats = [
        (*CELERY, "beat", "--loglevel", "INFO", "--pidfile", "", "--schedule", str(tmp_path / f"beat{n}"))
        for n in (1, 2)
    ]
    workers = [(*CELERY, *WORKER, "--hostname", f"worker{n}@test") for n in (1, 2)]
    began = time.monotonic()
    with running(tmp_path, *beats, *workers) as processes:
        assert wait_until(lambda: len(mailbox.mails) >= 8 + 2 * 4 + 2 + 5, 50), (tmp_path / "2.log").read_text()[-2000:]
        time.sleep(max(0, A_MINUTE - (time.monotonic() - began)))
        assert [process.poll() for process in processes] == [None] * 4
    assert (DueReminder.objects.count(), Digest.objects.count(), SearchReminder.objects.count()) == (12, 2, 5)
    sent = collections.Counter(Mail.objects.filter(sent_at__isnull=False).values_list("kind", flat=True))
    assert sent == {"due": 8 + 2 * 4, "digest": 2, "search_reminder": 5}
    assert len(mailbox.mails) == sum(sent.values()) == Mail.objects.count()
    assert LogEntry.objects.filter(verb="due reminded").count() == 12
    ran = [(tmp_path / f"{place}.log").read_text().count("Sending due task due dates") for place in (0, 1)]
    assert min(ran) >= 15, "both beats ran the whole time"
