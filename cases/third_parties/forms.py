"""What is filled in about third parties: by the officer, and by the third party."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Consultation, ThirdParty
from cases.third_parties import rules
from dossiers.text.fields import AddressField, DayField, Hinted, MailField, TypedField
from law.calendar import plus_working_days

Choice, Answer, Outcome = ThirdParty.Choice, Consultation.Answer, Consultation.Outcome
POST_DAYS = 2  # working days that the post takes
HINTS: dict[str, str | Promise] = {
    Choice.SHIELD: _("De naam wordt overal onleesbaar. Er gaat geen brief uit."),
    Choice.ASK: _("Deze persoon krijgt een brief en 14 dagen. Tot u beslist, blijft de naam onleesbaar."),
    Choice.STAFF: _("Noemde het stuk iemand die hier werkt? De naam blijft staan."),
    Choice.HOUSEMATE: _("Woont samen met de aanvrager. De naam blijft staan. Let op bij een ex-partner."),
    Choice.INSTITUTION: _("Geen mens, maar een organisatie. De naam blijft staan."),
}


class ChoiceForm(forms.Form):
    """What is done with the name of one person, in every finding (S8)."""

    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    choice = forms.ChoiceField(
        label=_("Wat doet u met de naam?"),
        choices=Choice.choices,
        widget=Hinted(HINTS),
        error_messages={"required": _("Kies wat u met deze persoon doet.")},
    )
    reason = TypedField(
        label=_("Reden"),
        help_text=_("Blijft binnen. Verplicht als de naam blijft staan."),
        longest=1_000,
        rows=2,
        required=False,
    )


class AskForm(forms.Form):
    """The question to a third party: how it goes, and the kind of thing it is about; nothing about who asked."""

    what = TypedField(
        label=_("Om wat voor gegeven gaat het?"),
        help_text=_("Alleen de soort, bijvoorbeeld: uw naam bij een melding van 3 mei. Niets over de aanvrager."),
        longest=200,
        error_messages={"required": _("Schrijf op om wat voor gegeven het gaat.")},
    )
    channel = forms.ChoiceField(
        label=_("Hoe gaat de vraag weg?"),
        choices=Consultation.Channel.choices,
        widget=forms.RadioSelect,
        initial="post",
    )
    address = AddressField(label=_("Adres van de derde"), required=False)
    email = MailField(label=_("E-mailadres van de derde"), required=False)
    arrives_on = DayField(
        label=_("Wanneer komt de brief aan?"),
        help_text=_("Met de post duurt dat ongeveer twee werkdagen. De datum in de brief is 14 dagen later."),
        initial=lambda: plus_working_days(timezone.localdate(), POST_DAYS),
    )
    after = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].needed_when = _("verplicht bij een brief")  # type: ignore[attr-defined]
        self.fields["email"].needed_when = _("verplicht bij een e-mail")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was filled in; each road asks for its own address, said at that box."""
        typed = super().clean() or {}
        whys = {"address": rules.why_no_address, "email": rules.why_no_email}
        for name, why_no in whys.items():
            if name not in self.errors and (why := why_no(typed.get("channel", ""), typed.get(name, ""))):
                self.add_error(name, why)
        return typed


class NoticeForm(forms.Form):
    """On which day the letter was noticed, and what shows it."""

    noticed_on = DayField(label=_("Wanneer wist de derde het?"), initial=timezone.localdate)
    proof = forms.ChoiceField(
        label=_("Waaruit blijkt dat?"),
        choices=[choice for choice in Consultation.Proof.choices if choice[0] != Consultation.Proof.OPENED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Vul de dag in, en kies waaruit het blijkt.")},
    )


class WeighForm(forms.Form):
    """What is done with the name after the answer, or without one."""

    outcome = forms.ChoiceField(
        label=_("Wat doet u met de naam?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u doet met de naam.")},
    )
    reasons = TypedField(
        label=_("Motivering"),
        help_text=_("De derde kan dit lezen. Korte zinnen, en niets over de aanvrager."),
        longest=2_000,
        rows=3,
        required=False,
    )


class ReactionForm(forms.Form):
    """What a third party answers (P10)."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Wat vindt u ervan?"),
        choices=[
            (Answer.KEEP, _("Van mij mag mijn naam erin blijven")),
            (Answer.HIDE, _("Ik heb liever dat mijn naam onleesbaar wordt")),
            (Answer.TALK, _("Ik wil overleggen")),
        ],
        widget=Hinted({Answer.TALK: _("Wij bellen of schrijven u.")}),
        error_messages={"required": _("Kies één antwoord."), "invalid_choice": _("Kies één antwoord.")},
    )
    remark = TypedField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Dat hoeft niet. Alleen wij lezen dit."),
        longest=1_000,
        rows=3,
        required=False,
    )
