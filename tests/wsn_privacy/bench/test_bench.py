"""The benchmarks: the counting behind them, and one short run on a database of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import psycopg2
import pytest
from django.db import connection

from bench import apart, finding, lists, measuring, report
from bench.measuring import Probe, Row, measure, percentile
from bench.starting import not_measured

ROOT = Path(__file__).parents[3]
CONTRACT = {"name", "n", "median_ms", "p95_ms", "raw_median_ms", "ratio", "target", "ok"}
PAGES = {"start", "requests_first", "requests_deep", "request", "dossiers_first", "dossiers_deep", "dossier"}
PARTS = {"access", "letter", "package_20", "package_500", "journal_line", "audit_verify", "public_bytes", "start_cold"}
LISTS = {f"{which}_{size}" for which in ("list_first", "list_near_deep") for size in ("150", "3k", "flat")}
WORK = {
    "heavy_case",
    "search_3k",
    "dossier_500",
    "write_add",
    "record_correct",
    "import",
    "import_memory",
    "audit_verify_memory",
    "forecast",
    "sweep",
    "sweep_beside",
}


def turns(monkeypatch, *acts: float) -> None:
    """Make the turns last as long as said, warm-up included, whatever the machine does."""
    lasting = iter(acts)
    monkeypatch.setattr(measuring, "timed", lambda act: next(lasting))


def test_half_of_the_turns_is_the_median_and_nineteen_of_twenty_the_p95():
    assert percentile([float(n) for n in range(100, 0, -1)], 0.95) == 95
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3
    assert percentile([7.0], 0.95) == 7


def test_the_warm_up_does_not_count_and_raw_sql_takes_turns_with_the_page(monkeypatch):
    turns(monkeypatch, 900, 900, 900, 900, 10, 5, 30, 5)
    row = measure(Probe("page", act=str, raw=str, limit_ms=31), runs=2)
    assert (row.median_ms, row.p95_ms, row.raw_median_ms, row.ratio) == (20, 30, 5, 4)
    assert (row.n, row.target, row.ok) == (2, "p95 < 31 ms", True)


def test_a_missed_target_stays_a_row_that_says_so(monkeypatch):
    turns(monkeypatch, 1, 60)
    row = measure(Probe("page", act=str, limit_ms=60), runs=1)
    assert row.ok is False
    assert "NEE" in report.table([row])


@pytest.mark.django_db
def test_a_page_that_asks_more_when_there_is_more_misses_its_target():
    def act():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    rows = [measure(Probe("page", act, is_page=True), 1, few=few) for few in (1, 0)]
    assert [(row.queries, row.ok) for row in rows] == [((1, 1), True), ((0, 1), False)]


def test_what_was_not_measured_is_neither_good_nor_bad():
    assert [(row.name, row.ok, row.median_ms) for row in not_measured()] == [
        ("start_cold", None, None),
        ("start_warm", None, None),
    ]


def test_a_dossier_may_not_ask_more_than_was_promised(monkeypatch):
    monkeypatch.setattr(measuring, "queries_of", lambda probe: 13)
    row = measure(Probe("dossier", act=str, limit_ms=1_000, is_page=True, most_queries=12), 1, few=13)
    assert (row.ok, row.target) == (False, "p95 < 1000 ms, <= 12 vragen")


def of_list(size, median):
    return Row(f"list_first_{size}", median_ms=median)


@pytest.mark.parametrize(("small", "large", "ok"), [(20, 29, True), (20, 31, False)])
def test_a_list_is_flat_when_the_largest_takes_hardly_longer_than_the_smallest(small, large, ok):
    (row,) = lists.flat([of_list("10k", small), of_list("1m", large)], (10_000, 1_000_000))
    assert (row.name, row.ok) == ("list_first_flat", ok)


def test_only_what_the_dossiers_cost_is_compared_with_raw_sql():
    watch = lists.Watch()
    watch(lambda *_args: time.sleep(0.01), 'SELECT 1 FROM "dossiers_dossieruserobjectpermission"', (), False, {})
    assert watch.took == 0
    watch(lambda *_args: time.sleep(0.01), 'SELECT 1 FROM "dossiers_dossier"', (), False, {})
    assert watch.took >= 10


def test_a_slip_of_the_pen_leaves_a_name_recognisable():
    slips = {finding.slipped("Bakker", Random(seed)) for seed in range(50)}
    assert all(slip.startswith("B") and abs(len(slip) - 6) <= 1 for slip in slips)
    assert len(slips) > 10


def test_the_process_tells_how_much_memory_it_held():
    before = apart.peak()
    held = bytearray(40 << 20)
    assert apart.peak() >= before
    assert apart.peak() > len(held) >> 20


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> subprocess.CompletedProcess:
    """The command as a person gives it, short, on the server of the tests."""
    known = connection.settings_dict
    surroundings = {
        **os.environ,
        "VAR_DIR": str(tmp_path_factory.mktemp("bench")),
        "DATABASE_URL": f"postgresql://{known['USER']}@/{known['USER']}?host={known['HOST']}",
        "DJANGO_SETTINGS_MODULE": "wsn_privacy.settings",
    }
    command = [sys.executable, "manage.py", "bench", "--quick"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    done.rows = json.loads((Path(surroundings["VAR_DIR"]) / "bench.json").read_text())
    return done


@pytest.mark.programs
def test_every_target_is_a_row_on_screen_and_for_programs(measured):
    assert {row["name"] for row in measured.rows} >= PAGES | PARTS | LISTS | WORK
    assert all(set(row) >= CONTRACT for row in measured.rows)
    assert all(row["name"] in measured.stdout for row in measured.rows)


@pytest.mark.programs
def test_no_page_asks_more_queries_on_a_larger_database(measured):
    asked = {row["name"]: row["queries"] for row in measured.rows if row["queries"]}
    assert asked.keys() >= PAGES
    assert {name: counts for name, counts in asked.items() if counts[0] != counts[1]} == {}


@pytest.mark.programs
def test_nothing_stays_behind_on_the_server(measured):
    known = connection.settings_dict
    with psycopg2.connect(host=known["HOST"], user=known["USER"], dbname="postgres") as server, server.cursor() as ask:
        ask.execute("SELECT datname FROM pg_database WHERE datname LIKE 'wsn_bench%'")
        assert ask.fetchall() == []
