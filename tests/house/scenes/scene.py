"""A scene: people, dossiers and requests in every state that a page can show, and who walks in to look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.models import Case, Decision, Delivery, StatusLink
from cases.public_access.tokens import token_of
from cases.status import actions as tracking
from cases.worklist import saved_views
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, Tie
from dossiers.sections import Section
from tests import cast
from tests.house.scenes import scene_keeping, scene_third
from tests.house.scenes.scene_inside import furnish
from tests.house.scenes.scene_letters import letters, rarely
from tests.house.scenes.scene_search import search

LATE, SOON = 40, 26  # days since receipt with which a request for access is late, or almost
MANY = 27  # dossiers: more than fit on one page
CODE = "00000000"


@dataclass
class Scene:
    """Who can sign in, by function, and what stands in the addresses of the pages, by name."""

    people: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


def build() -> Scene:
    """Everything, made by the ordinary steps."""
    scene = Scene()
    here, there = Complex.objects.create(code="A", name="De Akker"), Complex.objects.create(code="B", name="De Beemd")
    for function in Function:
        places = [here] if function in (Function.NUISANCE, Function.MAINTENANCE) else []
        scene.people[function] = cast.make_user(function, name=f"Collega {function.label}", complexes=places)
    scene.people["stranger"] = cast.make_user(name="Sam Vreemd")
    scene.people["newcomer"] = cast.make_user(Function.PRIVACY_OFFICER, signed=False)
    dossier = _dossiers(scene, here, there)
    _requests(scene, dossier)
    letters(scene)
    rarely(scene)
    furnish(scene, dossier, dossier.records.get(reference=scene.words["contract"]))
    search(scene)
    for name, shared, query in (("Te laat", True, "term=late"), ("Van mij", False, "owner=me")):
        saved_views.save(name=name, query=query, is_shared=shared, by=scene.people[Function.PRIVACY_OFFICER])
    scene_third.furnish(scene)
    scene_keeping.furnish(scene, dossier)
    return scene


def _dossiers(scene: Scene, here: Complex, there: Complex) -> Dossier:
    """The tenant's dossier with something in every section, an empty one, one elsewhere, and enough to leaf through."""
    tenant = cast.make_person("Amina", "Yıldırım", email=cast.TENANT_EMAIL, phone="06 00 00 00 00")
    neighbour = cast.make_person("Koenraad", "Overburen", prefix="van", kind="third_party")
    dossier = cast.make_dossier(tenant, here)
    records = {section: cast.make_record(dossier, section, mentions=[neighbour]) for section in Section}
    contract = cast.make_record(
        dossier, Section.TENANCY, title="Huurcontract", text="Een contract voor onbepaalde tijd. " * 20
    )
    since = timezone.localdate().replace(year=2020, month=1, day=6)
    guardian = cast.make_person("Bo", "Windvoerder", kind="third_party")
    words = {"scope": "geldzaken", "evidence": "beschikking van 2 januari 2020"}
    tie = Tie.objects.create(person=tenant, other=guardian, kind="administrator", since=since, **words)
    Tie.objects.create(
        person=tenant, other=cast.make_person("Ex", "Partner"), kind="ex_partner", since=since, until=since
    )
    elsewhere = cast.make_record(cast.make_dossier(cast.make_person("Gerda", "Ginds"), there), Section.NUISANCE)
    for number in range(MANY):
        cast.make_dossier(cast.make_person("Bewoner", f"Nummer{number:02}"), here)
    scene.words |= {
        "dossier": dossier.reference,
        "person": tenant.reference,
        "neighbour": neighbour.reference,
        "tie": str(tie.pk),
        "empty": cast.make_dossier(cast.make_person("Lena", "Leeg"), here).reference,
        "elsewhere": elsewhere.dossier.reference,
        "record": records[Section.TENANCY].reference,
        "arrears": records[Section.ARREARS].reference,
        "contract": contract.reference,
    }
    return dossier


def _requests(scene: Scene, dossier: Dossier) -> None:
    """Requests in every state: new, late, almost late, waiting, and each step until after the end."""
    officer, desk = scene.people[Function.PRIVACY_OFFICER], scene.people[Function.FRONT_DESK]
    status, who = Case.status.field.choices, {"by": officer}
    cases = {name: cast.case_in(name, subject=dossier.person, **who) for name, _label in status}
    cases["late"] = cast.make_case(received_at=cast.days_ago(LATE), question="Wat weet u van mij?\nIk wil alles zien.")
    cases["soon"] = cast.make_case(received_at=cast.days_ago(SOON))
    cases["desk"] = cast.make_case(by=desk, name="Ömer O’Neill", phone="06 00 00 00 00", email="", contact_by="phone")
    cases["behalf"] = cast.make_case(on_behalf_of="mijn moeder", email="", contact_by="post")
    cases["judged"] = _judged(officer, dossier)
    cases["nothing"] = cast.case_in("gathered", subject=cast.make_dossier().person, **who)
    cases["paper"] = cast.case_in("decided", **who)
    delivery.send(case=cases["paper"], channel=Delivery.Channel.POST, by=officer, on=timezone.localdate())
    cases["locked"] = cast.case_in("sent", **who)
    Delivery.objects.filter(case=cases["locked"]).update(wrong_codes=5)
    sent = cases["sent"].delivery
    sent.code_hash = sent.hash_of(CODE)
    sent.save()
    scene.words |= {name: case.reference for name, case in cases.items()}
    scene.words |= {
        "submission": str(cases["received"].submission),
        "behalf_submission": str(cases["behalf"].submission),
        "answer": token_of(sent),
        "locked_answer": token_of(cases["locked"].delivery),
    }


def _judged(officer: Any, dossier: Dossier) -> Case:
    """A request with something given, something partly given, and the rest still open."""
    case = cast.case_in("gathered", by=officer, subject=dossier.person)
    given, partly, refused = case.findings.order_by("number")[:3]
    words = {"code": Decision.Code.OTHER_PERSON, "reason": "Daar staat een ander in.", "by": officer, "revision": 0}
    findings.judge(finding=given, revision=0, outcome=Decision.Outcome.GRANTED, by=officer)
    findings.judge(finding=partly, outcome=Decision.Outcome.PARTLY, given_text="Iemand belde: [A].", **words)
    findings.judge(finding=refused, outcome=Decision.Outcome.REFUSED, **words)
    return case


def fresh_link(case: Case) -> str:
    """The token of a link to the state of `case` that nobody used yet."""
    now = timezone.now()
    return token_of(StatusLink.objects.create(case=case, until=now + tracking.LASTS))
