"""An import taken back: old values return, new rows go, and what somebody touched since stays."""

import datetime as dt

import pytest
from django.utils import timezone

from dossiers.imports import jobs, undoing
from dossiers.journal import actions as journal
from dossiers.models import Dossier, ImportLine, ImportRun, LogEntry, Person, Record, Unit
from tests.cast import make_record
from tests.dossiers.imports.intake_tools import LINE, SAMPLES, command, kept, tenants, with_value

pytestmark = pytest.mark.django_db


def undo(told, by):
    return undoing.undo(ImportRun.objects.get(pk=told["run"]), by=by)


def test_what_was_added_goes(officer):
    before = kept()
    told = command("import_vera", SAMPLES / "vera.json")
    assert undo(told, officer) == {"put_back": 0, "removed": 13, "stayed": 0}
    assert kept() == before


def test_what_was_changed_gets_its_old_value(tmp_path, officer):
    tenants(tmp_path, LINE)
    before = kept()
    told = tenants(tmp_path, with_value("Achternaam", "Nieuw", with_value("Huisnummer", "99")))
    assert kept() != before
    assert undo(told, officer)["stayed"] == 0
    assert kept() == before


def test_a_value_that_somebody_changed_since_stays(tmp_path, officer):
    tenants(tmp_path, LINE)
    told = tenants(tmp_path, with_value("Achternaam", "Nieuw", with_value("E-mail", "b@tenant.example")))
    Person.objects.update(email="c@tenant.example")
    assert undo(told, officer)["stayed"] == 1
    person = Person.objects.get()
    assert (person.email, person.family_name) == ("c@tenant.example", "Voorbeeld")


def test_a_new_dossier_with_a_record_stays_with_its_person_and_home(tmp_path, officer):
    told = tenants(tmp_path, LINE, with_value("Klantnummer", "K-2", with_value("Eenheid", "KLA-13")))
    make_record(Dossier.objects.get(person__client_number="K-1"))
    assert undo(told, officer) == {"put_back": 0, "removed": 3, "stayed": 4}
    assert [each.client_number for each in Person.objects.all()] == ["K-1"]
    assert Record.objects.exists()
    assert Unit.objects.get().code == "KLA-12"


def test_taking_back_leaves_a_line_for_every_row_and_no_old_values(tmp_path, officer):
    told = tenants(tmp_path, LINE)
    references = {Person.objects.get().reference, Dossier.objects.get().reference}
    undo(told, officer)
    lines = LogEntry.objects.filter(verb="undone", actor=officer)
    assert set(lines.values_list("object_repr", flat=True)) >= references
    assert not ImportLine.objects.filter(before__isnull=False).exists()
    journal.seal()
    assert not journal.verify().broken


def test_it_can_be_taken_back_for_a_day(tmp_path):
    run = ImportRun.objects.get(pk=tenants(tmp_path, LINE)["run"])
    assert jobs.why_not_undo(run, run.done_at + dt.timedelta(hours=24)) == ""
    assert "24 uur" in jobs.why_not_undo(run, run.done_at + dt.timedelta(hours=24, seconds=1))


def test_it_is_taken_back_once(tmp_path, officer):
    told = tenants(tmp_path, LINE)
    undo(told, officer)
    run = ImportRun.objects.get(pk=told["run"])
    assert (run.state, run.counts["undone"]["removed"]) == ("undone", 4)
    assert "staat er niet in" in jobs.why_not_undo(run, timezone.now())


def test_after_a_day_nothing_is_kept_of_what_stood_there(tmp_path):
    tenants(tmp_path, LINE)
    tenants(tmp_path, with_value("E-mail", "b@tenant.example"))
    jobs.forget()
    assert ImportLine.objects.filter(before__isnull=False).exists()
    long_ago = timezone.now() - dt.timedelta(hours=25)
    ImportRun.objects.update(made_at=long_ago, done_at=long_ago)
    jobs.forget()
    assert not ImportLine.objects.filter(before__isnull=False).exists()
