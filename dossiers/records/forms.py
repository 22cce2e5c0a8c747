"""What is typed to put something in a dossier, to set it right, or to put words or a file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.files.checking import Paper, checked
from dossiers.files.kinds import KINDS, SPOKEN
from dossiers.models import Mention, Record
from dossiers.records import evidence
from dossiers.records.rules import in_prose, why_not_value
from dossiers.refusal import Refused
from dossiers.text.fields import DayField, TypedField
from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.models import LawfulBasis, Person

MOST_FILES = 5
ENDINGS = ",".join(f".{ending}" for kind in KINDS.values() for ending in kind.endings)
CHOOSE = gettext_lazy("Kies er een uit de lijst.")
FIRST = ("category", "title", "text", "is_checked", "happened_on", "origin")
PROOF = ("words", "given_on", "until", "evidence")


class ProseField(TypedField):
    """Text of some length. What looks like a citizen service number is judged with the tick below it, not here."""

    def check(self, value: str) -> None:
        """Nothing; see `Confirmed`."""


class Confirmed(forms.Form):
    """A form with prose: a look-alike of a citizen service number in it asks for a tick that it is none."""

    is_checked = forms.BooleanField(
        label=gettext_lazy("Ik heb het nagekeken: dit is geen burgerservicenummer"), required=False
    )
    prose = "text"

    @property
    def asks(self) -> bool:
        """Whether the tick is asked: the text that was typed holds a look-alike."""
        return self.is_bound and holds_citizen_number(str(self[self.prose].value() or ""))

    def clean(self) -> dict[str, Any]:
        """Raises a sentence at the text as long as the tick is not there."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if holds_citizen_number(typed.get(self.prose) or "") and not typed.get("is_checked"):
            self.add_error(self.prose, in_prose())
        return typed


class ManyFiles(forms.FileInput):
    """A box for several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All files that were chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.Field):
    """Files as they were sent, still unchecked."""

    widget = ManyFiles

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ManyFiles({"accept": ENDINGS, "multiple": True}), **kwargs)


class WithFiles(forms.Form):
    """A form with files. They are looked at last: when something else is wrong they have to be chosen again anyway."""

    attached = FilesField(
        label=gettext_lazy("Bestanden"),
        required=False,
        help_text=format_lazy(
            gettext_lazy("Hoogstens 5, elk tot 25 MB: {kinds}. Van een foto bewaren wij alleen het beeld."),
            kinds=SPOKEN,
        ),
    )
    most = MOST_FILES

    def papers(self) -> tuple[Paper, ...]:
        """The files that may come in; what is wrong with the others stands on the form."""
        sent = self.cleaned_data.get("attached") or []
        if self.errors:
            if sent:
                self.add_error("attached", _("Kies de bestanden opnieuw. Uw browser onthoudt ze niet."))
            return ()
        if len(sent) > self.most:
            told = _("U koos te veel bestanden. Voeg er hoogstens %(most)s tegelijk toe.") % {"most": self.most}
            self.add_error("attached", told)
            return ()
        return tuple(paper for each in sent if (paper := self._paper(each)))

    def _paper(self, sent: Any) -> Paper | None:
        try:
            return checked(sent.name, sent.read(), sent.size)
        except Refused as refusal:
            self.add_error("attached", refusal.why)
            return None


class FileForm(WithFiles):
    """One file or more, with a record that stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attached"].required = True
        self.fields["attached"].error_messages["required"] = _("Kies een bestand.")


class EntryForm(WithFiles, Confirmed):
    """A record under one activity and basis, which decide what may be chosen and what must be shown."""

    category = forms.ChoiceField(
        label=gettext_lazy("Soort gegeven"), error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )
    title = TypedField(longest=120, label=gettext_lazy("Onderwerp"))
    text = ProseField(
        longest=20_000,
        rows=8,
        label=gettext_lazy("Tekst"),
        help_text=gettext_lazy("Schrijf op wat u zag of hoorde, niet wat u ervan vindt. De huurder mag dit lezen."),
    )
    happened_on = DayField(label=gettext_lazy("Wanneer was dit?"))
    origin = TypedField(
        longest=120,
        label=gettext_lazy("Van wie of waarvandaan hebt u dit?"),
        help_text=gettext_lazy("Bijvoorbeeld: van de huurder zelf, telefonisch."),
    )
    trigger_on = DayField(
        label=gettext_lazy("Wanneer begint de bewaartermijn?"),
        required=False,
        help_text=gettext_lazy("Laat dit leeg als dat nog niet vaststaat."),
    )
    name = TypedField(
        longest=80,
        label=gettext_lazy("Wie wordt hierin genoemd?"),
        required=False,
        help_text=gettext_lazy("Alleen anderen dan de persoon van dit dossier. Zoek op naam en zet de rol erbij."),
    )

    def __init__(self, *args: Any, basis: LawfulBasis, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.basis, self.kind = basis, evidence.kind_for(basis)
        names = basis.activity.category_names
        chosen: Any = self.fields["category"]
        chosen.choices = [*([("", _("Kies"))] if len(names) > 1 else []), *((name, name) for name in names)]
        self.fields |= _evidence_fields(self.kind, basis)
        self.people = {f"role-{person.reference}": person for person in people}
        for name, person in self.people.items():
            roles = [("", _("niet genoemd")), *Mention.Role.choices]
            self.fields[name] = forms.ChoiceField(label=_who(person), choices=roles, required=False)
        self.order_fields((*FIRST, *PROOF, "trigger_on", "name", *self.people, "attached"))

    def clean(self) -> dict[str, Any]:
        """The evidence as it will be kept, and what the rules say of each field."""
        typed = super().clean()
        if self.kind == evidence.Kind.CONSENT and {"words", "given_on"} <= typed.keys():
            typed["evidence"] = evidence.of_consent(typed["words"], typed["given_on"], typed.get("until"))
        shown = typed.get("evidence")
        if shown and (why := evidence.why_not_evidence(self.basis, self.kind, shown)):
            self.add_error("words" if "words" in self.fields else "evidence", why)
        draft = Record(basis=self.basis, category=typed.get("category", ""))
        for name in ("text", "happened_on", "trigger_on"):
            if name in typed and (why := why_not_value(draft, name, typed[name], is_checked=True)):
                self.add_error(name, why)
        return typed

    def told(self) -> dict[str, Any]:
        """What was typed, for `recording.Told`; without the files."""
        names = ("title", "text", "category", "evidence", "origin", "happened_on", "trigger_on", "is_checked")
        people = {person: self.cleaned_data[name] for name, person in self.people.items() if self.cleaned_data[name]}
        return {**{name: self.cleaned_data[name] for name in names}, "people": people}

    @property
    def evidence_fields(self) -> list[forms.BoundField]:
        """The questions about the evidence of the basis."""
        return [self[name] for name in PROOF if name in self.fields]

    @property
    def role_fields(self) -> list[forms.BoundField]:
        """The question for each person that was found or chosen."""
        return [self[name] for name in self.people]


def _who(person: Person) -> str:
    """A person as the name of a question: enough to tell people apart, no more."""
    unit = next((dossier.unit for dossier in person.dossiers.all() if dossier.unit), None)
    return f"{person.name}, {unit.address}" if unit else person.name


def _evidence_fields(kind: str, basis: LawfulBasis) -> dict[str, forms.Field]:
    """The questions that this kind of evidence asks."""
    if kind == evidence.Kind.CONSENT:
        words = _("De woorden waarmee toestemming is gegeven")
        return {
            "words": TypedField(longest=evidence.LONGEST_WORDS, label=words),
            "given_on": DayField(label=_("Wanneer is toestemming gegeven?")),
            "until": DayField(label=_("Tot en met wanneer geldt die?"), required=False),
        }
    asked = {
        evidence.Kind.CONTRACT: (_("Uit welke overeenkomst blijkt dit?"), _("Bijvoorbeeld: huurcontract, artikel 6.")),
        evidence.Kind.ARTICLE: (_("Welk wetsartikel?"), _("Bijvoorbeeld: Woningwet artikel 46.")),
        evidence.Kind.ASSESSMENT: (
            _("Welke afweging?"),
            _("Lees de afweging bij ‘Waarvoor’. Past zij niet? Leg dan niets vast."),
        ),
    }
    label, hint = asked[evidence.Kind(kind)]
    initial = evidence.of_assessment(basis.activity) if kind == evidence.Kind.ASSESSMENT else None
    return {"evidence": TypedField(longest=200, label=label, help_text=hint, initial=initial)}


class CorrectionForm(Confirmed):
    """One field of a record set right, with the evidence."""

    prose = "new"
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    shows = TypedField(
        longest=500,
        rows=2,
        label=gettext_lazy("Waaruit blijkt dat dit klopt?"),
        help_text=gettext_lazy("Bijvoorbeeld: brief van de huurder van 3 mei 2026."),
    )

    def __init__(self, *args: Any, record: Record, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.name = record, name
        self.fields["new"] = _field_for(record, name)
        self.order_fields(("mark", "new", "is_checked", "shows"))

    @property
    def asks(self) -> bool:
        """The tick is asked for prose alone; in the other fields a look-alike is refused."""
        return self.name == "text" and super().asks

    def clean(self) -> dict[str, Any]:
        """What the rules say of the new value."""
        typed: dict[str, Any] = super().clean() if self.name == "text" else self.cleaned_data
        if "new" in typed and (why := why_not_value(self.record, self.name, typed["new"], is_checked=True)):
            self.add_error("new", why)
        return typed


def _field_for(record: Record, name: str) -> forms.Field:
    """The question for the new value of a field, with what stands there now."""
    label, now = _("Zo moet het zijn"), getattr(record, name)
    if name in ("happened_on", "trigger_on"):
        return DayField(label=label, initial=now, required=name == "happened_on")
    if name == "category":
        names = record.basis.activity.category_names
        choices = [*([] if now in names else [("", _("Kies"))]), *((each, each) for each in names)]
        messages = {"required": CHOOSE, "invalid_choice": CHOOSE}
        return forms.ChoiceField(label=label, choices=choices, initial=now, error_messages=messages)
    if name == "text":
        return ProseField(longest=20_000, rows=8, label=label, initial=now)
    kept: Any = Record._meta.get_field(name)
    return TypedField(longest=kept.max_length, label=label, initial=now)


class StatementForm(Confirmed):
    """The person's own words beside a record."""

    text = ProseField(
        longest=5_000,
        rows=8,
        label=gettext_lazy("De verklaring, in de woorden van de persoon zelf"),
    )
    made_on = DayField(label=gettext_lazy("Wanneer is de verklaring gegeven?"))
