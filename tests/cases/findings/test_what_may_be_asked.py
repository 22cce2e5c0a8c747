"""What the law does not let somebody ask, or us refuse: objecting to another ground, and "excessive" at first."""

import pytest

from cases.findings import actions as findings
from cases.models import Case
from dossiers.models import LawfulBasis
from dossiers.refusal import Refused
from tests import cast
from tests.cases.flow.rights import asked, choose, finish, judge, letter_in, url

WHY_NOT = "Bezwaar kan alleen als wij iets gebruiken voor ons belang of voor een taak van algemeen belang"
EXCESSIVE = {"outcome": "refused", "code": "G", "ground": "excessive", "necessity": "Nee.", "reason": "Dit is te veel."}


def resting_on(dossier, ground, purpose=""):
    """A record on this ground; with `purpose` its activity says so."""
    basis = LawfulBasis.objects.filter(ground=ground).select_related("activity").first()
    if purpose:
        type(basis.activity).objects.filter(pk=basis.activity_id).update(purpose=purpose)
    assessed = {"evidence": "afweging van 3 maart 2020", "evidence_kind": "assessment"}
    words = assessed if ground == "legitimate_interest" else {}
    return cast.make_record(dossier, basis.activity.section, basis=basis, **words)


def objection(seat, officer, tenant, record):
    """An objection against this record, and its page."""
    case = asked("objection", officer, tenant)
    choose(seat, case, record)
    return case, seat.get(url("finding", case, 1)).text


def test_nobody_objects_to_what_the_law_demands_and_reads_why(officer, tenant, dossier, signed_in):
    seat = signed_in(officer)
    case, page = objection(seat, officer, tenant, resting_on(dossier, "legal_duty"))
    assert WHY_NOT in page
    assert judge(seat, case, outcome="granted").status_code == 409
    judge(seat, case, outcome="refused", ground="compelling", reason=f"{WHY_NOT}.")
    assert WHY_NOT in letter_in(finish(seat, case))


@pytest.mark.parametrize(
    ("ground", "purpose"), [("legitimate_interest", ""), ("contract", "Wij sturen u onze nieuwsbrief.")]
)
def test_one_may_object_to_our_interest_and_always_to_marketing(ground, purpose, officer, tenant, dossier, signed_in):
    seat = signed_in(officer)
    case, page = objection(seat, officer, tenant, resting_on(dossier, ground, purpose))
    assert WHY_NOT not in page
    assert judge(seat, case, outcome="granted").status_code == 200
    assert "wij stoppen met dit gebruik" in letter_in(finish(seat, case))


def test_a_first_request_is_never_excessive_and_one_of_somebody_else_does_not_count(officer, tenant, dossier):
    cast.make_record(dossier, "tenancy")
    cast.case_in("gathered", by=officer)
    case = cast.case_in("gathered", by=officer, subject=tenant)
    with pytest.raises(Refused, match="Eén verzoek is nooit buitensporig"):
        findings.judge(finding=case.findings.first(), revision=0, by=officer, **EXCESSIVE)
    again = cast.case_in("gathered", by=officer, subject=tenant)
    decided = findings.judge(
        finding=Case.objects.get(pk=again.pk).findings.first(), revision=0, by=officer, **EXCESSIVE
    )
    assert decided.ground == "excessive"


def test_the_first_page_of_the_site_promises_the_terms_of_the_regulation(client, db):
    text = " ".join(client.get("/").text.split())
    assert "Wilt u gegevens zien? Binnen 4 weken. Wilt u iets verbeteren of weghalen? Binnen 14 dagen." in text


@pytest.mark.parametrize(("kind", "label"), [("complaint", "eigen afspraak"), ("access", "reglement")])
def test_the_mark_on_the_road_says_whose_term_it_is(officer, signed_in, kind, label):
    page = signed_in(officer).get(url("detail", cast.make_case(kind=kind))).text
    marks = page.split('class="reasons"')[0]
    assert label in marks
    assert ("reglement" in marks) is (label == "reglement")
