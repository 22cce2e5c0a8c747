"""What changes in the register: versions, what is new and what ended, the yearly look, assessments and lines."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from dossiers.models import Activity, ActivityVersion
from dossiers.refusal import Refused
from dossiers.register import actions as register
from dossiers.register import listing
from tests.cast import at_once, make_dossier, make_record, make_user
from tests.dossiers.register.register_words import change, new, verbs

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity():
    """The tenancy and its administration: on contract alone."""
    return Activity.objects.get(number=5)


def test_each_change_is_a_version_and_the_old_one_stays_as_it_was(activity, officer):
    before = activity.versions.get().content
    changed = change(activity, officer, purpose="Wij doen nu iets anders.")
    assert changed.revision == 2
    assert activity.versions.get(number=1).content == before
    assert activity.versions.get(number=2).content == {**before, "purpose": "Wij doen nu iets anders."}
    assert activity.versions.get(number=2).made_by == officer


def test_a_save_that_changes_nothing_is_no_version_but_counts_as_a_look(activity, officer):
    assert change(activity, officer).revision == 1
    activity.refresh_from_db()
    assert activity.checked_on == timezone.localdate()


def test_the_database_refuses_to_change_or_delete_a_version(activity):
    for act in (lambda: activity.versions.update(content={}), lambda: activity.versions.get().delete()):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            act()


def test_who_read_an_older_version_does_not_write_over_a_newer_one(activity, officer):
    change(activity, officer, kept="3 jaar")
    with pytest.raises(Refused, match="net gewijzigd"):
        change(activity, officer, revision=1, kept="1 jaar")


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_at_once_one_is_told(activity, officer, second_officer):
    done = at_once(*(lambda by=by: change(activity, by, kept=by.name) for by in (officer, second_officer)))
    assert sorted(type(each).__name__ for each in done) == ["Activity", "Refused"]
    assert activity.versions.count() == 2


def test_the_register_of_a_day_shows_what_stood_that_day(activity, officer):
    first = timezone.localdate()
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        change(activity, officer, kept="3 jaar")
        register.end(activity=Activity.objects.get(number=7), by=officer, on=timezone.localdate())
        later = timezone.localdate()
    kept = {version.content["number"]: version.content["kept"] for version in listing.standing_on(later)}
    assert (kept[5], 7 in kept) == ("3 jaar", False)
    kept = {version.content["number"]: version.content["kept"] for version in listing.standing_on(first)}
    assert (kept[5], 7 in kept) == ("2 jaar na einde huur", True)
    assert listing.standing_on(first - dt.timedelta(days=1)) == []


def test_a_new_activity_gets_the_next_number_and_a_first_version(officer):
    activity = register.add(wanted=new(), by=officer, on=timezone.localdate())
    assert activity.number == 25
    assert activity.versions.get().content["name"] == "Sleutelbeheer"
    assert set(activity.bases.values_list("ground", flat=True)) == {"contract"}


def test_on_an_ended_activity_nothing_new_can_rest_and_it_can_be_taken_up_again(activity, officer):
    today = timezone.localdate()
    register.end(activity=activity, by=officer, on=today)
    assert activity.bases.get().until == today
    for act in (register.end, register.check):
        with pytest.raises(Refused, match="al beëindigd"):
            act(activity=activity, by=officer, on=today)
    with pytest.raises(Refused, match="weer aan"):
        change(Activity.objects.get(number=5), officer)
    register.resume(activity=activity, by=officer, on=today)
    assert activity.bases.get().until is None
    assert [v.content["ended_on"] for v in activity.versions.all()] == [None, today.isoformat(), None]


def test_the_database_takes_no_record_on_a_basis_that_has_ended(activity, officer):
    basis, dossier = activity.bases.get(), make_dossier()
    make_record(dossier, basis=basis)
    register.end(activity=activity, by=officer, on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(IntegrityError, match="basis has ended"), transaction.atomic():
        make_record(dossier, basis=basis)
    assert dossier.records.count() == 1


def test_an_activity_nobody_looked_at_for_a_year_is_overdue(officer):
    today = timezone.localdate()
    numbers = range(1, 8)
    Activity.objects.update(checked_on=today)
    Activity.objects.filter(number__in=numbers).update(checked_on=dt.date(today.year - 2, 1, 1))
    rows = listing.rows(today)
    assert listing.notices(rows) == ["7 regels zijn langer dan een jaar niet bekeken."]
    assert [row.activity.number for row in listing.chosen(rows, state="due", words="")] == list(numbers)
    register.check(activity=Activity.objects.get(number=1), by=officer, on=today)
    assert listing.notices(listing.rows(today)) == ["6 regels zijn langer dan een jaar niet bekeken."]


def test_a_look_makes_no_version(activity, officer):
    register.check(activity=activity, by=officer, on=timezone.localdate())
    assert activity.versions.count() == 1


def test_the_year_is_a_calendar_year(activity):
    activity.checked_on = dt.date(2024, 2, 29)
    activity.save()
    due = [listing.rows(on)[4].is_due for on in (dt.date(2025, 2, 28), dt.date(2025, 3, 1))]
    assert due == [False, True]


PARTS = {"description": "Wij filmen.", "necessity": "Anders kan het niet.", "risks": "Mensen voelen zich bekeken."}


def test_an_assessment_has_four_parts_and_a_day_to_look_again(officer):
    activity, today = Activity.objects.get(number=16), timezone.localdate()
    parts = {**PARTS, "measures": "Kort bewaren."}
    words = {"activity": activity, "by": officer, "on": today}
    with pytest.raises(Refused, match="alle vier de delen"):
        register.assess(parts={**parts, "measures": " "}, review_on=today + dt.timedelta(days=9), **words)
    with pytest.raises(Refused, match="een dag na vandaag"):
        register.assess(parts=parts, review_on=today, **words)
    register.assess(parts=parts, review_on=today + dt.timedelta(days=9), **words)
    assert activity.versions.first().content["dpia"]["risks"] == "Mensen voelen zich bekeken."


def test_what_wants_an_assessment_says_so_until_it_is_there_and_again_when_it_is_time(officer, fg):
    activity, today = Activity.objects.get(number=16), timezone.localdate()
    assert listing.dpia_standing(activity, today) == "DPIA nog niet gemaakt"
    with pytest.raises(Refused, match="nog geen DPIA"):
        register.advise(activity=activity, advice="Doen.", by=fg)
    review_on = today + dt.timedelta(days=9)
    register.assess(activity=activity, parts={**PARTS, "measures": "x"}, review_on=review_on, by=officer, on=today)
    activity = Activity.objects.get(number=16)
    assert listing.dpia_standing(activity, today) == ""
    assert listing.dpia_standing(activity, review_on) == "DPIA opnieuw bekijken"
    register.advise(activity=activity, advice="Doen, met een bord.", by=fg)
    assert activity.versions.first().content["dpia"]["advice"] == "Doen, met een bord."


def test_every_act_on_the_register_leaves_its_line(activity, officer):
    today = timezone.localdate()
    change(activity, officer, kept="3 jaar")
    for act in (register.check, register.end, register.resume):
        act(activity=activity, by=officer, on=today)
    register.assess(
        activity=activity,
        parts={**PARTS, "measures": "x"},
        review_on=today + dt.timedelta(days=9),
        by=officer,
        on=today,
    )
    register.advise(activity=activity, advice="Doen.", by=officer)
    register.add(wanted=new(), by=officer, on=today)
    ours = ["changed register", "checked", "ended", "resumed", "assessed", "advised", "registered"]
    assert [verb for verb in verbs() if verb in ours] == ours


def test_a_refused_act_leaves_no_version(activity):
    stranger = make_user()
    with pytest.raises(Refused):
        change(activity, stranger, grounds=[])
    assert ActivityVersion.objects.filter(activity=activity).count() == 1
