"""Complaints: a term of their own, somebody else who looks, and the road to committee, AP and court (regulation)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate as today

from cases.complaint import actions as complaining
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.flow import steps
from cases.letters import dispatch
from cases.models import Case, Complaint
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cast import case_in, days_ago, make_case

pytestmark = pytest.mark.django_db


def complaint(officer, **asked):
    return case_in(Status.IDENTIFIED, by=officer, kind="complaint", question="U was te laat.", **asked)


def judged(case, by, about=None, verdict="founded", remedy="Wij antwoorden voortaan op tijd."):
    complaining.place(case=case, about=about, against="late", by=by)
    complaining.judge(case=Case.objects.get(pk=case.pk), verdict=verdict, remedy=remedy, by=by)
    return Case.objects.get(pk=case.pk)


def test_a_complaint_has_a_term_of_our_own_and_says_that_it_is_ours():
    clock = make_case(kind="complaint", received_at=days_ago(0)).clock
    assert (clock.due.on - today()).days == 28
    assert str(clock.due.source) == "Eigen afspraak, klachten"
    assert any("Het reglement noemt geen termijn voor een klacht" in sentence for sentence in clock.steps)
    assert clock.avg.on >= clock.due.on


def test_who_decided_does_not_judge_the_complaint(officer, second_officer):
    about = case_in(Status.SENT, by=officer)
    case = complaint(second_officer)
    complaining.place(case=case, about=about, against="decision", by=officer)
    case = Case.objects.get(pk=case.pk)
    with pytest.raises(Refused, match=f"U behandelde {about.reference} zelf"):
        complaining.judge(case=case, verdict="unfounded", remedy="", by=officer)
    with pytest.raises(Refused, match="zelf"):
        steps.take(case=case, by=officer)
    assert steps.take(case=case, by=second_officer).owner == second_officer
    assert complaining.judge(case=case, verdict="unfounded", remedy="", by=second_officer).judged_by == second_officer


def test_who_decided_does_not_answer_the_complaint_either(officer, second_officer):
    case = judged(complaint(second_officer), second_officer, about=case_in(Status.SENT, by=officer))
    with pytest.raises(Refused, match="zelf"):
        decision.decide(case=case, reasons="Daarom.", by=officer, on=today())


def test_who_has_a_late_request_in_hand_does_not_judge_its_lateness(officer, second_officer):
    about = steps.take(case=make_case(), by=officer)
    case = complaint(second_officer)
    complaining.place(case=case, about=about, against="late", by=second_officer)
    with pytest.raises(Refused, match="zelf"):
        complaining.judge(case=Case.objects.get(pk=case.pk), verdict="founded", remedy="x", by=officer)


def test_a_complaint_is_not_answered_without_a_verdict(officer):
    case = complaint(officer)
    with pytest.raises(Refused, match="waar de klacht over gaat"):
        decision.decide(case=case, reasons="Daarom.", by=officer, on=today())
    complaining.place(case=case, about=None, against="use", by=officer)
    with pytest.raises(Refused, match="Leg eerst uw oordeel vast"):
        decision.decide(case=Case.objects.get(pk=case.pk), reasons="Daarom.", by=officer, on=today())


@pytest.mark.parametrize("verdict", ["founded", "partly"])
def test_who_was_right_hears_what_is_done_now(officer, verdict):
    with pytest.raises(Refused, match="Schrijf op wat u nu doet"):
        judged(complaint(officer), officer, verdict=verdict, remedy=" ")


def test_the_letter_gives_the_verdict_what_is_done_and_the_two_roads(officer):
    case = judged(complaint(officer), officer)
    decision.decide(case=case, reasons="Uw antwoord bleef liggen.", by=officer, on=today())
    delivery.send(case=Case.objects.get(pk=case.pk), channel="post", by=officer, on=today())
    words = shown(bytes(case.letters.get(kind="answer").pdf))
    assert "Uw klacht is terecht." in words
    assert "Uw antwoord bleef liggen." in words
    assert "Wij antwoorden voortaan op tijd." in words
    assert "klachtencommissie" in words
    assert "Autoriteit Persoonsgegevens" in words
    assert "Er zijn twee mogelijkheden." in words
    assert "rechtbank" not in words
    assert "artikel 35" not in words


def test_each_act_leaves_a_line(officer):
    judged(complaint(officer), officer)
    lines = LogEntry.objects.filter(verb__startswith="complaint ").order_by("id")
    assert [(line.verb, line.actor_id) for line in lines] == [
        ("complaint placed", officer.pk),
        ("complaint judged", officer.pk),
    ]


def test_a_verdict_stands(officer):
    case = judged(complaint(officer), officer)
    with pytest.raises(Refused, match="staat al vast"):
        complaining.place(case=case, about=None, against="other", by=officer)


def test_another_kind_of_request_is_no_complaint(officer, signed_in):
    case = make_case()
    with pytest.raises(Refused, match="geen klacht"):
        complaining.place(case=case, about=None, against="late", by=officer)
    assert signed_in(officer).get(f"/verzoeken/{case.reference}/klacht/").status_code == 404


def test_the_database_wants_to_know_who_judged(officer):
    case = judged(complaint(officer), officer)
    with pytest.raises(IntegrityError, match="verdict_by_somebody"), transaction.atomic():
        Complaint.objects.filter(case=case).update(judged_by=None)
    with pytest.raises(IntegrityError, match="founded_has_remedy"), transaction.atomic():
        Complaint.objects.filter(case=case).update(remedy="")


def forwarded(case, by, about=None, **given):
    complaining.place(case=case, about=about, against="decision", by=by)
    words = {"reason": "Wij zijn met te weinig mensen.", "agreed": True, **given}
    return complaining.forward(case=Case.objects.get(pk=case.pk), by=by, on=today(), **words)


def test_the_committee_gets_the_complaint_with_the_next_post(officer):
    case = complaint(officer, name="Gerda Klager")
    letter = forwarded(case, officer)
    words = shown(bytes(letter.pdf))
    for part in ("Klachtencommissie", "Gerda Klager", "U was te laat.", "met te weinig mensen", case.reference):
        assert part in words
    assert [row.letter_id for row in dispatch.waiting()] == [letter.pk]
    assert LogEntry.objects.filter(verb="complaint forwarded", actor=officer).count() == 1


def test_who_handled_the_request_may_forward_the_complaint_and_tell_so(officer, second_officer):
    about, case = case_in(Status.SENT, by=officer), complaint(second_officer)
    forwarded(case, officer, about=about)
    decision.decide(case=Case.objects.get(pk=case.pk), reasons="De commissie schrijft u.", by=officer, on=today())
    delivery.send(case=Case.objects.get(pk=case.pk), channel="post", by=officer, on=today())
    words = shown(bytes(case.letters.get(kind="answer").pdf))
    assert "doorgestuurd naar de klachtencommissie" in words
    assert "Uw klacht is" not in words
    assert "Autoriteit Persoonsgegevens" in words


@pytest.mark.parametrize(
    ("given", "why"), [({"agreed": False}, "Bel of schrijf eerst de klager"), ({"reason": " "}, "Schrijf op waarom")]
)
def test_a_complaint_goes_nowhere_without_a_reason_or_behind_somebodys_back(officer, given, why):
    case = complaint(officer)
    with pytest.raises(Refused, match=why):
        forwarded(case, officer, **given)
    assert not case.letters.exists()


def test_a_complaint_with_a_verdict_is_not_forwarded_and_one_forwarded_gets_none(officer):
    with pytest.raises(Refused, match="staat al vast"):
        complaining.forward(case=judged(complaint(officer), officer), reason="x", agreed=True, by=officer, on=today())
    case = complaint(officer)
    forwarded(case, officer)
    with pytest.raises(Refused, match="staat al vast"):
        complaining.judge(case=Case.objects.get(pk=case.pk), verdict="unfounded", remedy="", by=officer)


def test_forwarding_on_screen_by_who_may_not_judge(officer, second_officer, signed_in):
    about, case = case_in(Status.SENT, by=officer), complaint(second_officer)
    complaining.place(case=case, about=about, against="decision", by=second_officer)
    address, client = f"/verzoeken/{case.reference}/klacht/", signed_in(officer)
    assert "Stuur door naar de commissie" in client.get(address).content.decode()
    typed = {"reason": "Er is geen collega."}
    refused = client.post(address + "doorsturen/", typed)
    assert "Laat het eerst de klager weten" in refused.content.decode()
    assert "Er is geen collega." in refused.content.decode()
    done = client.post(address + "doorsturen/", {**typed, "agreed": "on"}, follow=True)
    assert "De klachtencommissie bekijkt uw klacht." in done.content.decode()
    assert "doorgestuurd naar de klachtencommissie" in client.get(f"/verzoeken/{case.reference}/").content.decode()


def test_handling_a_complaint_on_screen(officer, second_officer, signed_in):
    about, case = case_in(Status.SENT, by=officer), complaint(second_officer)
    address, client = f"/verzoeken/{case.reference}/klacht/", signed_in(second_officer)
    assert client.post(address, {"number": "WSN-1999-0001", "against": "late"}).status_code == 409
    assert client.post(address, {"number": about.reference.lower(), "against": "late"}).status_code == 302
    mine = signed_in(officer).get(address).content.decode()
    assert f"U behandelde {about.reference} zelf" in mine
    assert "Leg uw oordeel vast" not in mine
    assert signed_in(officer).post(address + "oordeel/", {"verdict": "unfounded"}).status_code == 409
    typed = {"verdict": "partly", "remedy": "Wij kijken het na."}
    assert client.post(address + "oordeel/", typed).status_code == 302
    assert "Klacht hierover" in client.get(f"/verzoeken/{about.reference}/").content.decode()


def test_the_next_step_of_a_complaint_is_the_complaint_and_then_the_decision(officer, signed_in):
    case, client = complaint(officer), signed_in(officer)
    page = f"/verzoeken/{case.reference}/"
    assert f'href="{page}klacht/"' in client.get("/vandaag/").content.decode()
    assert f'href="{page}besluit/"' not in client.get(page).content.decode()
    assert "U was te laat." in client.get(f"{page}klacht/").content.decode()
    client.post(f"{page}klacht/", {"against": "use"})
    assert client.post(f"{page}klacht/oordeel/", {"verdict": "unfounded"}).url == f"{page}besluit/"
    for here in (page, f"{page}klacht/"):
        assert f'href="{page}besluit/"' in client.get(here).content.decode()
