"""Loading the fictional association: on any day, of any size, all of it or nothing, and always alike."""

import re
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from cases.models import Case
from cases.workflow import Status
from demo import loading
from demo.copying import copy, reference, witness
from demo.filler import make_cases
from demo.requests import Desk
from demo.town.blocks import NAMED_HOMES, homes_for
from demo.town.people import PERSONAS, TWENTY
from dossiers.journal import actions as journal
from dossiers.models import Complex, Dossier, LogEntry, Person, Record, Unit
from wsn_privacy.disposal.sweep import sweep
from wsn_privacy.trial.logins import PASSWORD


def states(today):
    """How the requests stand, each as often as there are."""
    return sorted((case.status, case.clock.state(today).value) for case in Case.objects.select_related("regulation"))


STATES = [
    (Status.IDENTIFIED, "late"),
    (Status.IDENTIFIED, "soon"),
    (Status.IDENTIFIED, "on_time"),
    (Status.SENT, "done"),
    (Status.SENT, "done"),
    (Status.GATHERED, "on_time"),
    (Status.DECIDED, "on_time"),
    (Status.GATHERED, "on_time"),
    (Status.GATHERED, "on_time"),
    (Status.MERGED, "done"),
    *[(Status.IDENTIFIED, "on_time")] * 3,
    (Status.WAITING, "on_time"),
    *[(Status.RECEIVED, "on_time")] * 3,
]


def test_without_json_it_is_a_short_table(db):
    out = StringIO()
    call_command("load_demo", "--dossiers", "100", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("De voorbeeldgegevens staan klaar: 100 dossiers, ")
    assert len(lines) < 24
    assert any(PASSWORD in line for line in lines)


def test_requests_stand_in_every_step(db):
    loading.load(100)
    assert states(timezone.localdate()) == sorted(STATES)
    assert Case.objects.filter(registered_by__isnull=True).count() == 3


@pytest.mark.no_cover  # the same lines as on any day
@pytest.mark.parametrize("day", ["2027-01-04", "2028-02-29", "2027-03-28", "2026-12-27", "2027-05-06"])
def test_they_stand_so_on_whatever_day_it_is_loaded(db, day):
    with time_machine.travel(f"{day}T00:30+00:00", tick=True):
        loading.load(100)
        assert states(timezone.localdate()) == sorted(STATES)


@pytest.mark.parametrize("number", ["0", "-5", "99", "1000001"])
def test_a_number_that_cannot_be_is_refused(number):
    with pytest.raises(CommandError) as refusal:
        call_command("load_demo", "--dossiers", number)
    assert refusal.value.returncode == 2
    assert "van 100 tot en met 1000000" in str(refusal.value)


def test_when_something_goes_wrong_nothing_is_loaded(db, monkeypatch):
    def stumble(self):
        raise RuntimeError

    monkeypatch.setattr(Desk, "work", stumble)
    with pytest.raises(RuntimeError):
        loading.load(100)
    assert loading.is_empty()


def content():
    """What everybody can read of it, without the keys."""
    return [
        *Person.objects.order_by("reference").values_list("reference", "name_key", "phone", "born_on"),
        *Record.objects.order_by("reference").values_list("reference", "dossier__reference", "title", "text"),
    ]


@pytest.mark.no_cover
def test_two_loadings_are_alike(db):
    found = []
    for _ in range(2):
        with transaction.atomic():
            loading.load(150)
            found.append(content())
            transaction.set_rollback(True)
    assert found[0] == found[1]


@pytest.mark.parametrize("dossiers", [480, 481, 483, 500, 1_000, 2_000, 1_000_000])
def test_there_is_a_home_for_every_tenant(dossiers):
    ordinary = range(len(PERSONAS), dossiers)
    tenants = sum(TWENTY[number % 20] is Person.Kind.TENANT for number in ordinary)
    assert NAMED_HOMES * 0.9 + homes_for(dossiers) - NAMED_HOMES >= tenants


def test_a_larger_association_has_as_many_dossiers_as_asked(db):
    assert loading.load(2_500)["dossiers"] == 2_500
    assert Complex.objects.filter(code__startswith="X").exists()
    assert Unit.objects.filter(complex__code__startswith="X").exists()
    spare = Record.objects.filter(dossier__complex__code__startswith="X").count()
    assert spare > 2.5 * Dossier.objects.filter(complex__code__startswith="X").count()


def test_what_is_copied_comes_back_as_it_was(db):
    texts = ["tab\tand\nline\rand \\ and \\N", "\\.", "’t Ğ € 😀", "", "N"]
    copy([Complex(code=f"Q{number}", name=text) for number, text in enumerate(texts)])
    assert list(Complex.objects.order_by("code").values_list("name", flat=True)) == texts


def test_nothing_copied_is_nothing_written(db):
    copy([])
    witness([])
    assert not LogEntry.objects.exists()


def test_no_two_numbers_share_a_reference():
    assert len({reference("D", number) for number in range(20_000)}) == 20_000
    assert re.fullmatch(r"S-[2-9A-HJ-NP-TV-Z]{9}", reference("S", 7, 9))


def test_requests_by_the_hundred_are_rows_like_any_other(db):
    loading.load(100)
    before = Case.objects.count()
    assert make_cases(300) == 300
    assert Case.objects.count() == 300 + before
    assert sweep(timezone.now(), dry_run=True)["due_dates_mended"] == []
    assert journal.verify().broken == ""
    assert set(Case.objects.values_list("status", flat=True)) == set(Status.values)


def test_requests_need_somebody_to_handle_them(db):
    with pytest.raises(ValueError, match="load the demo first"):
        make_cases(1)
