"""The ladder: the lightest way that fits is proposed, and sensitive papers ask more than the first step."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.identity import actions as identity
from cases.identity.verification import proposal_for
from cases.models import Case, Identification
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast


def gathered(officer, tenant, method, **words):
    case, today = cast.make_case(**words), timezone.localdate()
    identity.identify(case=case, subject=tenant, method=method, by=officer, on=today)
    findings.gather(case=case, by=officer, on=today)
    cast.judge_all(case, by=officer)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt alles.", by=officer, on=today)
    cast.sign(case, by=officer)
    case = Case.objects.get(pk=case.pk)
    cast.sign(case, by=officer)
    return case


@pytest.mark.parametrize(
    ("kind", "topics", "method"),
    [
        ("access", ("tenancy",), "called_back"),
        ("access", ("tenancy", "nuisance"), "letter_code"),
        ("access", ("camera",), "letter_code"),
        ("access", ("all",), "letter_code"),
        ("access", (), "letter_code"),
        ("portability", ("letting",), "called_back"),
        ("correction", ("tenancy",), "called_back"),
        ("erasure", ("all",), "called_back"),
        ("human_review", (), "known_email"),
        ("complaint", (), "known_email"),
        ("other", (), "known_email"),
    ],
)
def test_the_lightest_way_that_fits_is_proposed(kind, topics, method, db):
    assert proposal_for(cast.make_case(kind=kind, topics=topics)).method == method


def test_the_lightest_way_is_named_with_its_reason_and_nothing_is_chosen_beforehand(officer, tenant, signed_in):
    case = cast.make_case(name=tenant.name, topics=("nuisance",))
    page = signed_in(officer).get(reverse("cases:identity", args=[case.reference]))
    assert page.context["form"]["method"].value() is None
    assert " checked" not in page.text
    assert "Lichtste manier die past" in page.text
    assert "mailbox wordt soms gedeeld" in page.content.decode()


@pytest.mark.parametrize("channel", ["portal", "post"])
def test_sensitive_papers_do_not_go_out_on_a_known_address_alone(channel, officer, tenant, dossier, signed_in):
    cast.make_record(dossier, "nuisance", title="Melding")
    case = gathered(officer, tenant, "known_email")
    client = signed_in(officer)
    answer = client.post(reverse("cases:sending", args=[case.reference]), {"channel": channel, "checked": "on"})
    assert answer.status_code == 409
    assert "gevoelige stukken" in answer.content.decode()
    client.post(reverse("cases:identity_heavier", args=[case.reference]), {"method": "shown"})
    kept = Identification.objects.get(case=case)
    assert (kept.method, kept.by) == ("shown", officer)
    assert LogEntry.objects.get(verb="identified again").subject_id == tenant.pk
    delivery.send(case=case, channel=channel, by=officer, on=timezone.localdate())


def test_ordinary_papers_go_out_on_a_known_address(officer, tenant, dossier):
    cast.make_record(dossier, "tenancy")
    case = gathered(officer, tenant, "known_email")
    delivery.send(case=case, channel="portal", by=officer, on=timezone.localdate())


@pytest.mark.parametrize("method", ["known_email", "called_back", "nothing", ""])
def test_only_a_heavier_way_is_recorded_afterwards(method, officer, tenant, dossier, signed_in):
    case = gathered(officer, tenant, "called_back")
    answer = signed_in(officer).post(reverse("cases:identity_heavier", args=[case.reference]), {"method": method})
    assert answer.status_code == 409
    assert Identification.objects.get(case=case).method == "called_back"
    assert not LogEntry.objects.filter(verb="identified again").exists()


def test_a_closed_request_gets_no_other_identity(officer):
    from cases.identity.verification import strengthen

    case = cast.case_in("sent", by=officer)
    with pytest.raises(Refused, match="al afgehandeld"):
        strengthen(case=case, method="shown", by=officer)


def test_the_page_says_by_whom_and_when_it_was_seen(officer, tenant, dossier, signed_in):
    case = gathered(officer, tenant, "called_back")
    page = signed_in(officer).get(reverse("cases:identity", args=[case.reference])).content.decode()
    assert f"Gezien door {officer.name}" in page
