"""Letters as pages show them: not sent yet, waiting for the post, on the site with a code, and one that was fetched."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.complaint import actions as complaint
from cases.fee import actions as fee
from cases.flow.representation_rules import Said
from cases.identity import representation
from cases.letters import dispatch as posting
from cases.letters import writing
from cases.models import Case, Dispatch, Fee, Undelivered
from cases.public_access.tokens import token_of
from cases.undelivered import actions as undelivered
from dossiers.functions import Function
from dossiers.models import Tie
from tests import cast

if TYPE_CHECKING:
    from cases.models import Letter
    from tests.house.scenes.scene import Scene

LETTER_CODE = "00000000"


def letters(scene: Scene) -> None:
    """Everything, made by the ordinary acts."""
    officer = scene.people[Function.PRIVACY_OFFICER]
    case = cast.make_case(name="Amina Yıldırım", letter_address="Veldweg 3, 0000 AA Voorbeeldstad")
    shared = cast.case_in("identified", by=officer, subject=_with_ex_partner(), email="anders@tenant.example")
    unsent, on_paper, on_site = (reminder(case, officer) for _place in range(3))
    _send(on_paper, "post", officer)
    _send(on_site, "mail", officer)
    scene.words |= {
        "lettered": case.reference,
        "unsent_letter": str(unsent.pk),
        "paper_letter": str(on_paper.pk),
        "site_letter": str(on_site.pk),
        "shared": shared.reference,
        "shared_letter": str(reminder(shared, officer).pk),
        "letter_token": token_of(on_site),
    }


def rarely(scene: Scene) -> None:
    """What happens less often: money, somebody who acts for another, a request asked twice, a complaint."""
    officer = scene.people[Function.PRIVACY_OFFICER]
    acting = cast.make_case(name="Bo Windvoerder", on_behalf_of="Amina Yıldırım")
    words = {"capacity": "administrator", "name": "Bo Windvoerder", "scope": "geldzaken"}
    said = Said(**words, since=timezone.localdate(), evidence="beschikking van de rechtbank van 3 mei 2026")
    representation.note(case=acting, said=said, seen=True, by=officer, on=timezone.localdate())
    person = cast.make_dossier(cast.make_person("Dora", "Dubbel")).person
    first, again = (cast.case_in("identified", by=officer, subject=person) for _place in range(2))
    about = cast.case_in("sent", by=officer)
    mine, judged, open_one, gone = (cast.case_in("identified", by=officer, kind="complaint") for _place in range(4))
    complaint.place(case=mine, about=about, against="late", by=officer)
    complaint.place(case=open_one, about=None, against="use", by=officer)
    complaint.place(case=judged, about=None, against="use", by=officer)
    remedy = "Wij bellen u voortaan eerst."
    complaint.judge(case=Case.objects.get(pk=judged.pk), verdict="partly", remedy=remedy, by=officer)
    complaint.place(case=gone, about=None, against="use", by=officer)
    handed = {"reason": "Wij hebben geen collega die dit kan doen.", "agreed": True}
    complaint.forward(case=Case.objects.get(pk=gone.pk), by=officer, on=timezone.localdate(), **handed)
    scene.words |= {
        "feed": an_open_fee(officer).case.reference,
        "returned": came_back(an_open_fee(officer).case, officer).case.reference,
        "fee_free": cast.make_case(kind="erasure").reference,
        "acting": acting.reference,
        "first": first.reference,
        "again": again.reference,
        "complaint_mine": mine.reference,
        "complaint_open": open_one.reference,
        "complaint_forwarded": gone.reference,
        "complaint_judged": judged.reference,
        "complaint_new": cast.make_case(kind="complaint").reference,
        "complained_of": about.reference,
    }


def came_back(case: Case, officer: Any) -> Undelivered:
    """A letter of `case` that came back."""
    today = timezone.localdate()
    return undelivered.record(case=case, what="post", on=today, remark="Onbekend.", by=officer, today=today)


def an_open_fee(officer: Any) -> Fee:
    """Money announced for a request for erasure."""
    today = timezone.localdate()
    charge = fee.Charge(Fee.Ground.UNFOUNDED, Decimal("12.50"), "Drie uur werk.", today + 2 * fee.TIME_TO_ANSWER)
    return fee.announce(case=cast.make_case(kind="erasure"), charge=charge, by=officer, on=today)


def _with_ex_partner() -> Any:
    """Somebody whose former partner is on file."""
    person = cast.make_dossier(cast.make_person("Ada", "Gescheiden", email="ada@tenant.example")).person
    other = cast.make_person("Ex", "Gescheiden")
    Tie.objects.create(person=person, other=other, kind="ex_partner", since=timezone.localdate())
    return person


def reminder(case: Case, by: Any) -> Letter:
    """A letter to who asked, written today."""
    words = {"waarover": "Wij weten nog niet wie u bent.", "voor": "2 december 2026"}
    return writing.write(case=case, kind="reminder", by=by, on=timezone.localdate(), words=words)


def _send(letter: Letter, channel: str, by: Any) -> Dispatch:
    dispatch, _code = posting.queue(letter=letter, channel=channel, confirmed=True, by=by, on=timezone.localdate())
    if dispatch.code_hash:
        dispatch.code_hash = dispatch.hash_of(LETTER_CODE)
        dispatch.save()
    return dispatch
