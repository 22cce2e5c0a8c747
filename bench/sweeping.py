"""Seeing ahead in a large association, and a sweep of a tenth of its records with a page beside it.

The sweep stands beside a hand-written DELETE of as many rows with their children, in batches as large, in the same run
and with the same page beside it.
Tombstones, journal lines and the ledger are on our side alone.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from django.utils import timezone

from bench.apart import Done, apart
from bench.measuring import Probe, Row, Unmeasured, measure, percentile, timed
from bench.pages import visit
from retention.disposal.run import BATCH
from retention.forecast import figures
from retention.schedule.due import Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.raw import Raw
    from bench.scene import Scene

T = TypeVar("T")
SHARE = 0.3  # of the rate of a plain DELETE
FLAT = 1.25  # times the memory of a sweep of a tenth as much
BESIDE = 2  # times as long as a page may take meanwhile
AHEAD_MS = 1_000
RULE = "camera"  # goes without a list
CHILDREN = ("freeze", "correction", "statement", "recordfile", "mention")
HAVE_DUE = """
UPDATE dossiers_record SET happened_on = '2015-01-01', basis_id = (
  SELECT b.id FROM dossiers_lawfulbasis b JOIN dossiers_activity a ON a.id = b.activity_id
  WHERE a.retention = %(rule)s ORDER BY b.id LIMIT 1)
WHERE id = ANY (%(keys)s::uuid[])"""
GROWN = (
    "SELECT id::text FROM dossiers_record WHERE section = 'tenancy' AND reference LIKE %(like)s ORDER BY id LIMIT {}"
)


def ahead(runs: int) -> Row:
    """What becomes due in the months to come, of everything there is."""
    today = timezone.localdate()
    return measure(Probe("forecast", lambda: figures.due_by_month(Schedule.of(today)), limit_ms=AHEAD_MS), runs)


def rows(scene: Scene, builder: Raw, runs: int) -> Iterator[Row]:
    """The sweep of a hundredth of the records for its memory, of a tenth, and a page before and meanwhile."""
    ((there,),) = builder.rows("SELECT count(*) FROM dossiers_record", {})
    many = max(there // 10, 10)
    keys = [key for (key,) in builder.rows(GROWN.format(2 * many + many // 10), {"like": "S%"})]
    few, ours, theirs = keys[: many // 10], keys[many // 10 : many // 10 + many], keys[many // 10 + many :]
    page = visit("sweep_beside", scene.officer, "/vandaag/", [])
    quiet = [timed(page) for _turn in range(runs)]
    small, _beside = _swept(builder, few, page)
    swept, beside = _swept(builder, ours, page)
    plain, _beside = _meanwhile(lambda: _deleted(builder, theirs), page)  # as busy as when ours went
    ratio = (len(ours) / swept.took) / (len(theirs) / plain)
    before, meanwhile = percentile(quiet, 0.95), percentile(beside, 0.95)
    yield Row(
        "sweep",
        n=len(ours),
        median_ms=round(swept.took * 1000),
        raw_median_ms=round(plain * len(ours) / len(theirs) * 1000),
        ratio=round(ratio, 2),
        target=f">= {SHARE}x tempo, vlak",
        ok=ratio >= SHARE and swept.peak <= small.peak * FLAT,
        note=f"{len(ours) / swept.took:.0f} rijen/s; {swept.peak:.0f} MB, en {small.peak:.0f} MB voor {len(few)}",
    )
    yield Row(
        "sweep_beside",
        n=len(beside),
        p95_ms=round(meanwhile, 2),
        raw_median_ms=round(before, 2),
        ratio=round(meanwhile / before, 2),
        target=f"<= {BESIDE}x p95",
        ok=meanwhile <= BESIDE * before,
        note="kale sql: dezelfde bladzijde zonder opschoning",
    )


def _swept(builder: Raw, keys: list[str], page: Callable[[], str]) -> tuple[Done, list[float]]:
    """A sweep of these records in a process of its own, and how long a page took meanwhile."""
    builder.rows("ALTER TABLE dossiers_record DISABLE TRIGGER USER", {})
    builder.rows(HAVE_DUE, {"rule": RULE, "keys": keys})
    builder.rows("ALTER TABLE dossiers_record ENABLE TRIGGER USER", {})
    builder.rows("VACUUM ANALYZE dossiers_record", {})
    done, turns = _meanwhile(lambda: apart("sweep"), page)
    if done.answer["records_destroyed"] < len(keys):
        raise Unmeasured(f"sweep: {done.answer['records_destroyed']} van {len(keys)} gegevens vernietigd")
    return done, turns


def _meanwhile(act: Callable[[], T], page: Callable[[], str]) -> tuple[T, list[float]]:
    """What `act` gives, and how long a page took that was asked again and again meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(act)
        turns = [timed(page)]
        while not running.done():
            turns.append(timed(page))
    return running.result(), turns


def _deleted(builder: Raw, keys: list[str]) -> float:
    """Seconds in which these rows go with what hangs on them, by hand, in batches of the same size."""
    began = time.perf_counter()
    for first in range(0, len(keys), BATCH):
        batch = {"keys": keys[first : first + BATCH]}
        builder.rows("BEGIN", {})
        builder.rows("SET LOCAL wsn.destruction = 'on'", {})
        for child in (*(f"dossiers_{name}" for name in CHILDREN), "retention_hold"):
            builder.rows(f"DELETE FROM {child} WHERE record_id = ANY (%(keys)s::uuid[])", batch)  # noqa: S608
        builder.rows("DELETE FROM dossiers_record WHERE id = ANY (%(keys)s::uuid[])", batch)
        builder.rows("COMMIT", {})
    return time.perf_counter() - began
