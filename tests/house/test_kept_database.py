"""The database of the tests is kept, and made anew as soon as it would come out otherwise."""

from pathlib import Path

import pytest

from tests import database
from tests.database import ROOT, print_of_migrating, read_by_migrating


def test_every_migration_counts_with_what_it_imports_and_what_lies_beside_it():
    read = {str(path.relative_to(ROOT)) for path in read_by_migrating()}
    migrations = {str(path.relative_to(ROOT)) for path in ROOT.glob("*/migrations/*.py")}
    assert migrations <= read
    beside = {"dossiers/migrations/activities.csv", "dossiers/sql/wall.sql", "uv.lock"}
    assert {"dossiers/text/keys.py", "dossiers/models/growing.py"} | beside <= read


def test_what_no_migration_imports_does_not_count():
    read = {str(path.relative_to(ROOT)) for path in read_by_migrating()}
    assert read.isdisjoint({"wsn_privacy/urls.py", "wsn_privacy/home/views.py", "cases/urls.py", "tests/cast.py"})


@pytest.mark.parametrize("line", ["from app.deep import other", "import app.deep.other", 'at("app.deep.other")'])
def test_a_module_is_followed_however_it_is_imported(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "ROOT", tmp_path)
    monkeypatch.setattr(database, "APPS", {"app"})
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    (tmp_path / "app" / "deep").mkdir()
    migration, other = tmp_path / "app" / "migrations" / "0001_initial.py", tmp_path / "app" / "deep" / "other.py"
    migration.write_text(line)
    prints = []
    for text in ("", "TERM = 1", "TERM = 2"):
        other.write_text(text)
        prints.append(print_of_migrating())
    assert len(set(prints)) == 3
    (tmp_path / "app" / "deep" / "bystander.py").write_text("")
    assert print_of_migrating() == prints[-1]
