"""Which requests may go on together, and why others may not: no date may get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cases import workflow
from cases.models import Case, Repeat
from cases.verbs import Verb
from cases.workflow import UNDECIDED
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from django.db.models import QuerySet

OPEN_FEE = "open"
MOST = 10  # earlier requests that are named


def kept(case: Case) -> Case:
    """The request that answers this one: itself, or the earlier one that it was merged into."""
    repeat = getattr(case, "repeats", None)
    return kept(repeat.earlier) if repeat else case


def others_of(case: Case) -> QuerySet[Case]:
    """The other undecided requests of the same person for the same right, earliest first."""
    same = Case.objects.filter(subject=case.subject_id, kind=case.kind, status__in=UNDECIDED).exclude(pk=case.pk)
    return same.order_by("received_at", "pk") if case.subject_id else Case.objects.none()


def earlier_of(case: Case) -> list[Case]:
    """The requests of the same person that came in before this one and still run; what was asked with it is no other.

    Of who is not known yet, by name and mailbox.
    """
    asked = case.requester
    same = Q(requester__email__iexact=asked.email, requester__name__iexact=asked.name) if asked.email else Q(pk__in=())
    same |= Q(subject__in=case.subject_keys)
    running = Case.objects.open().filter(same, received_at__lt=case.received_at).exclude(pk=case.pk)
    head = case.part_of_id or case.pk
    return list(running.exclude(Q(pk=head) | Q(part_of=head)).order_by("received_at", "pk")[:MOST])


def why_not_merge(later: Case, earlier: Case | None, kind: str) -> str:
    """Why `later` cannot go on with `earlier` now. The earliest receipt counts, so it never goes the other way."""
    if why := workflow.why_not(Verb.MERGED, later.status):
        return why
    if earlier is None or earlier.pk == later.pk:
        return _("Kies het verzoek waar dit bij hoort.")
    if kind not in Repeat.Kind:
        return _("Kies of het dezelfde vraag is.")
    return _why_not_alike(later, earlier) or _why_not_in_order(later, earlier) or _why_not_begun(later)


def _why_not_alike(later: Case, earlier: Case) -> str:
    """Why the two are not of one person about one right."""
    if later.subject_id is None or later.subject_id != earlier.subject_id:
        return _("Deze verzoeken zijn niet van dezelfde persoon.")
    if later.kind != earlier.kind:
        return _("Elk recht heeft een eigen termijn. Voeg alleen verzoeken van dezelfde soort samen.")
    if earlier.status not in UNDECIDED:
        return _("Op dat verzoek is al besloten of het is al gesloten. Behandel dit verzoek apart.")
    return ""


def _why_not_in_order(later: Case, earlier: Case) -> str:
    """Why a date would get lost."""
    if earlier.received_at > later.received_at:
        words = {"number": earlier.reference}
        return _("Dit verzoek kwam het eerst binnen. Open %(number)s en voeg dat bij dit verzoek.") % words
    if earlier.clock.due.on > later.clock.due.on:
        words = {"earlier": dutch(earlier.clock.due.on), "later": dutch(later.clock.due.on)}
        return _("Het eerste verzoek is verlengd tot %(earlier)s. Dit moet voor %(later)s. Houd ze apart.") % words
    return ""


def _why_not_begun(later: Case) -> str:
    """Why work on the later request stands in the way."""
    if later.fees.filter(outcome=OPEN_FEE).exists():
        return _("Er is een bedrag aangekondigd. Handel dat eerst af.")
    if later.search_tasks.exists():
        return _("Bij dit verzoek is al gezocht. Behandel het apart.")
    return ""
