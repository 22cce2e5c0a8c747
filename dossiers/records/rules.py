"""What may not be recorded, corrected or attached, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.access.reading import opened
from dossiers.functions import Function
from dossiers.models import Activity, Record
from dossiers.records.evidence import why_not_evidence
from dossiers.records.freezing import why_not_touch
from dossiers.scope import scope_of
from dossiers.sections import Section
from dossiers.text.identifiers import IBAN, POSTCODE, holds_citizen_number, is_iban, is_postcode

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from dossiers.models import Dossier, LawfulBasis

# What may be set right, in the order of the page; the words of the page are those of the model.
CORRECTABLE = ("title", "text", "category", "happened_on", "trigger_on", "origin", "evidence")
PROSE = {"text"}  # where a look-alike of a citizen service number is only warned about
DAYS = {"happened_on", "trigger_on"}
MAY_BE_EMPTY = {"trigger_on"}


def may_record(user: Actor) -> bool:
    """Whether the functions of `user` let anything be recorded. The FG looks on (AVG art. 38(6))."""
    scope = scope_of(user)
    return bool(scope.sections) and scope.functions != {Function.FG}


def sections_for(dossier: Dossier, user: Actor) -> list[Section]:
    """The sections of `dossier` in which `user` may record."""
    scope = scope_of(user)
    if not may_record(user):
        return []
    return [section for section in Section if scope.keeps(section, dossier.complex_id, dossier.pk)]


def why_not_add(dossier: Dossier, basis: LawfulBasis, user: Actor, on: dt.date) -> str:
    """Why `user` may not record anything on this basis in `dossier`, or an empty string (regulation)."""
    activity: Activity = basis.activity
    if not may_record(user):
        return _("U kijkt mee, maar u legt zelf niets vast. Vraag het aan een collega.")
    if not scope_of(user).keeps(activity.section, dossier.complex_id, dossier.pk):
        return _("U hebt deze gegevens niet nodig voor uw functie.")
    if activity.ended_on is not None and activity.ended_on <= on:
        return _("Deze verwerking is beëindigd. Kies een andere.")
    if basis.until is not None and basis.until < on:
        return _("Deze grondslag geldt niet meer. Kies een andere.")
    return ""


def why_not_change(record: Record, user: Actor) -> str:
    """Why `user` may not add to or correct `record`, or an empty string (regulation)."""
    dossier, section = record.dossier, Section(record.section)
    if not may_record(user):
        return _("U kijkt mee, maar u legt zelf niets vast. Vraag het aan een collega.")
    if not scope_of(user).keeps(section, dossier.complex_id, dossier.pk):
        return _("U hebt deze gegevens niet nodig voor uw functie.")
    if section.is_closed and not opened(dossier, user, section):
        return _("Dit onderdeel is dicht. Zeg eerst waarvoor u het nodig hebt.")
    return why_not_touch(record)


def why_not_record(record: Record, is_checked: bool) -> dict[str, str]:
    """Why `record` cannot be kept as it stands: a sentence per field, nothing when it can (AVG art. 5 and 6).

    `is_checked` says that somebody looked, and that the number in the text is no citizen service number.
    """
    whys = {name: why_not_value(record, name, getattr(record, name), is_checked) for name in CORRECTABLE}
    if not whys["evidence"]:
        whys["evidence"] = why_not_evidence(record.basis, record.evidence_kind, record.evidence)
    if record.section != record.basis.activity.section:
        whys["section"] = _("Dit onderdeel hoort niet bij de verwerking. Kies een andere verwerking.")
    return {name: why for name, why in whys.items() if why}


def why_not_value(record: Record, field: str, value: Any, is_checked: bool) -> str:
    """Why `value` cannot stand in `field` of `record`, or an empty string."""
    if field in DAYS:
        return _why_not_day(field, value)
    if not value.strip():
        return _("Vul dit in.")
    if holds_citizen_number(value) and not (field in PROSE and is_checked):
        return in_prose() if field in PROSE else in_a_field()
    if field == "category" and value not in record.basis.activity.category_names:
        return _("Dit soort gegeven hoort niet bij de verwerking. Kies er een uit de lijst.")
    return _why_not_form(record.category, value) if field == "text" else ""


def in_a_field() -> str:
    """The sentence for a look-alike of a citizen service number where none can belong (UAVG art. 46)."""
    return _("Dit lijkt een burgerservicenummer. Dat hebben wij niet nodig. Haal het weg.")


def in_prose() -> str:
    """The sentence for a look-alike in text, where it may be something else."""
    return _(
        "In uw tekst staat iets dat een burgerservicenummer lijkt. Haal het weg. Is het een ander nummer? Zet dan het "
        "vinkje onder de tekst."
    )


def _why_not_day(field: str, day: dt.date | None) -> str:
    if day is None:
        return "" if field in MAY_BE_EMPTY else _("Vul een datum in, bijvoorbeeld 27 3 2026.")
    if field == "happened_on" and day > timezone.localdate():
        return _("Deze datum ligt in de toekomst. Controleer het jaartal.")
    return _("Deze datum is te lang geleden. Controleer het jaartal.") if day.year < 1900 else ""


def _why_not_form(category: str, text: str) -> str:
    """Why a text of this category does not hold what it should: an account number or postcode that exists."""
    if category == "IBAN":
        numbers = [hit.group() for hit in IBAN.finditer(text.upper())]
        if not numbers or not all(is_iban(number) for number in numbers):
            return _("Dit rekeningnummer klopt niet. Een rekeningnummer ziet er zo uit: NL91 ABNA 0417 1643 00.")
    if category in ("adres", "adresgegevens") and not all(
        is_postcode(hit.group()) for hit in POSTCODE.finditer(text.upper())
    ):
        return _("Deze postcode bestaat niet. Een postcode ziet er zo uit: 1234 AB.")
    return ""
