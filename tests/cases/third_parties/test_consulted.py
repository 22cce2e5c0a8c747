"""What a third party says, from when the days run, and what the officer makes of it."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from cases.decision import actions as decision
from cases.findings import actions as findings
from cases.models import Case, Consultation, Decision, ThirdParty
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.clock import EventKind
from law.deadlines import third_party_due
from tests import cast
from tests.cases.third_parties.consulted import ASKS, ask, opened, shown, today, url


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    neighbour.address, neighbour.email = "Buurplein 2, 1000 AA Overstad", "koen@third.example"
    neighbour.save()
    cast.make_record(dossier, mentions=[neighbour], title="Melding", text="Overburen belde.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant, **ASKS)


@pytest.fixture
def third(case, officer, neighbour):
    return third_parties.choose(case=case, person=neighbour, choice="ask", by=officer)


@pytest.fixture
def asked(third, officer):
    """What was put to the neighbour, and the code."""
    row, code, _letter = ask(third, officer)
    return row, code


def test_opening_with_the_code_proves_notice_and_keeps_the_day_in_the_letter(asked, time_machine_to):
    row, _code = asked
    assert row.due_on is None
    time_machine_to(row.named_on)
    page = opened(asked).get(url(row)).text
    row = Consultation.objects.get()
    assert (row.proof, row.noticed_on, row.noticed_by) == ("opened", today(), None)
    assert row.due_on == row.named_on == today()
    assert f"Reageer uiterlijk <b>{date_format(row.named_on, 'l j F Y')}</b>" in page


def test_the_days_are_never_over_before_the_day_in_the_letter(third, officer):
    row, _code, _letter = ask(third, officer, arrives_on=today() + dt.timedelta(days=5))
    consultation.notice(consultation=row, noticed_on=today(), proof="handed", by=officer, on=today())
    assert Consultation.objects.get().due_on == row.named_on > third_party_due(today()).on


@pytest.mark.parametrize("late", [0, 3, 9])
def test_proof_of_a_later_day_gives_the_days_from_there(asked, officer, late):
    row, _code = asked
    day = today() + dt.timedelta(days=late)
    consultation.notice(consultation=row, noticed_on=day, proof="receipt", by=officer, on=day)
    assert Consultation.objects.get().due_on == third_party_due(day).on


@pytest.mark.parametrize(
    ("days", "proof", "why"),
    [(-1, "handed", "vóór de dag"), (1, "handed", "toekomst"), (0, "", "waaruit"), (0, "opened", "waaruit")],
)
def test_notice_has_a_day_that_can_be_and_a_proof(asked, officer, days, proof, why):
    with pytest.raises(Refused, match=why):
        consultation.notice(
            consultation=asked[0], noticed_on=today() + dt.timedelta(days=days), proof=proof, by=officer, on=today()
        )


@pytest.mark.parametrize("answer", ["keep", "hide", "talk"])
def test_an_answer_is_kept_and_changes_no_finding_by_itself(asked, case, officer, answer):
    findings.judge(finding=case.findings.get(), revision=0, outcome="refused", code="A", reason="x", by=officer)
    before = Decision.objects.values().get()
    client = opened(asked)
    assert client.post(url(asked[0]), {"answer": answer, "remark": "Dank."}).status_code == 302
    row = Consultation.objects.get()
    assert (row.answer, row.remark) == (answer, "Dank.")
    assert row.third.is_shielded
    assert Decision.objects.values().get() == before
    assert "Uw antwoord van" in client.get(url(row)).content.decode()


def test_whatever_a_third_party_does_the_clock_of_the_case_stays(asked, case, officer):
    def dates():
        fresh = Case.objects.get(pk=case.pk)
        clock = fresh.clock
        return (fresh.due_on, clock.due.on, clock.avg.on, clock.defensible, clock.suspended_since, clock.stopped_on)

    before = dates()
    client = opened(asked)
    for answer in ("talk", "hide", "keep"):
        client.post(url(asked[0]), {"answer": answer})
        assert dates() == before
    consultation.weigh(consultation=Consultation.objects.get(), outcome="give", reasons="", by=officer, on=today())
    assert dates() == before
    assert case.events.filter(kind=EventKind.THIRD_PARTY_INFORMED).count() == 1


def test_silence_keeps_the_name_hidden_and_after_the_days_no_answer_is_taken(asked, time_machine_to):
    client = opened(asked)
    due = Consultation.objects.get().due_on
    time_machine_to(due)
    assert client.post(url(asked[0]), {"answer": "hide"}).status_code in (200, 302)
    time_machine_to(due + dt.timedelta(days=1))
    page = opened(asked).get(url(asked[0])).content.decode()
    assert "De tijd om te reageren is voorbij. Wij maken uw naam onleesbaar." in page
    assert "<form" not in page.split("<main")[1]
    assert ThirdParty.objects.get().is_shielded


def test_a_name_that_may_stay_is_given_when_the_officer_says_so(asked, case, officer):
    finding = case.findings.get()
    findings.judge(finding=finding, revision=0, outcome="partly", code="A", reason="x", by=officer)
    opened(asked).post(url(asked[0]), {"answer": "keep"})
    assert consultation.weigh(consultation=asked[0], outcome="give", reasons="", by=officer, on=today()) == 1
    assert Decision.objects.get().outcome == "granted"


def test_an_objection_is_no_veto_but_is_answered_with_reasons(asked, officer):
    opened(asked).post(url(asked[0]), {"answer": "hide"})
    with pytest.raises(Refused, match="Schrijf op waarom"):
        consultation.weigh(consultation=asked[0], outcome="give", reasons=" ", by=officer, on=today())
    consultation.weigh(
        consultation=asked[0], outcome="give", reasons="Het staat ook in de krant.", by=officer, on=today()
    )
    assert not ThirdParty.objects.get().is_shielded
    letter = consultation.outcome_letter(consultation=asked[0], by=officer, on=today())
    assert "Het staat ook in de krant." in shown(letter)
    assert "Wij laten uw naam staan" in shown(letter)
    assert Consultation.objects.get().told_at is not None


def test_a_name_is_not_given_while_the_days_run_without_an_answer(asked, officer):
    with pytest.raises(Refused, match="kan nog reageren"):
        consultation.weigh(consultation=asked[0], outcome="give", reasons="x", by=officer, on=today())


def test_an_outcome_is_not_told_in_words_that_tell_who_asked(asked, officer):
    reasons = "Mevrouw Yıldırım heeft er recht op."
    consultation.weigh(consultation=asked[0], outcome="shield", reasons=reasons, by=officer, on=today())
    with pytest.raises(Refused, match="verraadt wie"):
        consultation.outcome_letter(consultation=asked[0], by=officer, on=today())


def test_there_is_nothing_to_tell_before_it_is_decided(asked, officer):
    with pytest.raises(Refused, match="nog niet besloten"):
        consultation.outcome_letter(consultation=asked[0], by=officer, on=today())


def test_each_act_leaves_its_line_and_says_whose_it_was(asked, officer):
    row, code = asked
    consultation.notice(consultation=row, noticed_on=today(), proof="handed", by=officer, on=today())
    client = opened((row, code))
    client.get(url(row))
    client.post(url(row), {"answer": "hide"})
    consultation.weigh(consultation=Consultation.objects.get(), outcome="give", reasons="Om 2.", by=officer, on=today())
    consultation.outcome_letter(consultation=Consultation.objects.get(), by=officer, on=today())
    theirs, ours = ("third_opened", "third_shown", "third_answered"), ("third_asked", "third_noticed", "third_weighed")
    lines = LogEntry.objects.filter(verb__in=(*theirs, *ours, "third_told"))
    assert {line.verb: line.actor for line in lines} == {
        **dict.fromkeys(theirs),
        **dict.fromkeys((*ours, "third_told"), officer),
    }


@pytest.fixture
def time_machine_to():
    """Noon of another day, from here on."""
    import time_machine

    travels = []

    def go(day):
        moment = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
        travels.append(time_machine.travel(moment, tick=True))
        travels[-1].start()

    yield go
    for travel in reversed(travels):
        travel.stop()


def test_who_is_hidden_while_the_days_still_run_hears_that_the_name_is_not_read(asked, case, officer, signed_in):
    client = opened(asked)
    cast.judge_all(case, by=officer, outcome="partly", code="A", reason="Hier staat iemand anders in.")
    still = f"Een ander kan nog tot en met {date_format(asked[0].named_on, 'l j F')} reageren."
    assert still in signed_in(officer).get(f"/verzoeken/{case.reference}/besluit/").text
    decision.decide(**cast.NO_SEARCH, case=Case.objects.get(pk=case.pk), reasons="Daarom.", by=officer, on=today())
    page = client.get(url(asked[0])).text
    assert "Wij hebben hierover besloten. Uw naam is onleesbaar: de ander leest uw naam niet." in page
    assert today() < Consultation.objects.get().named_on
