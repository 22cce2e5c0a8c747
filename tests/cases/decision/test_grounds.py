"""On what something is withheld: only on the closed lists, with why it is needed, and a day to look again."""

import datetime as dt

import pytest
from django.utils import timezone

from cases.decision import actions as decision_actions
from cases.decision import rules as decision_rules
from cases.decision.limiting import actions as limiting
from cases.findings import actions as findings
from cases.flow import exemptions
from cases.models import Decision, Limitation
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.checklist import Point
from law.grounds import Exemption, Restriction
from tests import cast

POINTS = {point.value: f"Antwoord {point.value}." for point in Point}
WITHHELD = {"outcome": "refused", "reason": "Wij leggen het uit."}


def today():
    return timezone.localdate()


@pytest.fixture
def finding(officer):
    return cast.case_in(Status.GATHERED, by=officer).findings.get(number=1)


def judge(finding, by, **words):
    decision = Decision.objects.filter(finding=finding).first()
    revision = decision.revision if decision else 0
    return findings.judge(finding=finding, revision=revision, by=by, **{**WITHHELD, **words})


@pytest.mark.parametrize(
    ("code", "ground"),
    [("A", "rights_of_others"), ("B", "rights_of_others"), ("C", "rights_of_others"), ("D", "not_about")],
)
def test_a_letter_without_a_chosen_rule_rests_on_its_usual_one(finding, officer, code, ground):
    assert judge(finding, officer, code=code, note="De buurvrouw.").ground == ground


@pytest.mark.parametrize("code", ["E", "F"])
def test_a_rule_of_article_41_asks_why_it_is_needed(finding, officer, code):
    with pytest.raises(Refused, match="waarom minder niet genoeg"):
        judge(finding, officer, code=code, necessity="  ")
    assert judge(finding, officer, code=code, necessity="Het onderzoek loopt.").ground in ("d", "i")


def test_another_rule_must_be_named(finding, officer):
    with pytest.raises(Refused, match="Kies op welke regel"):
        judge(finding, officer, code="G")
    assert judge(finding, officer, code="G", ground="e", necessity="x").ground == "e"


@pytest.mark.parametrize("ground", ["consent", "legitimate_interest", "k", "zomaar"])
def test_a_rule_outside_the_closed_lists_is_refused(finding, officer, ground):
    with pytest.raises(Refused, match="Kies op welke regel"):
        judge(finding, officer, code="G", ground=ground, necessity="x")


def test_confidential_advice_never_rests_on_the_rights_of_others_in_a_copy(finding, officer):
    with pytest.raises(Refused, match="past niet"):
        judge(finding, officer, code="F", ground=Exemption.RIGHTS_OF_OTHERS, necessity="x")


@pytest.mark.parametrize("ground", [Exemption.LEGAL_DUTY, Exemption.ACCURATE, Exemption.COMPELLING])
def test_the_exception_of_another_article_does_not_limit_access(finding, officer, ground):
    with pytest.raises(Refused, match="past niet"):
        judge(finding, officer, code="G", ground=ground.value, necessity="x")


@pytest.mark.parametrize("kind", ["access", "correction", "erasure", "restriction", "portability", "objection"])
def test_every_letter_has_a_usual_rule_but_another_rule_for_access_is_named(kind):
    for code in Decision.Code:
        rules = exemptions.rules_for(code, kind)
        usual = exemptions.usual(code, kind)
        assert (usual == "") is ((code == "G" and kind == "access") or not rules)
        assert usual == "" or usual in {rule.value for rule in rules}


def test_a_passage_cannot_carry_a_letter_whose_rule_asks_a_reason_that_is_not_there(finding, officer):
    passage = {"start": 0, "end": 8, "code": "E"}
    words = {"outcome": "partly", "code": "D", "passages": [passage]}
    with pytest.raises(Refused, match="Letter E bij een zin"):
        judge(finding, officer, **words)
    assert judge(finding, officer, **words, necessity="Het onderzoek loopt.").given_text.startswith("[E]")


def test_a_text_of_which_nothing_is_left_is_not_a_part(finding, officer):
    whole = {"start": 0, "end": len(finding.text), "code": "D"}
    with pytest.raises(Refused, match="blijft er niets over"):
        judge(finding, officer, outcome="partly", code="D", passages=[whole])


def test_a_restriction_is_not_decided_on_before_its_eight_points(finding, officer):
    case = finding.case
    judge(finding, officer, code="E", necessity="Het onderzoek loopt.")
    findings.judge(finding=case.findings.get(number=2), revision=0, outcome="granted", by=officer)
    with pytest.raises(Refused, match="UAVG artikel 41 lid 2 in bij: UAVG artikel 41 lid 1 onder d"):
        decision_actions.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today())
    review_on = today() + dt.timedelta(days=90)
    limiting.limit(case=case, ground="d", points=POINTS, review_on=review_on, by=officer, on=today())
    assert (
        decision_actions.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today()).outcome
        == "partly"
    )
    assert LogEntry.objects.get(verb="limited").object_pk == str(case.pk)


@pytest.mark.parametrize("missing", list(Point))
def test_none_of_the_eight_points_is_left_out(finding, officer, missing):
    judge(finding, officer, code="E", necessity="x")
    words = {"ground": "d", "review_on": today() + dt.timedelta(days=9), "by": officer, "on": today()}
    with pytest.raises(Refused, match="mist nog een antwoord"):
        limiting.limit(case=finding.case, points={**POINTS, missing.value: " "}, **words)


def test_a_restriction_has_a_day_to_look_again_and_only_where_it_is_used(finding, officer):
    judge(finding, officer, code="E", necessity="x")
    words = {"case": finding.case, "points": POINTS, "by": officer, "on": today()}
    with pytest.raises(Refused, match="dag in de toekomst"):
        limiting.limit(ground="d", review_on=today(), **words)
    with pytest.raises(Refused, match="Geen enkel besluit"):
        limiting.limit(ground="a", review_on=today() + dt.timedelta(days=9), **words)


def test_the_points_begin_with_what_the_register_says(finding, officer):
    judge(finding, officer, code="E", necessity="x")
    known = limiting.known(finding.case, "d")
    assert known[Point.PURPOSES] == finding.activity.name
    assert "1" in known[Point.SCOPE]


@pytest.fixture
def answered(finding, officer):
    """A restriction in a case that was answered, to be looked at again in ten days."""
    judge(finding, officer, code="E", necessity="Het onderzoek loopt.")
    findings.judge(finding=finding.case.findings.get(number=2), revision=0, outcome="granted", by=officer)
    words = {"points": POINTS, "review_on": today() + dt.timedelta(days=10), "by": officer, "on": today()}
    limiting.limit(case=finding.case, ground="d", **words)
    decision_actions.decide(**cast.NO_SEARCH, case=finding.case, reasons="Daarom.", by=officer, on=today())
    cast._send(finding.case, officer, None, today())
    return Limitation.objects.get()


def test_a_restriction_comes_back_as_a_task_on_its_day(answered):
    assert not limiting.due(today() + dt.timedelta(days=9)).exists()
    assert limiting.due(today() + dt.timedelta(days=10)).get() == answered


def test_one_that_is_still_needed_comes_back_later_and_one_that_is_not_stops(answered, officer):
    later = today() + dt.timedelta(days=10)
    again = later + dt.timedelta(days=30)
    words = {"row": answered, "remark": "Het onderzoek loopt nog.", "by": officer, "on": later}
    limiting.review(lifted=False, review_on=again, **words)
    assert not limiting.due(later).exists()
    assert limiting.due(again).exists()
    limiting.review(lifted=True, review_on=None, **words)
    assert not limiting.due(again).exists()
    assert LogEntry.objects.filter(verb="limit_reviewed", actor=officer).count() == 2
    with pytest.raises(Refused, match="al opgeheven"):
        limiting.review(lifted=True, review_on=None, **words)


@pytest.mark.parametrize(("remark", "days", "why"), [(" ", 9, "wat er bleek"), ("x", 0, "in de toekomst")])
def test_looking_again_says_what_was_found_and_when_next(answered, officer, remark, days, why):
    words = {"remark": remark, "lifted": False, "review_on": today() + dt.timedelta(days=days)}
    with pytest.raises(Refused, match=why):
        limiting.review(row=answered, by=officer, on=today(), **words)


def test_somebody_named_in_what_is_given_whole_is_chosen_about_first(officer, tenant, dossier, neighbour):
    cast.make_record(dossier, mentions=[neighbour], text="Overburen belde.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.judge_all(case, by=officer)
    with pytest.raises(Refused, match="In stuk 1 staat iemand over wie u nog niet koos"):
        decision_actions.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today())


def test_before_giving_nothing_it_is_asked_whether_a_part_can_be_given(officer):
    case = cast.case_in(Status.GATHERED, by=officer)
    cast.judge_all(case, by=officer, outcome="refused", code="D", reason="Niet over u.")
    before = cast.rows()
    with pytest.raises(Refused, match="Kan een deel wel"):
        decision_actions.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today())
    assert cast.rows() == before
    answer = decision_actions.decide(
        **cast.NO_SEARCH,
        case=case,
        reasons="Daarom.",
        no_part_because="Elke zin gaat over een ander.",
        by=officer,
        on=today(),
    )
    assert answer.no_part_because == "Elke zin gaat over een ander."


def test_the_letters_of_article_41_in_a_case_are_found_also_in_passages(finding, officer):
    passage = {"start": 0, "end": 8, "code": "E"}
    judge(finding, officer, outcome="partly", code="D", passages=[passage], necessity="x")
    assert decision_rules.restrictions_in(finding.case) == {Restriction.OFFENCES.value}
