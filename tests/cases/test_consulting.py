"""Putting it to a third party: nothing tells who asked, the days run from proof, and the clock of the case runs on."""

import datetime as dt
import itertools
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.findings import actions as findings
from cases.flow import steps
from cases.models import Case, Consultation, Decision, Mail, ThirdParty
from cases.tasks import send_mails
from cases.third import (
    actions as third_parties,
)
from cases.third import (
    consultation,
)
from cases.third import (
    rules as third_rules,
)
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.clock import EventKind
from law.deadlines import third_party_due
from tests import cast

WHAT = "uw naam bij een melding van 3 mei"
ASKS = {
    "name": "Amina Yıldırım",
    "address": "Distelpad 81, 1234 AB Kwartelstad",
    "former_address": "Vroegerlaan 7, Elderdorp",
    "letter_address": "Postbus 4411, 9999 ZZ Briefstad",
    "phone": "06 11 22 33 44",
}


def today():
    return timezone.localdate()


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    neighbour.address, neighbour.email = "Buurplein 2, 1000 AA Overstad", "koen@third.example"
    neighbour.save()
    cast.make_record(dossier, mentions=[neighbour], title="Melding", text="Overburen belde.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant, **ASKS)


@pytest.fixture
def third(case, officer, neighbour):
    return third_parties.choose(case=case, person=neighbour, choice="ask", by=officer)


def ask(third, by, **words):
    words = {"what": WHAT, "channel": "post", "address": third.person.address, "arrives_on": today(), **words}
    return consultation.ask(third=third, question=consultation.Question(**words), by=by, on=today())


@pytest.fixture
def asked(third, officer):
    """What was put to the neighbour, and the code."""
    row, code, _letter = ask(third, officer)
    return row, code


def url(row):
    return reverse("cases:reaction", args=[row.word])


def opened(asked):
    """A browser in which the third party gave the code."""
    row, code = asked
    client = Client()
    assert client.post(url(row), {"code": code}).url == url(row)
    return client


def shown(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split())


def telling(case):
    """Every word that tells who asked: names, places, numbers, mailbox, telephone, reference."""
    requester = Case.objects.get(pk=case.pk).requester
    fields = ("name", "address", "former_address", "letter_address", "email", "phone")
    words = itertools.chain(*(re.findall(r"[\w@.-]{3,}", getattr(requester, name)) for name in fields))
    return {*words, case.reference, case.subject.reference, str(case.pk)} - {"bus"}


def test_neither_letter_nor_mail_nor_page_tells_who_asked(case, third, officer, mailbox, client):
    row, _code, letter = ask(third, officer)
    _row, second, _letter = ask(third, officer, channel="email", email="koen@third.example")
    send_mails()
    mail = next(each for each in mailbox.mails if "koen@third.example" in str(each["To"]))
    code_page = client.get(url(row)).content.decode()
    page = opened((row, second)).get(url(row)).content.decode()
    consultation.weigh(consultation=row, outcome="shield", reasons="Dat past beter.", by=officer, on=today())
    outcome = consultation.tell(consultation=row, by=officer, on=today())
    said = [shown(letter), str(mail), mail.get_content(), code_page, page, shown(outcome)]
    for text in said:
        assert not [word for word in telling(case) if word.casefold() in text.casefold()]
    assert all(WHAT in text for text in (shown(letter), page))
    assert "koen@third.example" in str(mail["To"])


def test_the_letter_names_the_last_day_the_link_and_the_code(third, officer):
    row, code, letter = ask(third, officer, arrives_on=today() + dt.timedelta(days=2))
    text = shown(letter)
    due = third_party_due(today() + dt.timedelta(days=2)).on
    assert row.named_on == due
    assert f"uiterlijk {due.day} " in text
    assert f"{code[:4]} {code[4:]}" in text
    assert row.word in text.replace("\ufffe", "").replace(" ", "")
    assert "onleesbaar" in text


def test_the_letter_that_is_kept_has_no_code(asked):
    row, code = asked
    assert code[:4] not in shown(bytes(row.letter))
    assert code not in str(LogEntry.objects.values_list("additional_data", "changes"))
    assert code not in row.code_hash


@pytest.mark.parametrize(
    "what",
    ["uw naam bij de melding van Amina", "iets over YILDIRIM", "een melding bij Distelpad", "over nummer 9999 ZZ",
     "uw naam bij WSN-{year}-0001", "klacht van amina@tenant.example"],
)  # fmt: skip
def test_words_that_tell_who_asked_are_refused(third, officer, what):
    before = cast.rows()
    with pytest.raises(Refused, match="verraadt wie"):
        ask(third, officer, what=what.replace("WSN-{year}-0001", third.case.reference))
    assert cast.rows() == before


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("jan de vries", "vries"), ("JAN DE VRIES", "vries"), ("Yara van Ee", "ee"), ("Li Wu", "WU"), ("li wu", ""),
        ("Bo", "bo"), ("Ünal Öz", "öz"), ("Noor 't Hart", "hart"),
    ],
)  # fmt: skip
def test_a_name_tells_however_short_or_small_it_is_written_and_the_words_around_it_do_not(db, name, part):
    case = cast.make_case(name=name, email="iemand@tenant.example")
    if part:
        assert "verraadt wie" in third_rules.why_not_word(case, f"uw naam bij iets over {part}, meer niet")
    assert third_rules.why_not_word(case, "uw naam bij een melding, en een gesprek") == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"what": " "}, "om wat voor gegeven"),
        ({"address": " "}, "adres in waar de brief"),
        ({"channel": "email"}, "e-mailadres in"),
        ({"channel": "fax"}, "hoe de vraag weggaat"),
    ],
)
def test_a_question_without_what_or_where_is_refused(third, officer, words, why):
    with pytest.raises(Refused, match=why):
        ask(third, officer, **words)


def test_only_who_is_chosen_to_be_asked_is_asked(case, officer, neighbour):
    third = third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    with pytest.raises(Refused, match="voorleggen"):
        ask(third, officer)


def test_a_choice_is_not_changed_behind_a_letter(case, asked, officer, neighbour):
    with pytest.raises(Refused, match="al voorgelegd"):
        third_parties.choose(case=case, person=neighbour, choice="staff", reason="x", revision=1, by=officer)


def test_asking_again_ends_the_old_code(asked, third, officer, client):
    row, code = asked
    _row, fresh, _letter = ask(ThirdParty.objects.get(), officer)
    assert client.post(url(row), {"code": code}).status_code == 409
    assert client.post(url(row), {"code": fresh}).status_code == 302
    assert Consultation.objects.count() == 1


def test_opening_with_the_code_proves_notice_and_the_days_run_from_there(asked):
    row, _code = asked
    assert row.due_on is None
    opened(asked)
    row = Consultation.objects.get()
    assert (row.proof, row.noticed_on, row.noticed_by) == ("opened", today(), None)
    assert row.due_on == third_party_due(today()).on


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
    letter = consultation.tell(consultation=asked[0], by=officer, on=today())
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
        consultation.tell(consultation=asked[0], by=officer, on=today())


def test_there_is_nothing_to_tell_before_it_is_decided(asked, officer):
    with pytest.raises(Refused, match="nog niet besloten"):
        consultation.tell(consultation=asked[0], by=officer, on=today())


def test_five_wrong_codes_close_it_and_read_the_same_as_a_link_that_is_none(asked, client, settings):
    row, code = asked
    wrong = "00000000" if code != "00000000" else "11111111"
    read = [client.post(url(row), {"code": wrong}) for _try in range(5)]
    right_too_late = client.post(url(row), {"code": code})
    nothing = client.post(reverse("cases:reaction", args=["R-ZZZZZZZZZZ"]), {"code": wrong})
    pages = {
        re.sub(r"csrf\S+ value=\S+|value=\S+", "", page.content.decode()) for page in [*read, right_too_late, nothing]
    }
    assert len(pages) == 1
    assert {page.status_code for page in [*read, right_too_late, nothing]} == {409}
    assert Consultation.objects.get().wrong_codes == 5
    assert LogEntry.objects.filter(verb="third_wrong_code").count() == 5


def test_the_page_of_a_link_that_is_none_is_that_of_every_link(asked, client):
    ours, none = client.get(url(asked[0])), client.get("/reactie/niets/")
    pages = {re.sub(r'value="\S+"', "", page.content.decode()) for page in (ours, none)}
    assert (ours.status_code, none.status_code, len(pages)) == (200, 200, 1)


def test_who_tries_codes_all_day_is_not_heard(asked, client):
    for _try in range(30):
        client.post("/reactie/R-ZZZZZZZZZZ/", {"code": "12345678"})
    assert client.post(url(asked[0]), {"code": asked[1]}).status_code == 409


def test_after_the_case_is_closed_the_link_says_so_without_a_code(asked, case, officer, client):
    steps.withdraw(case=case, by=officer, on=today())
    page = client.get(url(asked[0])).content.decode()
    assert "Deze vraag is afgehandeld. U hoeft niets meer te doen." in page
    assert WHAT not in page
    late = opened_before = client.post(url(asked[0]), {"code": asked[1]})
    assert late.status_code == opened_before.status_code == 200
    assert "afgehandeld" in late.content.decode()


def test_a_question_to_a_third_party_is_sent_once_and_not_to_who_asked(third, officer, mailbox):
    ask(third, officer, channel="email", email="koen@third.example")
    send_mails()
    assert send_mails() == 0
    (mail,) = [each for each in mailbox.mails if "vraag" in str(each["Subject"])]
    assert str(mail["To"]) == "koen@third.example"
    assert Mail.objects.filter(kind="third", case__isnull=True).count() == 1


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
