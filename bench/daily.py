"""The start screen at two sizes: a hundred requests, and a hundred thousand of which one in twenty is open."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench.measuring import WARM_UP, Row, percentile, short, timed
from bench.pages import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.raw import Raw
    from bench.scene import Scene

SMALLEST = 100
MOST_MS, FLAT = 200, 2.0  # times the smallest size
GROW = """
WITH made AS (
  INSERT INTO cases_case (id, reference, kind, status, channel, question, topics, received_at, registered_at,
    submission, due_on, regulation_id, owner_id)
  SELECT gen_random_uuid(), 'G-' || n, 'access',
    CASE WHEN n % 20 = 0 THEN (ARRAY['received','waiting','identified','gathered','decided'])[1 + n / 20 % 5]
      ELSE 'sent' END,
    'form', '', '{}', now() - n % 700 * interval '1 day', now() - n % 700 * interval '1 day',
    gen_random_uuid(), current_date - 5 + n / 20 % 60, (SELECT min(id) FROM consent_regulation),
    CASE WHEN n % 3 = 0 THEN NULL ELSE %(owner)s::uuid END
  FROM generate_series(%(low)s, %(high)s) n RETURNING id)
INSERT INTO cases_requester (case_id, name, address, relation, former_address, on_behalf_of, contact_by, email, phone,
  letter_address)
SELECT id, 'Jan de Vries', '', 'tenant', '', '', 'post', '', '', '' FROM made""".replace(" % ", " %% ")


def rows(scene: Scene, asking: Raw, largest: int, runs: int) -> Iterator[Row]:
    """The start screen of the privacy officer with a hundred requests, and with as many as `largest`."""
    low, first = 1, 0.0
    for high in (SMALLEST, largest):
        asking.rows(GROW, {"owner": str(scene.officer.pk), "low": low, "high": high})
        asking.rows("ANALYZE cases_case, cases_requester", {})
        low, name = high + 1, f"start_{short(high)}"
        act = visit(name, scene.officer, "/vandaag/", [])
        took = [timed(act) for _ in range(WARM_UP + runs)][WARM_UP:]
        p95, median = percentile(took, 0.95), statistics.median(took)
        first = first or median
        yield Row(
            name,
            n=runs,
            median_ms=round(median, 1),
            p95_ms=round(p95, 1),
            target=f"p95 < {MOST_MS} ms, <= {FLAT:.0f} x de kleinste",
            ok=p95 < MOST_MS and median <= FLAT * first,
        )
