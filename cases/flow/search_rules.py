"""What may not be done with the search plan now, and why: the sentence that button, form and action share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.flow.rights import right_of
from cases.models import SearchReminder, SearchTask
from cases.workflow import Status
from dossiers.functions import Function

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from cases.models import Case, SearchSource
    from dossiers.actors import Actor

SEARCHED_IN = (Status.IDENTIFIED, Status.GATHERED)
LARGEST_CASE = 250 * 1024 * 1024  # bytes of all files of one case: they go out in one package


@dataclass(frozen=True)
class Said:
    """What a colleague says about a search: the outcome, what was searched with, and about the files."""

    answer: str
    terms: Sequence[str] = ()
    other_terms: str = ""
    note: str = ""
    title: str = ""
    happened_on: dt.date | None = None


def why_not_search(case: Case) -> str:
    """Why colleagues cannot be asked to search for this case now: only where the person is given what is found."""
    if not right_of(case).gives:
        return _("Zoeken bij collega's hoort bij een verzoek om inzage.")
    if case.status in (Status.RECEIVED, Status.WAITING):
        return _("Dit kan nog niet: leg eerst vast wie het verzoek doet.")
    if case.status not in SEARCHED_IN:
        return _("Dit kan nu niet: het verzoek staat op “%(status)s”.") % {"status": Status(case.status).label}
    return ""


def kept_apart() -> frozenset[UUID]:
    """The keys of those who keep the software and see no content, in one query."""
    management = get_user_model().objects.filter(groups__name=Function.FUNCTIONAL_MANAGEMENT)
    return frozenset(management.values_list("pk", flat=True))


def why_not_asked(user: Actor, apart: frozenset[UUID] | None = None) -> str:
    """Why this member of staff cannot be asked to search. `apart` are those of `kept_apart`, where many are judged."""
    if not user.is_active:
        return _("Deze medewerker werkt hier niet meer. Kies iemand anders.")
    if user.pk in (kept_apart() if apart is None else apart):
        return _("Functioneel beheer ziet geen gegevens van huurders. Kies iemand anders.")
    return ""


def why_not_ask(sources: Collection[SearchSource]) -> str:
    """Why these places cannot be asked: none chosen, or nobody there who answers."""
    if not sources:
        return _("Kies minstens één plek.")
    apart = kept_apart()
    missing = [source.name for source in sources if source.answerer is None or why_not_asked(source.answerer, apart)]
    if missing:
        return _("Kies eerst wie antwoordt bij: %(names)s.") % {"names": ", ".join(missing)}
    ended = [source.name for source in sources if source.ended_on]
    if ended:
        return _("Deze plek hoort niet meer bij het plan: %(names)s.") % {"names": ", ".join(ended)}
    return ""


def why_not_open(task: SearchTask) -> str:
    """Why nothing can be done with this task any more, in words for who was asked."""
    if task.answered_at:
        return _("U hebt deze vraag al beantwoord. Dank u wel.")
    if task.ended_at or task.case.status not in SEARCHED_IN:
        return _("Deze vraag is niet meer nodig. U hoeft niets meer te doen.")
    return ""


def why_not_manage(task: SearchTask) -> str:
    """Why the privacy officer can do nothing more with this task."""
    if task.answered_at:
        return _("Deze vraag is net beantwoord.")
    if task.ended_at:
        return _("Deze vraag is al beëindigd.")
    return why_not_search(task.case)


def why_not_remind(task: SearchTask, on: dt.date) -> str:
    """Why the colleague cannot be reminded now: once a day is enough."""
    if why := why_not_manage(task):
        return why
    moments = task.reminders.filter(kind=SearchReminder.Kind.BY_HAND).values_list("at", flat=True)
    if any(timezone.localtime(at).date() == on for at in moments):
        return _("U herinnerde deze collega vandaag al. Bel gerust.")
    return ""


def why_not_reassign(task: SearchTask, to: Actor) -> str:
    """Why this task cannot go to `to`."""
    if why := why_not_manage(task) or why_not_asked(to):
        return why
    if task.answerer_id == to.pk:
        return _("Deze collega heeft de vraag al. Kies iemand anders.")
    return ""


def why_not_answer(said: Said, sent: int, kept: int) -> str:
    """Why what is said is no answer: `sent` files come with it, `kept` were kept before."""
    if not set(said.terms) & set(SearchTask.Term.values):
        return _("Kies waarop u zocht: naam, adres of klantnummer.")
    if said.answer == SearchTask.Answer.NOTHING and (sent or kept):
        return _("U hebt ook bestanden. Kies voor ‘Verstuur wat ik vond’.")
    if said.answer == SearchTask.Answer.FOUND and not (sent or kept):
        return _("Kies de bestanden die u vond. Vond u niets? Kies dan ‘Gezocht, niets gevonden’.")
    return "" if said.answer in SearchTask.Answer else _("Kies: bestanden sturen, of niets gevonden.")


def why_no_room(kept: int, more: int) -> str:
    """Why `more` bytes do not fit beside the `kept` bytes of a case."""
    if kept + more > LARGEST_CASE:
        return _("Bij dit verzoek is geen plaats meer voor deze bestanden. Bel de privacy officer.")
    return ""


def why_not_stop_waiting(case: Case, waiting: int, reason: str) -> str:
    """Why the answers that are open must still be awaited: only a reason, which is kept, ends that."""
    if why := why_not_search(case):
        return why
    if not waiting:
        return _("Er zijn geen open vragen meer.")
    return "" if reason.strip() else _("Schrijf op waarom u niet op de antwoorden wacht.")


def why_wait(case: Case) -> str:
    """Why a case is not decided yet: colleagues search, and nobody said why that is not awaited."""
    waiting = case.search_tasks.open().count()
    if not waiting:
        return ""
    return ngettext(
        "Er staat nog %(n)s vraag open bij een collega. Wacht, of schrijf op waarom u niet wacht.",
        "Er staan nog %(n)s vragen open bij collega's. Wacht, of schrijf op waarom u niet wacht.",
        waiting,
    ) % {"n": waiting}


def is_unsearched(case: Case) -> bool:
    """Whether all that is kept was asked for, and no place outside the dossiers was asked to look (AVG art. 15)."""
    right = right_of(case)
    if not (right.gives and right.needs_findings):
        return False
    return not case.search_tasks.exclude(end=SearchTask.End.TAKEN_BACK).exists()
