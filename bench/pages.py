"""The pages as a plain user gets them: whole, through every middleware, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone

from bench import raw
from bench.measuring import Probe, Unmeasured
from dossiers.access.reading import find
from dossiers.models import Dossier
from dossiers.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.raw import Asked, Raw, Rows
    from bench.scene import Scene
    from wsn_privacy.models import User

LIMIT_MS = 60
THICK_MS, MOST_QUERIES = 150, 12  # of a dossier of 500 records


class Pages:
    """The pages of a scene, each with the statements that give the same rows."""

    def __init__(self, scene: Scene, asking: Raw) -> None:
        """`asking` is the connection for the raw statements."""
        self.scene, self.asking = scene, asking

    def probes(self) -> list[Probe]:
        """Every page in the table, and the check that stands before each of them."""
        return [*self._of_the_officer(), *self._of_dossiers()]

    def _of_the_officer(self) -> list[Probe]:
        """The day, and the requests."""
        scene, today, deep = self.scene, timezone.localdate(), self.scene.middle_case
        officer = scene.officer
        return [
            self._page("start", officer, "/vandaag/", raw.start_screen(today)),
            self._page("requests_first", officer, "/verzoeken/", raw.case_list()),
            self._page(
                "requests_deep",
                officer,
                f"/verzoeken/?status=all&after={deep.pk}",
                raw.case_list(status="all", after=deep),
            ),
            self._page("request", officer, f"/verzoeken/{scene.thick_case.reference}/", raw.case(scene.thick_case)),
        ]

    def _of_dossiers(self) -> list[Probe]:
        """The lists of two colleagues, a thick dossier, and whether one may look."""
        scene, listed, arrears, consultant = self.scene, "/dossiers/", self.scene.arrears, self.scene.consultant
        far, near = scene.middle_dossier, scene.middle_near
        return [
            self._page("dossiers_first", arrears, listed, raw.dossier_list(scope_of(arrears))),
            self._page(
                "dossiers_deep",
                arrears,
                f"{listed}?na={far.reference}",
                raw.dossier_list(scope_of(arrears), after=far),
            ),
            self._page("dossiers_near_first", consultant, listed, raw.dossier_list(scope_of(consultant))),
            self._page(
                "dossiers_near_deep",
                consultant,
                f"{listed}?na={near.reference}",
                raw.dossier_list(scope_of(consultant), after=near),
            ),
            self._page("dossier", consultant, f"{listed}{scene.thick.reference}/", raw.dossier(scene)),
            self._page(
                "dossier_500",
                consultant,
                f"{listed}{scene.thick.reference}/",
                raw.dossier(scene),
                limit_ms=THICK_MS,
                most_queries=MOST_QUERIES,
            ),
            self._access("access", scope_is_known=True),
            self._access("access_anew", scope_is_known=False),
        ]

    def _page(self, name: str, user: User, address: str, asked: list[Asked], **limits: Any) -> Probe:
        """One page, held to its limits."""
        act = visit(name, user, address, self.asking.rows(*asked[0])[:25])
        known = {"limit_ms": LIMIT_MS, "is_page": True, **limits}
        return Probe(name, act, lambda: self.asking.all(asked), **known)

    def _access(self, name: str, *, scope_is_known: bool) -> Probe:
        """Whether a user may see one dossier: the row, as in a request that read the scope; or the scope anew too."""
        user, reference = self.scene.consultant, self.scene.thick.reference
        asked = raw.one_dossier(user, reference)

        def act() -> Any:
            if not scope_is_known:
                user.__dict__.pop("scope", None)
            return find(Dossier.objects.select_related("person", "unit", "complex"), user, reference=reference)

        most = 1 if scope_is_known else 2
        return Probe(name, act, lambda: self.asking.all(asked), is_page=True, most_queries=most)


def visit(name: str, user: User, address: str, rows: Rows) -> Callable[[], str]:
    """Asks one page for a user who signed in. Raises Unmeasured when it does not show these rows."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)

    def act() -> str:
        response = client.get(address)
        if response.status_code != 200:
            raise Unmeasured(f"{name}: {address} antwoordt {response.status_code}")
        return str(response.content.decode())

    shown = act()
    missing = [row[0] for row in rows if str(row[0]) not in shown]
    if missing:
        raise Unmeasured(f"{name}: {missing[0]} staat niet op {address}")
    return act
