"""Boxes for what people type: dates in three parts, text without signs that cannot be read, choices with a hint."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST_DIGITS = 8  # of a number that can be called from outside
EARLIEST_BIRTH = dt.date(1900, 1, 1)
SEEN = "LNPS"  # letters, numbers, punctuation and symbols; a text without any is empty, whatever its length
# Marks that turn the direction of writing: they come along when copying, and can make a name look like another.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class TypedField(forms.CharField):
    """Text as people type it, in any script, of at most `longest` characters. A box of one line unless `rows` is given.

    A text that is too long is not cut short by the browser but stays on screen, with how much too long it is.
    """

    default_error_messages = {"required": gettext_lazy("Vul dit in.")}

    box: type[forms.Widget] = forms.TextInput

    def __init__(self, *, longest: int, rows: int = 0, autocomplete: str = "", **kwargs: Any) -> None:
        attrs: dict[str, Any] = {"autocomplete": autocomplete} if autocomplete else {}
        super().__init__(widget=forms.Textarea({**attrs, "rows": rows}) if rows else self.box(attrs), **kwargs)
        self.longest, self.has_lines = longest, bool(rows)

    def to_python(self, value: Any) -> str:
        """The text with one kind of line end, and on one line if it is one. Nothing where there is nothing to see."""
        text = TURNS.sub("", super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if not any(unicodedata.category(sign)[0] in SEEN for sign in text):
            return ""
        return text if self.has_lines else " ".join(text.split())

    def run_validators(self, value: str) -> None:
        """Raises ValidationError, with a sentence, for what cannot be kept."""
        if not value:
            return
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in value):
            raise ValidationError(_("In uw tekst staat een teken dat wij niet kunnen lezen. Typ de tekst opnieuw."))
        if (over := len(value) - self.longest) > 0:
            raise ValidationError(_too_long(over, self.longest))
        self.check(value)

    def check(self, value: str) -> None:
        """What this kind of text may not be. Raises ValidationError."""
        if holds_citizen_number(value):
            raise ValidationError(_("Dit lijkt een burgerservicenummer. Dat hebben wij niet nodig. Haal het weg."))


def _too_long(over: int, longest: int) -> str:
    """The sentence for a text that does not fit."""
    figures = {"over": f"{over:,}".replace(",", "."), "longest": f"{longest:,}".replace(",", ".")}
    return (
        ngettext(
            "Uw tekst is %(over)s teken te lang. Er passen %(longest)s tekens. Maak de tekst korter.",
            "Uw tekst is %(over)s tekens te lang. Er passen %(longest)s tekens. Maak de tekst korter.",
            over,
        )
        % figures
    )


class AddressField(TypedField):
    """An address as it stands on an envelope; kept on one line, with commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"longest": 200, "rows": 3, "autocomplete": "street-address", **kwargs})

    def to_python(self, value: Any) -> str:
        """The lines of the envelope, joined."""
        return ", ".join(line.strip(" ,\t") for line in super().to_python(value).split("\n") if line.strip(" ,\t"))


class MailField(TypedField):
    """An e-mail address."""

    box = forms.EmailInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"longest": 254, "autocomplete": "email", **kwargs})

    def check(self, value: str) -> None:
        """Raises ValidationError for what is no address."""
        try:
            validate_email(value)
        except ValidationError:
            sentence = _("Er mist iets in uw e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl.")
            raise ValidationError(sentence) from None


class PhoneField(TypedField):
    """A telephone number, written as people do."""

    box = forms.TelInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"longest": 20, "autocomplete": "tel", **kwargs})

    def check(self, value: str) -> None:
        """Raises ValidationError for what nobody can call."""
        digits = re.sub(r"[ ().+-]", "", value)
        if not (digits.isdecimal() and len(digits) >= FEWEST_DIGITS):
            raise ValidationError(_("Dit is geen telefoonnummer. Een nummer ziet er zo uit: 06 12 34 56 78."))


class DateParts(forms.MultiWidget):
    """A date in three boxes, as people say it: day, month, year."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, autocomplete: str = "") -> None:
        parts = {"day": 2, "month": 2, "year": 4}
        super().__init__(
            {
                part: forms.TextInput(
                    {
                        "inputmode": "numeric",
                        "size": size,
                        **({"autocomplete": f"{autocomplete}-{part}"} if autocomplete else {}),
                    }
                )
                for part, size in parts.items()
            }
        )

    def decompress(self, value: dt.date | None) -> list[int | None]:
        """The parts of a date."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.Field):
    """A day in three boxes. Left empty it is None, unless it is required; what is no day gets a sentence."""

    widget = DateParts
    autocomplete = ""
    default_error_messages = {
        "required": gettext_lazy("Vul een datum in, bijvoorbeeld 27 3 2026."),
        "invalid": gettext_lazy("Deze datum bestaat niet. Vul een datum in, bijvoorbeeld 27 3 2026."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateParts(self.autocomplete), **kwargs)

    def clean(self, value: Any) -> dt.date | None:
        """The day that was typed. Raises ValidationError."""
        parts = [(part or "").strip() for part in value or ()]
        if not any(parts) and not self.required:
            return None
        if not all(parts):
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            day, month, year = (int(part if part.isdecimal() else "") for part in parts)
            return dt.date(year, month, day)
        except (ValueError, OverflowError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class BirthDateField(DayField):
    """A date of birth in three boxes. What has yet to come or cannot be gets a sentence of its own."""

    autocomplete = "bday"
    default_error_messages = {
        "required": gettext_lazy("Vul uw geboortedatum in, bijvoorbeeld 27 3 1980."),
        "invalid": gettext_lazy("Deze datum bestaat niet. Vul uw geboortedatum in, bijvoorbeeld 27 3 1980."),
    }

    def clean(self, value: Any) -> dt.date | None:
        """The date that was typed. Raises ValidationError."""
        born_on = super().clean(value)
        if born_on and born_on > timezone.localdate():
            raise ValidationError(_("Deze datum ligt in de toekomst. Controleer het jaartal."))
        if born_on and born_on < EARLIEST_BIRTH:
            raise ValidationError(_("Deze datum is te lang geleden. Controleer het jaartal. Gebruik 4 cijfers."))
        return born_on


class Hinted(forms.RadioSelect):
    """Radio buttons of which some carry a sentence of explanation: `hints` by value."""

    def __init__(self, hints: Mapping[str, str | Promise], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.hints = hints

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option with its hint."""
        return {**super().create_option(name, value, *args, **kwargs), "hint": self.hints.get(str(value), "")}


class HintedBoxes(Hinted, forms.CheckboxSelectMultiple):
    """Check boxes of which some carry a sentence of explanation."""

    allow_multiple_selected = True
    input_type = "checkbox"
    template_name = forms.CheckboxSelectMultiple.template_name
    option_template_name = forms.CheckboxSelectMultiple.option_template_name
