"""The list of dossiers at three sizes: its first page and a far one, by who sees all and who sees some.

A page costs a fixed sum whatever the size: to find out who asks, to draw twenty-five rows. What grows with the size is
what it asks of the dossiers, and that is compared with raw SQL; the whole page stands beside it.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.db import connection

from bench import raw
from bench.growing import CODE
from bench.measuring import WARM_UP, Row, percentile, short, timed
from bench.pages import visit
from dossiers.models import Complex, ComplexUserObjectPermission, Dossier
from dossiers.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.raw import Asked, Raw
    from bench.scene import Scene
    from wsn_privacy.models import User

MOST = 1.5  # times raw SQL
ONE_IN = 20  # of so many complexes the consultant looks after one
FLAT = 1.5  # times the smallest size
PAGE, PAGES = 25, 1_000
OF_DOSSIERS = ('"dossiers_dossier"', '"dossiers_record"')


def rows(scene: Scene, asking: Raw, size: int, runs: int) -> Iterator[Row]:
    """The list at the size that the database has now."""
    assign(scene.roamer)
    for who, user in (("list", scene.desk), ("list_near", scene.roamer)):
        scope = scope_of(user)
        for which in ("first", "deep"):
            after = None if which == "first" else _far(user)
            asked = raw.dossier_list(scope, after=after)
            name = f"{who}_{which}_{short(size)}"
            address = f"/dossiers/?na={after.reference}" if after else "/dossiers/"
            act = visit(name, user, address, asking.rows(*asked[0])[:PAGE])
            yield _measured(name, act, asking, asked, runs)


def assign(user: User) -> None:
    """Let the consultant look after one in so many of the complexes that there are now."""
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_complex")
    made = sorted(Complex.objects.filter(code__startswith=CODE), key=lambda place: int(place.code.removeprefix(CODE)))
    held = set(ComplexUserObjectPermission.objects.filter(user=user).values_list("content_object_id", flat=True))
    ComplexUserObjectPermission.objects.bulk_create(
        ComplexUserObjectPermission(user=user, permission=view, content_object=place)
        for place in made[1::ONE_IN] or made
        if place.pk not in held
    )
    user.__dict__.pop("scope", None)


def _far(user: User) -> Dossier:
    """The dossier after which the thousandth page begins, or the middle of a shorter list."""
    seen = Dossier.objects.visible_to(user)
    return seen[min(PAGE * (PAGES - 1) - 1, seen.count() // 2)]


class Watch:
    """Adds up how long the database takes over statements about dossiers."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.took = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """One statement."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            if any(table in sql for table in OF_DOSSIERS):
                self.took += (time.perf_counter() - began) * 1000


def _measured(name: str, act: Callable[[], Any], asking: Raw, asked: list[Asked], runs: int) -> Row:
    """The page, what of it the dossiers cost, and the same rows by raw SQL, in turns."""
    pages, parts, raws = [], [], []
    for turn in range(-min(WARM_UP, runs), runs):
        watch = Watch()
        with connection.execute_wrapper(watch):
            took = timed(act)
        raw_took = timed(lambda: asking.ask(asked))
        if turn >= 0:
            pages.append(took)
            parts.append(watch.took)
            raws.append(raw_took)
    page, part, bare = (statistics.median(turns) for turns in (pages, parts, raws))
    return Row(
        name,
        n=runs,
        median_ms=round(page, 2),
        p95_ms=round(percentile(pages, 0.95), 2),
        raw_median_ms=round(bare, 2),
        ratio=round(part / bare, 2),
        target=f"<= {MOST}x + vast",
        ok=part <= MOST * bare,
        note=f"dossiers {part:.2f} ms, vast {page - part:.2f} ms",
    )


def flat(measured: list[Row], sizes: tuple[int, ...]) -> Iterator[Row]:
    """How many times longer each list takes at the largest size than at the smallest."""
    found = {row.name: row for row in measured}
    for which in ("list_first", "list_deep", "list_near_first", "list_near_deep"):
        small, large = (found.get(f"{which}_{short(size)}") for size in (sizes[0], sizes[-1]))
        if small and large and small.median_ms and large.median_ms:
            times = large.median_ms / small.median_ms
            yield Row(
                f"{which}_flat",
                n=sizes[-1] // sizes[0],
                value=f"{times:.2f} keer",
                target=f"<= {FLAT} keer",
                ok=times <= FLAT,
                note=f"bij {sizes[0]}: {small.note}; bij {sizes[-1]}: {large.note}",
            )
