"""Asking for money: announced before with the amount and why, with a way to withdraw, and waived where that is right.

Access itself is always free (regulation, vergoedingen). What is left is AVG art. 12(5), for what is manifestly
unfounded or excessive, and art. 15(3), for a further copy of what somebody already has.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.flow import steps
from cases.flow.repeats import asked_before
from cases.flow.rights import right_of
from cases.letter_kinds import LetterKind
from cases.letters import writing
from cases.models import Case, Delivery, Fee
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.printable import dutch
from law import sources

if TYPE_CHECKING:
    from decimal import Decimal

    from dossiers.actors import Actor

TIME_TO_ANSWER = dt.timedelta(days=7)  # the least; our own policy, the law names no term
RULES = {
    Fee.Ground.FURTHER_COPIES: sources.AVG_15_3,
    Fee.Ground.EXCESSIVE: sources.AVG_12_5,
    Fee.Ground.UNFOUNDED: sources.AVG_12_5,
}


@dataclass(frozen=True)
class Charge:
    """What is asked of somebody: on which ground, how much in euro, for what, and until when the person may choose."""

    ground: str
    amount: Decimal
    purpose: str
    until: dt.date


def why_not_ask(case: Case, ground: str) -> str:
    """Why no money can be asked for `case` on this ground (AVG art. 12(5), 15(3); regulation)."""
    if ground not in Fee.Ground:
        return _("Kies waarom u geld mag vragen.")
    if case.fees.filter(outcome=Fee.Outcome.OPEN).exists():
        return _("Er is al een bedrag aangekondigd. Handel dat eerst af.")
    if case.status == Status.WITHDRAWN:
        return _("Dit verzoek is ingetrokken.")
    if ground == Fee.Ground.FURTHER_COPIES:
        return _why_not_copies(case)
    return _why_not_excessive(case, ground)


def _why_not_copies(case: Case) -> str:
    """Why this is not a further copy: only access gives copies, and the first is free."""
    if Fee.Ground.FURTHER_COPIES not in right_of(case).may_cost:
        return _("Alleen bij inzage gaat het om kopieën (%(rule)s).") % {"rule": sources.AVG_15_3}
    given = Delivery.objects.filter(case__subject=case.subject_id, case__kind=case.kind)
    if case.subject_id is None or not given.exists():
        return _("De eerste kopie is gratis, en die is nog niet gegeven (%(rule)s).") % {"rule": sources.AVG_15_3}
    return ""


def _why_not_excessive(case: Case, ground: str) -> str:
    """Why the request is not to be called excessive or unfounded."""
    may_cost = right_of(case).may_cost
    if Fee.Ground.FURTHER_COPIES in may_cost:
        words = {"clause": sources.REGULATION_FEES, "rule": sources.AVG_15_3}
        return _("Inzage is altijd gratis (%(clause)s). Alleen een volgende kopie mag geld kosten (%(rule)s).") % words
    if ground not in may_cost:
        return _("Voor dit soort verzoek mag u geen geld vragen.")
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    if ground == Fee.Ground.EXCESSIVE and not asked_before(case):
        return _("Deze persoon vroeg dit het afgelopen jaar niet eerder. Eén verzoek is nooit buitensporig.")
    return ""


def why_not_announce(charge: Charge, on: dt.date) -> str:
    """Why this amount cannot be announced like this."""
    if not 0 < charge.amount < 1_000:
        return _("Vul een bedrag in tussen € 0,01 en € 999,99.")
    if not charge.purpose.strip():
        return _("Leg uit waarvoor u dit bedrag vraagt. De aanvrager leest dit.")
    if charge.until < on + TIME_TO_ANSWER:
        return _("Geef de aanvrager minstens 7 dagen om te kiezen.")
    return ""


@transaction.atomic
def announce(*, case: Case, charge: Charge, by: Actor, on: dt.date) -> Fee:
    """Announce a fee and write the letter that says so; nothing is owed until the person agrees. The clock runs on.

    Raises Refused, with the clause, where no money may be asked.
    """
    case = steps.locked(case)
    if why := why_not_ask(case, charge.ground) or why_not_announce(charge, on):
        raise Refused(why)
    words = {
        "bedrag": in_euro(charge.amount),
        "waarvoor": charge.purpose.strip(),
        "regel": str(RULES[Fee.Ground(charge.ground)]),
        "voor": dutch(charge.until),
    }
    letter = writing.write(case=case, kind=LetterKind.FEE, by=by, on=on, words=words)
    fee = Fee.objects.create(
        case=case,
        kind=case.kind,
        ground=charge.ground,
        amount=charge.amount,
        purpose=charge.purpose.strip(),
        until=charge.until,
        announced_on=on,
        announced_by=by,
        letter=letter,
    )
    journal.record(Verb.FEE_ANNOUNCED, case, by=by)
    return fee


def in_euro(amount: Decimal) -> str:
    """An amount as it is written: € 12,50."""
    return f"€ {number_format(amount, 2)}"


def why_not_settle(fee: Fee, outcome: str, because: str, on: dt.date) -> str:
    """Why an announced fee cannot end like this."""
    if fee.outcome != Fee.Outcome.OPEN:
        return _("Dit is al afgehandeld.")
    if outcome not in Fee.Outcome or outcome == Fee.Outcome.OPEN:
        return _("Kies hoe het afliep.")
    if outcome == Fee.Outcome.WAIVED:
        return "" if because.strip() else _("Schrijf op waarom u geen geld vraagt.")
    if not _is_sent(fee):
        return _("De aankondiging is nog niet verstuurd. De aanvrager weet nog van niets.")
    if outcome == Fee.Outcome.LAPSED and on <= fee.until:
        return _("De aanvrager kan nog antwoorden tot en met %(day)s.") % {"day": dutch(fee.until)}
    return ""


def _is_sent(fee: Fee) -> bool:
    """Whether the letter that announces it went out."""
    dispatch = getattr(fee.letter, "dispatch", None)
    return dispatch is not None and (dispatch.channel == dispatch.Channel.MAIL or dispatch.posted_on is not None)


@transaction.atomic
def record_outcome(*, fee: Fee, outcome: str, by: Actor, on: dt.date, because: str = "") -> Fee:
    """Record how an announced fee ended: agreed, withdrawn, no answer, or waived with its reason (regulation).

    Who does not want to pay for a request that is excessive or unfounded, withdraws it: that closes the case.
    Raises Refused.
    """
    case = steps.locked(fee.case)
    row = Fee.objects.select_for_update(of=("self",)).select_related("letter__dispatch").get(pk=fee.pk)
    if why := why_not_settle(row, outcome, because, on):
        raise Refused(why)
    row.outcome, row.settled_at, row.settled_by = outcome, timezone.now(), by
    row.waived_because = because.strip() if outcome == Fee.Outcome.WAIVED else ""
    row.save(update_fields=("outcome", "settled_at", "settled_by", "waived_because"))
    journal.record(Verb.FEE_SETTLED, case, by=by, details={"outcome": str(outcome)})
    if outcome == Fee.Outcome.WITHDRAWN and row.ground != Fee.Ground.FURTHER_COPIES:
        steps.withdraw(case=case, by=by, on=on)
    return row
