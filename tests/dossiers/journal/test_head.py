"""The heads of the chain outside the database: what is cut off or written anew inside is missed outside."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from dossiers.journal import actions as journal
from dossiers.journal import heads
from dossiers.models import LogEntry, Seal
from dossiers.verbs import Common, Verb
from tests import cast
from tests.dossiers.journal.tampering import tamper


@pytest.fixture(autouse=True)
def elsewhere(settings, tmp_path):
    """Another disk."""
    settings.HEADS_DIR = str(tmp_path / "heads")
    return tmp_path / "heads"


@pytest.fixture
def published(officer):
    """Three heads, each after some lines."""
    for _ in range(3):
        look(officer)
        journal.publish_head()
    return heads.read().heads


def look(officer, count=2):
    for _ in range(count):
        journal.record(Common.LOOKED, officer, by=officer)


def the_file(folder: Path) -> Path:
    return folder / f"{timezone.localdate():%Y-%m}.jsonl"


def cut_last_seal():
    """Remove the last seal with its lines, as somebody with the keys of the database could."""
    link = Seal.objects.order_by("-number").first()
    tamper("DELETE FROM dossiers_logentry WHERE id >= %s", link.first)
    tamper("DELETE FROM dossiers_seal WHERE number = %s", link.number)
    return link.number


def write_anew():
    """Change a line and make every digest and seal after it anew, as somebody who also has our key could."""
    tamper("UPDATE dossiers_logentry SET purpose = 'x' WHERE id = (SELECT min(id) FROM dossiers_logentry)")
    for line in LogEntry.objects.order_by("id"):
        tamper("UPDATE dossiers_logentry SET digest = %s WHERE id = %s", journal.chain.digest_of(line), line.pk)
    tamper("DELETE FROM dossiers_seal")
    journal.seal()


def test_a_head_tells_the_last_seal_and_how_much_is_under_it(published, elsewhere):
    line = json.loads(the_file(elsewhere).read_text().splitlines()[-1])
    last = Seal.objects.order_by("-number").first()
    assert (line["seal"], line["digest"]) == (last.number, last.digest)
    assert line["lines"] == sum(Seal.objects.values_list("lines", flat=True))


def test_a_whole_journal_meets_all_its_heads(published):
    assert len(published) == 3
    verdict = journal.verify()
    assert (verdict.broken, verdict.heads) == ("", 3)


def test_a_file_only_grows(published, officer, elsewhere):
    before = the_file(elsewhere).read_bytes()
    look(officer)
    journal.publish_head()
    assert the_file(elsewhere).read_bytes().startswith(before)


def test_an_empty_journal_has_no_head(db, elsewhere):
    assert journal.publish_head() is None
    assert not elsewhere.exists()


def test_a_cut_tail_is_missed_and_the_head_is_named(published, capsys):
    number = cut_last_seal()
    assert journal.seal() == 0
    with pytest.raises(SystemExit) as ended:
        call_command("audit_verify", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (ended.value.code, answer["ok"], answer["heads"]) == (1, False, 3)
    assert f"noemt zegel {number}, en dat zegel is er niet meer" in answer["broken"]


def test_a_tail_that_was_cut_and_grew_again_is_still_missed(published, officer):
    number = cut_last_seal()
    look(officer)
    journal.seal()
    assert Seal.objects.filter(number=number).exists()
    assert journal.verify().broken.endswith(f"past niet bij zegel {number}: de keten is opnieuw geschreven.")


def test_a_chain_written_anew_with_our_own_key_is_noticed(published):
    write_anew()
    assert "past niet bij zegel 1" in journal.verify().broken


def test_a_journal_that_was_emptied_is_noticed(published):
    tamper("DELETE FROM dossiers_logentry")
    tamper("DELETE FROM dossiers_seal")
    assert "noemt zegel 1, en dat zegel is er niet meer" in journal.verify().broken


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_head_that_is_gone_is_missed(published, elsewhere, which):
    lines = the_file(elsewhere).read_text().splitlines(keepends=True)
    the_file(elsewhere).write_text("".join(lines[:which] + lines[which + 1 :]))
    assert ("ontbreekt een kop" if which < 2 else "staat niet meer buiten de database") in journal.verify().broken


def test_heads_that_are_all_gone_are_missed(published, elsewhere):
    the_file(elsewhere).unlink()
    assert f"over zegel {published[0].seal}, staat niet meer" in journal.verify().broken


@pytest.mark.parametrize("name", ["at", "seal", "digest", "lines", "previous", "mac"])
def test_a_head_that_was_altered_is_named(published, elsewhere, name):
    lines = the_file(elsewhere).read_text().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), name: "x"})
    the_file(elsewhere).write_text("\n".join(lines))
    assert f"regel 2 van {the_file(elsewhere).name} klopt niet" in journal.verify().broken


@pytest.mark.parametrize("words", ["x", "[]", "{}", '{"at": 1}', "\xff"])
def test_a_line_that_is_no_head_is_named(published, elsewhere, words):
    with the_file(elsewhere).open("a") as file:
        file.write(words + "\n")
    assert "regel 4 van" in journal.verify().broken


def test_a_place_that_cannot_be_written_leaves_no_line(published, settings, tmp_path):
    (tmp_path / "taken").write_text("x")
    settings.HEADS_DIR = str(tmp_path / "taken" / "heads")
    before = LogEntry.objects.filter(verb=Verb.HEAD_PUBLISHED).count()
    with pytest.raises(CommandError, match="kon niet worden geschreven"), transaction.atomic():
        call_command("publish_head")
    assert LogEntry.objects.filter(verb=Verb.HEAD_PUBLISHED).count() == before


def test_the_command_says_what_the_head_is(officer, capsys):
    call_command("publish_head")
    assert capsys.readouterr().out.startswith("De kop is zegel 1, over ")


def test_the_command_says_that_there_is_nothing_yet(db, capsys):
    call_command("publish_head")
    assert capsys.readouterr().out == "Het logboek is nog leeg: er is geen kop.\n"


@pytest.mark.django_db(transaction=True)
def test_heads_written_at_the_same_moment_follow_each_other(officer):
    answers = cast.at_once(*[journal.publish_head] * 4)
    assert [type(each) for each in answers] == [heads.Head] * 4
    assert journal.verify().broken == ""


def test_after_an_older_copy_was_put_back_its_later_heads_are_no_fault(published, officer):
    with transaction.atomic():
        cut_last_seal()
    assert "dat zegel is er niet meer" in heads.why_not_met(heads.read())
    journal.mark_restored()
    assert heads.why_not_met(heads.read()) == ""
    look(officer)
    journal.publish_head()
    assert (journal.verify().broken, len(heads.read().heads)) == ("", 5)


def test_what_is_cut_off_after_a_copy_was_put_back_is_missed(published, officer):
    cut_last_seal()
    journal.mark_restored()
    for _ in range(2):
        look(officer)
        journal.publish_head()
    cut_last_seal()
    assert "dat zegel is er niet meer" in heads.why_not_met(heads.read())


def test_a_head_that_says_so_without_our_key_is_none(published, elsewhere):
    cut_last_seal()
    journal.mark_restored()
    file = the_file(elsewhere)
    file.write_text(file.read_text().replace('"kind": "restored"', '"kind": "head"'))
    assert heads.read().unreadable
