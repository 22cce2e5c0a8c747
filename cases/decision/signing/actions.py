"""A second person signs: when that is needed, who may, and what undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import workflow
from cases.answer.proof import fingerprint, proven, with_proof
from cases.flow import exemptions
from cases.flow.outbox import enqueue
from cases.flow.rights import right_of
from cases.flow.steps import locked, reread, take_step
from cases.models import Answer, Case, Decision, Mail, Proof, Reading, Signature
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.sections import Section
from dossiers.verbs import Common

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from dossiers.actors import Actor

State, Why = Signature.State, Signature.Why
SIGNERS = (Function.DIRECTOR, Function.PRIVACY_OFFICER)
PAGE, LETTER, OVERVIEW = "pagina", "brief.pdf", "overzicht.pdf"  # what can be opened to read what goes out
WEIGHTY = (Section.NUISANCE, Section.FRAUD, Section.CARE)


def because(case: Case) -> list[str]:
    """Why this case asks for a second signature; nothing when one person is enough. Own policy under UAVG 41(1)."""
    kept = Decision.objects.filter(finding__case=case).exclude(outcome=Decision.Outcome.GRANTED)
    refused = Answer.objects.filter(case=case, outcome=Answer.Outcome.REFUSED)
    weighty = case.findings.filter(record__section__in=WEIGHTY)
    known = Case.objects.filter(pk=case.pk).values_list(Exists(refused), Exists(weighty))
    found = []
    if any(exemptions.needs_second_signature(each, case.kind) for each in kept.only("code", "ground")):
        found.append(Why.GROUND)
    for is_refused, is_weighty in known:
        found += [Why.REFUSED] * is_refused + [Why.SECTION] * is_weighty
    return [str(each.value) for each in found]


def is_signed(case: Case) -> bool:
    """Whether a second person signed this decision as it stands."""
    signed = list(case.signatures.filter(state=State.SIGNED).values_list("content", flat=True))
    return bool(signed) and fingerprint(reread(case)) in signed  # as it stands, not as it was read


def why_unsigned(case: Case) -> str:
    """Why the answer cannot go out: a second person must sign first."""
    return "" if not because(case) or is_signed(case) else unsigned()


def unsigned() -> str:
    """The sentence for an answer that waits for a second signature."""
    return _("Dit besluit heeft een tweede handtekening nodig. Vraag die eerst.")


def signers(case: Case) -> QuerySet[Actor]:
    """Who may sign this decision: directors and officers who had no hand in it."""
    answer = Answer.objects.filter(case=case).values("by")
    judges = Decision.objects.filter(finding__case=case).values("by")
    able = get_user_model().objects.filter(is_active=True, groups__name__in=SIGNERS).distinct()
    return able.exclude(pk__in=answer).exclude(pk__in=judges).order_by("name", "email")


def why_not_ask(case: Case, to: Actor | None, by: Actor) -> str:
    """Why this person cannot be asked to sign now."""
    if case.status != Status.DECIDED:
        return workflow.why_not(Verb.SENT, case.status)
    if not because(case):
        return _("Dit besluit heeft geen tweede handtekening nodig.")
    if is_signed(case):
        return _("Dit besluit is al getekend.")
    if to is None or to.pk == by.pk or not signers(case).filter(pk=to.pk).exists():
        return _("Kies iemand anders: wie besloot, tekent niet ook als tweede.")
    return ""


def request_signature(*, case: Case, to: Actor, by: Actor, on: dt.date) -> Signature:
    """Put the decision to a second person, with the letter as it was proven; whoever was asked before no longer is.

    The letter is printed while the case is not locked. A message goes to who is asked. Raises Refused.
    """
    return with_proof(case, on, lambda: _ask(case, to, by, on))


@transaction.atomic
def _ask(case: Case, to: Actor, by: Actor, on: dt.date) -> Signature:
    case = locked(case)
    if why := why_not_ask(case, to, by):
        raise Refused(why)
    _withdraw(case)
    words = {"because": because(case), "content": fingerprint(case), "proof": proven(case, on).letter}
    row = Signature.objects.create(case=case, to=to, asked_by=by, **words)
    enqueue(Mail.objects.create(case=case, to=to, kind=Mail.Kind.SIGN))
    journal.record(Verb.SIGNATURE_ASKED, case, by=by)
    return row


def why_not_sign(row: Signature, by: Actor) -> str:
    """Why this person cannot sign this now."""
    if row.state != State.ASKED:
        return _("Hierover is al beslist, of het is niet meer nodig.")
    if row.to_id != by.pk:
        return _("Dit is aan iemand anders gevraagd.")
    if row.case.status != Status.DECIDED or row.content != fingerprint(row.case):
        return _("Het besluit is intussen veranderd. Er wordt opnieuw om uw handtekening gevraagd.")
    if not signers(row.case).filter(pk=by.pk).exists():
        return _("Wie besloot, tekent niet ook als tweede.")
    return ""


def why_unread(row: Signature, readings: Iterable[Reading] | None = None) -> str:
    """Why the person asked cannot sign yet: what goes out was not opened, in the page or as the paper itself.

    `readings` are those of `row`, where they are known.
    """
    read = {each.paper for each in (Reading.objects.of(row) if readings is None else readings)}
    if read & {PAGE, OVERVIEW if right_of(row.case).gives else LETTER}:
        return ""
    if right_of(row.case).gives:
        return _("Open eerst het overzicht: u tekent voor wat daarin staat.")
    return _("Open eerst de brief: u tekent voor wat daarin staat.")


@transaction.atomic
def keep_reading(*, row: Signature, paper: str, by: Actor) -> Proof:
    """Keep that the person asked opened `paper` of what goes out, which is given back. Raises Refused.

    The case is not locked: signing looks again whether it was this decision that was read.
    """
    if why := why_not_sign(row, by):
        raise Refused(why)
    kept = Proof.objects.filter(case=row.case).first()
    if kept is None:
        raise Refused(_("Er is nu geen proef van dit antwoord. Vraag de behandelaar om opnieuw om uw handtekening."))
    Reading.objects.get_or_create(case=row.case, content=row.content, paper=paper, by=by)
    journal.record(Common.PREVIEWED, row.case, by=by)
    return kept


@transaction.atomic
def sign(*, row: Signature, by: Actor) -> Signature:
    """Sign the decision as it stands, once it was read. Raises Refused."""
    row = _locked(row)
    if why := why_not_sign(row, by) or why_unread(row):
        raise Refused(why)
    row.state, row.at = State.SIGNED, timezone.now()
    row.save(update_fields=("state", "at"))
    journal.record(Verb.SIGNED, row.case, by=by)
    return row


@transaction.atomic
def send_back(*, row: Signature, reason: str, by: Actor, on: dt.date) -> Signature:
    """Send the decision back with a reason; it is opened again. Raises Refused."""
    row = _locked(row)
    why = why_not_sign(row, by) or ("" if reason.strip() else _("Schrijf op wat er anders moet."))
    if why:
        raise Refused(why)
    row.state, row.reason, row.at = State.RETURNED, reason.strip(), timezone.now()
    row.save(update_fields=("state", "reason", "at"))
    journal.record(Verb.RETURNED, row.case, by=by)
    take_step(row.case, Verb.REOPENED, by=by, on=on)
    return row


@transaction.atomic
def reopen(*, case: Case, by: Actor, on: dt.date) -> Case:
    """Open a decision that was not sent yet, to change it. A signature stays good only for the very same decision.

    Raises Refused when there is no decision, or it was sent.
    """
    case = locked(case)
    if why := workflow.why_not(Verb.REOPENED, case.status):
        raise Refused(why)
    _withdraw(case)
    take_step(case, Verb.REOPENED, by=by, on=on)
    return case


def asked_of(user: Actor) -> QuerySet[Signature]:
    """What waits for the signature of `user`."""
    return Signature.objects.filter(to=user, state=State.ASKED).select_related("case").defer("proof")


def returned(case: Case) -> Signature | None:
    """What the second person sent back, and the officer has not decided on anew; None when there is nothing."""
    if case.status != Status.GATHERED or not hasattr(case, "answer"):
        return None
    row = case.signatures.select_related("to").defer("proof").last()
    return row if row and row.state == State.RETURNED else None


def _withdraw(case: Case) -> None:
    case.signatures.filter(state=State.ASKED).update(state=State.WITHDRAWN, at=timezone.now())


def _locked(row: Signature) -> Signature:
    """The request as it stands now, its case locked first as everywhere."""
    case = locked(row.case)
    fresh = Signature.objects.select_for_update(of=("self",)).get(pk=row.pk)
    fresh.case = case
    return fresh
