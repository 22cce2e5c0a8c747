"""What is written about the house is true: links lead somewhere, settings, words, workflow and promises are today's."""

import re
import tomllib

import pytest

from cases.workflow import as_markdown
from tests.house.source.sources import FILES, PACKAGES, ROOT, name_of

DUTCH = ROOT / "docs" / "nl"
READ = re.compile(r'\b(?:text|flag|listed)\("([A-Z_]+)"')
OF_OTHERS = {"PYTHON", "CHROME"}  # read by make and by the tests
PROMISES = DUTCH / "beloften.md"
IN_SERVICE = DUTCH / "in-gebruik-nemen.md"
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LONGEST_README = 120
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED_PATH = re.compile(rf"`((?:{'|'.join(PACKAGES)}|tests|templates|docs)/[\w/.-]*)`")


def variables():
    """Every variable that the settings and the servers read from the environment."""
    settings = ROOT / "wsn_privacy" / "settings.py"
    files = [settings, *(ROOT / "wsn_privacy").rglob("*.py"), ROOT / "gunicorn.conf.py", ROOT / "manage.py"]
    found = {name for path in files for name in READ.findall(path.read_text())}
    for path in files:
        found |= set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', path.read_text()))
    return found - {"DJANGO_SETTINGS_MODULE", "PATH", "HOME"}


def asked_by_compose():
    """Every variable that compose takes from the environment or from `.env`."""
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))


def anchors(path):
    """The headings of a document, as a link names them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(document, link):
    """Whether a link in a document names no file of ours, or no heading of that file."""
    name, _hash, anchor = link.partition("#")
    target = (document.parent / name).resolve() if name else document
    if not target.exists():
        return True
    return bool(anchor) and anchor not in anchors(target)


def test_settings_read_variables():
    assert {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "VAR_DIR"} <= variables()


def test_every_variable_is_explained_where_it_is_read():
    text = (ROOT / "wsn_privacy" / "settings.py").read_text()
    here = set(READ.findall(text))
    assert not [name for name in here if not re.search(rf"#.*\b{name}\b", text)]


def test_every_variable_is_explained_to_who_operates():
    text = IN_SERVICE.read_text(encoding="utf-8")
    assert not sorted(name for name in variables() if f"`{name}`" not in text)


def test_no_variable_is_explained_that_nothing_reads():
    table = re.findall(r"^\|\s*`([A-Z_]+)`", IN_SERVICE.read_text(encoding="utf-8"), re.MULTILINE)
    assert table
    assert not sorted(set(table) - variables() - OF_OTHERS)


def test_the_example_of_settings_names_each_once_with_a_line_about_it():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [(found[1], before) for before, line in zip(["", *lines], lines, strict=False) if (found := _setting(line))]
    assert sorted(name for name, _before in named) == sorted(variables() | asked_by_compose())
    assert not [name for name, before in named if not before.startswith("# ") or _setting(before)]


def test_the_example_of_settings_leaves_open_what_compose_cannot_do_without():
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    needed = set(re.findall(r"\$\{([A-Z_]+):\?\}", (ROOT / "docker-compose.yml").read_text()))
    assert set(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE)) == {(name, "") for name in needed}


def test_every_command_of_the_site_is_explained_to_who_operates():
    text = IN_SERVICE.read_text(encoding="utf-8")
    folders = ROOT.glob("*/management/commands/[a-z]*.py")
    ours = {path.stem for path in folders if path.parts[-4] != "bench"} - {"migrate", "run"}
    assert not sorted(name for name in ours if f"`manage.py {name}" not in text)


def test_there_are_documents():
    names = {name_of(path) for path in DOCUMENTS}
    assert {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/nl/README.md"} <= names


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading(document):
    links = LINK.findall(document.read_text(encoding="utf-8"))
    ours = [link for link in links if not link.startswith(("https://", "http://", "mailto:"))]
    assert not [link for link in ours if leads_nowhere(document, link)]


@pytest.mark.parametrize(
    ("link", "nowhere"),
    [
        ("README.md", False),
        ("docs/nl/in-gebruik-nemen.md#reservekopieën", False),
        ("docs/nl/in-gebruik-nemen.md#als-audit_verify-faalt", False),
        ("#try-it", False),
        ("docs/nl/in-gebruik-nemen.md#nergens", True),
        ("docs/nergens.md", True),
        ("#nowhere", True),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(link, nowhere):
    assert leads_nowhere(ROOT / "README.md", link) == nowhere


def test_every_document_is_linked_from_another():
    linked = {
        (document.parent / link.partition("#")[0]).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(document.read_text(encoding="utf-8"))
        if not link.startswith(("http", "#"))
    }
    assert {name_of(path) for path in DOCUMENTS if path not in linked} <= {"README.md"}


def test_every_decision_stands_in_the_list_of_decisions():
    named = LINK.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(path.name for path in DECISIONS.glob("0*.md"))


def test_no_two_decisions_have_one_number():
    numbers = [path.name[:4] for path in DECISIONS.glob("0*.md")]
    assert len(set(numbers)) == len(numbers)


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= LONGEST_README


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_path_that_a_document_names_is_there(document):
    named = NAMED_PATH.findall(document.read_text(encoding="utf-8"))
    assert not [path for path in named if not (ROOT / path).exists()]


def test_every_room_is_on_the_map():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    apps = ("cases", "dossiers", "retention", "wsn_privacy")
    rooms = {path.parent.name for app in apps for path in (ROOT / app).glob("*/__init__.py")}
    assert not sorted(room for room in rooms - {"migrations", "models", "templatetags"} if f"`{room}`" not in text)


@pytest.mark.parametrize(("side", "app"), [(0, "cases"), (1, "dossiers")])
def test_the_map_has_the_floors_of_the_contract(side, app):
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    [floors] = [one["layers"] for one in tools["importlinter"]["contracts"] if one.get("containers") == [app]]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Rooms")[0]
    rows = re.findall(r"^\| (.*?) \| (.*?) \|$", text, re.MULTILINE)[2:]
    assert [row[side] for row in rows if row[side].strip()] == [floor.replace(" | ", ", ") for floor in floors]


def test_the_map_has_the_floors_of_retention():
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    [floors] = [one["layers"] for one in tools["importlinter"]["contracts"] if one.get("containers") == ["retention"]]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert " > ".join(floor.replace(" | ", ", ") for floor in floors) in text


def test_every_word_of_the_glossary_that_stands_for_code_is_in_the_code():
    code = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    rows = [line.split(" | ") for line in (DUTCH / "woordenlijst.md").read_text(encoding="utf-8").splitlines()]
    named = [name.rpartition(".")[2] for row in rows if len(row) == 4 for name in re.findall(r"`([^`]+)`", row[1])]
    assert len(named) > 70
    assert not [name for name in named if not re.search(rf"\b{name}\b", code)]
    assert not [row for row in rows if row[0].startswith("| ") and (len(row) != 4 or not all(map(str.strip, row)))]


def test_the_workflow_is_drawn_from_its_table():
    assert (DUTCH / "stappen.md").read_text(encoding="utf-8") == as_markdown()


def test_every_promise_names_a_test_that_exists():
    named = re.findall(r"`?(tests/[\w/]+\.py)::(\w+)`?", PROMISES.read_text(encoding="utf-8"))
    assert named
    gone = [f"{path}::{name}" for path, name in named if not _has(ROOT / path, name)]
    assert not gone


def test_every_promise_says_how_far_it_is():
    rows = [row for row in PROMISES.read_text(encoding="utf-8").splitlines() if re.match(r"\|\s*[A-Z]+\d+\s*\|", row)]
    assert rows
    assert not [row for row in rows if not re.search(r"\|\s*(werkt|deels|nog niet)\s*\|", row)]
    assert not [row for row in rows if re.search(r"\|\s*(werkt|deels)\s*\|", row) and "tests/" not in row]


def _setting(line):
    return re.match(r"(?:# )?([A-Z_]+)=", line)


def _has(path, name):
    return path.exists() and re.search(rf"^\s*(?:async )?def {name}\(", path.read_text(), re.MULTILINE) is not None
