"""A house in which every door leads somewhere."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.decision.signing import actions as signing_actions
from cases.letters import dispatch
from cases.models import Letter
from cases.public_access.tokens import token_of
from cases.search import actions as search
from cases.status import actions as tracking
from cases.workflow import Status
from cases.worklist import saved_views
from dossiers.files import store
from dossiers.functions import Function
from dossiers.models import (
    Activity,
    Complex,
    Dossier,
    DossierUserObjectPermission,
    Emergency,
    ImportRun,
    Record,
    RecordFile,
    Tie,
)
from dossiers.sections import Section
from retention.holds.actions import Cause, place_hold
from retention.lists import actions as lists
from retention.models import Certificate, DestructionList, MentionItem, Slip
from tests import cast
from tests.cases.notification.telling import carried_out
from tests.cases.search.searching import paper_finding, source
from tests.cases.search.searching import task as search_task
from tests.dossiers.records.paperwork import eml
from tests.house.pages.doors import Door
from tests.house.scenes import scene_third
from tests.house.scenes.scene_letters import an_open_fee, came_back, reminder
from tests.retention.keeping import kept_by
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.accounts.preferences import feeds


class House:
    """A house in which every door leads somewhere: who may knock, and the words in the addresses."""

    def __init__(self) -> None:
        here, there = Complex.objects.create(code="A", name="A"), Complex.objects.create(code="B", name="B")
        officer = cast.make_user(Function.PRIVACY_OFFICER)
        second = cast.make_user(Function.PRIVACY_OFFICER)
        desk = cast.make_user(Function.FRONT_DESK)
        self.visitors = {
            "nobody": None,
            "fresh": cast.make_user(Function.PRIVACY_OFFICER, signed=False),
            "stranger": cast.make_user(),
            "officer": officer,
            "fg": cast.make_user(Function.FG),
            "letting": cast.make_user(Function.LETTING),
            "nuis_a": cast.make_user(Function.NUISANCE, complexes=[here]),
            "nuis_b": cast.make_user(Function.NUISANCE, complexes=[there]),
            "arrears": cast.make_user(Function.ARREARS),
            "maint_a": cast.make_user(Function.MAINTENANCE, complexes=[here]),
            "desk": desk,
            "director": cast.make_user(Function.DIRECTOR),
            "beheer": cast.make_user(Function.FUNCTIONAL_MANAGEMENT),
        }
        dossier = cast.make_dossier(place=here)
        records = {section: cast.make_record(dossier, section) for section in Section}
        cases = {status: cast.case_in(status, by=officer, subject=dossier.person) for status in Status}
        cases["judged"] = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
        cast.judge_all(cases["judged"], by=officer)
        cases["desk"] = cast.make_case(by=desk)
        found = paper_finding(cases[Status.GATHERED], by=officer)
        asked, over = (
            search_task(cases[Status.IDENTIFIED], to=self.visitors["arrears"], by=officer, place=source(name))
            for name in ("Map A", "Map B")
        )
        search.take_back(task=over, by=officer)
        tracking.ask_link(reference=cases[Status.SENT].reference, email=cast.TENANT_EMAIL)
        self.words: dict[str, Any] = {
            **{str(name): {"reference": case.reference} for name, case in cases.items()},
            **{f"record-{section}": {"reference": record.reference} for section, record in records.items()},
            **{f"section-{s}": {"reference": dossier.reference, "section": s.value} for s in Section},
            **{f"title-{s}": {"reference": record.reference, "field": "title"} for s, record in records.items()},
            **{f"file-{s}": {"pk": _file_with(record, officer)} for s, record in records.items()},
            **{f"basis-{s}": {"reference": dossier.reference, "basis": r.basis_id} for s, r in records.items()},
            "-": {},
            "dossier": {"reference": dossier.reference},
            "person": {"reference": dossier.person.reference},
            "no-person": {"reference": "P-22222222"},
            "tie": {"reference": dossier.reference, "pk": _tie(dossier).pk},
            "no-tie": {"reference": dossier.reference, "pk": 999_999},
            "random": {"reference": "D-22222222"},
            "unknown": {"reference": "WSN-2020-9999"},
            "step": {"step": "wat"},
            "no-step": {"step": "betalen"},
            "submission": {"submission": cases[Status.RECEIVED].submission},
            "link": {"token": token_of(cases[Status.SENT].status_links.get())},
            "forged": {"token": "vals"},
            "answer": {"token": token_of(cases[Status.SENT].delivery)},
            "paper": {"token": token_of(cases[Status.SENT].delivery), "name": "brief.pdf"},
            "finding": {"reference": cases[Status.GATHERED].reference, "number": 1},
            "undo": {"reference": cases[Status.GATHERED].reference, "act": UUID(int=0)},
            "found": {"reference": cases[Status.GATHERED].reference, "number": found.number},
            **_found_file(cases[Status.GATHERED].reference, found),
            "task": {"pk": asked.pk},
            "task-over": {"pk": over.pk},
            "asked": {"reference": asked.case.reference, "pk": asked.pk},
            "not-asked": {"reference": cases[Status.GATHERED].reference, "pk": asked.pk},
            "place": {"pk": asked.source.pk},
            "no-place": {"pk": 999_999},
            "no-finding": {"reference": cases[Status.GATHERED].reference, "number": 999},
            "letter": {
                "reference": cases[Status.SENT].reference,
                "pk": Letter.objects.get(case=cases[Status.SENT], kind="answer").pk,
            },
            **_letters(cases, officer),
            "mail": {"name": "1"},
            "import": {"pk": ImportRun.objects.create(kind="tenants", state="failed", by=officer).pk},
            "no-import": {"pk": "00000000-0000-7000-8000-000000000000"},
            "sample": {"kind": "huurders"},
            "no-sample": {"kind": "alles"},
            "activity": {"number": 5},
            "no-activity": {"number": 999},
            "version": {"number": 5, "version": 1},
            "no-version": {"number": 5, "version": 999},
            "provider": {"provider_id": "organisatie"},
            "factor": {"pk": 1},
            "colleague": {"pk": self.visitors["stranger"].pk},
            "function": {"function": "letting"},
            "fixed-function": {"function": "fg"},
            "no-function": {"function": "baas"},
            "team": {"pk": Group.objects.create(name="Team Noord").pk},
            "no-team": {"pk": Group.objects.get(name="letting").pk},
            "grant": {"pk": _grant(self.visitors["letting"], dossier, officer).pk},
            "no-grant": {"pk": 999_999},
            "emergency": {"pk": _emergency(self.visitors["letting"], dossier).pk},
            "no-section": {"reference": dossier.reference, "section": "niets"},
            **_due(officer),
            **_third(officer, self.visitors["director"]),
            "view": {"pk": saved_views.save(name="Laat", query="term=late", is_shared=True, by=second).pk},
            "no-view": {"pk": "00000000-0000-7000-8000-000000000000"},
            "feed": {"word": feeds.make_feed(second)},
            "no-feed": {"word": "vals"},
            "invitation": {"token": invitations.token_of(invitations.invite_again(user=desk, by=officer))},
        }
        self.cookies = {name: _cookies(user) for name, user in self.visitors.items()}

    def knock(self, door: Door, visitor: str, method: str = "") -> HttpResponse:
        """The answer at `door` for `visitor`, who came in once; whatever was done there is undone, and forgotten."""
        client, method = Client(raise_request_exception=False), method or door.method
        client.cookies.load(self.cookies[visitor])
        cache.clear()
        with transaction.atomic():
            answer = getattr(client, method.lower())(reverse(door.name, kwargs=self.words[door.case]))
            transaction.set_rollback(True)
        return answer


def _cookies(user: Any) -> dict[str, str]:
    """What the browser of `user` holds after signing in."""
    client = Client()
    if user:
        client.force_login(user)
    return {name: each.value for name, each in client.cookies.items()}


def _letters(cases: Any, officer: Any) -> dict[str, Any]:
    """The words in the addresses of letters: one that waits, one on the site, and kinds to write."""
    case = cases[Status.RECEIVED]
    unsent, on_site = reminder(case, officer), reminder(case, officer)
    dispatch.queue(letter=on_site, channel="mail", confirmed=True, by=officer, on=timezone.localdate())
    fee = an_open_fee(officer)
    return {
        "undelivered": {"reference": fee.case.reference, "pk": came_back(fee.case, officer).pk},
        "fee": {"reference": fee.case.reference, "pk": fee.pk},
        "complaint": {"reference": cast.make_case(kind="complaint").reference},
        "unsent": {"reference": case.reference, "pk": unsent.pk},
        "letter-token": {"token": token_of(on_site)},
        "letter-kind": {"kind": "receipt"},
        "no-letter-kind": {"kind": "answer"},
        "write": {"reference": case.reference, "kind": "reminder"},
        "write-not-now": {"reference": case.reference, "kind": "apology"},
        "no-write": {"reference": case.reference, "kind": "answer"},
    }


def _due(officer: Any) -> dict[str, Any]:
    """A list with a record on it, a hold and a rule."""
    held = kept_by("complaint")
    hold = place_hold(held, Cause("investigation", reason="x"), by=officer, on=timezone.localdate())
    kept_by("arrears")
    of = lists.propose(by=officer, on=timezone.localdate())
    asking, item = DestructionList.objects.create(day_on=of.day_on, proposed_by=officer), of.items.get()
    words = {"person_key": item.record_key, "record_key": item.record_key, "reference": item.reference}
    named = MentionItem.objects.create(of=asking, section=item.section, **words)
    return {
        "due-list": {"pk": of.pk},
        "certificate": {"pk": Certificate.objects.create(under=of, count=0, pdf=b"x").pk},
        "deletion-slip": {"pk": Slip.objects.create(of=of, system="x", due_on=timezone.localdate()).pk},
        "no-list": {"pk": 999_999},
        "due-item": {"pk": of.pk, "number": of.items.get().pk},
        "mention-item": {"pk": asking.pk, "number": named.pk},
        "no-item": {"pk": of.pk, "number": 999_999},
        "rule": {"category": "tenancy"},
        "no-rule": {"category": "niets"},
        "hold": {"pk": hold.pk},
        "no-hold": {"pk": 999_999},
        "ahead-of": {"number": Activity.objects.earliest("number").number},
        "ahead-of-none": {"number": 9_999},
    }


def _found_file(reference: str, found: Any) -> dict[str, Any]:
    """The file that a colleague found, and one that is not there."""
    file = {"reference": reference, "number": found.number, "key": found.paper.pk}
    return {"file-found": file, "no-file-found": {**file, "key": UUID(int=0)}, "page-found": {**file, "page": 1}}


def _third(officer: Any, director: Any) -> dict[str, Any]:
    """Somebody who was asked, a restriction, and a decision put to the director."""
    dossier, person = cast.make_dossier(), cast.make_person()
    cast.make_record(dossier, mentions=[person])
    case = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
    row = scene_third.ask(scene_third.choose(case, person, "ask", officer), officer)
    limited, signing = scene_third.judged(officer), scene_third.decided(officer)
    asked = scene_third.put(signing, director, officer)
    signing_actions.keep_reading(row=asked, paper=signing_actions.PAGE, by=director)
    done = scene_third.decided(officer)
    cast._send(done, officer, None, timezone.localdate())
    told = carried_out(officer)
    third = {"reference": case.reference, "person": person.reference}
    return {
        "third": third,
        "no-third": {**third, "person": "P-22222222"},
        "reaction": {"word": row.word},
        "no-reaction": {"word": "niets"},
        "limited": {"reference": limited.reference, "ground": "d"},
        "no-limit": {"reference": limited.reference, "ground": "a"},
        "review": {"reference": done.reference, "ground": "d"},
        "signing": {"reference": signing.reference},
        "paper-out": {"reference": signing.reference, "name": "overzicht.pdf"},
        "no-paper-out": {"reference": signing.reference, "name": "geheim.pdf"},
        "telling": {"reference": told.reference, "pk": told.tellings.first().pk},
        "no-telling": {"reference": told.reference, "pk": uuid4()},
    }


def _tie(dossier: Dossier) -> Tie:
    """Somebody's tie with the person of `dossier`."""
    since = timezone.localdate()
    return Tie.objects.create(person=dossier.person, other=cast.make_person(), kind="partner", since=since)


def _grant(user: Any, dossier: Dossier, by: Any) -> DossierUserObjectPermission:
    """A personal grant that ended, so that it opens no door."""
    row = {"user": user, "content_object": dossier, "given_by": by, "reason": "x", "until": timezone.now()}
    return DossierUserObjectPermission.objects.create(permission=Permission.objects.get(codename="view_dossier"), **row)


def _emergency(user: Any, dossier: Dossier) -> Emergency:
    """An emergency entrance that ended."""
    return Emergency.objects.create(dossier=dossier, section="care", by=user, until=timezone.now(), reason="x")


def _file_with(record: Record, by: Any) -> Any:
    """The key of a file with `record`, which lies where files lie."""
    row = RecordFile(record=record, name="a.eml", media_type="message/rfc822", size=1, added_by=by)
    with store.written(row, eml(), store.key_for(record.dossier)):
        row.save(force_insert=True)
    return row.pk
