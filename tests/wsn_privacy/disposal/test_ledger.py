"""The ledger of erasures: what it says, what of it is missed, and that nothing is served until it is replayed."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from dossiers.access import wall
from dossiers.models import LogEntry, Record
from retention.disposal.deletion import Reason
from retention.disposal.run import Disposal
from retention.ledger import actions as ledger
from retention.ledger import file as ledger_file
from retention.ledger import rules as ledger_rules
from retention.models import Destruction, ErasureLine
from tests import cast
from tests.wsn_privacy.operations.commands import run
from wsn_privacy import tasks
from wsn_privacy.disposal.replay import replay
from wsn_privacy.operations import restore_guard


@pytest.fixture(autouse=True)
def erased(db, officer, django_capture_on_commit_callbacks):
    """A ledger of two lines: its beginning, and one record."""
    record = cast.make_record(cast.make_dossier(ended_on=timezone.localdate()))
    with wall.as_job(), django_capture_on_commit_callbacks(execute=True):
        erase(record, "17_1a", officer)
    restore_guard.forget()
    return record.reference


def erase(record, article, by):
    Disposal(timezone.localdate()).erase(record, Reason(article, by=by))


def came_back(officer, *, known=1):
    """As after a copy was put back: the database knows the first lines only, and one record is there again."""
    record = cast.make_record(cast.make_dossier(ended_on=timezone.localdate()))
    with wall.as_job():
        erase(record, "17_1b", officer)
    ledger.write()
    ErasureLine.objects.filter(number__gt=known).delete()
    Destruction.objects.get(reference=record.reference).delete()
    again = cast.make_record(cast.make_dossier())  # and even a contract that runs does not keep it
    Record.objects.filter(pk=again.pk).update(reference=record.reference)
    restore_guard.forget()
    return record.reference


def lines():
    return [json.loads(line) for line in ledger_file.place().read_text().splitlines()]


def test_a_destruction_is_in_the_ledger_by_reference_and_ground_alone(erased):
    assert [(line["number"], line["kind"]) for line in lines()] == [(1, "ledger"), (2, "dossiers.record")]
    assert set(lines()[1]) == {"number", "kind", "reference", "article", "at", "previous", "mac"}
    assert (lines()[1]["reference"], lines()[1]["article"]) == (erased, "17_1a")
    assert list(ledger_file.read())[1].previous == lines()[0]["mac"]


def test_whoever_was_killed_before_the_line_has_it_written_by_the_clock(officer):
    record = cast.make_record(cast.make_dossier(ended_on=timezone.localdate()))
    with wall.as_job():
        erase(record, "17_1d", officer)
    assert len(lines()) == 2
    assert [tasks.write_ledger(), tasks.write_ledger()] == [1, 0]
    assert lines()[-1]["reference"] == record.reference


def test_whoever_was_killed_after_the_line_is_no_copy_and_has_it_once(erased):
    ErasureLine.objects.filter(number=2).update(number=None, mac="")
    assert restore_guard.why_not_served() == ""
    assert tasks.write_ledger() == 0 or ledger_rules.position().number == 2
    assert len(lines()) == 2


def test_what_is_written_while_somebody_looks_closes_nothing(officer, monkeypatch):
    before = ledger_rules.position()
    record = cast.make_record(cast.make_dossier(ended_on=timezone.localdate()))
    with wall.as_job():
        erase(record, "17_1d", officer)
    ledger.write()
    monkeypatch.setattr(ledger_rules, "position", lambda: before)  # whoever looked just before that was written
    assert ledger_rules.why_not_served() == ""


def test_a_line_whose_end_was_never_written_is_taken_off(officer):
    with ledger_file.place().open("a") as file:
        file.write('{"number": 3, "ki')
    assert restore_guard.why_not_served() == ""
    ErasureLine.objects.create(kind="dossiers.record", reference="S-AAAAAAAAAAAA")
    assert ledger.write() == 1
    assert [line.number for line in ledger_file.read()] == [1, 2, 3]


@pytest.mark.parametrize("number", [1, 2])
def test_a_changed_line_is_named_and_nothing_is_replayed(number, officer):
    reference = came_back(officer)
    text = ledger_file.place().read_text().splitlines(keepends=True)
    text[number - 1] = text[number - 1].replace('"at": "20', '"at": "19')
    ledger_file.place().write_text("".join(text))
    with pytest.raises(CommandError, match=f"Regel {number} van het register"):
        call_command("replay_erasures")
    assert Record.objects.filter(reference=reference).exists()


def test_a_line_that_is_taken_out_is_named(officer):
    came_back(officer)
    text = ledger_file.place().read_text().splitlines(keepends=True)
    ledger_file.place().write_text("".join(text[:1] + text[2:]))
    with pytest.raises(CommandError, match="Regel 2 van het register"):
        call_command("replay_erasures")


def test_a_cut_or_lost_ledger_is_missed_and_nothing_is_served(client):
    text = ledger_file.place().read_text().splitlines(keepends=True)
    ledger_file.place().write_text(text[0])
    assert "korter dan de database weet" in client.get("/readyz").json()["why"]
    ledger_file.place().unlink()
    assert client.get("/").status_code == 503
    with pytest.raises(CommandError, match="korter dan de database weet"):
        call_command("replay_erasures")


def test_a_lost_ledger_is_made_anew_when_somebody_says_so(client):
    before = lines()
    with pytest.raises(CommandError, match="Er is een register"):
        call_command("replay_erasures", "--rebuild")
    ledger_file.place().unlink()
    assert run("replay_erasures", "--rebuild")[1] == 0
    assert lines() == before
    assert client.get("/").status_code == 200


def test_until_the_replay_no_page_is_served_and_no_job_done(client, officer, signed_in):
    staff, reference = signed_in(officer), came_back(officer)
    pages = [client.get("/"), client.get("/inloggen/"), client.post("/"), staff.get("/vandaag/"), client.get("/geen/")]
    assert [page.status_code for page in pages] == [503] * 5
    assert "Wij zijn even dicht" in pages[0].content.decode()
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["erasures"]) == (503, False)
    assert "nog niet opnieuw vernietigd" in ready.json()["why"]
    assert client.get("/healthz").status_code == 200
    assert [tasks.write_ledger(), tasks.write_ledger.apply().result] == [None, None]
    with pytest.raises(CommandError, match="nog niet opnieuw vernietigd"):
        call_command("sweep", "--dry-run")
    assert Record.objects.filter(reference=reference).exists()


def test_the_replay_erases_again_says_so_and_opens_the_site(client, officer):
    reference = came_back(officer)
    assert json.loads(run("replay_erasures", "--json")[0]) == {"lines": 2, "erased": 1, "absent": 1}
    assert not Record.objects.filter(reference=reference).exists()
    made = Destruction.objects.get(reference=reference)
    assert (made.article, made.decided_by, made.again_at > made.at) == ("17_1b", None, True)
    assert LogEntry.objects.filter(verb="replayed").count() == 1
    assert client.get("/").status_code == 200
    assert tasks.write_ledger() == 0


def test_a_second_replay_does_nothing(officer):
    came_back(officer)
    replay()
    before = (lines(), LogEntry.objects.count())
    assert vars(replay()) == {"lines": 0, "erased": 0, "absent": 0}
    assert (lines(), LogEntry.objects.count()) == before


def test_what_a_request_found_lets_go_of_what_is_erased_again(officer, tenant):
    case = cast.case_in("gathered", by=officer, subject=cast.person_with_records(1))
    finding = case.findings.get()
    Record.objects.filter(pk=finding.record_id).update(reference="S-AAAAAAAAAAAA")
    ErasureLine.objects.create(kind="dossiers.record", reference="S-AAAAAAAAAAAA", article="17_1a")
    ledger.write()
    ErasureLine.objects.filter(reference="S-AAAAAAAAAAAA").delete()
    assert vars(replay()) == {"lines": 1, "erased": 1, "absent": 0}
    finding.refresh_from_db()
    assert (finding.record, finding.destroyed_at is None) == (None, False)


def test_of_a_long_ledger_only_the_end_is_read():
    ErasureLine.objects.bulk_create(ErasureLine(kind="ledger", reference=f"L-{n}") for n in range(3, 101))
    assert ledger.write() == 98
    ErasureLine.objects.filter(number__gt=60).delete()
    assert [line.number for line in ledger_rules.ahead()] == list(range(61, 101))
    assert next(ledger_file.read(ledger_rules._place_of(60))).number > 1
    assert "teruggezet" in restore_guard.why_not_served()


def test_a_ledger_of_another_database_is_no_ledger_of_this_one(client):
    ErasureLine.objects.filter(number=2).update(mac="0" * 64)
    assert "Regel 2 van het register is een andere" in client.get("/readyz").json()["why"]


def test_a_kind_that_this_version_does_not_know_stops_it():
    ErasureLine.objects.create(kind="dossiers.planet", reference="X-1")
    ledger.write()
    ErasureLine.objects.filter(kind="dossiers.planet").delete()
    with pytest.raises(CommandError, match=r"Regel 3 .* dossiers\.planet"):
        call_command("replay_erasures")
