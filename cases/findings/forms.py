"""The forms of a decision on one finding: what all of them ask, and of access what is given and which passages go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.findings import rules as findings_rules
from cases.flow import exemptions
from cases.models import Decision
from cases.redacting import text as giving
from dossiers.text.fields import TypedField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cases.redacting.doubts import Doubt

Code = Decision.Code
NEEDED = gettext_lazy("nodig bij deels of niet geven")
NEEDED_BY_RULE = gettext_lazy("nodig bij een regel uit UAVG artikel 41")
DOUBT, NAME, WORD = "twijfel_", "name", "word"
NAME_OR_WORD = (
    (NAME, gettext_lazy("De naam: maak onleesbaar")),
    (WORD, gettext_lazy("Een gewoon woord: laat staan")),
)
CHOOSE_WORD = gettext_lazy("Kies of dit de naam is, of een gewoon woord.")
KEEP = ("", gettext_lazy("laten staan"))


class DecisionBoxes(forms.Form):
    """What every decision on one finding asks: the outcome, the rule and why, the reason for the person, and a note."""

    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    ground = forms.ChoiceField(required=False)
    necessity = TypedField(
        label=gettext_lazy("Waarom is dit nodig, en is minder niet genoeg?"),
        help_text=gettext_lazy("Blijft binnen."),
        longest=2_000,
        required=False,
        rows=2,
    )
    reason = TypedField(label=gettext_lazy("Uitleg voor de aanvrager"), longest=2_000, required=False, rows=3)
    note = TypedField(label=gettext_lazy("Interne notitie"), longest=2_000, required=False, rows=2)

    words_of: ClassVar[dict[str, dict[str, Any]]] = {}  # per box its label, help and errors, in the words of the form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in self.words_of.items():
            box = self.fields[name]
            box.label, box.help_text = words.get("label", box.label), words.get("help", box.help_text)
            box.error_messages |= {"required": words["required"]} if "required" in words else {}

    def faults(self) -> Iterable[tuple[str, str]]:
        """What is missing for what was chosen, each with the box it stands in. Asked once the boxes were read."""
        return ()

    def clean(self) -> dict[str, Any]:
        """Say all that is missing at once, each at its box."""
        for box, why in self.faults():
            if box not in self.errors:
                self.add_error(box, why)
        return self.cleaned_data

    def decided(self) -> dict[str, Any]:
        """What was typed in these boxes, by name, but the revision. Only for a valid form."""
        names = ("outcome", "ground", "necessity", "reason", "note")
        return {name: self.cleaned_data[name] for name in names}


class JudgeForm(DecisionBoxes):
    """The decision on one finding, with the reason for the person and, apart, a note that stays inside (S7, S9).

    `kind` is that of the case, `text` that of the record, `passages` what was marked before. Without scripts: every
    sentence has a list of codes beside it.
    """

    code = forms.ChoiceField(
        label=gettext_lazy("Waarom niet helemaal?"),
        choices=[("", gettext_lazy("Kies een reden")), *((code, f"{code} – {label}") for code, label in Code.choices)],
        required=False,
    )
    words = TypedField(
        label=gettext_lazy("Losse woorden die weg moeten"),
        help_text=gettext_lazy("Eén per regel, precies zoals ze er staan. Ook in het onderwerp en de herkomst."),
        longest=2_000,
        required=False,
        rows=2,
    )
    given_text = forms.CharField(
        label=gettext_lazy("Tekst die de aanvrager krijgt"),
        help_text=gettext_lazy("Leeg laten: dan volgt de tekst uit de zinnen hierboven en uit uw keuzes bij Anderen."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    has_others = True  # whether anybody else is known to be in the piece; the page says so before it looks
    field_order = ("revision", "outcome", "code", "ground", "necessity", "reason", "words", "given_text", "note")
    words_of: ClassVar = {
        "outcome": {
            "label": gettext_lazy("Wat krijgt de aanvrager?"),
            "required": gettext_lazy("Kies: geven, deels geven of niet geven."),
        },
        "ground": {"label": gettext_lazy("Op welke regel rust dat?")},
        "reason": {"help": gettext_lazy("Komt in de brief. Korte zinnen, zonder namen van anderen.")},
        "note": {"help": gettext_lazy("Blijft binnen. Komt nooit in de brief of het pakket.")},
    }

    def __init__(
        self,
        *args: Any,
        kind: str,
        text: str = "",
        passages: Iterable[giving.Passage] = (),
        is_whole: bool = False,
        **kwargs: Any,
    ) -> None:
        """`is_whole` for a file without a redacted version, which is given whole or not at all."""
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in ("code", "reason"):
            self.fields[name].needed_when = NEEDED  # type: ignore[attr-defined]
        self.fields["necessity"].needed_when = NEEDED_BY_RULE  # type: ignore[attr-defined]
        self.fields["outcome"].choices = Decision.Outcome.choices  # type: ignore[attr-defined]
        if is_whole:
            self._whole_or_not()
        self.fields["ground"].choices = _grounds(kind)  # type: ignore[attr-defined]
        self.parts = dict(_parts(text, passages))
        for number, (name, (_part, code)) in enumerate(self.parts.items(), start=1):
            label = _("Zin %(n)s") % {"n": number}
            self.fields[name] = forms.ChoiceField(
                label=label, choices=[KEEP, *((code, code) for code in Code.values)], initial=code, required=False
            )
        self.doubts: dict[str, Doubt] = {}
        loose = [passage["words"] for passage in passages if "words" in passage]
        self.fields["words"].initial = "\n".join(dict.fromkeys(loose))

    def _whole_or_not(self) -> None:
        """Offer no part."""
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (value, label) for value, label in Decision.Outcome.choices if value != Decision.Outcome.PARTLY
        ]
        self.fields["outcome"].help_text = _(
            "Een bestand geeft u heel, of niet. Deels geven kan als u er een gelakte versie voor in de plaats zet."
        )

    def ask_of(self, doubts: Mapping[Doubt, bool | None]) -> None:
        """Ask of each of `doubts` whether it is the name, beginning with what was said of it, if anything."""
        self.doubts = {f"{DOUBT}{doubt.place}": doubt for doubt in doubts}
        for name, doubt in self.doubts.items():
            self.fields[name] = _name_or_word(doubt, doubts[doubt])

    def faults(self) -> Iterable[tuple[str, str]]:
        """What is missing where something is withheld, and what was not said of a word that may be a name."""
        if self.cleaned_data.get("outcome") in (Decision.Outcome.GRANTED, Decision.Outcome.PARTLY):
            yield from ((name, str(CHOOSE_WORD)) for name in self.doubts if not self.cleaned_data.get(name))
        names = ("outcome", "code", "ground", "necessity", "reason", "note")
        said = findings_rules.Judgement(**{name: self.cleaned_data.get(name, "") for name in names})
        yield from findings_rules.faults(said, self.kind, has_others=self.has_others)

    def doubtful(self) -> Iterator[forms.BoundField]:
        """The box of each word that may be a name."""
        return (self[name] for name in self.doubts)

    def sentences(self) -> Iterator[tuple[str, forms.BoundField]]:
        """Each sentence with the list beside it."""
        for name, (part, _code) in self.parts.items():
            yield part.text, self[name]

    @property
    def said(self) -> dict[str, Any]:
        """What was decided, as `actions.judge` takes it."""
        cleaned = self.cleaned_data
        marked = [
            {"start": part.start, "end": part.end, "code": cleaned[name]}
            for name, (part, _code) in self.parts.items()
            if cleaned.get(name)
        ]
        lines = [" ".join(line.split()) for line in cleaned["words"].splitlines() if line.strip()]
        loose = [{"words": line, "code": cleaned["code"] or Code.OTHER_PERSON} for line in lines]
        own = {name: cleaned[name] for name in ("revision", "code", "given_text")}
        words = {doubt.place: cleaned[name] == NAME for name, doubt in self.doubts.items() if cleaned.get(name)}
        return self.decided() | own | {"passages": [*marked, *loose], "doubts": words}


def _name_or_word(doubt: Doubt, was: bool | None) -> forms.ChoiceField:
    """The box in which the officer says whether a word is the name or an ordinary word."""
    return forms.ChoiceField(
        label=_("‘%(words)s’: een naam of een gewoon woord?") % {"words": doubt.words},
        help_text=f"… {doubt.before}{doubt.words}{doubt.after} …",
        choices=NAME_OR_WORD,
        widget=forms.RadioSelect,
        initial=None if was is None else NAME if was else WORD,
        required=False,
    )


def _parts(text: str, passages: Iterable[giving.Passage]) -> Iterator[tuple[str, tuple[giving.Part, str]]]:
    for part, code in giving.positions(text, passages):
        yield f"zin_{part.start}_{part.end}", (part, code)


def rules_by_name(code: str, kind: str) -> list[tuple[str, Any]]:
    """The rules of the closed lists that go with this code and can limit this right, to choose from."""
    return [(limit.value, f"{limit.source.name}: {limit.label}") for limit in exemptions.rules_for(code, kind)]


def _grounds(kind: str) -> list[tuple[str, Any]]:
    """The rules of the closed lists that can limit this right, by code, after the usual one."""
    groups = [
        (
            f"{code.value} – {code.label}",
            rules_by_name(code, kind),
        )
        for code in Code
    ]
    return [("", _("De gewone regel bij deze letter")), *((label, rules) for label, rules in groups if rules)]
