"""The journal in Dutch: what a line says, what a row is called, and for what somebody looked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from dossiers import verbs
from dossiers.functions import Function
from dossiers.sections import Purpose

if TYPE_CHECKING:
    from dossiers.models import LogEntry

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# To do what somebody looked; completes "keek in uw dossier ...".
TO = {
    Purpose.REPORT: lazy("om een melding te behandelen"),
    Purpose.VISIT: lazy("om een gesprek of huisbezoek voor te bereiden"),
    Purpose.PAYMENT: lazy("om een betalingsafspraak te maken of na te komen"),
    Purpose.PROCEDURE: lazy("om een procedure of uitzetting te voorkomen of te voeren"),
    Purpose.REQUEST: lazy("om een privacyverzoek te beantwoorden"),
    Purpose.OTHER: lazy("om een andere reden, die is vastgelegd"),
}
# The departments behind the functions, for people outside: never a name.
DEPARTMENTS = {
    Function.LETTING: lazy("afdeling verhuur"),
    Function.NUISANCE: lazy("afdeling leefbaarheid"),
    Function.ARREARS: lazy("afdeling incasso"),
    Function.MAINTENANCE: lazy("afdeling onderhoud"),
    Function.FRONT_DESK: lazy("de balie"),
    Function.PRIVACY_OFFICER: lazy("de privacy officer"),
    Function.FG: lazy("de functionaris gegevensbescherming"),
    Function.DIRECTOR: lazy("de directie"),
    Function.FUNCTIONAL_MANAGEMENT: lazy("functioneel beheer"),
}
NO_DEPARTMENT = lazy("een andere afdeling")


def sentence_of(line: LogEntry, names: dict[str, str]) -> str:
    """What a line says was done, without by whom. `names` are those of staff by key, for lines about staff."""
    verb = verbs.known().get(line.verb)
    what = what_of(line, names)
    return str(verb.label) % {"what": what} if verb else f"{line.verb}: {what}"


def what_of(line: LogEntry, names: dict[str, str]) -> str:
    """The row of a line: its kind and its reference, or the name when it is somebody of the staff.

    A key of the database says nothing to a reader, and is left out.
    """
    if name := names.get(line.object_pk):
        return name
    kind = ContentType.objects.get_for_id(line.content_type_id)
    model = kind.model_class()
    noun = str(model._meta.verbose_name) if model else kind.model
    if not line.object_repr:
        return _("%(kind)s (onbekend nummer)") % {"kind": noun}
    if KEY.search(line.object_repr):
        return noun
    return line.object_repr if line.object_repr.startswith(noun) else f"{noun} {line.object_repr}"


def fields_of(line: LogEntry) -> str:
    """Which fields a line says have changed, as they are called on screen; never what stood in them."""
    changes = line.changes if isinstance(line.changes, dict) else {}
    model: Any = ContentType.objects.get_for_id(line.content_type_id).model_class()
    fields = model._meta.get_fields() if model else ()
    known = {str(field.name): str(field.verbose_name) for field in fields if hasattr(field, "verbose_name")}
    return ", ".join(_field(known.get(str(name), str(name)), change) for name, change in changes.items())


def _field(label: str, change: Any) -> str:
    """A field that changed; of functions, which ones were given or taken."""
    if not isinstance(change, dict):
        return label
    functions = dict(Function.choices)
    names = ", ".join(str(functions.get(name, name)) for name in change.get("objects", []))
    sign = "+" if change.get("operation") == "add" else "−"
    return f"{label} {sign} {names}"


def purpose_words() -> dict[str, str]:
    """The words for every purpose that a line can have."""
    return {**{code: str(label) for code, label in Purpose.choices}, **{code: str(x) for code, x in EXPORTS.items()}}


# For what lines of the log, or the register, are taken along as a file.
EXPORTS = {
    "supervisor": lazy("vraag van de Autoriteit Persoonsgegevens"),
    "audit": lazy("controle door accountant of auditor"),
    "board": lazy("verslag aan bestuur of toezicht"),
    "incident": lazy("onderzoek naar een mogelijk datalek"),
    "subject": lazy("vraag van iemand over wie er keek"),
    "check": lazy("controle op het gebruik"),
    "work": lazy("eigen werk"),
}
