"""Deciding on several pieces at once: read first, ticked one by one, and undone in one click."""

import re

import pytest
from django.urls import reverse

from cases.findings import actions as findings
from cases.findings.bulk import actions as bulk
from cases.findings.bulk import rules
from cases.models import Decision
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.models import LogEntry, RecordFile
from dossiers.refusal import Refused
from tests import cast
from tests.cases.search.searching import paper_finding


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    """Two plain pieces, and one of every sort that is never given with the rest."""
    cast.make_record(dossier, "tenancy", title="Huur", text="De huur gaat in op 1 mei.")
    cast.make_record(dossier, "maintenance", title="Kraan", text="De kraan lekt.")
    for section in ("nuisance", "fraud", "care", "arrears"):
        cast.make_record(dossier, section, title=f"Gesloten {section}", text="Gesprek over begeleiding.")
    cast.make_record(dossier, "tenancy", title="Noemt", mentions=[neighbour], text="Overburen belde.")
    cast.make_record(cast.make_dossier(neighbour), "tenancy", title="Elders", mentions=[tenant])
    papered = cast.make_record(dossier, "tenancy", title="Brief over sleutels", text="Zie de brief.")
    words = {"name": "brief.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    author = cast.make_user("letting")
    RecordFile.objects.create(record=papered, added_by=author, **words)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    paper_finding(case, by=officer)
    return case


@pytest.fixture
def seat(officer, signed_in):
    return signed_in(officer)


def page(name, case, *more):
    return reverse(f"cases:{name}", args=[case.reference, *more])


def ticked(text):
    return re.findall(r'name="pieces" value="([^"]+)" checked', text)


def numbers(case, **words):
    return set(case.findings.filter(**words).values_list("number", flat=True))


def test_the_list_holds_every_word_that_would_go_and_decides_nothing(case, seat):
    text = seat.get(page("rest", case)).content.decode()
    for words in ("Huur", "De huur gaat in op 1 mei.", "Kraan", "De kraan lekt."):
        assert words in text
    assert not Decision.objects.exists()


def test_closed_sections_files_and_others_are_left_out_and_counted(case, seat):
    shown = seat.get(page("rest", case)).content.decode()
    assert {int(mark.partition(".")[0]) for mark in ticked(shown)} == numbers(case, record__title__in=("Huur", "Kraan"))
    assert "Gesprek over begeleiding." not in shown
    for words in (
        "4 stukken: het hoort bij overlast, woonfraude, zorg of huurachterstand",
        "1 stuk: het komt uit het dossier van een ander",
        "1 stuk: er is iemand anders in genoemd",
        "1 stuk: er hoort een bestand bij",
        "1 stuk: het is een bestand",
    ):
        assert words in shown


def test_only_what_is_ticked_is_given(case, seat):
    marks = ticked(seat.get(page("rest", case)).content.decode())
    answer = seat.post(page("rest", case), {"pieces": marks[:1]}, follow=True)
    assert "1 stuk staat op ‘geven’." in answer.content.decode()
    assert Decision.objects.get().finding.number == int(marks[0].partition(".")[0])


def test_nothing_ticked_is_said_at_the_list(case, seat):
    text = seat.post(page("rest", case), {}).content.decode()
    assert "Zet bij minstens één stuk een vinkje." in text
    assert 'href="#id_pieces_0"' in text
    assert 'id="id_pieces_0"' in text
    assert not Decision.objects.exists()


def test_what_a_colleague_decided_or_changed_meanwhile_is_not_given(case, seat, officer):
    marks = ticked(seat.get(page("rest", case)).content.decode())
    first = case.findings.get(record__title="Huur")
    type(first.record).objects.filter(pk=first.record_id).update(text="De huur gaat in op 1 juni.")
    refused = seat.post(page("rest", case), {"pieces": marks})
    assert "intussen veranderd of beoordeeld" in refused.content.decode()
    with pytest.raises(Refused, match=f"Stuk {first.number} is intussen veranderd"):
        bulk.give(case=case, marks=marks, by=officer)
    assert not Decision.objects.exists()


def test_one_click_opens_again_what_was_given_at_once_and_nothing_else(case, seat, officer):
    apart = case.findings.get(record__title="Noemt")
    findings.judge(finding=apart, revision=0, outcome="refused", code="A", reason="Van een ander.", by=officer)
    seat.post(page("rest", case), {"pieces": ticked(seat.get(page("rest", case)).content.decode())})
    changed = case.findings.get(record__title="Kraan")
    findings.judge(finding=changed, revision=1, outcome="refused", code="D", reason="Niet over u.", by=officer)
    text = seat.get(page("findings", case)).content.decode()
    (undo,) = re.findall(r'action="([^"]+ongedaan[^"]+)"', text)
    assert "1 stuk staat weer open." in seat.post(undo, follow=True).content.decode()
    assert set(Decision.objects.values_list("finding", flat=True)) == {apart.pk, changed.pk}
    assert seat.post(undo).status_code == 409
    assert "Maak ongedaan" not in seat.get(page("findings", case)).content.decode()
    assert LogEntry.objects.filter(verb="judged undone", object_pk=str(case.pk), actor=officer).count() == 1


def test_each_time_is_an_act_of_its_own(case, officer):
    for mark in [line.mark for line in rules.to_give(case).lines]:
        bulk.give(case=case, marks=[mark], by=officer)
    first, second = bulk.acts_to_undo(case)
    bulk.undo(case=case, act=first["act"], by=officer)
    assert [row["act"] for row in bulk.acts_to_undo(case)] == [second["act"]]


def test_after_the_decision_there_is_nothing_to_undo(officer):
    case = cast.case_in(Status.GATHERED, by=officer)
    cast.give_rest(case, by=officer)
    act = bulk.acts_to_undo(case)[0]["act"]
    type(case).objects.filter(pk=case.pk).update(status=Status.DECIDED)
    case.refresh_from_db()
    assert bulk.acts_to_undo(case) == []
    with pytest.raises(Refused, match="het verzoek staat op"):
        bulk.undo(case=case, act=act, by=officer)


@pytest.fixture
def shielded(case, officer, neighbour, dossier):
    """The neighbour is hidden; a closed piece names only the neighbour too, another somebody without a choice."""
    cast.make_record(dossier, "nuisance", title="Melding", mentions=[neighbour], text="Overburen belde over muziek.")
    cast.make_record(
        dossier, "tenancy", title="Twee", mentions=[neighbour, cast.make_person()], text="Overburen en ik."
    )
    findings.gather(case=case, by=officer, on=case.received_on)
    third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    return case


def test_pieces_in_which_only_hidden_people_are_stand_on_one_list_as_they_would_go(shielded, seat):
    text = " ".join(seat.get(page("rest_in_part", shielded)).content.decode().split())
    assert "[A] belde.</span>" in text
    assert "[A] belde over muziek.</span>" in text
    assert "Overburen" not in text.replace("Overburen en ik.", "")
    assert "Twee" not in text
    assert {int(mark.partition(".")[0]) for mark in ticked(text)} == numbers(shielded, record__title="Noemt")


def test_one_button_gives_them_in_part_with_the_usual_words(shielded, seat):
    marks = re.findall(r'name="pieces" value="([^"]+)"', seat.get(page("rest_in_part", shielded)).content.decode())
    seat.post(page("rest_in_part", shielded), {"pieces": marks})
    rows = {row.finding.title: row for row in Decision.objects.select_related("finding__record")}
    assert set(rows) == {"Noemt", "Melding"}
    for row in rows.values():
        assert (row.outcome, row.code, row.is_derived) == ("partly", "A", True)
        assert row.reason == "Hier staat iets over iemand anders. Die heeft ook recht op privacy."
    assert rows["Melding"].given_text == "[A] belde over muziek."
    (act,) = bulk.acts_to_undo(shielded)
    assert seat.post(page("rest_undo", shielded, act["act"])).status_code == 302
    assert not Decision.objects.exists()
