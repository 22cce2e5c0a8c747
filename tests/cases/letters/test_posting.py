"""Having a letter go out: on paper with a cover page, or on the site with a link and a code."""

import datetime as dt
import re

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases import tasks
from cases.letters import dispatch as posting
from cases.letters.post import printing
from cases.letters.writing import write
from cases.models import Dispatch, Mail
from cases.public_access.tokens import token_of
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import page, shown
from tests.cases.letters.letter_words import OTHER, samples
from tests.cast import TENANT_EMAIL, at_once, case_in, finish, make_case

pytestmark = pytest.mark.django_db
WORDS = {"waarover": "Wij weten nog niet wie u bent.", "voor": "2 december 2026"}


def reminder(officer, **asked):
    case = make_case(**{"letter_address": "Dorpsstraat 1, 1234 AB Verzonnen", **asked})
    return write(case=case, kind="reminder", by=officer, on=today(), words=WORDS)


def queue(letter, officer, channel="post"):
    return posting.queue(letter=letter, channel=channel, confirmed=True, by=officer, on=today())


def verbs():
    return list(LogEntry.objects.filter(verb__startswith="letter ").order_by("id").values_list("verb", flat=True))


def test_a_letter_on_paper_waits_until_somebody_says_that_it_is_in_the_post(officer):
    dispatch, code = queue(reminder(officer), officer)
    assert code == ""
    assert list(posting.waiting()) == [dispatch]
    assert posting.put_in_post(dispatches=[dispatch], posted_on=today(), by=officer, on=today()) == 1
    assert not posting.waiting()
    dispatch.refresh_from_db()
    assert (dispatch.posted_on, dispatch.posted_by) == (today(), officer)
    assert verbs() == ["letter queued", "letter posted"]


def test_a_letter_goes_only_after_a_look_at_the_receiver(officer):
    with pytest.raises(Refused, match="Kijk de ontvanger na"):
        posting.queue(letter=reminder(officer), channel="post", confirmed=False, by=officer, on=today())
    assert not Dispatch.objects.exists()


def test_a_letter_goes_once(officer):
    letter = reminder(officer)
    queue(letter, officer)
    with pytest.raises(Refused, match="al verzonden"):
        queue(letter, officer, "mail")


def test_without_an_address_a_letter_goes_on_paper(officer):
    with pytest.raises(Refused, match="Kies voor papier"):
        queue(reminder(officer, email=""), officer, "mail")


@pytest.mark.parametrize(("days", "why"), [(1, "in de toekomst"), (-1, "stond een van deze brieven nog niet klaar")])
def test_a_letter_was_posted_on_a_day_that_can_be(officer, days, why):
    dispatch, _code = queue(reminder(officer), officer)
    with pytest.raises(Refused, match=why):
        posting.put_in_post(dispatches=[dispatch], posted_on=today() + dt.timedelta(days), by=officer, on=today())


def test_letters_are_posted_all_or_none(officer):
    first, _code = queue(reminder(officer), officer)
    second, _code = queue(reminder(officer), officer)
    posting.put_in_post(dispatches=[second], posted_on=today(), by=officer, on=today())
    with pytest.raises(Refused, match="al op de post"):
        posting.put_in_post(dispatches=[first, second], posted_on=today(), by=officer, on=today())
    first.refresh_from_db()
    assert first.posted_on is None


def test_the_print_has_a_cover_page_and_the_very_letters_each_on_sheets_of_its_own(officer):
    letters = [reminder(officer, name="Amina Eerste"), reminder(officer, name="Bo Tweede")]
    pdf = printing.bundle(dispatches=[queue(letter, officer)[0] for letter in letters], by=officer, on=today())
    cover = page(pdf, 0)
    assert "2 brieven" in cover
    assert "Amina Eerste" in cover
    assert letters[1].case.reference in cover
    starts = [n for n in range(len(pypdfium2.PdfDocument(pdf))) if "Bladzijde 1 van" in page(pdf, n)]
    assert len(starts) == 3
    assert all(start % 2 == 0 for start in starts)
    assert shown(bytes(letters[0].pdf)) in shown(pdf)
    assert verbs().count("letter printed") == 2


def test_the_message_holds_a_link_and_nothing_else_and_the_code_opens_the_letter(officer, mailbox, client):
    letter = reminder(officer)
    _dispatch, code = queue(letter, officer, "mail")
    Mail.objects.exclude(kind="letter").delete()
    tasks.send_mails()
    (mail,) = mailbox.mails
    assert mail["to"] == TENANT_EMAIL
    assert "nog niet wie u bent" not in mail.get_content()
    assert letter.case.requester.name not in mail.get_content()
    path = re.search(r"https?://[^/]+(/brief/\S+)", mail.get_content())[1]
    assert client.post(path, {"code": "1234 5678"}).status_code == 409
    assert client.post(path, {"code": code}).status_code == 302
    assert client.get(path + "brief.pdf").content == bytes(letter.pdf)
    assert Dispatch.objects.get(letter=letter).fetched_at is not None
    assert verbs() == ["letter queued", "letter unlocked", "letter fetched"]


def test_without_the_code_the_letter_stays_closed(officer, client):
    letter = reminder(officer)
    queue(letter, officer, "mail")
    answer = client.get(reverse("cases:letter_paper", args=[token_of(letter)]))
    assert answer.status_code == 302
    assert client.get("/brief/vals/").status_code == 404


def test_five_wrong_codes_close_the_letter_until_a_new_code(officer, client):
    letter = reminder(officer)
    _dispatch, code = queue(letter, officer, "mail")
    path = reverse("cases:letter_fetch", args=[token_of(letter)])
    wrong = "11111111" if code != "11111111" else "22222222"
    for _try in range(5):
        client.post(path, {"code": wrong})
    assert "te vaak fout" in client.post(path, {"code": code}).content.decode()
    fresh = posting.renew_code(letter=letter, by=officer)
    assert client.post(path, {"code": fresh}).status_code == 302
    assert LogEntry.objects.get(verb="letter code renewed").actor == officer


def test_a_letter_is_fetched_until_its_last_day(officer, client):
    letter = reminder(officer)
    dispatch, code = queue(letter, officer, "mail")
    Dispatch.objects.filter(pk=dispatch.pk).update(until=today() - dt.timedelta(1))
    answer = client.post(reverse("cases:letter_fetch", args=[token_of(letter)]), {"code": code})
    assert "niet meer ophalen" in answer.content.decode()


def test_the_message_to_somebody_else_does_not_name_the_request(officer, mailbox):
    to = type(OTHER)(OTHER.name, email="buur@derde.example")
    case = make_case()
    letter = write(case=case, kind="third_party", by=officer, on=today(), words=samples("third_party"), to=to)
    queue(letter, officer, "mail")
    Mail.objects.exclude(kind="letter").delete()
    tasks.send_mails()
    (mail,) = mailbox.mails
    assert mail["to"] == "buur@derde.example"
    assert case.reference not in mail["subject"] + mail.get_content()


def test_who_posted_and_when_belong_together_in_the_database(officer):
    dispatch, _code = queue(reminder(officer), officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.filter(pk=dispatch.pk).update(posted_on=today())


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_send_the_same_letter_one_wins(officer, second_officer):
    letter = reminder(officer)
    answers = at_once(*(lambda who=who: queue(letter, who) for who in (officer, second_officer)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Refused", "tuple"]
    assert Dispatch.objects.count() == 1


def answered(officer, kind="access", channel="post"):
    case = case_in(Status.GATHERED, by=officer, kind=kind, letter_address="Dorpsstraat 1, 1234 AB Verzonnen")
    return finish(case, by=officer, channel=channel)[0].case


def test_an_answer_on_paper_waits_for_the_post_with_all_its_papers(officer):
    case = answered(officer)
    (dispatch,) = posting.waiting()
    assert (dispatch.letter.case, dispatch.letter.kind) == (case, "answer")
    assert dispatch.letter.to_address == "Dorpsstraat 1, 1234 AB Verzonnen"
    whole = pypdfium2.PdfDocument(printing.bundle(dispatches=[dispatch], by=officer, on=today()))
    text = "\n".join(each.get_textpage().get_text_range() for each in whole)
    papers = ("Uw verzoek om inzage", "Overzicht van uw", "Lijst van alle stukken", "Wie keek")
    assert [words for words in papers if words.lower() not in text.lower()] == []


def test_what_of_an_answer_cannot_be_printed_stands_on_the_cover(officer):
    answered(officer, kind="portability")
    (dispatch,) = posting.waiting()
    assert "met nog 2 bestanden uit het pakket" in " ".join(
        page(printing.bundle(dispatches=[dispatch], by=officer, on=today()), 0).split()
    )


def test_an_answer_on_the_site_does_not_wait_for_the_post(officer):
    answered(officer, channel="portal")
    assert not posting.waiting()


def test_an_answer_on_paper_goes_in_the_post_as_any_letter(officer, signed_in):
    case = answered(officer)
    posting.put_in_post(dispatches=posting.waiting(), posted_on=today(), by=officer, on=today())
    shown_page = signed_in(officer).get(reverse("cases:detail", args=[case.reference])).content.decode()
    assert "op de post gedaan op" in shown_page
