"""Putting it to a third party: nothing tells who asked, the days run from proof, and the clock of the case runs on."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from cases.flow import steps
from cases.models import Consultation, Mail, ThirdParty
from cases.tasks import send_mails
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation
from cases.third_parties import rules as third_parties_rules
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.deadlines import third_party_due
from tests import cast
from tests.cases.third_parties.consulted import ASKS, WHAT, ask, opened, shown, telling, today, url


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


def test_neither_letter_nor_mail_nor_page_tells_who_asked(case, third, officer, mailbox, client):
    row, _code, letter = ask(third, officer)
    _row, second, _letter = ask(third, officer, channel="email", email="koen@third.example")
    send_mails()
    mail = next(each for each in mailbox.mails if "koen@third.example" in str(each["To"]))
    code_page = client.get(url(row)).content.decode()
    page = opened((row, second)).get(url(row)).content.decode()
    consultation.weigh(consultation=row, outcome="shield", reasons="Dat past beter.", by=officer, on=today())
    outcome = consultation.outcome_letter(consultation=row, by=officer, on=today())
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
        assert "verraadt wie" in third_parties_rules.why_not_word(case, f"uw naam bij iets over {part}, meer niet")
    assert third_parties_rules.why_not_word(case, "uw naam bij een melding, en een gesprek") == ""


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


def test_letter_and_page_ask_for_a_view_and_promise_no_veto(third, officer):
    row, code, letter = ask(third, officer)
    page = " ".join(opened((row, code)).get(url(row)).content.decode().split())
    for text in (shown(letter), page):
        assert "Wilt u ons laten weten wat u ervan vindt" in text
        assert "Wij beslissen daarna of" in text
        assert "Reageert u niet? Dan maken wij uw naam onleesbaar." in text
        for promised in ("Mogen wij", "mag het niet", "toestemming", "Wat vindt u goed"):
            assert promised not in text
