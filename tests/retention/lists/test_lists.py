"""Destruction lists: two people, sometimes three, time to think, and everything asked again at the moment itself."""

import pytest

from dossiers.models import Dossier, LogEntry, Person, Record
from dossiers.refusal import Refused
from retention.holds.actions import Cause, place_hold
from retention.lists import actions as lists
from retention.lists.rules import state_of
from retention.models import Destruction, DestructionList, Hold, Outcome, Rule
from retention.schedule.actions import set_trigger
from retention.schedule.due import Schedule
from tests import cast
from tests.retention.keeping import TODAY, kept_by
from tests.retention.signed_lists import AFTER, DAY, as_destruction, foreseen, signed, sweep


@pytest.fixture(autouse=True)
def _as_destruction(db):
    """Lists are signed on days of our own."""
    as_destruction()


@pytest.fixture
def due(db):
    return kept_by("arrears")


@pytest.fixture
def of(due, officer):
    return lists.propose(by=officer, on=TODAY)


def lines_of(of):
    """By whom each act on a list was, as the journal has it."""
    lines = LogEntry.objects.filter(content_type__model="destructionlist", object_pk=str(of.pk))
    return {line.verb: line.actor for line in lines if line.actor and line.verb not in LogEntry.VERBS.values()}


def test_a_list_holds_what_is_due_and_free_and_on_no_other_list(due, officer):
    kept_by("arrears", trigger_on=TODAY)
    held = kept_by("complaint")
    place_hold(held.dossier, Cause("litigation"), by=officer, on=TODAY)
    kept_by("camera")
    made = lists.propose(by=officer, on=TODAY)
    assert [item.reference for item in made.items.all()] == [due.reference]
    with pytest.raises(Refused, match="niets aan de beurt"):
        lists.propose(by=officer, on=TODAY)


def test_two_people_sign_and_it_waits_seven_days(of, due, officer, director):
    of = signed(of, director)
    assert (state_of(of), of.waits_until) == ("waiting", TODAY + 7 * DAY)
    assert sweep(TODAY + 7 * DAY).records == []
    assert foreseen(AFTER).records == [due.reference]
    done = sweep(AFTER)
    assert (done.records, done.dossiers) == ([due.reference], [due.dossier.reference])
    assert not Record.objects.exists()
    assert not Dossier.objects.exists()
    assert not Person.objects.filter(pk=due.dossier.person_id).exists()
    assert (sweep(AFTER).records, foreseen(AFTER).records) == ([], [])
    assert state_of(DestructionList.objects.get()) == "carried_out"
    assert lines_of(of) == {"proposed": officer, "list submitted": officer, "list approved": director}


def test_what_is_left_says_that_it_was_and_by_which_rule(of, due, officer, director):
    signed(of, director)
    sweep(AFTER)
    left = Destruction.objects.get(reference=due.reference)
    assert (left.article, left.under, left.decided_by, left.rule.category) == ("arrears", of, officer, "arrears")
    assert LogEntry.objects.filter(verb="destroyed", object_pk=due.pk, subject_id=due.dossier.person_id).count() == 1
    assert Outcome.objects.get().kind == "destroyed"


def test_who_proposed_does_not_approve_and_a_wrong_number_confirms_nothing(of, officer, director, letting):
    lists.submit(of=of, by=officer)
    for who, typed, why in (
        (officer, of.reference, "directeur of de functionaris"),
        (letting, of.reference, "directeur of de functionaris"),
        (director, "VL-1", "Typ het nummer"),
    ):
        with pytest.raises(Refused, match=why):
            lists.approve(of=of, typed=typed, by=who)
    both = cast.make_user("privacy_officer", "director")
    kept_by("arrears")
    mine = lists.propose(by=both, on=TODAY)
    lists.submit(of=mine, by=both)
    with pytest.raises(Refused, match="zelf voor"):
        lists.approve(of=mine, typed=mine.reference, by=both)


@pytest.mark.parametrize("category", ["bookkeeping", "fraud"])
def test_law_and_crime_take_a_third_person(category, officer, director, fg):
    record = kept_by(category)
    of = signed(lists.propose(by=officer, on=TODAY), director)
    assert (state_of(of), of.waits_until) == ("seconding", None)
    with pytest.raises(Refused, match="iemand anders nodig"):
        lists.approve(of=of, typed=of.reference, by=director)
    assert sweep(AFTER + 100 * DAY).records == []
    lists.approve(of=of, typed=f" {of.reference.lower()} ", by=fg)
    assert state_of(DestructionList.objects.get()) == "waiting"
    assert Record.objects.filter(pk=record.pk).exists()
    assert lines_of(of)["list seconded"] == fg


def test_what_is_kept_leaves_the_list_until_its_day(of, due, officer, director):
    until = AFTER + 30 * DAY
    lists.retain(item=of.items.get(), reason="Er komt nog een brief.", until=until, by=officer, on=TODAY)
    with pytest.raises(Refused, match="niets meer op deze lijst"):
        lists.submit(of=of, by=officer)
    assert sweep(until).records == []
    assert not lists.candidates(Schedule.of(until)).exists()
    assert lists.candidates(Schedule.of(until + DAY)).get() == due


def test_what_the_law_says_must_go_is_kept_for_no_reason(officer):
    kept_by("household_income")
    of = lists.propose(by=officer, on=TODAY)
    with pytest.raises(Refused, match="niet langer mag blijven"):
        lists.retain(item=of.items.get(), reason="x", until=AFTER, by=officer, on=TODAY)


def test_a_list_that_is_stopped_destroys_nothing_and_comes_back(of, due, officer, fg, director):
    of = signed(of, director)
    lists.stop(of=of, reason="Eerst navragen.", by=fg)
    assert lines_of(of)["list stopped"] == fg
    assert sweep(AFTER).records == []
    with pytest.raises(Refused, match="gestopt"):
        lists.stop(of=of, reason="x", by=officer)
    assert lists.propose(by=officer, on=TODAY).items.get().record_key == due.pk


def hold(record, by):
    place_hold(record.dossier.person, Cause(Hold.Kind.INVESTIGATION), by=by, on=TODAY)


def reopen(record, by):
    Record.objects.update(trigger_on=None)


def finish_later(record, by):
    set_trigger(record=record, on=TODAY, by=by)


def change_rule(record, by):
    old = Rule.objects.in_force(TODAY)["arrears"]
    words = {name: getattr(old, name) for name in ("category", "label", "trigger", "starts", "basis", "source")}
    Rule.objects.create(years=20, valid_from_on=TODAY, **words)


@pytest.mark.parametrize("gap", [hold, reopen, finish_later, change_rule])
def test_what_changed_after_the_signatures_is_asked_again(gap, of, due, officer, director):
    signed(of, director)
    gap(due, officer)
    assert LogEntry.objects.filter(verb="settled", object_pk=str(due.pk)).exists() is (gap is finish_later)
    assert foreseen(AFTER).records == []
    assert sweep(AFTER).records == []
    outcome = Outcome.objects.get()
    assert outcome.kind == "stayed"
    assert outcome.why
    assert Record.objects.get() == due


def test_what_is_lifted_is_seen_again(due, officer):
    made = place_hold(due, Cause("litigation"), by=officer, on=TODAY)
    schedule = Schedule.of(TODAY)
    assert not lists.candidates(schedule).exists()
    Hold.objects.filter(pk=made.pk).update(lifted_on=TODAY)
    assert lists.candidates(schedule).get() == due


def test_a_list_that_nobody_submits_lapses_after_28_days_and_lets_its_records_go(of, due, officer):
    assert (lists.lapse(TODAY + 28 * DAY), of.lapses_after) == ([], TODAY + 28 * DAY)
    assert lists.lapse(TODAY + 29 * DAY) == [of.reference]
    assert lists.lapse(TODAY + 29 * DAY) == []
    assert LogEntry.objects.get(verb="list lapsed").actor is None
    of = DestructionList.objects.get()
    assert state_of(of) == "lapsed"
    with pytest.raises(Refused, match="vervallen"):
        lists.submit(of=of, by=officer)
    assert lists.propose(by=officer, on=TODAY + 29 * DAY).items.get().record_key == due.pk


def test_a_list_that_was_submitted_does_not_lapse(of, officer):
    lists.submit(of=of, by=officer)
    assert lists.lapse(TODAY + 100 * DAY) == []
