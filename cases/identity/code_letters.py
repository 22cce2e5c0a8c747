"""A code by letter to the address that we know: made, sent with the post, and checked when the person tells it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.flow.addressing import Addressee
from cases.flow.comparison import home_of
from cases.flow.steps import locked
from cases.letters import dispatch, writing
from cases.models import CodeLetter, Dispatch, Letter
from cases.public_access.codes import KEPT_READY, spaced
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from cases.models import Case
    from dossiers.actors import Actor
    from dossiers.models import Person


def newest_of(case: Case) -> CodeLetter | None:
    """The last letter with a code that was made for this request, or for another right in it."""
    rows = CodeLetter.objects.filter(case__in=case.family()).select_related("letter", "person").defer("letter__pdf")
    return rows.order_by("-letter__made_at", "-pk").first()


def is_proven(case: Case, person: Person | None) -> bool:
    """Whether the code that was sent to this person was told: only then that is a way of showing who one is."""
    newest = newest_of(case)
    return newest is not None and newest.proven_on is not None and newest.person_id == (person.pk if person else None)


def why_not_make(case: Case, person: Person | None) -> str:
    """Why no letter with a code can be made for this person."""
    if not case.is_open:
        return _("Dit verzoek is al afgehandeld.")
    if person is None:
        return _("Kies eerst in de klantlijst wie dit is.")
    return "" if home_of(person) else _("Van deze persoon weten wij geen adres. Kies een andere manier.")


@transaction.atomic
def make(*, case: Case, person: Person | None, by: Actor, on: dt.date) -> Letter:
    """Write the letter to the address in the client list, and put it with the post; a code of before stops working.

    The code stands in the letter alone; of it a keyed hash is kept. Raises Refused.
    """
    case = locked(case)
    why = why_not_make(case, person)
    if why or person is None:
        raise Refused(why)
    until = on + dt.timedelta(days=KEPT_READY)
    code = CodeLetter.any_code()
    to = Addressee(person.name, tuple(part.strip() for part in home_of(person).split(",")))
    words = {"code": spaced(code), "voor": dutch(until)}
    letter = writing.write(case=case, kind=Letter.Kind.IDENTITY_CODE, by=by, on=on, words=words, to=to)
    row = CodeLetter(letter=letter, case=case, person=person, until=until)
    row.code_hash = row.hash_of(code)
    row.save(force_insert=True)
    dispatch.queue(letter=letter, channel=Dispatch.Channel.POST, confirmed=True, by=by, on=on)
    journal.record(Verb.CODE_LETTER_MADE, case, by=by)
    return letter


def why_not_try(row: CodeLetter | None, on: dt.date) -> str:
    """Why no code can be tried now."""
    if row is None:
        return _("Er is nog geen brief met een code gemaakt.")
    if on > row.until:
        return _("Deze code werkt niet meer. Maak een nieuwe brief.")
    return "" if row.tries_left else _("De code is te vaak fout ingevuld. Maak een nieuwe brief.")


def tell(*, case: Case, code: str, by: Actor, on: dt.date) -> CodeLetter:
    """Check the code that the person told. Raises Refused for a wrong one, with how many tries are left."""
    with transaction.atomic():
        case = locked(case)
        row = newest_of(case)
        why = why_not_try(row, on)
        if why or row is None:
            raise Refused(why)
        is_right = row.try_code(code)
        if is_right:
            row.proven_on = on
            row.save(update_fields=("proven_on",))
        journal.record(Verb.CODE_TOLD if is_right else Verb.CODE_REFUSED, case, by=by)
    if not is_right:
        told = _("Deze code klopt niet. U kunt het nog %(n)s keer proberen.") % {"n": row.tries_left}
        raise Refused(why_not_try(row, on) or told)
    return row
