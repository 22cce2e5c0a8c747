"""A decision on one finding: reasoned, never over a colleague's head, and never with the note in the papers."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from cases.findings import actions as findings
from cases.models import Decision
from cases.workflow import Status
from dossiers.models import LogEntry, Mention
from dossiers.refusal import Refused
from tests import cast

WITHHELD = {"outcome": "refused", "code": "D", "reason": "Het gaat niet over u."}


@pytest.fixture
def finding(officer):
    return cast.case_in(Status.GATHERED, by=officer).findings.get(number=1)


def test_a_finding_is_granted_without_a_word(finding, officer):
    decision = findings.judge(finding=finding, revision=0, outcome="granted", by=officer)
    assert (decision.outcome, decision.revision, decision.by) == ("granted", 1, officer)


def test_a_decision_can_be_taken_back_and_leaves_no_reason_behind(finding, officer):
    findings.judge(finding=finding, revision=0, by=officer, **WITHHELD)
    findings.judge(finding=finding, revision=1, outcome="granted", code="A", reason="x", given_text="y", by=officer)
    decision = Decision.objects.get(finding=finding)
    assert (decision.outcome, decision.code, decision.reason, decision.given_text) == ("granted", "", "", "")
    assert decision.revision == 2


@pytest.mark.parametrize("revision", [0, 2])
def test_who_looked_at_an_older_version_reads_which_colleague_was_first_and_when(
    finding, officer, second_officer, revision
):
    first = findings.judge(finding=finding, revision=0, outcome="granted", by=second_officer)
    at = date_format(timezone.localtime(first.at), "H:i")
    before = cast.rows()
    with pytest.raises(Refused, match=rf"gewijzigd \(Otto Tweede, {at}\)"):
        findings.judge(finding=finding, revision=revision, by=officer, **WITHHELD)
    assert cast.rows() == before


def test_a_version_of_a_decision_that_is_not_there_is_refused(finding, officer):
    with pytest.raises(Refused, match="net gewijzigd"):
        findings.judge(finding=finding, revision=1, outcome="granted", by=officer)


@pytest.mark.django_db(transaction=True)
def test_of_officers_who_judge_at_once_one_wins(finding, officer, second_officer):
    acts = [
        lambda by=by: findings.judge(finding=finding, revision=0, by=by, **WITHHELD)
        for by in (officer, second_officer) * 4
    ]
    answers = cast.at_once(*acts)
    winner = Decision.objects.get(finding=finding)
    refusals = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refusals) == len(answers) - 1
    assert all(winner.by.name in refusal.why for refusal in refusals)
    assert winner.revision == 1


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
@pytest.mark.parametrize("outcome", ["partly", "refused"])
def test_nothing_is_withheld_without_a_reason_that_the_person_reads(finding, officer, outcome, reason):
    before = cast.rows()
    with pytest.raises(Refused, match="Leg uit waarom"):
        findings.judge(
            finding=finding, revision=0, outcome=outcome, code="A", reason=reason, given_text="x", by=officer
        )
    assert cast.rows() == before


@pytest.mark.parametrize("code", ["", "Z", "AB"])
def test_nothing_is_withheld_without_a_code_from_the_list(finding, officer, code):
    with pytest.raises(Refused, match="Kies waarom"):
        findings.judge(finding=finding, revision=0, outcome="refused", code=code, reason="x", by=officer)


@pytest.mark.parametrize("outcome", ["", "deleted"])
def test_an_outcome_that_is_not_on_the_list_is_refused(finding, officer, outcome):
    with pytest.raises(Refused, match="Kies wat"):
        findings.judge(finding=finding, revision=0, outcome=outcome, code="A", reason="x", by=officer)


def test_giving_a_part_of_which_nothing_is_kept_back_is_no_part(finding, officer):
    with pytest.raises(Refused, match="Zo houdt u niets achter"):
        findings.judge(finding=finding, revision=0, outcome="partly", code="A", reason="x", given_text="  ", by=officer)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"outcome": "refused", "code": "A"}, "withholding_has_reason"),
        ({"outcome": "refused", "reason": "x"}, "withholding_has_reason"),
        ({"outcome": "partly", "code": "A", "reason": "x"}, "partly_gives_text"),
    ],
)
def test_the_database_too_refuses_to_withhold_without_a_reason(finding, officer, words, named):
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        Decision.objects.create(finding=finding, by=officer, **words)


def test_judging_leaves_a_line_without_the_words(finding, officer):
    findings.judge(finding=finding, revision=0, by=officer, note="Alleen voor ons.", **WITHHELD)
    line = LogEntry.objects.filter(verb="judged").get()
    assert (line.actor, line.object_repr) == (officer, finding.case.reference)
    assert "Alleen" not in str(list(LogEntry.objects.values_list()))


def test_the_rest_that_names_nobody_is_granted_at_once(officer, tenant, dossier, neighbour):
    plain = cast.make_record(dossier)
    named = cast.make_record(dossier, mentions=[neighbour], role=Mention.Role.REPORTER)
    theirs = cast.make_record(cast.make_dossier(neighbour), mentions=[tenant])
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    assert cast.give_rest(case, by=officer) == 1
    left = set(case.findings.undecided().values_list("record", flat=True))
    assert left == {named.pk, theirs.pk}
    assert Decision.objects.get().finding.record == plain


def test_the_rest_leaves_decisions_that_were_taken(finding, officer):
    findings.judge(finding=finding, revision=0, by=officer, **WITHHELD)
    assert cast.give_rest(finding.case, by=officer) == 1
    assert Decision.objects.get(finding=finding).outcome == "refused"


@pytest.mark.parametrize("status", [status for status in Status if status != Status.GATHERED])
def test_nothing_is_judged_before_gathering_or_after_the_decision(officer, status):
    case = cast.case_in(status, by=officer)
    other = cast.case_in(Status.GATHERED, by=officer).findings.get(number=1)
    finding = case.findings.first() or other
    finding.case = case
    before = cast.rows()
    with pytest.raises(Refused, match="het verzoek staat op"):
        findings.judge(finding=finding, revision=0, outcome="granted", by=officer)
    with pytest.raises(Refused, match="het verzoek staat op"):
        cast.give_rest(case, by=officer)
    assert cast.rows() == before
