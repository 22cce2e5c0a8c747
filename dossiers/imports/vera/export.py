"""One dossier in VERA, in the shape in which `import_vera` reads it, with what VERA says of dossiers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiers.access import reading
from dossiers.imports.vera.codes import CONTACTS, MAKES_TIE, ROLES
from dossiers.journal import actions as journal
from dossiers.models import Tie
from dossiers.verbs import Common

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Complex, Dossier, Person, Record, Unit

ROLE_OF = {kind: code for code, kind in MAKES_TIE.items()}
CONFIDENTIAL = {"code": "VER", "naam": "Vertrouwelijk"}  # list VERTROUWELIJKHEID


def export(dossier: Dossier, *, by: Actor | None = None) -> dict[str, list[dict[str, Any]]]:
    """The dossier as VERA resources. Its records go along only for a user, and of closed sections only what is open.

    `by` is None for the command line, which sees no content. Leaves a line.
    """
    journal.record(Common.EXPORTED, dossier, by=by)
    person, ties = dossier.person, list(Tie.objects.filter(person=dossier.person).select_related("other"))
    others = {tie.other_id: tie.other for tie in ties if tie.kind in ROLE_OF}
    told = {
        "clusters": [_cluster(dossier.complex)] if dossier.complex else [],
        "eenheden": [_unit(dossier.unit)] if dossier.unit else [],
        "natuurlijk-personen": [_person(person), *(_named(other) for other in others.values())],
        "contactgegevens": _contacts(person),
        "relatierollen": [_role(tie) for tie in ties if tie.kind in ROLE_OF],
        "huurovereenkomsten": [_tenancy(dossier)],
        "dossiers": [_dossier(dossier)],
        "informatieobjecten": [_record(record) for record in _records(dossier, by)],
    }
    return {name: entities for name, entities in told.items() if entities}


def _records(dossier: Dossier, by: Actor | None) -> list[Record]:
    """The records in sections that are open for `by` now."""
    if by is None:
        return []
    sections = [name for name, standing in reading.sections_of(dossier, by).items() if standing.state == "open"]
    return list(dossier.records.visible_to(by).filter(section__in=sections))


def _keys(row: Any) -> dict[str, Any]:
    """The key that we send, which is ours, and the key of the other system when it gave one."""
    own = getattr(row, "reference", "") or getattr(row, "code", "") or str(row.pk)
    return {"id": own, "idExtern": row.vera_id} if row.vera_id else {"id": own}


def _dates(since: dt.date | None, until: dt.date | None) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (("begindatum", since), ("einddatum", until)) if day is not None}


def _cluster(row: Complex) -> dict[str, Any]:
    return {**_keys(row), "code": row.code, "naam": row.name}


def _unit(row: Unit) -> dict[str, Any]:
    address = {
        "id": row.code,
        "straatnaam": row.street,
        "huisnummer": row.number.partition(" ")[0],
        "huisnummerToevoeging": row.number.partition(" ")[2],
        "postcode": row.postcode.replace(" ", ""),
        "woonplaats": {"naam": row.city},
    }
    return {**_keys(row), "code": row.code, "adres": address, "clusters": [_keys(row.complex)]}


def _named(row: Person) -> dict[str, Any]:
    """Somebody of whom no more is sent than who it is."""
    names = {"voornaam": row.given_name, "tussenvoegsels": row.prefix, "achternaam": row.family_name}
    return {**_keys(row), **{name: text for name, text in names.items() if text}}


def _person(row: Person) -> dict[str, Any]:
    born_on = {"geboortedatum": row.born_on.isoformat()} if row.born_on else {}
    return _named(row) | ({"code": row.client_number} if row.client_number else {}) | born_on


def _contacts(row: Person) -> list[dict[str, Any]]:
    given = (("EMA", row.email), ("TEL", row.phone))
    return [
        {
            "id": f"{row.reference}-{code}",
            "soort": {"code": code, "naam": CONTACTS[code]},
            "waarde": value,
            "relatie": _keys(row),
        }
        for code, value in given
        if value
    ]


def _role(tie: Tie) -> dict[str, Any]:
    code = ROLE_OF[tie.kind]
    return {
        "id": str(tie.pk),
        "soort": {"code": code, "naam": ROLES[code]},
        **_dates(tie.since, tie.until),
        "relatie": _keys(tie.other),
        "rolRelatie": _keys(tie.person),
    }


def _tenancy(row: Dossier) -> dict[str, Any]:
    units = [_keys(row.unit)["id"]] if row.unit else []
    return {
        **_keys(row),
        **_dates(row.started_on, row.ended_on),
        "relaties": [_keys(row.person)["id"]],
        "eenheden": units,
    }


def _dossier(row: Dossier) -> dict[str, Any]:
    return {
        **_keys(row),
        "code": row.reference,
        **_dates(row.started_on, row.ended_on),
        "relaties": [_keys(row.person)["id"]],
    }


def _record(row: Record) -> dict[str, Any]:
    return {
        "id": row.reference,
        "titel": row.title,
        "beschrijving": row.text,
        "onderwerp": {"naam": row.get_section_display()},
        "registratiedatum": row.recorded_at.isoformat(),
        "ontvangstdatum": row.happened_on.isoformat(),
        "vertrouwelijkheid": CONFIDENTIAL,
        "dossiers": [{"id": row.dossier.reference}],
    }
