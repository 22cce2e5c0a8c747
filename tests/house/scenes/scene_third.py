"""What the pages about other people, restrictions and signatures show: each in every state it can have."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.decision import actions as decision
from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.findings import actions as findings
from cases.flow import steps
from cases.models import Consultation
from cases.notification import actions as notification
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation
from dossiers.functions import Function
from dossiers.sections import Section
from law.checklist import Point
from tests import cast
from tests.cases.notification.telling import RIGHT, carried_out

if TYPE_CHECKING:
    from cases.models import Case
    from dossiers.models import Person
    from tests.house.scenes.scene import Scene

THIRD_CODE = "00000000"
WHAT = "uw naam bij een melding van 3 mei"
LONG = "De buurman draait vaak laat muziek. Mevrouw zei: hij mag dit niet weten. Wij spraken af te bellen."


def furnish(scene: Scene) -> None:
    """A request with five other people, and decisions that wait for a second person."""
    officer = scene.people[Function.PRIVACY_OFFICER]
    _people(scene, officer)
    _signatures(scene, officer)
    _recipients(scene, officer)


def _people(scene: Scene, officer: Any) -> None:
    """One request: somebody shielded, asked, answered, opened, decided about, and somebody without a choice."""
    dossier = cast.make_dossier()
    names = ("open", "hidden", "unasked", "mailed", "asked", "answered", "weighed")
    people = {name: cast.make_person(f"Nel {name.title()}", "Buur", kind="third_party") for name in names}
    for person in people.values():
        cast.make_record(dossier, mentions=[person], text=f"{person.given_name} belde. {LONG}")
    case = cast.case_in("gathered", by=officer, subject=dossier.person)
    scene.words |= {"others": case.reference} | {f"other_{name}": each.reference for name, each in people.items()}
    choose(case, people["hidden"], "shield", officer)
    asked = {name: choose(case, people[name], "ask", officer) for name in names[2:]}
    rows = {name: ask(asked[name], officer) for name in names[4:]}
    _answer(rows["answered"], "hide")
    _answer(rows["weighed"], "keep")
    today = timezone.localdate()
    consultation.weigh(consultation=rows["weighed"], outcome="give", reasons="U vond het goed.", by=officer, on=today)
    for name, row in rows.items():
        row.code_hash = row.hash_of(THIRD_CODE)
        row.save(update_fields=("code_hash",))
        scene.words[f"word_{name}"] = row.word
    _closed(scene, officer)


def choose(case: Case, person: Person, choice: str, officer: Any) -> Any:
    """The choice about somebody."""
    return third_parties.choose(case=case, person=person, choice=choice, by=officer)


def ask(third: Any, officer: Any) -> Consultation:
    """Put it to somebody on paper."""
    today, home = timezone.localdate(), "Buurplein 2, 1000 AA Overstad"
    question = consultation.Question(WHAT, "post", arrives_on=today, address=home)
    return consultation.consult(third=third, question=question, by=officer, on=today)[0]


def _answer(row: Consultation, answer: str) -> None:
    today = timezone.localdate()
    consultation.notice(consultation=row, noticed_on=today, proof="handed", by=None, on=today)
    consultation.record_view(consultation=row, answer=answer, remark="Liever niet.", today=today)


def _closed(scene: Scene, officer: Any) -> None:
    """A question in a request that was withdrawn."""
    dossier, person = cast.make_dossier(), cast.make_person("Piet", "Dicht")
    cast.make_record(dossier, mentions=[person], text="Piet belde.")
    case = cast.case_in("gathered", by=officer, subject=dossier.person)
    scene.words["word_closed"] = ask(choose(case, person, "ask", officer), officer).word
    steps.withdraw(case=case, by=officer, on=timezone.localdate())


def _recipients(scene: Scene, officer: Any) -> None:
    """A correction that was made: one recipient that was told, one that is still to be told."""
    case = carried_out(officer, kind="correction", wanted=RIGHT)
    first, second = case.tellings.all()
    said = notification.Settled("told", told_on=timezone.localdate(), how="mail")
    notification.record_outcome(row=first, said=said, by=officer, on=timezone.localdate())
    scene.words |= {"tellings": case.reference, "told": str(first.pk), "untold": str(second.pk)}


def _signatures(scene: Scene, officer: Any) -> None:
    """Decisions that ask a second person: not asked yet, asked, signed, sent back; and restrictions that run."""
    director = scene.people[Function.DIRECTOR]
    cases = {name: decided(officer) for name in ("unsigned", "to_sign", "signed", "returned")}
    rows = {name: put(cases[name], director, officer) for name in ("to_sign", "signed", "returned")}
    cast.read_and_sign(rows["signed"], by=director)
    signing.send_back(row=rows["returned"], reason="Stuk 1 kan wel.", by=director, on=timezone.localdate())
    limited = judged(officer)
    nothing = cast.case_in("gathered", by=officer)
    cast.judge_all(nothing, by=officer, outcome="refused", code="D", reason="Gaat niet over u.")
    done = decided(officer)
    cast.read_and_sign(put(done, director, officer), by=director)
    cast._send(done, officer, None, timezone.localdate())
    done.limitations.update(review_on=timezone.localdate() - dt.timedelta(days=1))
    scene.words |= {name: case.reference for name, case in cases.items()}
    scene.words |= {"limited": limited.reference, "nothing_given": nothing.reference, "review": done.reference}


def judged(officer: Any) -> Case:
    """A case in which something about nuisance is withheld because it is looked into."""
    dossier = cast.make_dossier()
    cast.make_record(dossier, Section.NUISANCE, text=LONG)
    cast.make_record(dossier)
    case = cast.case_in("gathered", by=officer, subject=dossier.person)
    for finding in case.findings.all():
        words: dict[str, Any] = {"outcome": "granted"}
        if finding.text == LONG:
            start = LONG.index("Mevrouw zei")
            passage = {"start": start, "end": LONG.index(" Wij spraken"), "code": "B"}
            words = {"outcome": "partly", "code": "E", "reason": "Wij onderzoeken dit nog.", "passages": [passage]}
            words["necessity"] = "Anders weet de ander wat wij weten."
        findings.judge(finding=finding, revision=0, by=officer, **words)
    return case


def decided(officer: Any) -> Case:
    """The same, decided."""
    case, today = judged(officer), timezone.localdate()
    points = {point.value: "Dat staat in ons beleid." for point in Point}
    review_on = today + dt.timedelta(days=90)
    limiting.limit(case=case, ground="d", points=points, review_on=review_on, by=officer, on=today)
    reasons = "U krijgt bijna alles. Conform het reglement wordt een deel door ons niet verstrekt."
    decision.decide(**cast.NO_SEARCH, case=case, reasons=reasons, by=officer, on=today)
    return case


def put(case: Case, director: Any, officer: Any) -> Any:
    """Ask the director."""
    return signing.request_signature(case=case, to=director, by=officer, on=timezone.localdate())
