"""What a case needs before it is decided: every name chosen, every restriction accounted for, and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import choices, giving, limits, rules
from cases.kinds import sort_of
from cases.models import Answer, Decision
from law.grounds import Restriction, limit_named

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case


def why_not(case: Case) -> str:
    """Why the case as a whole cannot be decided now."""
    return rules.why_not_decide(case) or why_not_named(case) or why_not_limited(case)


def why_not_reason(case: Case, reasons: str, late_because: str, on: dt.date) -> str:
    """Why the decision is not reasoned enough (regulation: every decision)."""
    return rules.why_not_reason(case, reasons, late_because, on)


def why_not_nothing(outcome: str, no_part_because: str) -> str:
    """Why nothing at all cannot be given: whether a part can is asked first, and answered."""
    if outcome == Answer.Outcome.REFUSED and not no_part_because.strip():
        return _("U geeft niets. Kan een deel wel? Schrijf op waarom niet.")
    return ""


def why_not_named(case: Case) -> str:
    """Why not: somebody whose name would go out, and about whom nobody chose."""
    if not sort_of(case).gives:
        return ""
    chosen = choices.choices_of(case)
    given = case.findings.of_records().filter(decision__outcome=Decision.Outcome.GRANTED).whole().select_related("case")
    numbers = [str(finding.number) for finding in given if choices.names(finding, chosen.without_choice(finding))]
    if not numbers:
        return ""
    return ngettext(
        "In stuk %(numbers)s staat iemand over wie u nog niet koos. Kies dat eerst bij Anderen.",
        "In stuk %(numbers)s staan mensen over wie u nog niet koos. Kies dat eerst bij Anderen.",
        len(numbers),
    ) % {"numbers": ", ".join(numbers)}


def why_not_limited(case: Case) -> str:
    """Why not: a restriction of UAVG 41(1) without the points of 41(2)."""
    missing = restrictions_in(case) - set(case.limitations.values_list("ground", flat=True))
    if not missing:
        return ""
    names = ", ".join(Restriction(letter).source.name for letter in sorted(missing))
    return _("Vul eerst de punten van UAVG artikel 41 lid 2 in bij: %(names)s.") % {"names": names}


def restrictions_in(case: Case) -> set[str]:
    """The letters of UAVG 41(1) on which something in this case is withheld."""
    kept = Decision.objects.filter(finding__case=case).exclude(outcome=Decision.Outcome.GRANTED)
    found = set()
    for decision in kept.only("code", "ground", "passages"):
        marked = [limit_named(limits.usual(code, case.kind)) for code in giving.codes_in(decision)[1:]]
        found |= {limit for limit in (limits.limit_of(decision, case.kind), *marked) if isinstance(limit, Restriction)}
    return {limit.value for limit in found}
