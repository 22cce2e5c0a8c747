"""No line, no act, read from the code: whoever writes rows and a line in the journal does both or neither.

`test_witness` tries with a journal that is away what is read here: a line that cannot be written takes the act along.
"""

import ast

from tests.house.source.callers import functions, together
from tests.house.source.sources import ROOT, name_of
from tests.house.source.verb_reading import CALLS, all_writers, handed_on

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES |= {"add", "remove", "set", "clear", "_raw_delete"}  # of rows that belong to a row
APART = {
    "dossiers/journal/actions.py record": "the line itself",
    "dossiers/journal/actions.py deny": "the line itself",
    "wsn_privacy/accounts/authentication/views.py second_step": "allauth keeps the right, a wrong one leaves a line",
    "wsn_privacy/backup/taking.py take": "the line comes first: it goes along in the backup",
    "wsn_privacy/backup/restoring.py _witness": "the rows are those of the backup, put back before",
}


def witnesses():
    """The functions that write a line: every act, and every look."""
    writers = all_writers()
    return {(path, function.name) for path, node, function in CALLS if function and list(handed_on(node, writers))}


def writes_rows(function):
    return any(
        isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
    )


def test_whoever_writes_rows_and_a_line_does_both_or_neither():
    loose = {place for place in witnesses() if writes_rows(functions()[place]) and place not in together()}
    assert {f"{name_of(path)} {name}" for path, name in loose} == set(APART)


def test_the_reader_of_the_code_sees_acts_of_every_app_and_how_each_holds_together():
    seen = {f"{name_of(path)} {name}" for path, name in witnesses() & together()}
    by_itself, by_its_callers = "cases/decision/actions.py decide", "dossiers/records/actions.py _keep"
    in_batches = "retention/lists/residual_mentions.py unlink"
    assert {by_itself, by_its_callers, in_batches} <= seen
    assert (ROOT / "wsn_privacy" / "home" / "views.py", "home") not in together()
