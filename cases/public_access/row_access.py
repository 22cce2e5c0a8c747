"""What a public page may touch: the database shows only the request that the page has verified.

Behind the second wall nobody sees a request by default. Each of these pages says which one belongs to its token, its
code, its sending or its own task; the database shows that one and no other, as long as the page lasts.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from cases.models import Case, Consultation, Delivery, Dispatch, Letter, Repeat, SearchTask, StatusLink
from cases.public_access import passes
from cases.public_access.tokens import key_of
from dossiers.access import wall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]
    Keys = Callable[..., Iterable[UUID]]


def at_door(keys: Keys) -> Callable[[View], View]:
    """A page that may touch the requests that `keys` finds by what stands in its address or session."""

    def around(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            with wall.at_door(keys(request, *args, **kwargs)):
                return view(request, *args, **kwargs)

        return page

    return around


def after_check(keys: Keys) -> Keys:
    """Has `keys` look its answer up before anything is shown: what it asks for was checked, or only one knows it."""
    return lambda *args, **kwargs: wall.looked_up(keys(*args, **kwargs))


def _signed(model: type[Delivery | Letter | StatusLink], token: str) -> list[UUID]:
    """The key that a link was signed for; none when it was forged."""
    key = key_of(model, token)
    return [key] if key else []


@after_check
def of_sending(_request: HttpRequest, submission: UUID) -> Iterable[UUID]:
    """What was sent with one form: only the sender knows its number."""
    sent = Case.objects.filter(Q(submission=submission) | Q(part_of__submission=submission))
    return sent.order_by().values_list("pk", flat=True)


@after_check
def of_status_link(_request: HttpRequest, token: str) -> Iterable[UUID]:
    """The request of a signed link."""
    return StatusLink.objects.filter(pk__in=_signed(StatusLink, token)).values_list("case", flat=True)


@after_check
def of_standing(request: HttpRequest) -> Iterator[UUID]:
    """The request that this session may see the state of, and those that it went on in."""
    keys: list[Any] = [passes.held(request.session, "standing")]
    while keys[0]:
        yield keys[0]
        keys = [*Repeat.objects.filter(later=keys[0]).values_list("earlier", flat=True), None]


@after_check
def of_answer(_request: HttpRequest, token: str, **_more: Any) -> Iterable[UUID]:
    """The request of a signed link to an answer."""
    return Delivery.objects.filter(pk__in=_signed(Delivery, token)).values_list("case", flat=True)


@after_check
def of_letter(_request: HttpRequest, token: str) -> Iterable[UUID]:
    """The request of a signed link to a letter."""
    return Dispatch.objects.filter(pk__in=_signed(Letter, token)).values_list("letter__case", flat=True)


@after_check
def of_reaction(_request: HttpRequest, word: str) -> Iterable[UUID]:
    """The request about which the holder of this word was asked something."""
    known = Consultation.objects.filter(word=word.strip().upper()) if "\0" not in word else Consultation.objects.none()
    return known.values_list("third__case", flat=True)


def of_tasks(request: HttpRequest) -> Iterable[UUID]:
    """The requests for which this user is asked to search, as far as the wall shows the questions."""
    mine = SearchTask.objects.visible_to(request.user).open()
    return mine.order_by().values_list("case", flat=True).distinct()


def of_task(request: HttpRequest, pk: UUID) -> Iterable[UUID]:
    """The request for which this user is asked to search, if the wall shows the question."""
    return SearchTask.objects.visible_to(request.user).filter(pk=pk).values_list("case", flat=True)
