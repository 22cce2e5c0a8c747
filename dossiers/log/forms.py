"""What is chosen on the screens of the log: which lines, and for what they are taken along."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers import verbs
from dossiers.functions import Function
from dossiers.journal.actions import REFERENCE
from dossiers.log.queries import RECENT, Sought
from dossiers.log.words import EXPORTS, purpose_words

if TYPE_CHECKING:
    from dossiers.verbs import JournalVerb

ONLY = [("", _("Alle regels")), ("denied", _("Alleen geweigerd")), ("emergency", _("Alleen noodtoegang"))]
FIRST = ("only", "reference", "since", "until")
FROM_LIST = {"invalid_choice": _("Kies iets uit de lijst.")}
A_DATE = {"invalid": _("Vul een datum in, bijvoorbeeld 27-3-2026.")}


def _name_of(verb: JournalVerb) -> str:
    """A verb by itself, for the list."""
    return " ".join((str(verb.label) % {"what": "…"}).split())


class LogForm(forms.Form):
    """Which lines of the log one wants to see."""

    only = forms.ChoiceField(label=_("Toon"), choices=ONLY, required=False, error_messages=FROM_LIST)
    verb = forms.ChoiceField(label=_("Handeling"), required=False, error_messages=FROM_LIST)
    function = forms.ChoiceField(label=_("Functie"), required=False, error_messages=FROM_LIST)
    member = forms.ChoiceField(label=_("Medewerker"), required=False, error_messages=FROM_LIST)
    reference = forms.CharField(
        label=_("Kenmerk"), required=False, max_length=40, error_messages={"max_length": _("Dit kenmerk is te lang.")}
    )
    purpose = forms.ChoiceField(label=_("Doel"), required=False, error_messages=FROM_LIST)
    since = forms.DateField(label=_("Vanaf"), required=False, error_messages=A_DATE)
    until = forms.DateField(label=_("Tot en met"), required=False, error_messages=A_DATE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[str, Any]]] = {
            "verb": sorted(((code, _name_of(verb)) for code, verb in verbs.known().items()), key=lambda pair: pair[1]),
            "function": list(Function.choices),
            "member": _staff(),
            "purpose": list(purpose_words().items()),
        }
        for name, options in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", _("Alle")), *options]
        for name in ("since", "until"):
            self.fields[name].widget.attrs["class"] = "short"

    def clean_reference(self) -> str:
        """The reference as we write it."""
        typed: str = self.cleaned_data["reference"].strip()
        return typed if REFERENCE.fullmatch(typed) else typed.upper()

    def clean(self) -> dict[str, Any]:
        """Refuses a period that ends before it begins."""
        chosen = super().clean() or {}
        if (since := chosen.get("since")) and (until := chosen.get("until")) and until < since:
            self.add_error("until", _("De laatste dag ligt voor de eerste."))
        return chosen

    @property
    def first(self) -> list[forms.BoundField]:
        """What most people choose by."""
        return [self[name] for name in FIRST]

    @property
    def rest(self) -> list[forms.BoundField]:
        """What is out of sight until somebody asks for it."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def is_detailed(self) -> bool:
        """Whether something is chosen, or wrong, in the rest."""
        return any(field.data or field.errors for field in self.rest)

    @property
    def sought(self) -> Sought:
        """What one looks for, in a form that is valid."""
        return Sought(**self.cleaned_data)


def _staff() -> list[tuple[str, str]]:
    """Everybody who ever worked here, by name."""
    return [(str(pk), name) for pk, name in get_user_model().objects.order_by("name", "pk").values_list("pk", "name")]


def recent() -> dict[str, str]:
    """What the page begins with: the lines of the last month."""
    since: dt.date = timezone.localdate() - RECENT
    return {"since": f"{since.day}-{since.month}-{since.year}"}


class ExportForm(forms.Form):
    """As what lines of the log are taken along, and for what."""

    field_order = ("purpose", "kind")

    class Kind(TextChoices):
        """The kinds of file."""

        XLSX = "xlsx", _("Excel (XLSX)")
        CSV = "csv", _("CSV, voor elk rekenblad")

    kind = forms.ChoiceField(
        label=_("Soort bestand"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een soort bestand."), **FROM_LIST},
    )
    purpose = forms.ChoiceField(
        label=_("Waarvoor hebt u dit nodig?"),
        choices=[(code, label) for code, label in EXPORTS.items() if code not in ("board", "work")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor u dit nodig hebt."), **FROM_LIST},
    )
