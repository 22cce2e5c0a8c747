"""What staff type about a measure, and which records a request is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from cases.findings.forms import NEEDED_BY_RULE, DecisionBoxes, rules_by_name
from cases.findings.measures.actions import ARTICLES, Wanted
from cases.findings.rules import Judgement, faults
from cases.flow.rights import right_of
from cases.models import Decision, Measure
from dossiers.records import rules as records_rules
from dossiers.records.page_data import label_of
from dossiers.text.fields import TypedField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case, Finding

FOR_GRANTING = ("article", "field", "new", "shows")
OF_THE_MEASURE = ("article", "field", "new", "shows", "words")


class MeasureForm(DecisionBoxes):
    """The decision on one finding; which boxes there are follows from the right that is used."""

    article = forms.ChoiceField(label=gettext_lazy("Op welke grond?"), widget=forms.RadioSelect, required=False)
    field = forms.ChoiceField(label=gettext_lazy("Wat moet er verbeterd worden?"), required=False)
    new = forms.CharField(
        label=gettext_lazy("Wat moet er staan?"),
        help_text=gettext_lazy("Een datum schrijft u als 27 3 2026."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    shows = TypedField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        help_text=gettext_lazy("Bijvoorbeeld: ‘uittreksel gezien aan de balie, 12 mei’. Bewaar geen kopie."),
        longest=400,
        required=False,
    )
    words = TypedField(
        label=gettext_lazy("Eigen verklaring van de aanvrager"),
        help_text=gettext_lazy("Blijft het gegeven staan? Dan mag de aanvrager er eigen woorden bij zetten."),
        longest=5_000,
        required=False,
        rows=3,
    )

    field_order = ("revision", "outcome", *FOR_GRANTING, "reason", "ground", "necessity", "words", "note")
    words_of: ClassVar = {
        "outcome": {
            "label": gettext_lazy("Wat doet u met dit gegeven?"),
            "required": gettext_lazy("Kies wat er met dit gegeven gebeurt."),
        },
        "ground": {
            "label": gettext_lazy("Op welke regel weigert u?"),
            "help": gettext_lazy("Leeg laten mag. Dan geldt de regel van het artikel zelf."),
        },
        "reason": {
            "help": gettext_lazy("Komt in de brief als u dit niet doet. Korte zinnen, zonder namen van anderen.")
        },
        "note": {"help": gettext_lazy("Blijft binnen. Komt nooit in de brief.")},
    }

    def __init__(self, *args: Any, case: Case, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = case.kind
        self.fields["reason"].needed_when = gettext_lazy("nodig als u het niet doet")  # type: ignore[attr-defined]
        self.fields["necessity"].needed_when = NEEDED_BY_RULE  # type: ignore[attr-defined]
        right = right_of(case)
        boxes: Any = self.fields
        boxes["outcome"].choices = list(right.outcomes.items())
        rules = rules_by_name(Decision.Code.OTHER_RULE, case.kind)
        boxes["ground"].choices = [("", gettext_lazy("De gewone regel")), *rules]
        if articles := ARTICLES.get(Measure.Kind(right.measure)) if right.measure else None:
            boxes["article"].choices = [(each.value, each.label) for each in articles]
        else:
            del boxes["article"]
        if right.measure == Measure.Kind.CORRECT and finding.record:
            boxes["field"].choices = [(name, label_of(name).capitalize()) for name in records_rules.CORRECTABLE]
        else:
            for name in ("field", "new", "shows", "words"):
                del boxes[name]

    def faults(self) -> Iterable[tuple[str, str]]:
        """What is missing where something is not done."""
        names = ("outcome", "ground", "necessity", "reason")
        said = {name: self.cleaned_data.get(name, "") for name in names}
        return faults(Judgement(code=Decision.Code.OTHER_RULE, **said), self.kind)

    @property
    def granting(self) -> list[forms.BoundField]:
        """The boxes that count when something is done."""
        return [self[name] for name in FOR_GRANTING if name in self.fields]

    @property
    def refusing(self) -> list[forms.BoundField]:
        """The boxes that count when nothing is done."""
        rest = {"revision", "outcome", "note", *FOR_GRANTING}
        return [self[name] for name in self.fields if name not in rest]

    @property
    def said(self) -> dict[str, Any]:
        """What was decided, as the act takes it. Only for a valid form."""
        typed = self.cleaned_data
        wanted = Wanted(**{name: typed.get(name, "") for name in OF_THE_MEASURE})
        return {"revision": typed["revision"], "said": Judgement(**self.decided()), "wanted": wanted}


class ChoiceForm(forms.Form):
    """Which records a request is about."""

    records = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Over welke gegevens gaat het verzoek?"),
        error_messages={"required": gettext_lazy("Kies eerst over welke gegevens het verzoek gaat.")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"].choices = choices  # type: ignore[attr-defined]
