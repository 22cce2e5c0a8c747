"""What a case needs before it is decided: every name chosen, every restriction accounted for, and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.flow import exemptions, representation_rules, search_rules
from cases.flow import rules as flow_rules
from cases.flow.rights import right_of
from cases.models import Answer, Decision
from cases.redacting import people, text
from law.grounds import Restriction, limit_named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from cases.models import Case, Limitation

NOT_SEARCHED = gettext_lazy(
    "U vroeg nog geen enkele zoekplek. Vraag het daar eerst, of schrijf op waarom dat niet hoeft."
)


def why_not(case: Case, accounts: Mapping[str, Limitation | None] | None = None) -> str:
    """Why the case as a whole cannot be decided now. `accounts` are those of `accounts_of`, where they are known."""
    why = flow_rules.why_not_decide(case) or why_not_named(case)
    why = why or representation_rules.why_not_within(case, timezone.localdate())
    return why or why_not_limited(accounts_of(case) if accounts is None else accounts)


@dataclass(frozen=True)
class Reasoning:
    """The words of a decision: `reasons` and `late_because` for the person, the others stay inside."""

    reasons: str
    late_because: str = ""
    no_part_because: str = ""
    no_search_because: str = ""


def why_not_reason(case: Case, outcome: str, said: Reasoning, on: dt.date) -> str:
    """Why the decision is not reasoned enough (regulation: every decision)."""
    why = flow_rules.why_not_reason(case, said.reasons, said.late_because, on)
    return why or why_not_nothing(outcome, said.no_part_because) or why_not_unsearched(case, said.no_search_because)


def why_not_nothing(outcome: str, no_part_because: str) -> str:
    """Why nothing at all cannot be given: whether a part can is asked first, and answered."""
    if outcome == Answer.Outcome.REFUSED and not no_part_because.strip():
        return _("U geeft niets. Kan een deel wel? Schrijf op waarom niet.")
    return ""


def why_not_unsearched(case: Case, no_search_because: str) -> str:
    """Why not: nobody was asked to search elsewhere, and it is not said why that is not needed (AVG art. 15)."""
    if no_search_because.strip() or not search_rules.is_unsearched(case):
        return ""
    return str(NOT_SEARCHED)


def why_not_named(case: Case) -> str:
    """Why not: somebody whose name would go out, and about whom nobody chose."""
    if not right_of(case).gives:
        return ""
    naming = Q(of_another=True) | Q(record__mentions__isnull=False)
    granted = case.findings.of_records().filter(naming, decision__outcome=Decision.Outcome.GRANTED).distinct()
    given = list(granted.whole().select_related("case").order_by("number"))
    if not given:
        return ""
    chosen = people.choices_of(case)
    numbers = [str(finding.number) for finding in given if people.tells_of(finding, chosen.without_choice(finding))]
    if not numbers:
        return ""
    return ngettext(
        "In stuk %(numbers)s staat iemand over wie u nog niet koos. Kies dat eerst bij Anderen.",
        "In stuk %(numbers)s staan mensen over wie u nog niet koos. Kies dat eerst bij Anderen.",
        len(numbers),
    ) % {"numbers": ", ".join(numbers)}


def why_not_limited(accounts: Mapping[str, Limitation | None]) -> str:
    """Why not: a restriction of UAVG 41(1) without the points of 41(2)."""
    missing = sorted(ground for ground, row in accounts.items() if row is None)
    if not missing:
        return ""
    names = ", ".join(Restriction(ground).source.name for ground in missing)
    return _("Vul eerst de punten van UAVG artikel 41 lid 2 in bij: %(names)s.") % {"names": names}


def accounts_of(case: Case) -> dict[str, Limitation | None]:
    """Each ground of UAVG 41(1) that is used in a case or was, with its account if there is one."""
    rows = {row.ground: row for row in case.limitations.all()}
    return {ground: rows.get(ground) for ground in sorted(restrictions_in(case) | set(rows))}


def restrictions_in(case: Case) -> set[str]:
    """The grounds of UAVG 41(1) on which something in this case is withheld."""
    kept = Decision.objects.filter(finding__case=case).exclude(outcome=Decision.Outcome.GRANTED)
    found = set()
    for decision in kept.only("code", "ground", "passages"):
        marked = [limit_named(exemptions.usual(code, case.kind)) for code in text.codes_in(decision)[1:]]
        found |= {
            limit for limit in (exemptions.limit_of(decision, case.kind), *marked) if isinstance(limit, Restriction)
        }
    return {limit.value for limit in found}
