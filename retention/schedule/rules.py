"""Why a record is still here, and why it may not go: in sentences that the person concerned can read."""

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
from retention.schedule.due import Schedule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from dossiers.models import Dossier, Record
    from retention.schedule.due import ScheduleOutcome, Term


def why_kept(
    record: Record, *, on: dt.date | None = None, schedule: Schedule | None = None, numbered: bool = True
) -> list[str]:
    """Why `record` is still here, in sentences: the rule that decides, what holds it, and what comes next.

    `schedule` is the schedule of `on`, when it was read already; `on` is today unless it is given. Without `numbered`
    no number of a request is told: not everybody who reads a record may know of it.
    """
    on = on or timezone.localdate()
    outcome = (schedule or Schedule.of(on)).outcome_of(record)
    held = [_hold_in_words(hold, numbered) for hold in Hold.objects.in_force(on).on(record)]
    held += _freezes_in_words(record, numbered=numbered)
    if outcome.is_due(on) and not held:
        held.append(
            _("De dagelijkse opschoning haalt dit weg.")
            if outcome.goes_at_once
            else _("Dit komt op de volgende vernietigingslijst.")
        )
    return [*_term_in_sentences(outcome, on), *held]


def why_dossier_kept(dossier: Dossier) -> str:
    """Why `dossier` is still here, in one sentence."""
    if dossier.ended_on is None:
        return _("Dit dossier loopt nog. Bij elk gegeven staat hoe lang het blijft.")
    holds = Hold.objects.in_force(timezone.localdate()).filter(Q(dossier=dossier) | Q(person=dossier.person_id))
    if holds.exists():
        return _("Dit dossier is geblokkeerd. Er gaat nu niets weg.")
    return _("Dit dossier eindigde op %(day)s. Het gaat weg als er geen gegevens meer in staan.") % {
        "day": _day(dossier.ended_on)
    }


def why_not_destroy(record: Record, *, on: dt.date, schedule: Schedule | None = None) -> str:
    """Why `record` may not be destroyed on `on`: its term, a hold or a freeze. Empty when it may.

    AVG art. 5(1)(e) and 17(3). `schedule` is the schedule of `on`, when it was read already.
    """
    outcome = (schedule or Schedule.of(on)).outcome_of(record)
    if not outcome.is_due(on):
        return " ".join(_term_in_sentences(outcome, on))
    hold = Hold.objects.in_force(on).on(record).first()
    return _hold_in_words(hold) if hold else next(iter(_freezes_in_words(record)), "")


def why_not_erase(record: Record, *, own: Collection[str] = ()) -> str:
    """Why `record` has to stay although a request asks to erase it, or an empty string (AVG art. 17(3)).

    `own` are the numbers of the requests of the same person: what these hold or freeze is kept for that person, and
    keeps nothing from the one who wants it gone. Nor does an objection: it is a reason to erase (AVG art. 17(1)(c)).
    """
    activity = record.basis.activity
    if record.basis.ground == Ground.LEGAL_DUTY:
        return _("De wet zegt dat wij dit bewaren: %(kept)s (%(because)s).") % {
            "kept": activity.kept.rstrip("."),
            "because": activity.kept_because.rstrip("."),
        }
    if hold := Hold.objects.in_force(timezone.localdate()).on(record).exclude(reference__in=own).first():
        return _hold_in_words(hold)
    if frozen := _freezes_in_words(record, besides=own, erasing=True):
        return frozen[0]
    if record.basis.ground == Ground.CONTRACT and record.dossier.ended_on is None:
        return _("Wij hebben dit nodig zolang het contract loopt: %(what)s.") % {"what": activity.name}
    return ""


def _term_in_sentences(outcome: ScheduleOutcome, on: dt.date) -> list[str]:
    """The term and the rule that decide, in sentences; or why there is no last day."""
    decisive = outcome.decisive
    if decisive is None:
        return _no_end(outcome)
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
    return [*said, _which_wins(outcome, decisive)] if len(outcome.terms) > 1 else said


def _which_wins(outcome: ScheduleOutcome, decisive: Term) -> str:
    """Why this rule wins from the others."""
    count = len(outcome.terms)
    words = ngettext("Hier geldt %(count)s regel.", "Hier gelden %(count)s regels.", count) % {"count": count}
    if decisive.rule.length.weight is Weight.STATUTORY_MAXIMUM:
        return f"{words} {_('De wet zegt dat het niet langer mag. Dat wint altijd.')}"
    if decisive.rule.is_maximum:
        return f"{words} {_('Langer bewaren dan deze regel mag niet.')}"
    return f"{words} {_('De langste wint.')}"


def _no_end(outcome: ScheduleOutcome) -> list[str]:
    """Why there is no last day."""
    if not outcome.terms:
        return [_("Voor deze verwerking is er geen bewaarregel. Een mens moet zeggen hoe lang dit blijft.")]
    open_terms = [term for term in outcome.terms if term.trigger_on is None]
    return [
        (
            _("De huur loopt nog. De termijn begint als de huur eindigt: %(rule)s.")
            if term.rule.starts == Starts.TENANCY_END
            else _("Er is nog geen einddatum. De termijn is %(rule)s, en die dag is nog niet ingevuld.")
        )
        % {"rule": term.rule.in_words}
        for term in open_terms
    ]


def _hold_in_words(hold: Hold, numbered: bool = True) -> str:
    """A hold as a sentence. The reason that somebody typed is not in it."""
    named = f" ({hold.reference})" if hold.reference and numbered else ""
    if hold.kind == Hold.Kind.LONGER and hold.review_on:
        return _("Dit blijft langer: besloten bij lijst %(number)s, tot en met %(day)s.") % {
            "number": hold.reference,
            "day": _day(hold.review_on),
        }
    return _("Dit moet nu blijven: %(why)s%(number)s.") % {"why": hold.get_kind_display(), "number": named}


def _freezes_in_words(
    record: Record, besides: Collection[str] = (), numbered: bool = True, erasing: bool = False
) -> list[str]:
    """The freezes on `record` as sentences, without those of the requests `besides`; for `erasing` no objections."""
    freezes = Freeze.objects.active().filter(record=record).exclude(reference__in=besides)
    freezes = freezes.exclude(reason=Freeze.Reason.OBJECTION) if erasing else freezes
    return [
        _("Dit is bevroren voor verzoek %(number)s en moet zo lang blijven.") % {"number": freeze.reference}
        if numbered
        else _("Dit is bevroren en moet zo lang blijven.")
        for freeze in freezes
    ]


def _day(on: dt.date | None) -> str:
    return date_format(on, "j F Y") if on else ""
