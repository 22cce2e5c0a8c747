"""A job or command that does not say that it is one sees nothing, sends nothing and changes nothing behind the wall."""

import io

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from dossiers.access import wall
from dossiers.imports import jobs
from dossiers.models import Dossier, Emergency, ImportRun
from tests.cast import make_case, make_dossier, make_record, rows
from tests.dossiers.imports.intake_tools import HEAD, LINE, SAMPLES, upload, written
from wsn_privacy.celery import app

pytestmark = pytest.mark.django_db
app.loader.import_default_modules()
TASKS = sorted(name for name in app.tasks if name.split(".")[0] in ("dossiers", "cases", "wsn_privacy"))


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def record(officer, complex_a):
    """A record of a tenant, looked at, in a dossier that somebody entered in an emergency."""
    recorded = make_record(make_dossier(place=complex_a))
    Emergency.objects.create(dossier=recorded.dossier, section="care", by=officer, until=timezone.now(), reason="x")
    return recorded


@pytest.fixture
def no_role(monkeypatch, record):
    """Jobs that forgot to say so: what a job sets is what nobody sets."""
    with wall.seen_by(AnonymousUser()):
        assert not Dossier.objects.exists()
        monkeypatch.setattr(wall, "JOB", wall.NOBODY)
        yield
        monkeypatch.undo()


def behind():
    """Every row behind the wall."""
    with wall.as_job():
        assert Dossier.objects.exists()
        found = wall.tables()
        return {label: kept for label, kept in rows().items() if apps.get_model(label)._meta.db_table in found}


@pytest.fixture
def before(record):
    """What stood there before the job."""
    return behind()


@pytest.fixture
def still(before, monkeypatch):
    """Whether the same stands there now."""

    def same():
        monkeypatch.undo()
        return behind() == before

    return same


def test_our_tasks_are_known():
    assert len(TASKS) >= 8


@pytest.mark.parametrize("task", TASKS)
def test_a_task_without_its_role_changes_and_tells_nothing(task, before, record, no_role, still):
    app.tasks[task]()
    assert not [letter for letter in mail.outbox if record.dossier.reference in letter.body]
    assert still()


def test_without_its_role_nobody_is_told_of_an_emergency(record, officer, no_role):
    app.tasks["dossiers.tasks.tell_of_emergencies"]()
    assert mail.outbox == []


def test_with_its_role_the_officer_is_told(record, officer):
    with wall.seen_by(AnonymousUser()):
        app.tasks["dossiers.tasks.tell_of_emergencies"]()
    assert [letter.to for letter in mail.outbox] == [[officer.email]]


def test_without_its_role_no_message_leaves(record, monkeypatch):
    make_case()
    with wall.seen_by(AnonymousUser()):
        monkeypatch.setattr(wall, "JOB", wall.NOBODY)
        app.tasks["cases.tasks.send_mails"]()
    assert mail.outbox == []


def test_with_its_role_a_message_leaves():
    asked = make_case()
    with wall.seen_by(AnonymousUser()):
        app.tasks["cases.tasks.send_mails"]()
    assert [asked.reference in letter.subject for letter in mail.outbox] == [True]


def test_an_import_without_its_role_writes_nothing(record, officer, signed_in, monkeypatch):
    browser = signed_in(officer)
    address = browser.post(reverse("imports:list"), {"kind": "tenants", "file": upload(f"{HEAD}\n{LINE}\n")})[
        "Location"
    ]
    jobs.work()
    browser.post(f"{address}akkoord/")
    before = behind()
    with wall.seen_by(AnonymousUser()):
        monkeypatch.setattr(wall, "JOB", wall.NOBODY)
        jobs.work()
        monkeypatch.undo()
    assert ImportRun.objects.get().state == "waiting"
    assert behind() == before


@pytest.mark.parametrize("command", ["import_tenants", "import_vera"])
def test_an_import_command_without_its_role_writes_nothing(command, tmp_path, before, no_role, still):
    path = written(tmp_path, LINE) if command == "import_tenants" else SAMPLES / "vera.json"
    with pytest.raises(Exception, match=r"row-level security"):
        call_command(command, str(path), stdout=io.StringIO())
    assert still()


def test_an_export_without_its_role_knows_no_dossier(record, no_role):
    with pytest.raises(CommandError, match="Dit dossier is er niet"):
        call_command("export_vera", record.dossier.reference, stdout=io.StringIO())
