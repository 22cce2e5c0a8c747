"""What to know of who asks before anything is given: the same sentences on every page from case to sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.flow.addressing import representation_of
from cases.flow.comparison import differences
from cases.flow.representation_rules import BY_TIE, against, ended, is_called, why_not_alone
from dossiers.models import Tie
from dossiers.models.people import REPRESENTING
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from cases.models import Case


def notices(case: Case, on: dt.date) -> list[str]:
    """What differs between who asks and who is on file, and who may act for the person, in sentences."""
    subject = case.subject
    if subject is None:
        return []
    ties = list(Tie.objects.of(subject))
    acting = representation_of(case)
    died = _("Deze persoon is overleden op %(day)s.") % {"day": dutch(subject.died_on)} if subject.died_on else ""
    found = [died, *_of_the_difference(case), why_not_alone(case, subject, on, ties)]
    found += _of_who_acts([tie for tie in ties if tie.person_id == subject.pk], _askers(case), on)
    found += _of_the_household(case, ties, on)
    found += [next(against(case, acting, on), "")] if acting else []
    return list(dict.fromkeys(filter(None, found)))


def _askers(case: Case) -> list[str]:
    """The names of who asks: in the request, and as noted of who acts."""
    acting = representation_of(case)
    return [case.requester.name, *([acting.name] if acting else [])]


def _of_the_difference(case: Case) -> Iterator[str]:
    """What differed when it was recorded who this is, with the reason; and what differs now."""
    seen = getattr(case, "identification", None)
    if seen and seen.differences:
        words = {"what": " ".join(seen.differences.splitlines()), "why": seen.because.rstrip(" .")}
        yield _("%(what)s Toch is dit dezelfde persoon, want: %(why)s.") % words
    known = seen.differences.splitlines() if seen else []
    yield from (each for each in differences(case, case.subject) if each not in known)


def _of_who_acts(ties: Iterable[Tie], askers: list[str], on: dt.date) -> Iterator[str]:
    """Who is on file to act, with what for and what showed it; and that it is over, where that one asks."""
    for tie in ties:
        if tie.kind not in BY_TIE.values() or tie.kind == Tie.Kind.PARENT:
            continue
        if tie.has_ended(on):
            yield ended(tie) if any(is_called(tie.other.name, name) for name in askers) else ""
            continue
        words = {"what": tie.get_kind_display(), "name": tie.other.name, "scope": tie.scope.rstrip(" .")}
        told = _("In het dossier staat %(what)s %(name)s. Waarvoor: %(scope)s.") % words
        shown = _("Dat blijkt uit: %(evidence)s.") % {"evidence": tie.evidence.rstrip(" .")} if tie.evidence else ""
        yield f"{told} {shown}".strip()


def _of_the_household(case: Case, ties: Iterable[Tie], on: dt.date) -> Iterator[str]:
    """That who asks is, or was, somebody of the household: he may know much of the person and is somebody else."""
    subject, askers = case.subject, _askers(case)
    for tie in ties:
        other = tie.other if subject and tie.person_id == subject.pk else tie.person
        if tie.kind in REPRESENTING or tie.kind in (Tie.Kind.PARENT, Tie.Kind.CHILD):
            continue
        called = [name for name in askers if is_called(other.name, name)]
        if called and (subject is None or not is_called(subject.name, called[0])):
            words = {"what": tie.get_kind_display(), "name": called[0]}
            if tie.has_ended(on) and tie.until:
                told = _("%(name)s was %(what)s tot en met %(day)s. Bel de betrokkene zelf en vraag of dit klopt.")
                yield told % {**words, "day": dutch(tie.until)}
            else:
                yield _("%(name)s is %(what)s. Bel de betrokkene zelf en vraag of dit klopt.") % words
