"""That nothing was found is proven: not of who is in the client list, not of who is named anywhere, not unsearched."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.identity import actions as identity
from cases.models import Case, Delivery, SearchTask
from cases.search import actions as search
from cases.workflow import Status
from dossiers.refusal import Refused
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.search.searching import paper_finding, source

WHY = {"no_search_because": "Alleen het dossier is gevraagd."}
NOTHING = "geen gegevens van u gevonden"


def at(name, case):
    return reverse(f"cases:{name}", args=[case.reference])


def today():
    return timezone.localdate()


@pytest.fixture
def desk(officer, signed_in):
    return signed_in(officer)


def decided_and_sent(desk, case, **words):
    """The papers of the answer, decided with the words that stand ready and sent on paper, by name."""
    ready = desk.get(at("decision", case)).context["form"]
    answer = desk.post(at("decision", case), {"reasons": ready["reasons"].value(), **words})
    assert answer.status_code == 302, answer.context["form"].errors
    sent = desk.post(at("sending", case), {"channel": "post", "checked": "on", "check": "on"})
    assert sent.status_code in (200, 302), sent.text
    with zipfile.ZipFile(io.BytesIO(bytes(Delivery.objects.get(case=case).package))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def identified(desk, case, person):
    chosen = {"subject": str(person.pk), "method": "shown", "because": "De naam is na het huwelijk veranderd."}
    assert desk.post(at("identity", case), chosen).status_code == 302
    assert desk.post(at("findings", case)).status_code == 302


def test_a_tenant_with_a_card_and_no_records_gets_the_card(desk, tenant, complex_a):
    cast.make_dossier(tenant, complex_a)
    case = cast.make_case()
    identified(desk, case, tenant)
    ready = desk.get(at("decision", case)).context["form"]["reasons"].value()
    assert ready.startswith("U krijgt alle gegevens die wij van u hebben.")
    files = decided_and_sent(desk, case, **WHY)
    told = json.loads(files["inventaris.json"])
    assert Case.objects.get(pk=case.pk).answer.outcome == "granted"
    assert "Veldweg 1, 0000 AA Voorbeeldstad" in shown(files["overzicht.pdf"])
    assert (told["stukken"], told["eigen"][0]["soort"]) == ([], "Klantkaart")
    assert not [name for name in ("brief.pdf", "overzicht.pdf", "inventaris.pdf") if NOTHING in shown(files[name])]


def test_who_is_named_in_the_file_of_another_only_gets_what_is_there(desk, tenant, dossier, neighbour):
    cast.make_record(dossier, mentions=[neighbour], text="Koenraad van Overburen belde over de heg.")
    cast.make_record(dossier, text="Zij betaalt op tijd.")
    case = cast.make_case(name=neighbour.name, email="")
    identified(desk, case, neighbour)
    finding = case.findings.get()
    assert finding.of_another
    withheld = {"outcome": "refused", "code": "A", "reason": "Het gaat over uw buur.", "revision": 0}
    assert desk.post(reverse("cases:finding", args=[case.reference, finding.number]), withheld).status_code == 302
    answer = desk.post(at("decision", case), {"reasons": "Daarom.", "no_part_because": "Nee.", **WHY})
    assert answer.status_code == 302
    case = Case.objects.get(pk=case.pk)
    assert case.answer.outcome == "refused"
    letter = shown(desk.get(at("proof", case)).content)
    assert NOTHING not in letter
    assert "U leest in het overzicht wie u bij ons bent." in letter


def test_who_is_nowhere_is_told_so_after_the_search_plan(desk, officer, arrears, tenant, dossier):
    cast.make_record(dossier, text="Van een ander.")
    case = cast.make_case(name="Nora Nergens", email="nora@elders.example")
    assert at("not_on_file", case) in desk.get(at("identity", case)).text
    assert desk.post(at("not_on_file", case), {"because": "Op achternaam en adres."}).status_code == 302
    assert desk.post(at("findings", case)).status_code == 302
    case = Case.objects.get(pk=case.pk)
    assert (case.subject, case.findings.count()) == (None, 0)
    refused = desk.post(at("decision", case), {"reasons": "Niets."})
    assert "nog geen enkele zoekplek" in refused.context["form"].errors["no_search_because"][0]
    place = source("Postbus", answerer=arrears)
    assert desk.post(at("search_plan", case), {"sources": [place.pk]}).status_code == 302
    task = SearchTask.objects.get(case=case)
    waiting = desk.post(at("decision", case), {"reasons": "Niets."})
    assert "nog 1 vraag open" in waiting.text
    search.record_answer(task=task, said=search.Said("nothing", ["name", "address"]), by=arrears)
    files = decided_and_sent(desk, case)
    told = json.loads(files["inventaris.json"])
    assert NOTHING in shown(files["brief.pdf"])
    assert (told["stukken"], told["eigen"]) == ([], [])
    assert [place["plek"] for place in told["gezocht"]] == ["Postbus"]
    assert "Van een ander." not in shown(files["overzicht.pdf"])


def test_who_is_in_the_list_by_mail_or_by_name_and_birth_date_is_not_said_to_be_missing(officer, tenant):
    words = {"because": "Gezocht.", "by": officer, "on": today()}
    case = cast.make_case(name="Iemand Anders", email=tenant.email.upper())
    before = cast.rows()
    with pytest.raises(Refused, match="Kies die persoon"):
        identity.not_on_file(case=case, **words)
    assert cast.rows() == before
    other = cast.make_case(name="Nora Nergens", email="nora@elders.example")
    assert identity.not_on_file(case=other, **words).status == Status.IDENTIFIED


def test_what_a_colleague_found_of_somebody_unknown_does_not_go_before_that_person_was_seen(desk, officer):
    case = cast.make_case(name="Nora Nergens", email="nora@elders.example")
    identity.not_on_file(case=case, because="Op achternaam.", by=officer, on=today())
    desk.post(at("findings", case))
    case = Case.objects.get(pk=case.pk)
    paper_finding(case, by=officer)
    cast.judge_all(case, by=officer)
    desk.post(at("decision", case), {"reasons": "U krijgt wat er is."})
    sending = desk.post(at("sending", case), {"channel": "post", "checked": "on"})
    assert "staat niet in de klantlijst" in sending.text
    assert not Delivery.objects.exists()
    assert desk.post(at("identity_heavier", case), {"method": "called_back"}).status_code == 409
    assert desk.post(at("identity_heavier", case), {"method": "shown"}).status_code == 302


def test_how_somebody_was_looked_for_stands_in_the_evidence(desk, officer):
    case = cast.make_case(name="Nora Nergens", email="nora@elders.example")
    missing = desk.post(at("not_on_file", case), {"because": " "})
    assert missing.context["form"].errors["because"]
    identity.not_on_file(case=case, because="Op meisjesnaam en adres.", by=officer, on=today())
    seen = Case.objects.get(pk=case.pk).identification
    assert (seen.differences, seen.because) == ("Staat niet in de klantlijst.", "Op meisjesnaam en adres.")
