"""The chain over the journal: it holds while people write, and names the first line that somebody touched."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from dossiers import chain
from dossiers.journal import actions as journal
from dossiers.models import Activity, LogEntry, Seal
from dossiers.tasks import seal as seal_task
from dossiers.verbs import Common
from tests import cast
from tests.dossiers.journal.tampering import tamper


@pytest.fixture
def lines(officer):
    """Twelve lines: five under a first seal, four under a second, three not sealed yet."""
    journal.seal()
    for count in (5, 4, 3):
        for _ in range(count):
            journal.record(Common.LOOKED, officer, by=officer, purpose="request")
        if count > 3:
            journal.seal()
    return list(LogEntry.objects.filter(verb="looked").order_by("id"))


def test_an_untouched_journal_is_whole(lines):
    verdict = journal.verify()
    assert verdict.broken == ""
    assert (verdict.lines, verdict.unsealed) == (LogEntry.objects.count(), 3)
    assert verdict.seals == Seal.objects.count()


def test_an_empty_journal_is_whole(db):
    assert journal.verify() == journal.Verdict(0, 0, 0, versions=Activity.objects.count())
    assert journal.seal() == 0


@pytest.mark.parametrize("which", [0, 6, 11])
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "opened"),
        ("purpose", "visit"),
        ("actor_id", None),
        ("object_pk", "x"),
        ("object_repr", "x"),
        ("action", 1),
        ("cid", "x"),
        ("subject_id", "00000000-0000-4000-8000-000000000000"),
        ("timestamp", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
        ("changes", '{"x": 1}'),
        ("additional_data", '{"x": 1}'),
        ("digest", "0" * 64),
    ],
)
def test_a_line_that_was_altered_is_named(lines, which, column, value):
    tamper(f"UPDATE dossiers_logentry SET {column} = %s WHERE id = %s", value, lines[which].pk)
    assert journal.verify().broken == f"Regel {lines[which].pk} is gewijzigd."


def test_of_two_lines_that_were_altered_the_first_is_named(lines):
    tamper("UPDATE dossiers_logentry SET verb = 'x' WHERE id IN (%s, %s)", lines[7].pk, lines[2].pk)
    assert str(lines[2].pk) in journal.verify().broken


@pytest.mark.parametrize("which", [0, 2, 4, 5, 8])
def test_a_sealed_line_that_is_gone_is_missed(lines, which):
    tamper("DELETE FROM dossiers_logentry WHERE id = %s", lines[which].pk)
    assert "ontbreekt een regel" in journal.verify().broken


def test_a_line_put_in_between_is_noticed_even_with_a_right_digest(lines):
    tamper("UPDATE dossiers_logentry SET id = id + 1000000 WHERE id = %s", lines[11].pk)
    tamper("DELETE FROM dossiers_logentry WHERE id = %s", lines[1].pk)
    tamper("UPDATE dossiers_logentry SET id = %s WHERE id = %s", lines[1].pk, lines[11].pk + 1_000_000)
    assert journal.verify().broken


def test_lines_that_say_the_same_while_the_clock_stands_still_are_not_taken_for_copies(officer):
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC), tick=False):
        for _time in range(3):
            journal.record(Common.LOOKED, officer, by=officer)
    moments = list(LogEntry.objects.filter(verb="looked").order_by("id").values_list("timestamp", flat=True))
    assert [each.microsecond for each in moments] == [0, 1, 2]
    assert journal.verify().broken == ""


COPY = """INSERT INTO dossiers_logentry ({columns}) SELECT {columns} FROM dossiers_logentry WHERE id = %s"""


def copy_of(line):
    """Put a line in the journal again, its own digest and all, under the next number: that takes no key."""
    names = ", ".join(("digest", *chain.SEALED_FIELDS))
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(columns=names), [line.pk])


@pytest.mark.parametrize("which", [0, 8, 11])
def test_the_database_refuses_a_line_that_is_there_already_under_another_number(lines, which):
    with pytest.raises(IntegrityError, match="line_once"), transaction.atomic():
        copy_of(lines[which])


def test_where_the_database_no_longer_refuses_copies_the_journal_is_not_whole(lines):
    tamper("ALTER TABLE dossiers_logentry DROP CONSTRAINT line_once")
    copy_of(lines[11])
    assert journal.verify().broken == "De database weigert niet meer dat een regel twee keer in het logboek staat."


def test_two_lines_that_changed_places_are_noticed(lines):
    last = lines[11].pk + 10
    for old, new in ((lines[0].pk, last), (lines[1].pk, lines[0].pk), (last, lines[1].pk)):
        tamper("UPDATE dossiers_logentry SET id = %s WHERE id = %s", new, old)
    journal.record(Common.LOOKED, lines[0].actor, by=lines[0].actor, purpose="other")
    assert LogEntry.objects.get(pk=lines[0].pk).timestamp == lines[1].timestamp
    assert journal.verify().broken


@pytest.mark.parametrize("column", ["first", "lines", "sealed_at", "digest"])
def test_a_seal_that_was_altered_is_noticed(lines, column):
    value = {"sealed_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "digest": "0" * 64}.get(column, 1)
    tamper(f"UPDATE dossiers_seal SET {column} = %s WHERE number = 2", value)
    assert journal.verify().broken


def test_a_seal_that_is_gone_is_missed(lines):
    tamper("DELETE FROM dossiers_seal WHERE number = 1")
    assert journal.verify().broken == "Zegel 1 ontbreekt."


def test_without_the_key_nothing_adds_up(lines, settings):
    settings.JOURNAL_KEY = "another key"
    assert journal.verify().broken


@pytest.mark.parametrize("name", chain.SEALED_FIELDS)
def test_every_field_of_a_line_counts_in_its_digest(name):
    values = dict.fromkeys(chain.SEALED_FIELDS, "x")
    assert chain.digest_of_values(values.values()) != chain.digest_of_values({**values, name: "y"}.values())


def test_every_column_of_the_journal_is_sealed():
    columns = {field.attname for field in LogEntry._meta.concrete_fields}
    assert columns - set(chain.SEALED_FIELDS) == {"id", "digest"}


def test_values_that_slide_from_one_field_to_the_next_make_another_digest():
    assert chain.digest_of_values(["ab", "c"]) != chain.digest_of_values(["a", "bc"])
    assert chain.digest_of_values(["", None]) != chain.digest_of_values([None, ""])


def test_a_moment_is_the_same_in_every_time_zone():
    moment = timezone.now()
    assert chain.digest_of_values([moment]) == chain.digest_of_values([timezone.localtime(moment)])


@pytest.mark.slow
def test_lines_of_every_kind_of_row_are_whole_when_read_back(db):
    from tests import planted

    planted.plant()
    planted.delete_all()
    journal.seal()
    assert journal.verify().broken == ""


def test_sealing_twice_seals_nothing_twice(lines):
    assert journal.seal() == 3
    assert journal.seal() == 0
    assert journal.verify().unsealed == 0


def test_a_batch_is_no_larger_than_it_may_be(lines, monkeypatch, officer):
    monkeypatch.setattr(journal, "BATCH", 2)
    for _ in range(4):
        journal.record(Common.LOOKED, officer, by=officer)
    number = Seal.objects.count()
    journal.seal()
    assert list(Seal.objects.filter(number__gt=number).values_list("lines", flat=True)) == [2, 2, 2, 1]
    assert journal.verify().broken == ""


@pytest.mark.django_db(transaction=True)
def test_sealing_while_people_write_misses_no_line(officer):
    def write():
        for _ in range(25):
            journal.record(Common.LOOKED, officer, by=officer)

    def seal():
        for _ in range(10):
            seal_task()

    answers = cast.at_once(*[write] * 6, *[seal] * 2)
    assert answers == [None] * 8
    journal.seal()
    verdict = journal.verify()
    assert (verdict.broken, verdict.unsealed, verdict.lines) == ("", 0, LogEntry.objects.count())
    assert verdict.lines >= 150


@pytest.mark.django_db(transaction=True)
def test_an_act_that_takes_long_makes_the_sealer_wait_its_turn_and_no_line_is_lost(officer):
    from threading import Event

    from django.db import transaction

    written, sealed = Event(), Event()

    def slow():
        with transaction.atomic():
            journal.record(Common.LOOKED, officer, by=officer, purpose="slow")
            written.set()
            assert sealed.wait(10)

    def seal():
        assert written.wait(10)
        journal.record(Common.LOOKED, officer, by=officer, purpose="quick")
        try:
            journal.seal()
        finally:
            sealed.set()

    answers = cast.at_once(slow, seal)
    assert isinstance(answers[1], OperationalError)
    journal.seal()
    assert journal.verify().broken == ""
    assert journal.verify().unsealed == 0


def test_the_job_leaves_busy_writers_alone(monkeypatch):
    def busy():
        raise OperationalError

    monkeypatch.setattr(journal, "seal", busy)
    assert seal_task() is None
