"""Every right on one engine: what is chosen, what granting does to a record, what the letter and the package say."""

import csv
import datetime as dt
import io
import json
import uuid
import zipfile

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps
from cases.flow.rights import RIGHTS
from cases.identity import actions as identity
from cases.models import Case, Delivery, Finding, Mail, Measure, SearchSource
from cases.workflow import Status
from dossiers.models import Correction, Freeze, LawfulBasis, Person, Record, Statement
from dossiers.refusal import Refused
from retention.models import Destruction, Hold, Slip
from tests import cast
from tests.cases.form_filling import fill, send
from tests.cases.papers import shown
from tests.cases.searching import task as search_task
from wsn_privacy.disposal.run import erase_decided

CHOSEN = ("correction", "erasure", "restriction", "objection")
MAILBOXES = "E-mail en agenda's"
FREE = ("human_review", "complaint", "other")


def url(name, case, *more):
    return reverse(f"cases:{name}", args=[case.reference, *more])


def basis_of(ground):
    return LawfulBasis.objects.filter(ground=ground, activity__section="tenancy").first()


@pytest.fixture
def record(dossier):
    """A record that nothing keeps: the tenancy is over, and it rests on an interest."""
    dossier.ended_on = dt.date(2024, 1, 31)
    dossier.save()
    basis = LawfulBasis.objects.filter(ground="legitimate_interest", activity__section="nuisance").first()
    evidence = {"evidence": "afweging van 3 maart 2020: belang van de buren", "evidence_kind": "assessment"}
    return cast.make_record(dossier, "nuisance", basis=basis, title="Melding", text="Er was lawaai.", **evidence)


def asked(kind, officer, tenant, **words):
    return cast.case_in(Status.IDENTIFIED, by=officer, subject=tenant, kind=kind, **words)


def choose(client, case, *records):
    return client.post(url("findings", case), {"chosen": 1, "records": [each.pk for each in records]}, follow=True)


def judge(client, case, number=1, **words):
    return client.post(url("finding", case, number), {"revision": 0, **words}, follow=True)


def finish(client, case, reasons="Dit is ons besluit."):
    """Decide and send on paper, over HTTP; a complaint gets its verdict first. The zip that went out."""
    if case.kind == Case.Kind.COMPLAINT:
        client.post(url("complaint", case), {"against": "use"})
        client.post(url("complaint_verdict", case), {"verdict": "unfounded"})
    said = {"reasons": reasons, "no_part_because": "Een deel kan niet."}
    answer = client.post(url("decision", case), said, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    cast.sign(case, by=Case.objects.get(pk=case.pk).answer.by)
    answer = client.post(url("sending", case), {"channel": "post", "checked": "on"}, follow=True)
    assert Case.objects.get(pk=case.pk).status == Status.SENT, answer.content.decode()
    return zipfile.ZipFile(io.BytesIO(bytes(Delivery.objects.get(case=case).package)))


def letter_in(package):
    return shown(package.read("brief.pdf"))


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


@pytest.mark.parametrize("kind", ["correction", "objection"])
def test_what_is_contested_is_frozen_while_it_is_settled(kind, officer, consultant_a, tenant, record, signed_in):
    case, client = asked(kind, officer, tenant), signed_in(officer)
    colleague = signed_in(consultant_a)
    page = reverse("dossiers:record", args=[record.reference])
    for browser in (client, colleague):
        ask = reverse("dossiers:reason", args=[record.dossier.reference, "nuisance"])
        browser.post(ask, {"purpose": "report", "reason": ""})
    assert "Er was lawaai." in colleague.get(page, follow=True).content.decode()
    choose(client, case, record)
    seen = colleague.get(page, follow=True).content.decode()
    assert "Bevroren sinds" in seen
    assert "Er was lawaai." not in seen
    assert "Melding" not in seen
    dossier = colleague.get(reverse("dossiers:detail", args=[record.dossier.reference])).content.decode()
    assert "bevroren" in dossier
    assert "Melding" not in dossier
    assert "Er was lawaai." in client.get(page, follow=True).content.decode()
    steps.withdraw(case=case, by=officer, on=timezone.localdate())
    assert "Er was lawaai." in colleague.get(page, follow=True).content.decode()


def test_a_frozen_record_cannot_be_changed_by_anybody_not_even_in_the_database(officer, tenant, record):
    case = asked("correction", officer, tenant)
    findings.gather(case=case, by=officer, on=timezone.localdate(), chosen=[record.pk])
    record.text = "Anders."
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        record.save()
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Record.objects.filter(pk=record.pk).update(title="Anders")
    assert Record.objects.get(pk=record.pk).text == "Er was lawaai."


@pytest.mark.django_db(transaction=True)
def test_the_database_gives_up_the_room_of_what_was_removed(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1a")
    finish(client, case)
    with CaptureQueriesContext(connection) as done:
        assert erase_decided() == 1
    vacuumed = {each["sql"].split('"')[1] for each in done if each["sql"].startswith("VACUUM")}
    assert "dossiers_record" in vacuumed
    assert "cases_letter" not in vacuumed


def test_what_is_removed_is_gone_and_leaves_a_line_without_content(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1a")
    text = letter_in(finish(client, case))
    assert "verwijderd" in text
    assert "lawaai" not in text
    assert Freeze.objects.active().filter(record=record).exists()
    assert erase_decided() == 1
    assert not Record.objects.filter(pk=record.pk).exists()
    kept = Destruction.objects.get()
    assert (kept.reference, kept.section, kept.article, kept.request) == (
        record.reference, "nuisance", "17_1a", case.reference,
    )  # fmt: skip
    assert erase_decided() == 0
    page = client.get(url("finding", case, 1)).content.decode()
    assert "verwijderd" in page
    assert "lawaai" not in page
    assert Finding.objects.get(case=case).was == "nuisance"


def test_what_is_removed_has_to_go_elsewhere_too_but_not_where_nothing_was_found(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    Person.objects.filter(pk=tenant.pk).update(client_number="4711")
    SearchSource.objects.exclude(name__in=("Archief en documenten", MAILBOXES)).delete()
    searched = search_task(case, to=officer, by=officer, place=SearchSource.objects.get(name=MAILBOXES))
    searched.answer, searched.terms, searched.answered_at = "nothing", ["name"], timezone.now()
    searched.save()
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1a")
    finish(client, case)
    erase_decided()
    slip = Slip.objects.get()
    assert (slip.system, slip.request, slip.of) == ("Archief en documenten", case.reference, None)
    assert [(line.known_as, line.section) for line in slip.lines.all()] == [("4711", "nuisance")]
    page = client.get(f"/opschonen/opdrachten/{slip.pk}/").content.decode()
    assert f"bij verzoek {case.reference}" in page
    assert "op verzoek van de klant zelf" in page


def test_a_removed_record_goes_with_its_corrections_statements_and_mentions(
    officer, tenant, neighbour, record, signed_in
):
    record.mentions.create(person=neighbour, role="reporter")
    Correction.objects.create(record=record, field="text", old="Oud", new="Nieuw", evidence="brief", by=officer)
    Statement.objects.create(record=record, text="Ik niet.", made_on=dt.date(2024, 1, 1), by=officer)
    other = cast.make_record(record.dossier, "nuisance", mentions=[neighbour])
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1d")
    finish(client, case)
    erase_decided()
    assert not Correction.objects.exists()
    assert not Statement.objects.exists()
    assert list(Record.objects.filter(dossier=record.dossier)) == [other]
    assert other.mentions.count() == 1


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [("law", "De wet zegt dat wij dit bewaren"), ("contract", "zolang het contract loopt"), ("hold", "WSN-2026-9999")],
)
def test_what_something_keeps_is_refused_with_that_rule_per_record(
    keep, sentence, officer, tenant, dossier, record, signed_in
):
    if keep == "law":
        basis = LawfulBasis.objects.filter(ground="legal_duty").select_related("activity").first()
        words = {"evidence": "artikel 52 AWR", "evidence_kind": "article", "basis": basis}
        record = cast.make_record(dossier, basis.activity.section, **words)
    elif keep == "contract":
        dossier.ended_on = None
        dossier.save()
        record = cast.make_record(dossier)
    else:
        Hold.objects.create(dossier=dossier, kind="request", reference="WSN-2026-9999", placed_on=dt.date(2026, 1, 1))
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    page = client.get(url("finding", case, 1)).content.decode()
    assert sentence in page
    answer = client.post(url("finding", case, 1), {"revision": 0, "outcome": "granted", "article": "17_1a"})
    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    client.post(url("finding", case, 1), {"revision": 0, "outcome": "refused", "reason": "Dit moet blijven."})
    assert "Dit moet blijven." in letter_in(finish(client, case))
    assert Record.objects.filter(pk=record.pk).exists()


def test_a_hold_placed_after_the_answer_stops_the_removal(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1a")
    finish(client, case)
    Hold.objects.create(
        dossier=record.dossier, kind="request", reference="WSN-2026-9999", placed_on=dt.date(2026, 1, 1)
    )
    assert erase_decided() == 0
    assert Record.objects.filter(pk=record.pk).exists()
    Hold.objects.filter(reference="WSN-2026-9999").update(lifted_on=dt.date(2026, 1, 2))
    assert erase_decided() == 1


def test_removal_and_freezing_rest_on_a_ground_of_their_article(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    assert "Kies op welke grond dit rust." in judge(client, case, outcome="granted").content.decode()
    assert judge(client, case, outcome="granted", article="18_1a").status_code == 200
    assert not Measure.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(finding=case.findings.get(), kind="erase")


@pytest.mark.parametrize(("kind", "article"), [("restriction", "18_1c"), ("objection", "")])
def test_what_is_restricted_or_objected_to_stays_frozen_after_the_answer(
    kind, article, officer, tenant, record, signed_in
):
    case, client = asked(kind, officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article=article)
    text = letter_in(finish(client, case))
    assert Freeze.objects.active().get(record=record).reference == case.reference
    assert "Wat wij deden" in text
    assert Measure.objects.get().done_at


def test_what_is_not_restricted_is_free_again_with_the_reason_in_the_letter(officer, tenant, record, signed_in):
    case, client = asked("objection", officer, tenant), signed_in(officer)
    choose(client, case, record)
    assert Freeze.objects.active().filter(record=record).exists()
    judge(client, case, outcome="refused", reason="Het belang van de buren weegt zwaarder.")
    assert "Het belang van de buren weegt zwaarder." in letter_in(finish(client, case))
    assert not Freeze.objects.active().exists()


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
    assert rows[0]["tekst"] == "'=HYPERLINK(1)"
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


def test_a_decision_with_measures_is_not_carried_out_before_it_is_sent(officer, tenant, record, signed_in):
    case, client = asked("erasure", officer, tenant), signed_in(officer)
    choose(client, case, record)
    judge(client, case, outcome="granted", article="17_1a")
    decision.decide(case=case, reasons="Wij verwijderen dit.", by=officer, on=timezone.localdate())
    cast.sign(Case.objects.get(pk=case.pk), by=officer)
    assert erase_decided() == 0
    assert Record.objects.filter(pk=record.pk).exists()
    cast.sign(case, by=officer)
    delivery.send(case=case, channel="post", by=officer, on=timezone.localdate())
    assert erase_decided() == 1


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
    client.post(url("decision", case), {"reasons": "Daarom.", "no_part_because": "Nee."})
    client.post(url("signature", case), {"to": str(director.pk)})
    page = signed_in(director).get(url("signature", case)).content.decode()
    assert "(bezwaar)" in page
    assert "Doorgaan met dit gebruik: Het belang van de buren" in page
    assert "Niet geven" not in page
