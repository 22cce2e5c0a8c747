"""The pages of retention: what each does, and that a refusal is shown where one asked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dossiers.models import LogEntry
from retention.lists import actions as lists
from retention.models import DestructionList, Hold, Rule, Step
from tests import cast
from tests.retention.keeping import kept_by


@pytest.fixture
def record(db):
    return kept_by("arrears")


def at(name, *args):
    return reverse(f"retention:{name}", args=args)


def test_from_what_is_due_to_a_list_that_waits(record, officer, director, signed_in):
    keeper, signer = signed_in(officer), signed_in(director)
    assert "Van 1 gegeven is de bewaartermijn voorbij" in keeper.get("/opschonen/").text
    assert record.reference in keeper.post(at("propose"), follow=True).text
    of = DestructionList.objects.get()
    keeper.post(at("submit", of.pk))
    wrong = signer.post(at("approve", of.pk), {"typed": "VL-1"})
    assert (wrong.status_code, Step.objects.count()) == (409, 1)
    assert of.reference in wrong.text
    assert "wacht tot en met" in signer.post(at("approve", of.pk), {"typed": of.reference}, follow=True).text


def test_who_proposed_reads_why_another_has_to_sign(record, officer, signed_in):
    of = lists.propose(by=officer, on=timezone.localdate())
    lists.submit(of=of, by=officer)
    page = signed_in(officer).get(at("list", of.pk)).text
    assert "Alleen de directeur of de functionaris gegevensbescherming" in page
    assert "Keur de lijst goed" not in page


def test_nothing_due_says_until_when(officer, signed_in):
    today = timezone.localdate()
    kept_by("camera", happened_on=today)
    assert "Niets aan de beurt tot" in signed_in(officer).get("/opschonen/").text


def test_a_record_says_why_it_is_here_and_the_day_can_be_set(officer, signed_in):
    record = kept_by("complaint", trigger_on=None)
    client = signed_in(officer)
    page = client.get(reverse("dossiers:record", args=[record.reference])).text
    assert "die dag is nog niet ingevuld" in page
    assert record.reference in client.get(at("endless")).text
    day = {"on_day": "1", "on_month": "6", "on_year": "2026"}
    after = client.post(at("settle", record.reference), day, follow=True).text
    assert "Wij bewaren dit tot en met 1 juni 2028." in after


def test_a_number_of_a_request_is_told_to_who_handles_requests_only(officer, letting, signed_in):
    record = cast.make_record()
    case = cast.case_in("identified", by=officer, subject=record.dossier.person)
    address = reverse("dossiers:record", args=[record.reference])
    assert f"lopend privacyverzoek ({case.reference})" in signed_in(officer).get(address).text
    seen = signed_in(letting).get(address).text
    assert "lopend privacyverzoek" in seen
    assert case.reference not in seen


def test_a_hold_is_placed_looked_at_again_and_lifted(record, officer, signed_in):
    client, day = signed_in(officer), {"review_on_day": "1", "review_on_month": "2", "review_on_year": "2030"}
    client.post(at("place", record.dossier.reference), {"kind": "litigation", "reason": "Zaak loopt.", **day})
    hold = Hold.objects.get(dossier=record.dossier)
    assert record.reference in client.get(at("blocked")).text
    assert "Zaak loopt." in client.get(at("holds")).text
    client.post(at("hold", hold.pk), {"outcome": "lift"})
    assert not Hold.objects.active().exists()
    assert client.post(at("hold", hold.pk), {"outcome": "lift"}).status_code == 409


def test_a_rule_gets_a_new_version_from_a_day_and_never_before(officer, signed_in):
    client, year = signed_in(officer), timezone.localdate().year
    typed = {"years": "3", "months": "0", "days": "0", "trigger": "einde huur", "starts": "tenancy_end"}
    typed |= {
        "basis": "policy",
        "source": "Besluit van het bestuur",
        "valid_from_on_day": "1",
        "valid_from_on_month": "1",
    }
    for on, status, versions in ((year - 1, 409, 1), (year + 1, 302, 2)):
        answer = client.post(at("rule", "tenancy"), {**typed, "valid_from_on_year": str(on)})
        assert (answer.status_code, Rule.objects.filter(category="tenancy").count()) == (status, versions)
        assert LogEntry.objects.filter(verb="rule set", actor=officer).count() == versions - 1
    assert "geldt nog niet" in client.get(at("rule", "tenancy")).text
