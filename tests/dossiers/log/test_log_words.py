"""The log in Dutch: every line, whatever row it is of, and every purpose."""

import pytest

from dossiers import verbs
from dossiers.functions import Function
from dossiers.log import words as log_words
from dossiers.models import LogEntry
from dossiers.sections import Purpose
from tests import planted


@pytest.mark.slow
@pytest.mark.django_db
def test_no_line_of_any_row_is_left_in_english():
    planted.plant()
    planted.delete_all()
    lines = LogEntry.objects.all()
    assert {line.verb for line in lines} <= set(verbs.known())
    told = [log_words.sentence_of(line, {}) + log_words.fields_of(line) for line in lines]
    assert not [words for words in told if "%(" in words or planted.WORD in words]


def test_every_purpose_and_every_function_has_words():
    assert set(log_words.TO) == set(Purpose)
    assert set(log_words.DEPARTMENTS) == set(Function)
    assert not set(log_words.EXPORTS) & set(Purpose)
