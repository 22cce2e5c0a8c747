"""What is typed in the register: an activity, its assessment, a search, what an export is for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models import Activity
from dossiers.models.register import GROUNDS
from dossiers.register.content import TYPED, listed
from dossiers.register.listing import STATES
from dossiers.register.rules import Aim, Wanted
from dossiers.sections import Section
from dossiers.text.fields import DayField, TypedField
from law.terms import TERMS

FIRST_DAY = dt.date(2018, 5, 25)  # no register is older than the AVG
RULES = [(term.category, f"{term.label}, vanaf: {term.trigger}") for term in TERMS]


class RulesField(forms.MultipleChoiceField):
    """The retention rules that meet on an activity, kept as a list with commas."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """The rules one by one, however they came."""
        return listed(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> list[str]:
        """What was chosen; nothing is no rule."""
        return [each for each in super().to_python(value) if each]

    def clean(self, value: Any) -> Any:
        """The chosen rules as they are kept."""
        return ", ".join(super().clean(value))


class FilterForm(forms.Form):
    """The filter above the register. It holds no names of people."""

    words = forms.CharField(label=_("Zoek"), max_length=80, required=False)
    state = forms.ChoiceField(label=_("Stand"), choices=STATES, required=False)

    def clean(self) -> dict[str, Any]:
        """A state that is not one is as good as none."""
        cleaned = super().clean() or {}
        return {name: cleaned.get(name) or "" for name in self.fields}


class DayForm(forms.Form):
    """Of which day somebody wants to see the register."""

    op = DayField(label=_("Datum"), required=False)

    def clean_op(self) -> dt.date:
        """The day asked for; today for what has yet to come, and when nothing is asked."""
        day, today = self.cleaned_data["op"], timezone.localdate()
        return max(min(day or today, today), FIRST_DAY)


class ActivityForm(forms.Form):
    """One activity with everything AVG art. 30 asks, and the extras of this house."""

    name = TypedField(label=_("Naam"), longest=120)
    aim = forms.ChoiceField(
        label=_("Waar dient dit uiteindelijk voor?"),
        choices=Aim.choices,
        widget=forms.RadioSelect,
        initial=Aim.TASK,
        error_messages={"required": _("Kies waar dit uiteindelijk voor dient.")},
    )
    purpose = TypedField(
        label=_("Waarvoor"),
        longest=1_000,
        rows=3,
        help_text=_("In gewone woorden. Huurders lezen dit. Begin met ‘Wij’."),
    )
    section = forms.ChoiceField(label=_("Onderdeel van het dossier"), choices=Section.choices)
    subjects = TypedField(label=_("Van wie"), longest=200, help_text=_("Met komma's ertussen."))
    categories = TypedField(label=_("Welke gegevens"), longest=300, rows=2, help_text=_("Met komma's ertussen."))
    special = forms.ChoiceField(
        label=_("Bijzondere of strafrechtelijke gegevens"),
        choices=Activity.Special.choices,
        required=False,
        help_text=_("Over gezondheid, geloof, afkomst of strafbare feiten. Kies waarom u die mag bewaren."),
    )
    recipients = TypedField(
        label=_("Wie ze krijgen"),
        longest=300,
        rows=2,
        required=False,
        help_text=_("Noem ze bij naam waar dat kan, met komma's ertussen."),
    )
    joint = TypedField(label=_("Samen verantwoordelijk met"), longest=200, required=False)
    transfers = TypedField(
        label=_("Doorgifte buiten de EU"),
        longest=300,
        rows=2,
        required=False,
        help_text=_("Naar welk land, en met welke waarborg. Laat leeg als dat niet gebeurt."),
    )
    measures = TypedField(label=_("Beveiliging, in het algemeen"), longest=500, rows=3, required=False)
    kept = TypedField(label=_("Hoe lang"), longest=200)
    kept_because = TypedField(label=_("Waar die termijn op rust"), longest=120)
    retention = RulesField(
        label=_("Bewaarregels"),
        choices=RULES,
        required=False,
        help_text=_("Gelden er meer? Dan wint de langste. Een termijn die een wet als grens stelt, wint altijd."),
    )
    grounds = forms.MultipleChoiceField(
        label=_("Grondslagen"),
        choices=GROUNDS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elk gegeven in een dossier krijgt er één van."),
        error_messages={"required": _("Kies minstens één grondslag (AVG artikel 6 lid 1).")},
    )
    interest = TypedField(
        label=_("Afweging van ons belang"),
        longest=1_000,
        rows=4,
        required=False,
        help_text=_("Nodig bij ‘gerechtvaardigd belang’. Huurders lezen dit."),
    )
    dpia_needed = forms.BooleanField(label=_("Een DPIA is nodig, want het risico is groot"), required=False)
    owner = TypedField(
        label=_("Eigenaar"), longest=80, help_text=_("De functie die hiervoor zorgt, niet de naam van een mens.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    field_order = (  # as on the page, so that what is wrong is told in that order
        *("name", "purpose", "aim", "section", "owner", "subjects", "categories", "special", "grounds", "interest"),
        *("recipients", "joint", "transfers", "kept", "kept_because", "retention", "measures", "dpia_needed"),
    )

    @classmethod
    def of(cls, activity: Activity) -> ActivityForm:
        """The form as the activity stands."""
        initial = {name: getattr(activity, name) for name in (*TYPED, "revision")}
        return cls(initial={**initial, "grounds": [basis.ground for basis in activity.bases.all()]})

    @property
    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        words = {name: self.cleaned_data[name] for name in TYPED}
        return Wanted(words, frozenset(self.cleaned_data["grounds"]), self.cleaned_data["aim"])


class DpiaForm(forms.Form):
    """The four parts of an assessment (AVG art. 35(7)), and when it is looked at again."""

    description = TypedField(
        label=_("1. Wat gebeurt er?"), longest=4_000, rows=5, help_text=_("Welke gegevens, hoe, en waarvoor.")
    )
    necessity = TypedField(
        label=_("2. Is het nodig en in verhouding?"), longest=4_000, rows=5, help_text=_("Kan het ook met minder?")
    )
    risks = TypedField(
        label=_("3. Wat kan er misgaan voor mensen?"), longest=4_000, rows=5, help_text=_("Hoe groot is de kans?")
    )
    measures = TypedField(label=_("4. Wat doen wij daaraan?"), longest=4_000, rows=5)
    review_on = DayField(label=_("Opnieuw bekijken op"))


class AdviceForm(forms.Form):
    """What the FG advises on an assessment (AVG art. 35(2))."""

    advice = TypedField(label=_("Advies van de FG"), longest=2_000, rows=5)


class ExportForm(forms.Form):
    """As what the register is taken along, and for what."""

    class Kind(TextChoices):
        """The kinds of file."""

        XLSX = "xlsx", _("Excel (XLSX)")
        PDF = "pdf", _("PDF om te lezen of te printen")
        JSONLD = "jsonld", _("JSON-LD voor andere systemen (DPV)")

    class Purpose(TextChoices):
        """For whom."""

        SUPERVISOR = "supervisor", _("de Autoriteit Persoonsgegevens vraagt erom")
        AUDIT = "audit", _("controle door accountant of auditor")
        BOARD = "board", _("verslag aan bestuur of toezicht")
        WORK = "work", _("eigen werk aan het register")

    kind = forms.ChoiceField(
        label=_("Soort bestand"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een soort bestand.")},
    )
    purpose = forms.ChoiceField(
        label=_("Waarvoor hebt u dit nodig?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor u dit nodig hebt.")},
    )
