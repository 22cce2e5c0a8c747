"""Every message to destroy delivered fifty times to two workers, as processes of their own: each destruction once."""

import collections

import pytest
from celery import Celery

from dossiers.models import LogEntry, Record
from retention.ledger import file as ledger_file
from retention.models import Certificate, Destruction, ErasureLine
from tests.retention.keeping import kept_by
from tests.wsn_privacy.trial.programs import WORKER, running, wait_until
from wsn_privacy.models import JobRun

DELIVERIES = 50
TASKS = ("wsn_privacy.tasks.sweep", "wsn_privacy.tasks.carry_out_erasures", "wsn_privacy.tasks.write_ledger")

pytestmark = [pytest.mark.programs, pytest.mark.django_db(transaction=True)]


def waiting(app):
    """How many messages lie in the queue."""
    with app.connection_for_read() as broker:
        return broker.default_channel.client.llen("destruction")


def test_each_destruction_is_done_once(settings, tmp_path):
    settings.ERASURES_DIR = tmp_path / "erasures"
    due = [kept_by("camera") for _ in range(20)]
    app = Celery(broker=settings.CELERY_BROKER_URL, set_as_current=False)
    command = ("celery", "-A", "wsn_privacy", *WORKER, "--queues", "destruction", "--loglevel", "INFO")
    workers = [(*command, "--hostname", f"destroyer{n}@test") for n in (1, 2)]
    logs = [tmp_path / f"{place}.log" for place in (0, 1)]
    with running(tmp_path, *workers):
        assert wait_until(lambda: all("ready" in log.read_text() for log in logs), 60)
        for _ in range(DELIVERIES):
            for task in TASKS:
                app.send_task(task, queue="destruction")
        assert wait_until(lambda: waiting(app) == 0, 60), logs[0].read_text()[-2000:]
    done = [log.read_text().count("succeeded in") for log in logs]
    assert sum(done) == DELIVERIES * len(TASKS)
    assert min(done) >= 1, "both workers worked"
    assert not Record.objects.exists()
    named = [each for record in due for each in (record.reference, record.dossier.reference)]
    assert sorted(Destruction.objects.values_list("reference", flat=True)) == sorted(named)
    lines = collections.Counter(line.reference for line in ledger_file.read() if line.kind != ledger_file.BEGIN)
    assert lines == collections.Counter([*named, *(record.dossier.person.reference for record in due)])
    assert not ErasureLine.objects.filter(number__isnull=True).exists()
    assert LogEntry.objects.filter(verb="destroyed").count() == 3 * len(due)
    assert JobRun.objects.filter(job="sweep").count() == 1
    assert [certificate.count for certificate in Certificate.objects.all()] == [len(named)]
