"""A heavy request: three hundred records found, twelve other people in them, and every page that it has."""

from __future__ import annotations

import datetime as dt
import logging
import statistics
import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from bench.measuring import WARM_UP, Probe, Row, Unmeasured, percentile, queries_of, timed
from cases import urls
from cases.decision import actions as decision
from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.findings import actions as findings
from cases.flow import search_ending, steps
from cases.identity import actions as identity
from cases.intake.actions import Asked, receive
from cases.letter_kinds import LetterKind
from cases.letters import writing
from cases.models import Case, Decision, Finding, Letter, SearchSource, SearchTask
from cases.search import actions as search
from cases.third_parties import actions as third_parties
from demo.copying import copy
from dossiers.functions import Function
from dossiers.models import Dossier, LawfulBasis, Mention, Person, Record
from dossiers.records.evidence import kind_for
from dossiers.sections import Section
from law.checklist import Point
from law.grounds import Restriction
from wsn_privacy.accounts.undertaking import sign
from wsn_privacy.models import User

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FINDINGS, OTHERS = 300, 12
GROUND = Restriction.PUBLIC_SAFETY.value
SINCE = dt.date(2020, 3, 1)
MOST_MS, MOST_QUERIES = 200, 15
OF_A_CASE = "verzoeken/<str:reference>/"
# Papers from elsewhere, where all that was found are records; what only a complaint has, and what only a change has.
NOT_HERE = (
    *("found", "found_words", "complaint", "recipient"),
    *("finding_file", "finding_picture", "finding_page", "redact", "redacted"),
    "signature_reading",  # it keeps what was read
)
REASON = "Van een ander."


def build(officer: User) -> Case:
    """A request of somebody whose nuisance file names twelve others, judged by `officer` and not decided yet."""
    subject = _person("Warmolda", Person.Kind.TENANT)
    others = [_person(f"Zestien{letter}", Person.Kind.THIRD_PARTY) for letter in "abcdefghijkl"[:OTHERS]]
    home = Dossier.objects.create(person=subject, sort_key=subject.name_key, started_on=SINCE)
    _fill(home, others, officer)
    now, today = timezone.now(), timezone.localdate()
    asked = Asked(kind=Case.Kind.ACCESS, name=subject.name, address="Dorpsstraat 1, 0000 AA Voorbeeldstad")
    case = receive(asked=asked, channel=Case.Channel.DESK, received_at=now, submission=uuid.uuid4(), by=officer)
    case = steps.take(case=case, by=officer)
    identity.identify(case=case, subject=subject, method="shown", by=officer, on=today)
    search.ask(case=case, sources=[_place(officer)], by=officer, on=today)
    findings.gather(case=case, by=officer, on=today)
    granted = [Decision(finding=row, outcome=Decision.Outcome.GRANTED, by=officer) for row in case.findings.undecided()]
    Decision.objects.bulk_create(granted)  # the choice below takes the names out of each
    third_parties.shield_rest(case=case, by=officer)
    writing.write(case=case, kind=LetterKind.RECEIPT, by=officer, on=today, words={})
    _withhold(case, officer)
    return Case.objects.get(pk=case.pk)


def _place(officer: User) -> SearchSource:
    """A place outside where `officer` looks."""
    return SearchSource.objects.create(name="Kast met de zware zaken", department="Archief", answerer=officer)


def _withhold(case: Case, officer: User) -> None:
    """Keep one record back for an investigation, with what the law asks to be written down of that."""
    words = {"outcome": Decision.Outcome.PARTLY, "code": Decision.Code.INVESTIGATION, "reason": REASON}
    finding = Finding.objects.filter(case=case).select_related("decision", "case", "record").earliest("number")
    revision = finding.decision.revision
    findings.judge(
        finding=finding, revision=revision, by=officer, ground=GROUND, necessity="Anders stopt het onderzoek.", **words
    )
    today, points = timezone.localdate(), {point.value: "Beleid." for point in Point}
    later = today + dt.timedelta(days=60)
    limiting.limit(case=case, ground=GROUND, points=points, review_on=later, by=officer, on=today)


def decide(case: Case, officer: User) -> tuple[Case, User]:
    """The same request, decided, and the director who is asked to sign that."""
    search_ending.stop_waiting(case=case, reason="Het duurt te lang.", by=officer)
    decision.decide(case=case, reasons="U krijgt alles wat kan.", by=officer, on=timezone.localdate())
    director = User.objects.create_user("zwaar@voorbeeld.example", name="Rik Tekent")
    director.groups.add(Group.objects.get(name=Function.DIRECTOR))
    sign(user=director)
    case = Case.objects.get(pk=case.pk)
    signing.request_signature(case=case, to=director, by=officer, on=timezone.localdate())
    return case, director


def _person(name: str, kind: str) -> Person:
    """Somebody with a name that no record of the demo holds."""
    return Person.objects.create(kind=kind, given_name=name, family_name="Hekkelaan", name_key=f"hekkelaan {name}")


def _fill(dossier: Dossier, others: list[Person], writer: User) -> None:
    """The records, each of which names one of the others."""
    basis = LawfulBasis.objects.filter(activity__section=Section.NUISANCE)[0]
    made = [
        Record(
            dossier=dossier,
            section=Section.NUISANCE,
            basis=basis,
            title=f"Melding {number}",
            text=f"{others[number % OTHERS].name} belde. Het was laat, en er klonk muziek.",
            evidence_kind=kind_for(basis),
            evidence="huurcontract, artikel 6",
            origin="van iemand anders",
            happened_on=timezone.localdate(),
            recorded_by=writer,
        )
        for number in range(FINDINGS)
    ]
    copy(made)
    role = Mention.Role.REPORTER
    copy([Mention(record=row, person=others[number % OTHERS], role=role) for number, row in enumerate(made)])


def visits(case: Case, user: User, *only: str) -> dict[str, Callable[[], Any]]:
    """How `user` asks every page of `case`, by its name in the URL table, or `only` those.

    What answers a press alone is no page, nor what leads to another or cannot be done now. Raises Unmeasured for an
    address that does not answer, or that has a part of which nothing is known here.
    """
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    found: dict[str, Callable[[], Any]] = {}
    for name, address in addresses(case):
        if name in NOT_HERE or (only and name not in only):
            continue
        answer = client.get(address)
        if answer.status_code in (302, 405, 409):
            continue
        if answer.status_code != 200:
            raise Unmeasured(f"heavy_case: {address} antwoordt {answer.status_code}")
        found[name] = partial(client.get, address)
    return found


def addresses(case: Case) -> Iterable[tuple[str, str]]:
    """Every address under `case` in the URL table. Raises Unmeasured for one with a part that is unknown here."""
    finding = Finding.objects.filter(case=case).earliest("number")
    known = {
        "reference": case.reference,
        "number": finding.number,
        "person": third_parties.people_in(case)[0].person.reference,
        "ground": GROUND,
        "act": case.pk,
        "key": case.pk,
        "page": 1,
        "kind": LetterKind.RECEIPT,
        "pk": Letter.objects.filter(case=case).defer("pdf").latest("made_at").pk,
    }
    own: dict[str, dict[str, object]] = {
        "search": {"pk": SearchTask.objects.filter(case=case).latest("pk").pk},
        "undelivered": {"pk": 1},
    }
    patterns = [each for room in urls.urlpatterns for each in room.url_patterns if isinstance(each, URLPattern)]
    for pattern in patterns:
        route = str(pattern.pattern)
        if route.startswith(OF_A_CASE) and route.endswith("/"):  # what does not is a file
            parts = pattern.pattern.converters
            here = {**known, **own.get(str(pattern.name).split("_")[0], {})}
            if unknown := parts.keys() - known.keys():
                raise Unmeasured(f"heavy_case: {pattern.name} heeft een onbekend deel: {', '.join(unknown)}")
            yield str(pattern.name), reverse(f"cases:{pattern.name}", kwargs={part: here[part] for part in parts})


def row(officer: User, runs: int) -> Row:
    """Every page of a heavy request before and after it is decided: the slowest and the one that asks most."""
    logging.getLogger("django.request").setLevel(logging.ERROR)  # what answers a press alone says so at each visit
    case = build(officer)
    took, asked = _measured(visits(case, officer), runs)
    decided, director = decide(case, officer)
    pages = {**visits(decided, officer), **visits(decided, director, "signature")}
    later_took, later_asked = _measured(pages, runs)
    took |= {f"{name} (besloten)": turns for name, turns in later_took.items()}
    asked |= {f"{name} (besloten)": count for name, count in later_asked.items()}
    slowest = max(took, key=lambda name: percentile(took[name], 0.95))
    curious = max(asked, key=lambda name: asked[name])
    p95 = percentile(took[slowest], 0.95)
    return Row(
        "heavy_case",
        n=runs,
        median_ms=round(statistics.median(took[slowest]), 2),
        p95_ms=round(p95, 2),
        target=f"p95 <= {MOST_MS} ms, <= {MOST_QUERIES} vragen",
        ok=p95 <= MOST_MS and asked[curious] <= MOST_QUERIES,
        value=f"{asked[curious]} vragen",
        note=f"{len(took)} bladzijden; traagst {slowest}, meeste vragen {curious}",
    )


def _measured(pages: dict[str, Callable[[], Any]], runs: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """How long each turn of each page took, and how many queries it asks."""
    took = {name: _turns(act, runs) for name, act in pages.items()}
    return took, {name: queries_of(Probe(name, act)) for name, act in pages.items()}


def _turns(act: Callable[[], Any], runs: int) -> list[float]:
    """How long each turn took after some to warm up, in milliseconds."""
    return [timed(act) for _turn in range(min(WARM_UP, runs) + runs)][-runs:]
