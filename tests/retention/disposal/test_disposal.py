"""The sweep destroys exactly what is due: without a list where the rule says so, and past what fails."""

import datetime as dt

import pytest
from django.db import DatabaseError
from django.utils import timezone

from dossiers.models import Correction, Dossier, LogEntry, Mention, Person, Record, RecordFile, Statement, Tie
from retention.disposal import run
from retention.disposal.deletion import Reason
from retention.disposal.dossiers import destroy_dossiers
from retention.disposal.queries import empty_dossiers
from retention.holds.actions import Cause, lift_hold, place_hold
from retention.models import Destruction
from tests import cast
from tests.retention.keeping import LONG_AGO, TODAY, kept_by
from tests.retention.signed_lists import sweep
from wsn_privacy.disposal.run import destroy_due
from wsn_privacy.disposal.sweep import sweep as sweep_all


def camera(made_on, **days):
    return kept_by("camera", happened_on=made_on, **days)


def test_the_short_route_takes_what_is_due_today_and_nothing_else(db, officer):
    last_day = TODAY - dt.timedelta(days=28)
    gone = camera(last_day - dt.timedelta(days=1))
    kept, held = camera(last_day), camera(last_day - dt.timedelta(days=1))
    place_hold(held, Cause("investigation"), by=officer, on=TODAY)
    foreseen = run.Disposal(TODAY).foreseen()
    done = sweep(TODAY)
    assert done.records == foreseen.records == [gone.reference]
    assert set(Record.objects.all()) == {kept, held}
    assert sweep(TODAY).records == []


def test_everything_that_hangs_on_it_goes_along(db, officer):
    record = camera(LONG_AGO)
    third, known = cast.make_person(), cast.make_dossier().person
    for person in (third, known):
        Mention.objects.create(record=record, person=person, role="reporter")
    RecordFile.objects.create(
        record=record, name="x", media_type="image/png", size=1, sha256="0" * 64, added_by=officer
    )
    Correction.objects.create(record=record, field="title", old="x", new="y", evidence="z", by=officer)
    Statement.objects.create(record=record, text="x", made_on=TODAY, by=officer)
    sweep(TODAY)
    for model in (Record, RecordFile, Correction, Statement, Mention):
        assert not model.objects.exists()
    assert set(Person.objects.all()) == {known}
    assert Destruction.objects.get(reference=record.reference).files == 1


def test_a_dossier_goes_when_the_rule_for_tenancies_says_so(db):
    recent = camera(LONG_AGO, ended_on=TODAY - dt.timedelta(days=100)).dossier
    done = sweep(TODAY)
    assert (len(done.records), done.dossiers) == (1, [])
    assert Dossier.objects.get() == recent


def test_what_fails_stays_is_named_and_keeps_nothing_else_here(db):
    bad, good = camera(LONG_AGO), camera(LONG_AGO)

    class Disposal(run.Disposal):
        def before_records(self, records):
            if bad in records:
                raise DatabaseError

    done = Disposal(TODAY).run()
    assert (done.records, done.failed) == ([good.reference], [str(bad.pk)])
    assert Record.objects.get() == bad


def test_a_finding_of_an_answered_request_lets_go(officer):
    record = camera(LONG_AGO)
    case = cast.case_in("sent", by=officer, subject=record.dossier.person)
    told = destroy_due(timezone.localdate())
    assert told["records_destroyed"] == [record.reference]
    finding = case.findings.get()
    assert (finding.record, finding.was) == (None, record.section)
    assert Person.objects.filter(pk=record.dossier.person_id).exists()


def test_an_open_request_keeps_everything(officer):
    record = camera(LONG_AGO)
    cast.case_in("identified", by=officer, subject=record.dossier.person)
    assert destroy_due(timezone.localdate())["records_destroyed"] == []


def test_a_dry_run_names_the_set_that_goes(db):
    for _ in range(3):
        camera(LONG_AGO)
    now = timezone.now()
    before = cast.rows()
    foreseen = sweep_all(now, dry_run=True)
    assert cast.rows() == before
    done = sweep_all(now, dry_run=False)
    assert len(done.pop("certificates_made")) == 1  # of what went; before that there is none
    assert {**foreseen, "dry_run": False} == {**done, "certificates_made": []}
    assert len(done["records_destroyed"]) == len(done["dossiers_destroyed"]) == 3


def test_the_number_of_questions_does_not_grow_with_the_records(db, django_assert_max_num_queries):
    def cost(count):
        for _ in range(count):
            kept_by("camera", ended_on=None)
        with django_assert_max_num_queries(60) as queries:
            sweep(TODAY)
        return len(queries.captured_queries)

    assert cost(2) == cost(8)


def test_nor_with_the_dossiers_and_the_people_in_them(db, django_assert_max_num_queries):
    def cost(count):
        for _ in range(count):
            make_tie(empty_dossier().person, cast.make_person())
        with django_assert_max_num_queries(80) as queries:
            assert len(sweep(TODAY).dossiers) == count
        return len(queries.captured_queries)

    assert cost(2) == cost(8)
    assert not Person.objects.exists()


def empty_dossier():
    return cast.make_dossier(started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO)


def make_tie(person, other):
    Tie.objects.create(person=person, other=other, kind="partner", since=LONG_AGO)


def test_a_hold_that_was_lifted_keeps_nobody(db, officer):
    person = empty_dossier().person
    hold = place_hold(person, Cause("investigation"), by=officer, on=TODAY)
    assert sweep(TODAY).dossiers == []
    lift_hold(hold=hold, by=officer, on=TODAY)
    assert len(sweep(TODAY).dossiers) == 1
    assert not Person.objects.exists()


def test_whom_a_request_names_stays_when_the_dossier_goes(officer):
    dossier = empty_dossier()
    cast.case_in("sent", by=officer, subject=dossier.person)
    assert sweep(TODAY).dossiers == [dossier.reference]
    assert Person.objects.get() == dossier.person


def test_what_changed_since_a_dossier_was_found_is_asked_again(db, officer):
    dossiers = [empty_dossier() for _ in range(3)]
    found = empty_dossiers(TODAY)
    keys = [dossier.pk for dossier in dossiers]
    place_hold(dossiers[0].person, Cause("investigation"), by=officer, on=TODAY)
    Dossier.objects.filter(pk=keys[1]).update(ended_on=TODAY)
    assert destroy_dossiers(keys, Reason("dossier"), among=found) == [dossiers[2].reference]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_each_destruction_is_done_once(db):
    for _ in range(4):
        camera(LONG_AGO)
    answers = cast.at_once(*[lambda: sweep(TODAY)] * 2)
    assert sorted(len(done.failed) for done in answers) == [0, 0]
    sweep(TODAY)
    assert not Record.objects.exists()
    assert Destruction.objects.filter(article="camera").count() == 4
    assert LogEntry.objects.filter(verb="destroyed", content_type__model="record").count() == 4


def test_what_is_erased_goes_through_the_same_run_and_one_that_is_held_keeps_no_other(db, officer):
    gone, held = (cast.make_record(cast.make_dossier(ended_on=TODAY)) for _ in range(2))
    place_hold(held, Cause("litigation"), by=officer, on=TODAY)
    let_go = []

    class Disposal(run.Disposal):
        def before_records(self, records):
            let_go.extend(records)

    def erase(keys):
        disposal.erase(Record.objects.get(pk=keys[0]), Reason("17_1a", by=officer, request="WSN-2026-0001"))

    disposal = Disposal(TODAY)
    disposal.one_by_one([held.pk, gone.pk], erase)
    assert list(Record.objects.all()) == [held]
    assert ([each.pk for each in let_go], disposal.done.failed) == ([gone.pk], [str(held.pk)])
    left = Destruction.objects.get()
    assert (left.reference, left.article, left.request, left.rule) == (gone.reference, "17_1a", "WSN-2026-0001", None)
