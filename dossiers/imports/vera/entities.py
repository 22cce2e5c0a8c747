"""VERA, the data standard of the sector (OpenAPI 4.3): what each entity says, on its way to the waiting tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from dossiers.imports import staging
from dossiers.imports.refusals import Wrong
from dossiers.imports.tables import checking
from dossiers.imports.vera.codes import ADDRESSES, CONTACT_STATES, CONTACTS, ROLES, code_of
from dossiers.imports.vera.reading import entities, key_of, keys_of, without_citizen_numbers
from dossiers.models import people
from dossiers.models.places import address_key_of
from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

TABLES = {
    "v_cluster": "unit text NOT NULL, cluster text NOT NULL, place int NOT NULL",
    "v_address": "key text NOT NULL, street text, number text, postcode text, city text",
    "v_home": "unit text NOT NULL, address text NOT NULL",
    "v_lives": "key text NOT NULL, person text, address text NOT NULL, rank int NOT NULL",
    "v_contact": "key text NOT NULL, person text, kind text NOT NULL, value text NOT NULL, rank int NOT NULL",
    "v_owns": "person text NOT NULL, what text NOT NULL, key text NOT NULL",
    "v_group": "key text NOT NULL",
    "v_member": "grp text NOT NULL, person text NOT NULL",
    "v_role": "n int NOT NULL, person text NOT NULL, other text, code text NOT NULL, since date, until date",
    "v_deal": "n int NOT NULL, key text NOT NULL, unit text, since date NOT NULL, until date",
    "v_pair": "n int NOT NULL, kind text NOT NULL, scope text NOT NULL, person text NOT NULL, other text NOT NULL,"
    " since date, until date",
    "v_party": "deal text NOT NULL, n int NOT NULL, relation text NOT NULL, place int NOT NULL",
}
INDEXES = {
    "v_cluster": ("unit",),
    "v_address": ("key",),
    "v_home": ("unit",),
    "v_lives": ("person",),
    "v_contact": ("person",),
    "v_owns": ("key",),
    "v_group": ("key",),
    "v_member": ("grp",),
    "v_role": ("n", "other"),
    "v_deal": ("key", "n"),
    "v_party": ("n", "relation"),
}
TELL_EVERY = 5_000
LONGEST_KEY = 60
PREFERRED = {"EER": 0, "TWE": 1}


class Reader:
    """Reads one VERA file into the waiting tables, and counts what it held and what was left out."""

    def __init__(self, file: BinaryIO) -> None:
        self.entities = entities(file)
        self.read = self.citizen_numbers = 0
        self.resources: dict[str, int] = {}
        self.skipped: dict[str, int] = {}
        self.today = timezone.localdate()
        self.sinks: dict[str, staging.Sink] = {}

    def stage(self, told: Callable[[int], None]) -> None:
        """Read the whole file; `told` hears now and then how many entities were read. Raises Unreadable."""
        for n, resource, raw in self.entities:
            self.read += 1
            item, found = without_citizen_numbers(raw)
            self.citizen_numbers += found
            shape = SHAPES.get(re.sub(r"[^a-z]", "", resource.casefold()))
            if shape is None:
                self.skipped[resource[:40]] = self.skipped.get(resource[:40], 0) + 1
                continue
            self.resources[resource[:40]] = self.resources.get(resource[:40], 0) + 1
            try:
                if not isinstance(item, dict):
                    raise Wrong("", _("Dit is geen object."))
                shape(self, n, item)
            except Wrong as wrong:
                self.put("in_refused", n=n, field=f"{resource[:20]}.{wrong.field}".rstrip("."), reason=wrong.why)
            if self.read % TELL_EVERY == 0:
                told(self.read)
        for sink in self.sinks.values():
            sink.flush()

    def put(self, table: str, **values: Any) -> None:
        """One row for a waiting table; every row of a table names the same columns."""
        if table not in self.sinks:
            self.sinks[table] = staging.Sink(table, *values)
        self.sinks[table].put(*values.values())

    def text(self, item: dict[str, Any], name: str, most: int) -> str | None:
        """A text of `item` with at most `most` signs, or None. What looks like a citizen number is left out."""
        value = item.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            return None
        if holds_citizen_number(value):
            self.citizen_numbers += 1
            return None
        return checked(name, lambda text: checking.plain(text, most), value.strip())


def checked(name: str, check: Callable[[str], Any], value: Any) -> Any:
    """`value` as it is kept, or None when there is none. Raises Wrong."""
    if value is None or value == "":
        return None
    try:
        return check(value if isinstance(value, str) else str(value))
    except ValueError as fault:
        raise Wrong(name, str(fault)) from fault


def identity(item: dict[str, Any]) -> str:
    """The key by which an entity is known again. Raises Wrong."""
    key = key_of(item)
    if not key:
        raise Wrong("id", _("Dit veld is leeg."))
    if len(key) > LONGEST_KEY or checking.UNSEEN.search(key):
        raise Wrong("id", _("Dit is te lang: hoogstens %(most)s tekens.") % {"most": LONGEST_KEY})
    return key


def _cluster(reader: Reader, n: int, item: dict[str, Any]) -> None:
    key = identity(item)
    code = reader.text(item, "code", 12) or key[:12]
    name = reader.text(item, "naam", 80) or reader.text(item, "omschrijving", 80)
    reader.put("in_complex", n=n, id=uuid7(), key=key, vera_id=key, code=code, name=name or code)
    for unit in keys_of(item.get("eenheden")):
        reader.put("v_cluster", unit=unit, cluster=key, place=n)


def _unit(reader: Reader, n: int, item: dict[str, Any]) -> None:
    key = identity(item)
    at = item.get("adres")
    home = _address_parts(reader, at) if isinstance(at, dict) else (None,) * 4
    code = reader.text(item, "code", 20) or key[:20]
    names = dict(zip(("street", "number", "postcode", "city"), home, strict=True))
    line = address_key_of(*(part or "" for part in home))
    reader.put("in_unit", n=n, id=uuid7(), key=key, vera_id=key, code=code, address_key=line, **names)
    for place, cluster in enumerate(keys_of(item.get("clusters"))):
        reader.put("v_cluster", unit=key, cluster=cluster, place=place)
    if address := key_of(at):
        reader.put("v_home", unit=key, address=address)
        if any(home):
            reader.put("v_address", key=address, **names)


def _address(reader: Reader, n: int, item: dict[str, Any]) -> None:
    names = ("street", "number", "postcode", "city")
    reader.put("v_address", key=identity(item), **dict(zip(names, _address_parts(reader, item), strict=True)))


def _address_parts(reader: Reader, item: dict[str, Any]) -> tuple[str | None, str | None, str | None, str | None]:
    """Street, number, postcode and town of an address."""
    number = "".join(filter(None, (reader.text(item, "huisnummer", 8), reader.text(item, "huisletter", 4))))
    number = " ".join(filter(None, (number, reader.text(item, "huisnummerToevoeging", 8))))
    if len(number) > 12:
        raise Wrong("huisnummer", _("Dit is te lang: hoogstens %(most)s tekens.") % {"most": 12})
    town = item.get("woonplaats")
    town = town if isinstance(town, dict) else {"naam": town}
    postcode = checked("postcode", checking.postcode, item.get("postcode"))
    return reader.text(item, "straatnaam", 80), number or None, postcode, reader.text(town, "naam", 60)


def _natural_person(reader: Reader, n: int, item: dict[str, Any]) -> None:
    family_name = reader.text(item, "achternaam", 80) or reader.text(item, "geslachtsnaam", 80)
    if not family_name:
        raise Wrong("achternaam", _("Dit veld is leeg."))
    born_on = checked("geboortedatum", lambda text: checking.birthday(text, reader.today), item.get("geboortedatum"))
    first = ("voornaam", "roepnaam", "voorletters", "initialen")
    given_name = next((found for name in first if (found := reader.text(item, name, 80))), None)
    _person(reader, n, item, given_name, reader.text(item, "tussenvoegsels", 20), family_name, born_on)


def _legal_person(reader: Reader, n: int, item: dict[str, Any]) -> None:
    name = reader.text(item, "naam", 80)
    if not name:
        raise Wrong("naam", _("Dit veld is leeg."))
    _person(reader, n, item, None, None, name, None)


def _person(reader: Reader, n: int, item: dict[str, Any], *parts: Any) -> None:
    given_name, prefix, family_name, born_on = parts
    key = identity(item)
    reader.put(
        "in_person",
        n=n,
        id=uuid7(),
        key=key,
        vera_id=key,
        reference=staging.reference("P"),
        client_number=reader.text(item, "code", 20),
        given_name=given_name,
        prefix=prefix,
        family_name=family_name,
        name_key=people.key_of(given_name or "", prefix or "", family_name),
        born_on=born_on,
    )
    for what in ("contactgegevens", "adressen", "overeenkomsten"):
        for owned in keys_of(item.get(what)):
            reader.put("v_owns", person=key, what=what, key=owned)


def _group(reader: Reader, n: int, item: dict[str, Any]) -> None:
    key = identity(item)
    reader.put("v_group", key=key)
    for person in keys_of(item.get("relaties")):
        reader.put("v_member", grp=key, person=person)


def _role(reader: Reader, n: int, item: dict[str, Any]) -> None:
    person, other = key_of(item.get("relatie")), key_of(item.get("rolRelatie"))
    if not person:
        raise Wrong("relatie", _("Dit veld is leeg."))
    code = code_of(item.get("soort"), ROLES)
    since, until = _dates(item)
    reader.put("v_role", n=n, person=person, other=other or None, code=code, since=since, until=until)
    if other:
        reader.put("v_member", grp=other, person=person)


def _relation_address(reader: Reader, n: int, item: dict[str, Any]) -> None:
    person, address = key_of(item.get("relatie")), key_of(item.get("adres"))
    _since, until = _dates(item)
    kind = code_of(item.get("soort"), ADDRESSES)
    if address and not (until and until < reader.today) and kind in ("POS", "WOO", ""):
        reader.put(
            "v_lives", key=key_of(item), person=person or None, address=address, rank=("POS", "WOO", "").index(kind)
        )


def _contact(reader: Reader, n: int, item: dict[str, Any]) -> None:
    person, kind = key_of(item.get("relatie")), code_of(item.get("soort"), CONTACTS)
    if code_of(item.get("status"), CONTACT_STATES) == "ONG" or kind not in ("EMA", "MOB", "TEL"):
        return
    value = item.get("waarde")
    if not value and kind != "EMA":
        value = "".join(str(item.get(part) or "") for part in ("landnummer", "netnummer", "abonneenummer"))
    check = checking.email if kind == "EMA" else checking.phone
    value = checked("waarde", lambda text: check(checking.plain(text.strip(), 254)), value)
    if value:
        preferred = PREFERRED.get(code_of(item.get("voorkeur"), {"EER": "Eerste", "TWE": "Tweede"}), 2)
        rank, kind = preferred * 2 + (kind == "TEL"), "email" if kind == "EMA" else "phone"
        reader.put("v_contact", key=key_of(item), person=person or None, kind=kind, value=value, rank=rank)


def _tenancy(reader: Reader, n: int, item: dict[str, Any]) -> None:
    key = identity(item)
    since, until = _dates(item)
    if since is None:
        raise Wrong("begindatum", _("Dit veld is leeg."))
    units = keys_of(item.get("eenheden"))
    reader.put("v_deal", n=n, key=key, unit=units[0] if units else None, since=since, until=until)
    for place, party in enumerate(keys_of(item.get("relaties"))):
        reader.put("v_party", deal=key, n=n, relation=party, place=place)


def _dates(item: dict[str, Any]) -> tuple[Any, Any]:
    """From when until when. Raises Wrong."""
    since = checked("begindatum", lambda text: checking.day(text[:10]), item.get("begindatum"))
    until = checked("einddatum", lambda text: checking.day(text[:10]), item.get("einddatum"))
    if since and until and until < since:
        raise Wrong("einddatum", _("De einddatum ligt voor de begindatum."))
    return since, until


SHAPES: dict[str, Callable[[Reader, int, dict[str, Any]], None]] = {
    "clusters": _cluster,
    "eenheden": _unit,
    "adressen": _address,
    "eenheidadressen": _address,
    "natuurlijkpersonen": _natural_person,
    "rechtspersonen": _legal_person,
    "relatiegroepen": _group,
    "relatierollen": _role,
    "relatieadressen": _relation_address,
    "contactgegevens": _contact,
    "telefoonnummers": _contact,
    "huurovereenkomsten": _tenancy,
}
