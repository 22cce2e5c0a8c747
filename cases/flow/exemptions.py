"""The codes, A to G, printed in place of what is withheld, and the rules of law on which each code may rest.

The rules are two closed lists of `law.grounds`: those of UAVG art. 41(1), and what the AVG itself exempts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.flow.rights import RIGHTS
from cases.models import Decision
from law.grounds import Exemption, Restriction, limit_named, limits_of
from law.rights import Right

if TYPE_CHECKING:
    from law.grounds import Limit

Code = Decision.Code
_OTHERS: tuple[Limit, ...] = (
    Exemption.RIGHTS_OF_OTHERS,
    Exemption.OTHERS_IN_COPY,
    Restriction.RIGHTS_OF_OTHERS,
)
# The first that can limit the right is the usual one. Advice in a dispute never rests on AVG 15(4): it touches nobody's
# copy, so it takes UAVG 41(1) with its necessity, or the claim itself. A code with None takes any rule of the lists.
_RULES: dict[str, tuple[Limit, ...] | None] = {
    Code.OTHER_PERSON: _OTHERS,
    Code.REPORTER: _OTHERS,
    Code.STAFF: _OTHERS,
    Code.NOT_ABOUT: (Exemption.NOT_ABOUT,),
    Code.INVESTIGATION: (
        Restriction.OFFENCES,
        Restriction.PUBLIC_SAFETY,
        Restriction.SUPERVISION,
        Restriction.NATIONAL_SECURITY,
    ),
    Code.ADVICE: (Restriction.RIGHTS_OF_OTHERS, Restriction.CIVIL_CLAIMS, Exemption.LEGAL_CLAIMS),
    Code.OTHER_RULE: None,
}

# What the person reads where a letter says enough; the officer may write something else.
_USUAL_REASONS = {
    Code.OTHER_PERSON: _("Hier staat iets over iemand anders. Die heeft ook recht op privacy."),
    Code.REPORTER: _("Hier staat wie ons iets vertelde. Dat geven wij niet."),
    Code.STAFF: _("Hier staat de naam van een medewerker. Die naam is voor u niet nodig."),
    Code.NOT_ABOUT: _("Dit gaat niet over u."),
    Code.INVESTIGATION: _("Wij zoeken nog iets uit. Daarom kunnen wij dit nu niet geven."),
    Code.ADVICE: _("Dit is vertrouwelijk advies in een geschil. Zulk advies geven wij niet."),
}


def usual_reason(code: str) -> str:
    """The usual words for the person at this letter; empty for a rule that needs words of its own."""
    return str(_USUAL_REASONS.get(Code(code), "")) if code in Code else ""


def limited_right(kind: str) -> Right:
    """The right that a kind of case limits; a question without a name of its own is met as one for access."""
    return RIGHTS[kind].limited_as or Right(kind)


def rules_for(code: str, kind: str) -> tuple[Limit, ...]:
    """The rules on which this code may rest in this kind of case, the usual one first. UAVG 41(1); AVG."""
    possible = limits_of(limited_right(kind))
    allowed = _RULES[code]
    return possible if allowed is None else tuple(limit for limit in allowed if limit in possible)


def usual(code: str, kind: str) -> str:
    """The rule that a code rests on when the officer chooses none; empty where there is no usual one."""
    if code == Code.OTHER_RULE:
        refused = RIGHTS[kind].refused_on
        return refused.value if refused else ""
    rules = rules_for(code, kind) if code else ()
    return rules[0].value if rules else ""


def limit_of(decision: Decision, kind: str) -> Limit | None:
    """The rule a decision rests on; a decision that names none rests on the usual rule of its code."""
    return limit_named(decision.ground or usual(decision.code, kind))


def needs_second_signature(decision: Decision, kind: str) -> bool:
    """Whether this ground alone asks for a second person: a to c and e to h, and advice in a dispute. Own policy."""
    limit = limit_of(decision, kind)
    return decision.code == Code.ADVICE or (isinstance(limit, Restriction) and limit.needs_second_signature)
