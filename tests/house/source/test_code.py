"""What holds for every file: its size, where it looks, and what it does not do."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.template.loader import get_template

from cases.models import Mail
from tests.house.source.sources import FILES, ROOT, TEMPLATES, TESTS, TREES, calls, each, functions, imported, name_of

DIRECTION = ("wsn_privacy", "cases", "retention", "consent", "dossiers", "law")
# A browser gives a passkey to a script only, and hears a key in no other way; every page works without one.
WITH_A_SCRIPT = {"account/_passkey.html", "cases/_keys.html"}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE, MOST_EXTENDS = 300, 40, 120, 2
BY_DJANGO = re.compile(r"^(4\d\d|500|403_csrf)\.html$|^django/")  # names that Django itself asks for
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "manager", "data", "handle", "misc", "common"}


# Sizes


def test_no_file_is_longer_than_it_may_be():
    assert not [name_of(path) for path in FILES if len(path.read_text().splitlines()) > LONGEST_FILE]


def test_no_function_is_longer_than_it_may_be():
    long = [(path, f) for path in FILES for f in functions(TREES[path]) if f.end_lineno - f.lineno >= LONGEST_FUNCTION]
    assert not each(long)


def test_nineteen_of_twenty_functions_have_twenty_five_lines_at_most():
    lengths = sorted(f.end_lineno - f.lineno + 1 for tree in TREES.values() for f in functions(tree))
    assert lengths[len(lengths) * 95 // 100] <= 25


def test_no_template_is_longer_than_it_may_be():
    assert not [name_of(path) for path in TEMPLATES if len(path.read_text().splitlines()) > LONGEST_TEMPLATE]


# Directions


@pytest.mark.parametrize("package", DIRECTION)
def test_an_app_imports_from_the_apps_below_it_only(package):
    above = set(DIRECTION[: DIRECTION.index(package)])
    up = [
        (path, node)
        for path in FILES
        if path.relative_to(ROOT).parts[0] == package
        for node in ast.walk(TREES[path])
        for name in imported(node)
        if name.split(".")[0] in above
    ]
    assert not each(up)


def test_the_contract_on_imports_is_kept():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_test_imports_from_another_test():
    """What two of them need is a module beside them, so that each can be moved, split and run by itself."""
    imports = [
        (path, node)
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
        if name.startswith("tests.") and any(part.startswith("test_") for part in name.split("."))
    ]
    assert not each(imports)


def test_nobody_imports_the_user_from_the_roof():
    outside = [path for path in FILES if path.relative_to(ROOT).parts[0] != "wsn_privacy"]
    assert not [name_of(path) for path in outside if "wsn_privacy.User" in path.read_text()]


# What is not done


def test_the_law_never_asks_what_time_it_is():
    law = [path for path in FILES if path.relative_to(ROOT).parts[0] == "law"]
    assert not each(
        [(p, node) for p in law for node, name in calls(p) if name in {"now", "today", "localdate", "utcnow"}]
    )


def test_every_file_of_the_law_names_its_source():
    law = [path for path in (ROOT / "law").glob("*.py") if path.name != "__init__.py"]
    assert not [p.name for p in law if not re.search(r"AVG|regulation|sources|Regulation|1182/71|EDPB", p.read_text())]


def test_there_are_no_signals():
    assert not each([(path, node) for path in FILES for node, name in calls(path) if name == "receiver"])
    connects = [
        (path, node)
        for path in FILES
        for node, name in calls(path)
        if name == "connect" and "signals" in path.read_text()
    ]
    assert not each(connects)


def test_nothing_is_printed_but_by_commands_that_have_their_own_way():
    assert not each([(path, node) for path in FILES for node, name in calls(path) if name == "print"])


def test_no_text_is_called_safe():
    unsafe = {"mark_safe", "SafeString", "format_html_join"}
    assert not each([(path, node) for path in FILES for node, name in calls(path) if name in unsafe])
    loose = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
    mails = ROOT / "templates" / "mails"
    assert not [name_of(path) for path in TEMPLATES if path.parent != mails and loose.search(path.read_text())]


def test_no_row_is_saved_by_a_save_of_its_own():
    saves = [
        (path, f) for path in FILES for f in functions(TREES[path]) if f.name == "save" and "models" in name_of(path)
    ]
    assert not each(saves)


def test_no_view_is_a_class():
    classes = [
        (path, node)
        for path in FILES
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.ClassDef) and any("View" in ast.unparse(base) for base in node.bases)
    ]
    assert not each(classes)


def test_nothing_has_a_vague_name():
    assert not [name_of(path) for path in FILES if set(path.relative_to(ROOT).with_suffix("").parts) & VAGUE]
    vague = [
        (p, f)
        for p in FILES
        if p.parent.name != "commands"
        for f in functions(TREES[p])
        if f.name in VAGUE - {"services"}
    ]
    assert not each(vague)


def test_everything_public_says_what_it_is():
    silent = [
        (path, node)
        for path in FILES
        for node in [TREES[path], *ast.iter_child_nodes(TREES[path])]
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and not getattr(node, "name", "").startswith("_")
        and getattr(node, "body", [])
        and not ast.get_docstring(node)
    ]
    assert not each(silent)


def test_no_place_on_a_machine_is_written_down():
    places = re.compile(r"(?<![\w.])/(work|root|home/\w+)/")
    texts = [*FILES, *TEMPLATES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]
    assert not [name_of(path) for path in texts if places.search(path.read_text(encoding="utf-8"))]


# Templates


def named(path):
    return str(path.relative_to(ROOT / "templates"))


def test_every_template_is_used():

    texts = [path.read_text() for path in [*FILES, *TEMPLATES]]
    words = "\n".join(texts)
    unused = [
        named(path) for path in TEMPLATES if not BY_DJANGO.search(named(path)) and f'"{named(path)}"' not in words
    ]
    mails = {f"mails/{kind}.txt" for kind in Mail.Kind.values}
    assert set(unused) == mails  # chosen by the kind of the message


def test_every_kind_of_message_has_its_template():

    assert {path.stem for path in (ROOT / "templates" / "mails").iterdir()} == set(Mail.Kind.values)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_can_be_read_and_extends_twice_at_most(path):
    get_template(named(path))
    levels, text = 0, path.read_text()
    while above := re.search(r'{%\s*extends\s+"([^"]+)"', text):
        levels, text = levels + 1, (ROOT / "templates" / above[1]).read_text()
    assert levels <= MOST_EXTENDS


def test_no_template_calculates_and_only_those_of_a_passkey_and_of_keys_ask_for_a_script():
    scripts = re.compile(r"<script|javascript:|\son\w+=|style=\"", re.IGNORECASE)
    assert {named(path) for path in TEMPLATES if scripts.search(path.read_text())} == WITH_A_SCRIPT
    assert not [named(path) for path in TEMPLATES if re.search(r'\|add:(?!"0")', path.read_text())]


def test_every_library_that_a_template_loads_is_used():
    uses = {
        "i18n": r"translate|language|_\(",
        "static": r"static",
        "humanize": r"\|(natural|intcomma|apnumber|ordinal)",
    }
    idle = [
        f"{named(path)}: {library}"
        for path in TEMPLATES
        for loaded in re.findall(r"{%\s*load\s+([^%]+)%}", path.read_text())
        for library in loaded.split()
        if library in uses and not re.search(uses[library], re.sub(r"{%\s*load[^%]+%}", "", path.read_text()))
    ]
    assert not idle
