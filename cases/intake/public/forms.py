"""What somebody fills in on the public form: one form for each step, in the order of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from cases.flow.rights import RIGHTS
from cases.flow.topics import Topic
from cases.models import Requester
from dossiers.text.fields import AddressField, BirthDateField, Hinted, HintedBoxes, MailField, PhoneField, TypedField
from law.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST_QUESTION = 5_000
CAMERA_DAYS = next(term.days for term in TERMS if term.category == "camera")


class StepForm(forms.Form):
    """One step. `asked` are the kinds of request that were chosen in the first step, if it was answered."""

    title: ClassVar[str | Promise] = ""
    question_is_title: ClassVar[bool] = False  # the first question is the heading of the page
    # Answers that count only with another one: name, to the question and the answer it hangs on.
    only_when: ClassVar[dict[str, tuple[str, str]]] = {}

    use_required_attribute = False

    def __init__(self, *args: Any, asked: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked

    def clean(self) -> dict[str, Any]:
        """Let go of what hangs on an answer that was not given, whatever was filled in there."""
        cleaned = super().clean() or {}
        for name, (question, answer) in self.only_when.items():
            if cleaned.get(question) != answer:
                cleaned[name] = ""
                self.errors.pop(name, None)
        return cleaned

    def answers(self) -> Iterator[tuple[str, str, str]]:
        """Name, question and answer in words, of each question that counts; an answer may be empty."""
        for field in self:
            if field.name not in self.only_when or self.cleaned_data[field.name]:
                yield field.name, str(field.label), self._in_words(field.name)

    def _in_words(self, name: str) -> str:
        """One answer as the person reads it back."""
        value, field = self.cleaned_data[name], self.fields[name]
        if isinstance(field, forms.ChoiceField):
            labels = {str(key): str(label) for key, label in list(field.choices)}  # type: ignore[arg-type]
            return ", ".join(labels[each] for each in ([value] if isinstance(value, str) else value))
        return value if isinstance(value, str) else date_format(value, "j F Y")


class WhatForm(StepForm):
    """What somebody wants (P2)."""

    title = gettext_lazy("Wat wilt u doen?")
    question_is_title = True

    kind = forms.MultipleChoiceField(
        label=title,
        help_text=gettext_lazy("U mag meer dan één ding kiezen. U krijgt dan op elk een antwoord."),
        choices=[(str(kind), right.wish) for kind, right in RIGHTS.items()],
        widget=HintedBoxes({str(kind): right.hint for kind, right in RIGHTS.items() if right.hint}),
        error_messages={
            "required": gettext_lazy("Kies wat u wilt doen. Weet u het niet? Kies dan ‘Iets anders’."),
            "invalid_choice": gettext_lazy("Kies wat u wilt doen. Weet u het niet? Kies dan ‘Iets anders’."),
        },
    )


class AboutForm(StepForm):
    """What it is about (P3), and the question in own words."""

    title = gettext_lazy("Waarover gaat het?")
    question_is_title = True

    topics = forms.MultipleChoiceField(
        label=title,
        help_text=gettext_lazy("U mag meer dan één onderwerp kiezen. Weet u het niet? Kies dan ‘Alles’."),
        choices=Topic.choices,
        widget=HintedBoxes(
            {
                Topic.CAMERA.value: format_lazy(
                    gettext_lazy(
                        "Wij bewaren beelden maar {days} dagen. Doe uw verzoek dus snel. "
                        "Schrijf hieronder op welke dag, hoe laat en op welke plek het was."
                    ),
                    days=CAMERA_DAYS,
                )
            }
        ),
        error_messages={
            "required": gettext_lazy("Kies minstens één onderwerp. U mag ook ‘Alles’ kiezen."),
            "invalid_choice": gettext_lazy("Kies minstens één onderwerp. U mag ook ‘Alles’ kiezen."),
        },
    )
    question = TypedField(
        label=gettext_lazy("Wat wilt u vragen of uitleggen?"),
        help_text=gettext_lazy("Schrijf het op in uw eigen woorden. Uw burgerservicenummer hebben wij niet nodig."),
        longest=LONGEST_QUESTION,
        rows=6,
        required=False,
        error_messages={"required": gettext_lazy("Schrijf op wat u wilt vragen. Eén zin is genoeg.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.fields["question"]
        rights = [RIGHTS[kind] for kind in self.asked if kind in RIGHTS]
        question.required = any(right.must_explain for right in rights)
        if len(rights) == 1 and rights[0].prompt:
            question.label = str(rights[0].prompt)
            question.error_messages["required"] = str(rights[0].prompt_missing)


class WhoForm(StepForm):
    """Who asks (P4). No citizen number and no document: AVG art. 5(1)(c), 12(6)."""

    title = gettext_lazy("Wie bent u?")
    only_when = {
        "former_address": ("relation", Requester.Relation.FORMER.value),
        "on_behalf_of": ("for_whom", "other"),
    }

    name = TypedField(
        label=gettext_lazy("Uw naam"),
        help_text=gettext_lazy("Uw voornaam en achternaam."),
        longest=120,
        autocomplete="name",
        error_messages={"required": gettext_lazy("Vul uw voornaam en achternaam in.")},
    )
    born_on = BirthDateField(label=gettext_lazy("Uw geboortedatum"), help_text=gettext_lazy("Bijvoorbeeld 27 3 1980."))
    address = AddressField(
        label=gettext_lazy("Uw adres"),
        help_text=gettext_lazy("Straat en huisnummer, postcode en plaats. Waar u nu woont."),
        error_messages={"required": gettext_lazy("Vul in waar u nu woont: straat, huisnummer, postcode en plaats.")},
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Waarvan kennen wij u?"),
        choices=Requester.Relation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvan wij u kennen. Weet u het niet? Kies ‘Iets anders’.")},
    )
    former_address = AddressField(
        label=gettext_lazy("Uw oude adres"),
        help_text=gettext_lazy("Alleen als u vroeger van ons huurde."),
        error_messages={"required": gettext_lazy("Vul het adres in waar u vroeger van ons huurde.")},
        autocomplete="",
    )
    for_whom = forms.ChoiceField(
        label=gettext_lazy("Voor wie doet u dit verzoek?"),
        choices=[("self", gettext_lazy("Voor mijzelf")), ("other", gettext_lazy("Voor iemand anders"))],
        widget=Hinted(
            {
                "other": gettext_lazy(
                    "Wij hebben dan ook een machtiging nodig. Die mag u later sturen. Uw verzoek telt vanaf vandaag."
                )
            }
        ),
        error_messages={"required": gettext_lazy("Kies of u dit voor uzelf vraagt of voor iemand anders.")},
    )
    on_behalf_of = TypedField(
        label=gettext_lazy("Naam van die ander"),
        help_text=gettext_lazy("Alleen als u dit voor iemand anders vraagt."),
        longest=120,
        error_messages={"required": gettext_lazy("Vul in voor wie u dit verzoek doet.")},
    )


class ReachForm(StepForm):
    """How to reach this person safely (P5)."""

    title = gettext_lazy("Hoe bereiken wij u?")
    only_when = {
        "email": ("contact_by", Requester.ContactBy.EMAIL.value),
        "phone": ("contact_by", Requester.ContactBy.PHONE.value),
        "letter_address": ("letters_safe", "no"),
    }

    contact_by = forms.ChoiceField(
        label=gettext_lazy("Hoe wilt u van ons horen?"),
        choices=Requester.ContactBy.choices,
        widget=Hinted(
            {
                Requester.ContactBy.EMAIL.value: gettext_lazy(
                    "Deelt u deze mailbox met iemand anders? Kies dan post of telefoon."
                )
            }
        ),
        error_messages={"required": gettext_lazy("Kies hoe wij u bereiken: e-mail, post of telefoon.")},
    )
    email = MailField(
        label=gettext_lazy("Uw e-mailadres"),
        help_text=gettext_lazy("Alleen als u e-mail kiest. Zo kunt u ook zien hoe het met uw verzoek gaat."),
        error_messages={"required": gettext_lazy("Vul uw e-mailadres in.")},
    )
    phone = PhoneField(
        label=gettext_lazy("Uw telefoonnummer"),
        help_text=gettext_lazy("Alleen als u telefoon kiest."),
        error_messages={"required": gettext_lazy("Vul uw telefoonnummer in.")},
    )
    letters_safe = forms.ChoiceField(
        label=gettext_lazy("Is uw adres veilig voor brieven?"),
        help_text=gettext_lazy("Soms sturen wij een brief, bijvoorbeeld met een code. Kan iemand anders die openen?"),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee, gebruik een ander adres"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of wij brieven naar uw adres mogen sturen.")},
    )
    letter_address = AddressField(
        label=gettext_lazy("Adres voor brieven"),
        help_text=gettext_lazy("Alleen als uw eigen adres niet veilig is. Straat, huisnummer, postcode en plaats."),
        error_messages={"required": gettext_lazy("Vul in waar wij brieven naartoe mogen sturen.")},
        autocomplete="",
    )


STEPS: dict[str, type[StepForm]] = {
    "wat": WhatForm,
    "waarover": AboutForm,
    "wie": WhoForm,
    "bereiken": ReachForm,
}
