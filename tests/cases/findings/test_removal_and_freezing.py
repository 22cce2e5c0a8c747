"""What granting does to a record: it is frozen, or it is gone, and nothing else is."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps
from cases.models import Case, Finding, Measure, SearchSource
from dossiers.models import Correction, Freeze, LawfulBasis, LogEntry, Person, Record, Statement
from retention.models import Destruction, Hold, Slip
from tests import cast
from tests.cases.flow.rights import asked, choose, finish, judge, kept_by_nothing, letter_in, url
from tests.cases.search.searching import task as search_task
from wsn_privacy.disposal.run import erase_decided


@pytest.fixture
def record(dossier):
    return kept_by_nothing(dossier)


MAILBOXES = "E-mail en agenda's"


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
    assert "dit verwijderen wij." in text
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
    assert LogEntry.objects.get(verb="thawed").object_pk == str(record.pk)


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
