"""Every verb that the code writes in the journal has words in Dutch."""

import ast

import pytest

from dossiers.functions import Function
from dossiers.log import words as log_words
from dossiers.looking import alarm
from dossiers.models import LogEntry
from dossiers.sections import Purpose
from tests import planted
from tests.house.sources import TREES

KEEPERS = {"record", "_changed", "take_step", "journal_rows"}  # what passes a verb on to the journal


def verbs():
    """Every verb that stands as a word in a call that writes a line."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node) in KEEPERS:
                named = [word.value for word in node.keywords if word.arg == "verb"]
                yield from (each for given in [*node.args[:2], *named] for each in _words(given))


def _name(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _words(node):
    """The words that an argument can be: itself, or either side of a choice."""
    if isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_verb_in_the_code_has_words():
    found = set(verbs())
    assert {"looked", "unlocked", "wrong_code", "identify", "signed in", "second factor set"} <= found
    assert not sorted(found - set(log_words.VERBS))


def test_what_django_auditlog_and_the_alarm_write_has_words():
    assert {*LogEntry.VERBS.values(), alarm.VERB, "denied"} <= set(log_words.VERBS)


@pytest.mark.slow
@pytest.mark.django_db
def test_no_line_of_any_row_is_left_in_english():
    planted.plant()
    planted.delete_all()
    lines = LogEntry.objects.all()
    assert {line.verb for line in lines} <= set(log_words.VERBS)
    told = [log_words.sentence_of(line, {}) + log_words.fields_of(line) for line in lines]
    assert not [words for words in told if "%(" in words or planted.WORD in words]


def test_every_verb_fits_in_its_column():
    assert max(map(len, log_words.VERBS)) <= LogEntry._meta.get_field("verb").max_length


def test_every_purpose_and_every_function_has_words():
    assert set(log_words.TO) == set(Purpose)
    assert set(log_words.DEPARTMENTS) == set(Function)
    assert not set(log_words.EXPORTS) & set(Purpose)
