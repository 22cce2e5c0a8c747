"""Somebody, as far as is known: what they may be recognised by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class KnownPerson:
    """What is known of somebody. Addresses are lines as on an envelope: street and number first."""

    given_name: str = ""
    prefix: str = ""
    family_name: str = ""
    born_on: dt.date | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()
    client_number: str = ""
