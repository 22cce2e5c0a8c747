"""A right is a line of columns: nothing else in the casework asks which right a case is about."""

import ast
import re
from pathlib import Path

from cases.flow.rights import RIGHTS
from cases.models import Case, Fee
from cases.models.fee import MAY_BE_EXCESSIVE

ROOT = Path(__file__).parents[3]
DECIDED = ROOT / "docs" / "decisions" / "0014-rights-on-one-engine.md"
FILES = sorted(path for path in (ROOT / "cases").rglob("*.py") if path.parent.name != "migrations")
TABLE, KINDS = "cases/flow/rights.py", "cases/models/case.py"
# What names a right outside of these two, and how often; the decision record says why.
NAMED = {"cases/models/fee.py": 1}
MEMBER = re.compile(rf"(?:Case\.Kind|Kind|Right|LegalRight)\.(?:{'|'.join(Case.Kind.names)})")
OF_A_KIND = re.compile(r"(?:\w+__)*kind(?:__in)?")


def members(tree):
    """Every place that names one right as a member: Case.Kind.ACCESS."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and MEMBER.fullmatch(ast.unparse(node))]


def strings(tree):
    """Every place where something called a kind is compared with the bare value of a right, or asked for by it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and "kind" in ast.unparse(node):
            yield from (each for each in ast.walk(node) if _is_right(each))
        elif isinstance(node, ast.keyword) and node.arg and OF_A_KIND.fullmatch(node.arg):
            yield from (each for each in ast.walk(node.value) if _is_right(each))


def _is_right(node):
    return isinstance(node, ast.Constant) and node.value in Case.Kind.values


def test_one_right_is_named_in_the_table_only_or_with_its_reason():
    found = {}
    for path in FILES:
        name, tree = str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))
        if many := len([*members(tree), *strings(tree)]):
            found[name] = many
    assert found.pop(TABLE) >= len(RIGHTS)
    assert found.pop(KINDS) == len(Case.Kind)
    assert found == NAMED
    decided = DECIDED.read_text(encoding="utf-8")
    assert [name for name in (TABLE, *NAMED) if f"`{name}`" not in decided] == []


def test_no_template_asks_which_right_a_case_is_about():
    asks = re.compile(rf"kind\s*(?:==|!=|in)\s*[\"'](?:{'|'.join(Case.Kind.values)})[\"']")
    assert not [path.name for path in (ROOT / "templates" / "cases").rglob("*.html") if asks.search(path.read_text())]


def test_the_table_has_a_line_for_every_right_and_says_no_more_than_it_has_to():
    assert set(RIGHTS) == set(Case.Kind)
    for kind, right in RIGHTS.items():
        texts = [str(text) for text in (right.heading, right.asked, right.wish, *right.verdicts.values())]
        assert len(set(texts)) == len(texts), kind


def test_the_database_forbids_the_fees_that_the_table_does_not_have():
    costly = {str(kind) for kind, right in RIGHTS.items() if Fee.Ground.EXCESSIVE in right.may_cost}
    assert costly == set(MAY_BE_EXCESSIVE)
    assert {kind for kind, right in RIGHTS.items() if Fee.Ground.FURTHER_COPIES in right.may_cost} == {"access"}
