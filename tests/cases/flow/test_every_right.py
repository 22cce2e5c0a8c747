"""Every right on one engine: what is chosen, what granting does to a record, what the letter and the package say."""

import csv
import io
import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.findings import actions as findings
from cases.flow.rights import RIGHTS
from cases.identity import actions as identity
from cases.models import Case, Mail, Measure
from cases.workflow import Status
from dossiers.models import Correction, Freeze, Record, Statement
from dossiers.refusal import Refused
from tests import cast
from tests.cases.flow.rights import CHOSEN, asked, basis_of, choose, finish, judge, kept_by_nothing, letter_in, url
from tests.cases.intake.form_filling import fill, send

FREE = ("human_review", "complaint", "other")


@pytest.fixture
def record(dossier):
    return kept_by_nothing(dossier)


def test_every_right_is_data_with_words_for_every_way_it_can_end():
    assert set(RIGHTS) == set(Case.Kind)
    for kind, right in RIGHTS.items():
        assert right.heading, kind
        ends = {"granted", "partly", "refused", "nothing"} if right.needs_findings else {"nothing"}
        assert ends <= set(right.verdicts), kind


@pytest.mark.parametrize("kind", CHOSEN)
def test_a_right_about_some_records_asks_which(kind, officer, tenant, record, signed_in):
    case = asked(kind, officer, tenant)
    client = signed_in(officer)
    assert record.title in client.get(url("findings", case)).content.decode()
    answer = client.post(url("findings", case), {"chosen": 1})
    assert "Kies eerst over welke gegevens het verzoek gaat." in answer.content.decode()
    with pytest.raises(Refused, match="Kies eerst"):
        findings.gather(case=case, by=officer, on=timezone.localdate())
    choose(client, case, record)
    assert [finding.record for finding in case.findings.all()] == [record]


@pytest.mark.parametrize("kind", CHOSEN)
def test_a_record_of_somebody_else_cannot_be_chosen(kind, officer, tenant, record, signed_in):
    case = asked(kind, officer, tenant)
    answer = choose(signed_in(officer), case, cast.make_record(cast.make_dossier(cast.make_person("Ander", "Mens"))))
    assert answer.status_code == 200
    assert not case.findings.exists()


def test_a_correction_sets_the_record_right_and_keeps_what_stood_there(officer, tenant, record, signed_in):
    case, client = asked("correction", officer, tenant, question="Het was geen lawaai."), signed_in(officer)
    choose(client, case, record)
    new = {"field": "text", "new": "Er was muziek tot tien uur.", "shows": "verklaring van de buurman, 3 mei"}
    judge(client, case, outcome="granted", **new)
    assert Record.objects.get(pk=record.pk).text == "Er was lawaai."
    text = letter_in(finish(client, case))
    assert Record.objects.get(pk=record.pk).text == new["new"]
    kept = Correction.objects.get(record=record)
    assert (kept.old, kept.new, kept.by) == ("Er was lawaai.", new["new"], officer)
    assert case.reference in kept.evidence
    assert new["new"] in text
    assert "Wij hebben uw gegevens verbeterd" in text
    assert not Freeze.objects.active().exists()


def test_a_refused_correction_can_get_the_persons_own_words_beside_it(officer, tenant, record, signed_in):
    case, client = asked("correction", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="refused", reason="De melding is zo gedaan.", words="Ik was die avond niet thuis.")
    text = letter_in(finish(client, case))
    assert Statement.objects.get(record=record).text == "Ik was die avond niet thuis."
    assert Record.objects.get(pk=record.pk).text == "Er was lawaai."
    assert "De melding is zo gedaan." in text
    assert "eigen verklaring staat erbij" in text


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [
        ({"shows": ""}, "Leg vast waaruit blijkt"),
        ({"new": "Er was lawaai."}, "staat er al zo"),
        ({"new": ""}, "Vul dit in"),
        ({"field": "happened_on", "new": "31 2 2020"}, "Deze datum bestaat niet"),
        ({"field": "happened_on", "new": "1 1 2999"}, "in de toekomst"),
        ({"new": "Mijn nummer is 123456782."}, "burgerservicenummer"),
        ({"field": "basis"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_correction_that_cannot_be_made_is_not_decided(officer, tenant, record, signed_in, lack, sentence):
    case, client = asked("correction", officer, tenant), signed_in(officer)
    choose(client, case, record)
    right = {"outcome": "granted", "field": "text", "new": "Er was muziek.", "shows": "brief van 3 mei"}
    answer = judge(client, case, **{**right, **lack})
    assert sentence in answer.content.decode()
    assert not Measure.objects.exists()
    assert case.findings.undecided().count() == 1


def test_somebody_takes_along_what_rests_on_consent_or_contract_and_nothing_else(
    officer, tenant, dossier, record, signed_in
):
    mine = cast.make_record(dossier, text="=HYPERLINK(1)", title="Inschrijving", basis=basis_of("contract"))
    case, client = asked("portability", officer, tenant), signed_in(officer)
    client.post(url("findings", case))
    assert [finding.record for finding in case.findings.all()] == [mine]
    judge(client, case, outcome="granted")
    package = finish(client, case)
    given = json.loads(package.read("gegevens.json"))
    assert [row["tekst"] for row in given["gegevens"]] == ["=HYPERLINK(1)"]
    assert given["betrokkene"]["naam"] == tenant.name
    rows = list(csv.DictReader(io.StringIO(package.read("gegevens.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["tekst"] for row in rows if row["nummer"]] == ["'=HYPERLINK(1)"]
    assert "lawaai" not in package.read("gegevens.json").decode()
    assert set(package.namelist()) == {"brief.pdf", "gegevens.json", "gegevens.csv"}


@pytest.mark.parametrize("kind", FREE)
def test_a_right_that_needs_no_records_goes_from_identity_to_a_decision(kind, officer, tenant, signed_in):
    case, client = asked(kind, officer, tenant), signed_in(officer)
    package = finish(client, case, "Een medewerker heeft opnieuw gekeken.")
    text = letter_in(package)
    assert "Een medewerker heeft opnieuw gekeken." in text
    assert str(RIGHTS[kind].heading) in text
    assert "Autoriteit Persoonsgegevens" in text


@pytest.mark.parametrize("kind", ["access", *CHOSEN, "portability"])
def test_a_right_that_needs_records_is_not_decided_before_they_are_gathered(kind, officer, tenant, signed_in):
    case = asked(kind, officer, tenant)
    answer = signed_in(officer).post(url("decision", case), {"reasons": "Daarom."})
    assert answer.status_code == 409
    assert "verzamel eerst de gegevens" in answer.content.decode()


@pytest.mark.parametrize("kind", CHOSEN)
def test_nothing_about_it_is_a_decision_too(kind, officer, tenant, signed_in):
    case, client = asked(kind, officer, tenant), signed_in(officer)
    client.post(url("findings", case), {"nothing": 1})
    text = letter_in(finish(client, case, "Wij hebben hier niets over."))
    assert "Wij hebben hier niets over." in text


@pytest.mark.parametrize("kind", ["access", *CHOSEN, "portability", *FREE])
def test_the_term_of_each_right_is_its_own(kind):
    case = cast.make_case(kind=kind)
    days = (case.due_on - case.received_on).days
    promised = {"access": 28, "correction": 14, "erasure": 14}
    assert days == promised[kind] if kind in promised else 28 <= days <= 36


def test_several_rights_in_one_request_are_as_many_cases_with_their_own_terms(client, officer, tenant):
    answer = send(
        client, fill(client, wat={"kind": ["access", "correction"]}, waarover={"question": "Mijn naam klopt niet."})
    )
    page = client.get(answer.url).content.decode()
    first, second = Case.objects.order_by("id")
    assert second.part_of == first
    assert first.reference in page
    assert second.reference in page
    assert ((first.due_on - first.received_on).days, (second.due_on - second.received_on).days) == (28, 14)
    assert Mail.objects.filter(kind="received").count() == 1
    identity.identify(case=second, subject=tenant, method="shown", by=officer, on=timezone.localdate())
    assert {case.status for case in Case.objects.all()} == {Status.IDENTIFIED}
    assert {case.subject for case in Case.objects.all()} == {tenant}


def test_the_same_sending_of_several_rights_twice_is_one_request(client):
    submission = fill(client, wat={"kind": ["access", "objection"]})
    send(client, submission)
    send(client, submission)
    assert Case.objects.count() == 2


def test_the_desk_takes_several_rights_in_at_once(front_desk, signed_in):
    today = timezone.localdate()
    day = {"received_on_day": today.day, "received_on_month": today.month, "received_on_year": today.year}
    words = {"name": "Amina", "kind": ["erasure", "objection"], "channel": "desk", "submission": uuid.uuid4(), **day}
    page = signed_in(front_desk).post(reverse("cases:intake"), words, follow=True).content.decode()
    erasure, objection = Case.objects.order_by("id")
    assert objection.part_of == erasure
    assert objection.reference in page


def test_who_decides_and_who_signs_read_it_in_the_words_of_the_right(officer, director, tenant, record, signed_in):
    case, client = asked("objection", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="refused", reason="Het belang van de buren weegt zwaarder.")
    page = client.get(url("decision", case)).content.decode()
    assert "Wij stoppen niet met dit gebruik." in page
    assert "De aanvrager krijgt" not in page
    client.post(url("decision", case), {**cast.NO_SEARCH, "reasons": "Daarom.", "no_part_because": "Nee."})
    client.post(url("signature", case), {"to": str(director.pk)})
    page = signed_in(director).get(url("signature", case)).content.decode()
    assert "(bezwaar)" in page
    assert "Doorgaan met dit gebruik: Het belang van de buren" in page
    assert "Niet geven" not in page
