"""The verbs of the journal: a line names one, each is written somewhere, fits its column and can be read in Dutch."""

import ast
import re

import pytest

from dossiers import verbs
from dossiers.models import LogEntry
from tests.house.source.sources import PACKAGES, ROOT, TESTS, name_of
from tests.house.source.verb_reading import KINDS, WRITTEN, member

READS_THE_JOURNAL = re.compile(r"\bLogEntry\b|\b(lines|verbs)\(")


def every():
    """Every verb of every app."""
    return [verb for kind in KINDS.values() for verb in kind]


def test_the_reader_of_the_code_sees_what_it_should():
    seen = {member(path, text) for path, text, _line in WRITTEN} - {None}
    assert {"identify", "wrong_code", "letter handed over", "second factor set", "list lapsed"} <= seen
    assert {"looked", "denied", "imported", "head published", "loaded", "destroyed"} <= seen


def test_every_verb_that_is_written_is_a_member():
    assert not [f"{name_of(path)}:{line}: {text}" for path, text, line in WRITTEN if not member(path, text)]


def test_every_member_is_written_somewhere():
    seen = {member(path, text) for path, text, _line in WRITTEN} | set(LogEntry.VERBS.values())
    assert not set(verbs.known().values()) - seen


def test_every_verb_is_asked_after_by_a_test_that_reads_the_journal():
    """A line that is not written any more is missed by the test of its act: here is seen that there is one."""
    names = {verb.name: {str(each) for each in every() if each.name == verb.name} for verb in every()}
    asked = set()
    for path in TESTS:
        text = path.read_text(encoding="utf-8")
        if "house" not in path.relative_to(ROOT).parts and READS_THE_JOURNAL.search(text):
            for node in ast.walk(ast.parse(text)):
                asked |= {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
                asked |= names.get(node.attr, set()) if isinstance(node, ast.Attribute) else set()
    assert {"looked", "third_opened"} <= asked
    assert not set(verbs.known()) - asked


def test_the_log_knows_the_verbs_of_every_app():
    assert set(verbs.known().values()) == set(every())
    assert {module.partition(".")[0] for module, _name in KINDS} <= set(PACKAGES)


def test_every_verb_fits_in_its_column_and_is_a_sentence():
    longest = LogEntry._meta.get_field("verb").max_length
    for spelling, verb in verbs.known().items():
        assert len(spelling) <= longest
        words = str(verb.label) % {"what": "…"}
        assert words != verb.name.replace("_", " ").title(), f"{verb!r} has no sentence of its own"
        assert "%" not in words
        assert words == words.strip()


def test_no_two_verbs_are_spelled_alike():
    class Again(verbs.JournalVerb):
        LOOKED = "looked", "keek"

    with pytest.raises(ValueError, match="is spelled as 'looked'"):
        verbs.make_known(Again)
    assert verbs.known()["looked"] is verbs.Common.LOOKED
