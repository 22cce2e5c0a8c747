"""Signed tokens in links to answers, letters and the status of a request; each kind has its own salt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.models import Delivery, Letter, StatusLink
from dossiers.signed_links import key_from, token_for

if TYPE_CHECKING:
    from uuid import UUID

SALTS: dict[type, str] = {Delivery: "cases.answer", Letter: "cases.letter", StatusLink: "cases.status"}


def token_of(row: Delivery | Letter | StatusLink) -> str:
    """The word in the link to this answer, letter or state."""
    return token_for(SALTS[type(row)], row.pk)


def key_of(model: type[Delivery | Letter | StatusLink], token: str) -> UUID | None:
    """The key of the row of `model` that `token` was made for, or None when it was forged, cut or made for another."""
    return key_from(SALTS[model], token)
