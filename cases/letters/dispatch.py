"""Sending a letter: put in the queue for the post, or made ready on the site with a link and a code."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.flow import extending
from cases.flow.outbox import enqueue
from cases.letter_kinds import LetterKind
from cases.letters import rules as letters_rules
from cases.models import Dispatch, Letter, Mail
from cases.public_access import codes
from cases.public_access.tokens import key_of
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from dossiers.actors import Actor


@transaction.atomic
def queue(*, letter: Letter, channel: str, confirmed: bool, by: Actor, on: dt.date) -> tuple[Dispatch, str]:
    """Have `letter` go out: on paper with the next print, or by a message with a link. Nothing of it is in the message.

    `confirmed` is that somebody looked at the receiver and said that it is right. Returns the dispatch and, for the
    site, the code: shown once, kept only as a keyed hash. Raises Refused.
    """
    letter = Letter.objects.select_for_update(of=("self",)).select_related("case").get(pk=letter.pk)
    if why := letters_rules.why_not_queue(letter, channel) or letters_rules.why_not_confirmed(confirmed):
        raise Refused(why)
    dispatch = Dispatch(letter=letter, channel=channel, queued_by=by)
    code = ""
    if channel == Dispatch.Channel.MAIL:
        code = dispatch.new_code()
        dispatch.until = on + dt.timedelta(days=codes.KEPT_READY)
    dispatch.save(force_insert=True)
    journal.record(Verb.LETTER_QUEUED, letter.case, by=by, details={"letter": letter.kind, "channel": str(channel)})
    if code:
        enqueue(Mail.objects.create(case=letter.case, letter=letter, kind=Mail.Kind.LETTER))
    return dispatch, code


@transaction.atomic
def take_back(*, letter: Letter) -> None:
    """Take a letter away that waits with the post, because another comes in its place. What was posted stays."""
    if Dispatch.objects.filter(letter=letter, channel=Dispatch.Channel.POST, posted_on__isnull=True).delete()[0]:
        letter.delete()


def waiting() -> QuerySet[Dispatch]:
    """The letters on paper that nobody put in the post yet, oldest first; without their bytes."""
    rows = Dispatch.objects.filter(channel=Dispatch.Channel.POST, posted_on__isnull=True)
    return rows.select_related("letter__case").defer("letter__pdf").order_by("queued_at")


@transaction.atomic
def put_in_post(
    *, dispatches: Iterable[Dispatch], posted_on: dt.date, by: Actor, on: dt.date, by_hand: bool = False
) -> int:
    """Record that `by` put these letters in the post on `posted_on`, or gave them to who they are for (`by_hand`).

    `on` is today: a letter cannot have been posted after it, nor before it was written. Returns how many. Raises
    Refused, for all or none.
    """
    wanted = [dispatch.pk for dispatch in dispatches]
    rows = list(
        Dispatch.objects.select_for_update(of=("self",))
        .select_related("letter__case")
        .defer("letter__pdf")
        .filter(pk__in=wanted)
        .order_by("pk")
    )
    if not rows:
        raise Refused(_("Kies een of meer brieven."))
    for row in rows:
        if why := letters_rules.why_not_post(row, posted_on, on):
            raise Refused(why)
        row.posted_on, row.posted_by, row.by_hand = posted_on, by, by_hand
        row.save(update_fields=("posted_on", "posted_by", "by_hand"))
        journal.record(
            Verb.LETTER_HANDED_OVER if by_hand else Verb.LETTER_POSTED,
            row.letter.case,
            by=by,
            details={"letter": row.letter.kind},
        )
        if row.letter.kind == LetterKind.EXTENSION:
            extending.notice_left(row.letter.case, by=by, on=posted_on)
    return len(rows)


@transaction.atomic
def renew_code(*, letter: Letter, by: Actor) -> str:
    """A new code for a letter that stands ready; the old one stops working. Raises Refused when it is on paper."""
    found = Dispatch.objects.select_for_update(of=("self",)).filter(letter=letter, channel=Dispatch.Channel.MAIL)
    dispatch = found.select_related("letter__case").defer("letter__pdf").first()
    if dispatch is None:
        raise Refused(_("Deze brief staat niet klaar op de site. Er is geen code."))
    code = dispatch.new_code()
    dispatch.save_code()
    journal.record(Verb.LETTER_CODE_RENEWED, dispatch.letter.case, by=by)
    return code


def find(token: str) -> Dispatch | None:
    """The letter on the site that a link names, or None; without its bytes."""
    key = key_of(Letter, token)
    if key is None:
        return None
    rows = Dispatch.objects.filter(pk=key, channel=Dispatch.Channel.MAIL)
    return rows.select_related("letter__case").defer("letter__pdf").first()


def unlock(*, token: str, code: str, today: dt.date) -> Dispatch:
    """The letter that the link and the code together open. Raises Refused, with the number of tries that are left."""
    with codes.tried(find(token), code, today) as (dispatch, right):
        journal.record(Verb.LETTER_UNLOCKED if right else Verb.CODE_REFUSED, dispatch.letter.case, by=None)
    return dispatch


@transaction.atomic
def fetched(*, dispatch: Dispatch) -> bytes:
    """The letter itself, with the witness that it was fetched; the first time is kept with the dispatch."""
    dispatch.mark_fetched()
    journal.record(Verb.LETTER_FETCHED, dispatch.letter.case, by=None)
    return bytes(Letter.objects.values_list("pdf", flat=True).get(pk=dispatch.pk))
