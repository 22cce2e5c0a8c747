"""What is written about the house is true: settings, workflow and promises."""

import re
from pathlib import Path

from cases.workflow import as_markdown

ROOT = Path(__file__).parents[2]
READ = re.compile(r'\b(?:text|flag|listed)\("([A-Z_]+)"')
OF_OTHERS = {"PYTHON", "CHROME"}  # read by make and by the tests
PROMISES = ROOT / "docs" / "nl" / "beloften.md"


def variables():
    """Every variable that the settings and the servers read from the environment."""
    settings = ROOT / "wsn_privacy" / "settings.py"
    files = [settings, *(ROOT / "wsn_privacy").rglob("*.py"), ROOT / "gunicorn.conf.py", ROOT / "manage.py"]
    found = {name for path in files for name in READ.findall(path.read_text())}
    for path in files:
        found |= set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', path.read_text()))
    return found - {"DJANGO_SETTINGS_MODULE", "PATH", "HOME"}


def test_settings_read_variables():
    assert {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "VAR_DIR"} <= variables()


def test_every_variable_is_explained_where_it_is_read():
    text = (ROOT / "wsn_privacy" / "settings.py").read_text()
    here = set(READ.findall(text))
    assert not [name for name in here if not re.search(rf"#.*\b{name}\b", text)]


def test_every_variable_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not sorted(name for name in variables() if f"`{name}`" not in readme)


def test_the_readme_names_no_variable_that_nothing_reads():
    table = re.findall(r"^\|\s*`([A-Z_]+)`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert not sorted(set(table) - variables() - OF_OTHERS)


def test_the_workflow_is_drawn_from_its_table():
    assert (ROOT / "docs" / "nl" / "stappen.md").read_text(encoding="utf-8") == as_markdown()


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


def _has(path, name):
    return path.exists() and re.search(rf"^\s*(?:async )?def {name}\(", path.read_text(), re.MULTILINE) is not None
