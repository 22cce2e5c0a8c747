"""A list of tenants: what each line says, checked, on its way to the waiting tables."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from dossiers.imports import staging
from dossiers.imports.refusals import Wrong
from dossiers.imports.tables import checking, columns, reading
from dossiers.imports.tables.names import split_address, split_name
from dossiers.models.people import Person, key_of
from dossiers.models.places import address_key_of
from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from typing import BinaryIO

LABELS = {
    "client_number": "klantnummer",
    "name": "naam",
    "given_name": "voornaam",
    "initials": "voorletters",
    "prefix": "tussenvoegsel",
    "family_name": "achternaam",
    "born_on": "geboortedatum",
    "address": "adres",
    "street": "straat",
    "number": "huisnummer",
    "letter": "huisletter",
    "addition": "toevoeging",
    "postcode": "postcode",
    "city": "plaats",
    "complex": "complex",
    "complex_name": "complexnaam",
    "unit": "eenheid",
    "email": "e-mail",
    "phone": "telefoon",
    "started_on": "contract van",
    "ended_on": "contract tot",
    "kind": "soort",
}
LONGEST = {
    "client_number": 20,
    "given_name": 80,
    "initials": 80,
    "prefix": 20,
    "family_name": 80,
    "name": 160,
    "address": 100,
    "street": 80,
    "number": 12,
    "letter": 4,
    "addition": 10,
    "city": 60,
    "complex": 12,
    "complex_name": 80,
    "unit": 20,
    "email": 254,
    "phone": 40,
}
NO_NUMBERS = {"phone", "born_on", "started_on", "ended_on", "postcode", "kind"}
TELL_EVERY = 5_000


class Reader:
    """Reads one list of tenants into the waiting tables, and counts what was left out on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self.table = reading.open_table(file)
        self.columns = columns.recognise(self.table.head)
        self.today = timezone.localdate()
        self.read = 0
        self.citizen_numbers = 0
        place = ("n", "id", "key", "code")
        self.complexes = staging.Sink("in_complex", *place, "name")
        self.units = staging.Sink(
            "in_unit", *place, "complex_key", "street", "number", "postcode", "city", "address_key"
        )
        self.people = staging.Sink("in_person", "n", "id", "key", "reference", "client_number", *PERSON, "name_key")
        self.dossiers = staging.Sink(
            "in_dossier",
            "n",
            "id",
            "key",
            "reference",
            "person_key",
            "unit_key",
            "complex_key",
            "started_on",
            "ended_on",
        )
        self.refused = staging.Sink("in_refused", "n", "field", "reason", "cells")

    def stage(self, told: Callable[[int], None]) -> None:
        """Read the whole file; `told` hears now and then how many lines were read. Raises Unreadable."""
        for number, cells in self.table.lines:
            self.read += 1
            self.citizen_numbers += sum(
                1 for at in self.columns.citizen_numbers if at < len(cells) and cells[at].strip()
            )
            said = {name: cells[at].strip() for name, at in self.columns.places.items() if at < len(cells)}
            try:
                if len(cells) != len(self.columns.head) and any(cells[len(self.columns.head) :]):
                    raise Wrong("", _("Deze regel heeft meer velden dan de kop."))
                if len(said) < len(self.columns.places):
                    raise Wrong("", _("Deze regel heeft minder velden dan de kop."))
                self._put(number, checked(said, self.today))
            except Wrong as wrong:
                self.refused.put(number, wrong.field, wrong.why, json.dumps(_kept(said), ensure_ascii=False))
            if self.read % TELL_EVERY == 0:
                told(self.read)
        for sink in (self.complexes, self.units, self.people, self.dossiers, self.refused):
            sink.flush()

    def _put(self, n: int, said: dict[str, Any]) -> None:
        """One line that is in order, spread over the waiting tables."""
        key = said["client_number"]
        name_key = key_of(said.get("given_name") or "", said.get("prefix") or "", said["family_name"])
        person = [said.get(name) for name in PERSON]
        self.people.put(n, uuid7(), key, staging.reference("P"), key, *person, name_key)
        unit = said.get("unit")
        place = said["complex"].casefold() if said.get("complex") else None
        if place:
            self.complexes.put(n, uuid7(), place, said["complex"], said.get("complex_name"))
        if unit:
            parts = [said.get(name) for name in ("street", "number", "postcode", "city")]
            self.units.put(n, uuid7(), unit, unit, place, *parts, address_key_of(*(part or "" for part in parts)))
        if said.get("started_on"):
            dates = said["started_on"], said.get("ended_on")
            self.dossiers.put(n, uuid7(), key, staging.reference("D"), key, unit, place, *dates)


PERSON = ("kind", "given_name", "prefix", "family_name", "born_on", "email", "phone", "address")


def checked(said: dict[str, str], today: dt.date) -> dict[str, Any]:
    """What a line says, each value as it is kept; an empty cell says nothing. Raises Wrong for the first fault."""
    filled = {name: text for name, text in said.items() if text}
    if not filled.get("client_number"):
        raise Wrong(LABELS["client_number"], _("Dit veld is leeg."))
    guarded = "\n".join([text for name, text in filled.items() if name not in NO_NUMBERS])
    if holds_citizen_number(guarded):
        field = next(name for name, text in filled.items() if name not in NO_NUMBERS and holds_citizen_number(text))
        raise Wrong(LABELS[field], _("Dit lijkt een burgerservicenummer. Dat nemen wij niet mee."))
    known: dict[str, Any] = {name: _checked(name, text) for name, text in filled.items()}
    _name(known)
    _place(known)
    _period(known, today)
    return known


def _checked(name: str, text: str) -> Any:
    """One value as it is kept."""
    try:
        text = checking.plain(text, LONGEST.get(name, 60))
        check = CHECKS.get(name)
        return check(text) if check else text
    except ValueError as fault:
        raise Wrong(LABELS[name], str(fault)) from fault


@lru_cache(20_000)
def _birthday(text: str) -> dt.date | None:
    return checking.birthday(text, timezone.localdate())


CHECKS: dict[str, Callable[[str], Any]] = {
    "born_on": _birthday,
    "started_on": checking.day,
    "ended_on": checking.day,
    "postcode": checking.postcode,
    "email": checking.email,
    "phone": checking.phone,
    "kind": checking.kind,
}


def _name(known: dict[str, Any]) -> None:
    """Given name, prefix and family name, also from one column or from initials."""
    if "name" in known and "family_name" not in known:
        known["given_name"], known["prefix"], known["family_name"] = split_name(known["name"])
    known.setdefault("given_name", known.get("initials"))
    if not known.get("family_name"):
        raise Wrong(LABELS["family_name"], _("Dit veld is leeg."))
    for field in ("given_name", "prefix", "family_name"):
        if len(known.get(field) or "") > LONGEST[field]:
            raise Wrong(LABELS[field], _("Dit is te lang: hoogstens %(most)s tekens.") % {"most": LONGEST[field]})
    known["given_name"], known["prefix"] = known.get("given_name") or None, known.get("prefix") or None


def _place(known: dict[str, Any]) -> None:
    """Street, number, postcode and town, also from one column; and the address on one line."""
    if "address" in known and "street" not in known:
        known["street"], known["number"] = split_address(known["address"])
    if "number" in known:
        parts = known["number"] + known.get("letter", ""), known.get("addition", "").lstrip("-")
        known["number"] = " ".join(filter(None, parts))
        if len(known["number"]) > LONGEST["number"]:
            raise Wrong(LABELS["number"], _("Dit is te lang: hoogstens %(most)s tekens.") % {"most": LONGEST["number"]})
    street = " ".join(filter(None, (known.get("street"), known.get("number"))))
    town = " ".join(filter(None, (known.get("postcode"), known.get("city"))))
    known["address"] = ", ".join(filter(None, (street, town))) or None
    if known.get("unit") and not known.get("started_on"):
        raise Wrong(LABELS["started_on"], _("Vul in vanaf wanneer het contract voor deze eenheid loopt."))


def _period(known: dict[str, Any], today: dt.date) -> None:
    """A tenancy that ends after it began; who left is a former tenant, unless the line says otherwise."""
    started_on, ended_on = known.get("started_on"), known.get("ended_on")
    if ended_on and not started_on:
        raise Wrong(LABELS["started_on"], _("Vul ook in wanneer het contract begon."))
    if ended_on and ended_on < started_on:
        raise Wrong(LABELS["ended_on"], _("Het contract eindigt voor het begint."))
    if "kind" not in known and started_on:
        known["kind"] = Person.Kind.FORMER_TENANT.value if ended_on and ended_on < today else Person.Kind.TENANT.value


def _kept(said: dict[str, str]) -> dict[str, str]:
    """What is kept of a refused line, to be mended: known columns only, without what looks like a citizen number."""
    return {
        LABELS[name]: "" if holds_citizen_number(text) else re.sub(checking.UNSEEN, "", text)[:300]
        for name, text in said.items()
    }
