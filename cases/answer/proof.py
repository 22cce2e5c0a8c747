"""The final preview of an answer: made once per decision, and sent exactly as previewed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from cases.answer import package
from cases.answer.contents import contents_of
from cases.flow.steps import locked, reread
from cases.models import Decision, Proof
from cases.workflow import Status
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from cases.answer.contents import Contents
    from cases.models import Case

SALT = "cases.answer.proof"
T = TypeVar("T")


class NotProven(Refused):
    """There is no proof of the answer as it is now: it was never made, or the answer was changed since."""

    def __init__(self) -> None:
        super().__init__(_("Het antwoord is intussen veranderd. Bekijk het opnieuw, en probeer het dan nog eens."))


def fingerprint(case: Case) -> str:
    """The fingerprint of a decision: what is given of each finding and why, with the words that open the letter."""
    names = ("finding__number", "outcome", "code", "ground", "necessity", "reason", "given_text")
    order = ("finding__number", "finding__redacted__original")
    rows = Decision.objects.filter(finding__case=case).order_by(*order)
    decisions = rows.values_list(*names, "finding__redacted__sha256")
    parts = ("outcome", "reasons", "late_because", "no_part_because", "no_search_because")
    answer = [tuple(getattr(case.answer, part) for part in parts)] if hasattr(case, "answer") else []
    points = sorted((row.ground, row.points) for row in case.limitations.all())
    content = json.dumps([list(decisions), answer, points], sort_keys=True)
    return salted_hmac("cases.signing", content, algorithm="sha256").hexdigest()


def prove(case: Case, on: dt.date) -> Proof:
    """The proof of a decided case, in a letter dated `on`: the one that is kept, or else one that is made and kept now.

    Call it while the case is not locked: printing takes seconds. Who looked is told as it was when the proof was made.
    Raises Refused when the answer cannot be made, NotProven when the decision was opened again while it was.
    """
    case = reread(case)
    contents = contents_of(case, on)
    content = _fingerprint_of(case, contents)
    if (kept := Proof.objects.filter(case=case, content=content).defer("package").first()) is not None:
        return kept
    made = package.build(contents)
    return _keep(case, content, made.files["brief.pdf"], made.zip_bytes)


def with_proof(case: Case, on: dt.date, act: Callable[[], T]) -> T:
    """What `act` gives, which locks the case and needs its proof; without one it is printed, and `act` tried again.

    Somebody else may send the answer or open the decision again while it is printed: then `act` itself says which.
    Raises Refused.
    """
    with suppress(NotProven):
        return act()
    with suppress(NotProven):
        prove(case, on)
    return act()


@transaction.atomic
def _keep(case: Case, content: str, letter: bytes, zip_bytes: bytes) -> Proof:
    """Keep a proof in place of an older one. Raises NotProven when the case is no longer decided."""
    if locked(case).status != Status.DECIDED:
        raise NotProven
    made = {"content": content, "letter": letter, "package": zip_bytes, "made_at": timezone.now()}
    return Proof.objects.update_or_create(case=case, defaults=made)[0]


def proven(case: Case, on: dt.date) -> Proof:
    """The proof that is kept of a locked case, dated `on`. Prints nothing.

    Raises NotProven when there is none, or when another answer would be made of the case now.
    """
    kept = Proof.objects.filter(case=case).first()
    if kept is None or kept.content != _fingerprint_of(case, contents_of(case, on)):
        raise NotProven
    return kept


def _fingerprint_of(case: Case, contents: Contents) -> str:
    """The fingerprint of all that goes out, the day of the letter included; of a file its own fingerprint counts."""
    papers = [contents.letter, contents.overview, contents.inventory]
    files = [(given.name, given.row.sha256) for given in contents.files]
    data = {name: content.decode("utf-8-sig") for name, content in contents.data.items()}
    everything: list[Any] = [fingerprint(case), papers, contents.hidden.hidden, files, data]
    return salted_hmac(SALT, json.dumps(everything, sort_keys=True, default=_plain), algorithm="sha256").hexdigest()


def _plain(value: Any) -> dict[str, Any] | str:
    """A part of a letter or list as JSON can hold it: its fields, or a day in words."""
    return vars(value) if is_dataclass(value) else str(value)
