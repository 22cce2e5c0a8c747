"""Why something is still here, and what may not be removed: in sentences that the person concerned can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dossiers.models import Freeze
from law.grounds import Ground
from law.keeping import Weight
from law.terms import Starts
from retention.models import Hold
from retention.schedule.due import Book

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.models import Dossier, Record
    from retention.schedule.due import Term, Verdict


def why_kept(
    record: Record, *, on: dt.date | None = None, book: Book | None = None, numbered: bool = True
) -> list[str]:
    """Why `record` is still here, in sentences: the rule that decides, what holds it, and what comes next.

    `book` are the rules in force on `on`, when they are at hand; `on` is today unless it is given. Without `numbered`
    no number of a request is told: not everybody who reads a record may know of it.
    """
    on = on or timezone.localdate()
    verdict = (book or Book.of(on)).verdict(record)
    held = [_said(hold, numbered) for hold in Hold.objects.in_force(on).on(record)]
    held += _frozen(record, numbered=numbered)
    if verdict.is_due(on) and not held:
        held.append(
            _("De dagelijkse opschoning haalt dit weg.")
            if verdict.goes_at_once
            else _("Dit komt op de volgende vernietigingslijst.")
        )
    return [*_term_in_sentences(verdict, on), *held]


def why_dossier_kept(dossier: Dossier) -> str:
    """Why `dossier` is still here, in one sentence. While a tenancy runs nothing goes, held or not."""
    if dossier.ended_on is None:
        return _("Dit dossier loopt nog. Bij elk gegeven staat hoe lang het blijft.")
    holds = Hold.objects.in_force(timezone.localdate()).filter(Q(dossier=dossier) | Q(person=dossier.person_id))
    if holds.exists():
        return _("Dit dossier is geblokkeerd. Er gaat nu niets weg.")
    return _("Dit dossier eindigde op %(day)s. Het gaat weg als er geen gegevens meer in staan.") % {
        "day": _day(dossier.ended_on)
    }


def why_not_destroy(record: Record, *, on: dt.date, book: Book | None = None) -> str:
    """Why `record` may not be destroyed on `on`: its term, a hold, an open case, a freeze. Empty when it may.

    AVG art. 5(1)(e) and 17(3). `book` are the rules in force that day, when they are at hand.
    """
    verdict = (book or Book.of(on)).verdict(record)
    if not verdict.is_due(on):
        return " ".join(_term_in_sentences(verdict, on))
    hold = Hold.objects.in_force(on).on(record).first()
    return _said(hold) if hold else next(iter(_frozen(record)), "")


def _term_in_sentences(verdict: Verdict, on: dt.date) -> list[str]:
    """What the rules say, the one that decides first."""
    decisive = verdict.decisive
    if decisive is None:
        return _no_end(verdict)
    said = [
        (
            _("Wij bewaren dit tot en met %(last)s.")
            if decisive.last_on and decisive.last_on >= on
            else _("De bewaartermijn is voorbij. De laatste dag was %(last)s.")
        )
        % {"last": _day(decisive.last_on)},
        _("De regel is: %(rule)s (%(basis)s: %(source)s). %(trigger)s: %(day)s.")
        % {
            "rule": decisive.rule.in_words,
            "basis": decisive.rule.get_basis_display(),
            "source": decisive.rule.source,
            "trigger": decisive.rule.trigger.capitalize(),
            "day": _day(decisive.trigger_on),
        },
    ]
    return [*said, _which_wins(verdict, decisive)] if len(verdict.terms) > 1 else said


def _which_wins(verdict: Verdict, decisive: Term) -> str:
    """Why this rule wins from the others."""
    count = len(verdict.terms)
    words = ngettext("Hier geldt %(count)s regel.", "Hier gelden %(count)s regels.", count) % {"count": count}
    if decisive.rule.length.weight is Weight.STATUTORY_MAXIMUM:
        return f"{words} {_('De wet zegt dat het niet langer mag. Dat wint altijd.')}"
    if decisive.rule.is_maximum:
        return f"{words} {_('Langer bewaren dan deze regel mag niet.')}"
    return f"{words} {_('De langste wint.')}"


def _no_end(verdict: Verdict) -> list[str]:
    """Why there is no last day."""
    if not verdict.terms:
        return [_("Voor deze verwerking is er geen bewaarregel. Een mens moet zeggen hoe lang dit blijft.")]
    open_terms = [term for term in verdict.terms if term.trigger_on is None]
    return [
        (
            _("De huur loopt nog. De termijn begint als de huur eindigt: %(rule)s.")
            if term.rule.starts == Starts.TENANCY_END
            else _("Er is nog geen einddatum. De termijn is %(rule)s, en die dag is nog niet ingevuld.")
        )
        % {"rule": term.rule.in_words}
        for term in open_terms
    ]


def _said(hold: Hold, numbered: bool = True) -> str:
    """A hold as a sentence; the typed reason is not in it."""
    named = f" ({hold.reference})" if hold.reference and numbered else ""
    if hold.kind == Hold.Kind.LONGER and hold.review_on:
        return _("Dit blijft langer: besloten bij lijst %(number)s, tot en met %(day)s.") % {
            "number": hold.reference,
            "day": _day(hold.review_on),
        }
    return _("Dit moet nu blijven: %(why)s%(number)s.") % {"why": hold.get_kind_display(), "number": named}


def _frozen(record: Record, besides: str = "", numbered: bool = True) -> list[str]:
    """The freezes on `record` as sentences, but those of the request `besides`."""
    ices = Freeze.objects.active().filter(record=record).exclude(reference=besides)
    return [
        _("Dit is bevroren voor verzoek %(number)s en moet zo lang blijven.") % {"number": ice.reference}
        if numbered
        else _("Dit is bevroren en moet zo lang blijven.")
        for ice in ices
    ]


def _day(on: dt.date | None) -> str:
    return date_format(on, "j F Y") if on else ""


def why_not_erase(record: Record, *, reference: str = "") -> str:
    """Why `record` has to stay although a request asks that it goes, or an empty string (AVG art. 17(3)).

    `reference` is that request: its own holds and freezes keep nothing.
    """
    activity = record.basis.activity
    if record.basis.ground == Ground.LEGAL_DUTY:
        return _("De wet zegt dat wij dit bewaren: %(kept)s (%(because)s).") % {
            "kept": activity.kept.rstrip("."),
            "because": activity.kept_because.rstrip("."),
        }
    if hold := Hold.objects.in_force(timezone.localdate()).on(record).exclude(reference=reference).first():
        return _said(hold)
    if frozen := _frozen(record, besides=reference):
        return frozen[0]
    if record.basis.ground == Ground.CONTRACT and record.dossier.ended_on is None:
        return _("Wij hebben dit nodig zolang het contract loopt: %(what)s.") % {"what": activity.name}
    return ""
