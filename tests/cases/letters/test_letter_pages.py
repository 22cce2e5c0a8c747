"""Letters on screen: written by hand, looked at first, sent after a look at the receiver, printed and posted."""

import re

import pypdfium2
import pytest
from django.utils.timezone import localdate as today

from cases.models import Dispatch, Letter
from cases.workflow import Status
from dossiers.models import LogEntry
from tests.cases.answer.papers import shown
from tests.cast import case_in, days_ago, make_case

pytestmark = pytest.mark.django_db
DAY = {"voor_day": 2, "voor_month": 12, "voor_year": 2099}
WORDS = {"waarover": "Wij weten nog niet wie u bent.", **DAY}


@pytest.fixture
def case():
    return make_case(letter_address="Dorpsstraat 1, 1234 AB Verzonnen")


@pytest.fixture
def client(officer, signed_in):
    return signed_in(officer)


def new(case, kind="reminder"):
    return f"/verzoeken/{case.reference}/brieven/nieuw/{kind}/"


def test_from_the_page_of_a_request_to_the_post(case, client, officer):
    page = client.get(f"/verzoeken/{case.reference}/").content.decode()
    assert new(case) in page
    proof = client.post(new(case) + "voorbeeld.pdf", WORDS)
    assert "2 december 2099" in shown(proof.content)
    assert LogEntry.objects.get(verb="previewed").actor == officer
    assert not Letter.objects.exists()
    sending = client.post(new(case), WORDS)["Location"]
    letter = case.letters.get()
    assert shown(bytes(letter.pdf)) == shown(proof.content)
    assert client.post(sending, {"channel": "post"}).status_code == 200
    assert not Dispatch.objects.exists()
    assert (
        "bij de brieven voor de post" in client.post(sending, {"channel": "post", "confirmed": "on"}).content.decode()
    )
    printed = client.post("/brieven/post.pdf", {"letters": [str(letter.pk)]})
    assert len(pypdfium2.PdfDocument(printed.content)) >= 3
    on = today()
    typed = {"letters": [str(letter.pk)], "posted_on_day": on.day, "posted_on_month": on.month}
    assert client.post("/brieven/", {**typed, "posted_on_year": on.year}).status_code == 302
    assert Dispatch.objects.get().posted_by == officer
    assert "op de post gedaan op" in client.get(f"/verzoeken/{case.reference}/").content.decode()


def test_a_letter_that_was_handed_over_did_not_go_by_post(case, client, officer):
    client.post(client.post(new(case), WORDS)["Location"], {"channel": "post", "confirmed": "on"})
    on = today()
    day = {"posted_on_day": on.day, "posted_on_month": on.month, "posted_on_year": on.year}
    told = client.post("/brieven/", {"letters": [str(case.letters.get().pk)], **day, "by_hand": "1"}, follow=True)
    assert "1 brief is meegegeven." in told.content.decode()
    page = client.get(f"/verzoeken/{case.reference}/").content.decode()
    assert "meegegeven op" in page
    assert "op de post gedaan" not in page
    assert LogEntry.objects.filter(verb="letter handed over", actor=officer).count() == 1


def test_the_code_is_shown_once(case, client):
    sending = client.post(new(case), WORDS)["Location"]
    page = client.post(sending, {"channel": "mail", "confirmed": "on"}).content.decode()
    assert "pin-code" in page
    assert "pin-code" not in client.get(sending).content.decode()
    assert client.post(sending, {"channel": "mail", "confirmed": "on"}).status_code == 409


@pytest.mark.parametrize("kind", ["extension", "fee", "third_party", "heir"])
def test_a_letter_that_belongs_to_a_step_is_not_written_by_hand(case, client, kind):
    answer = client.post(new(case, kind), {})
    assert answer.status_code == 409 or "stap" in answer.content.decode()
    assert not Letter.objects.exists()


def test_no_excuse_before_it_is_late(client):
    answer = client.get(new(make_case(), "apology"))
    assert "nog niet te laat" in answer.content.decode()
    assert (
        new(late := make_case(received_at=days_ago(60)), "apology")
        in client.get(f"/verzoeken/{late.reference}/").content.decode()
    )


def test_a_withdrawal_is_confirmed_after_it_only(client, officer):
    case = case_in(Status.WITHDRAWN, by=officer)
    assert new(case, "withdrawn") in client.get(f"/verzoeken/{case.reference}/").content.decode()
    typed = {"dag_day": 1, "dag_month": 12, "dag_year": 2026}
    assert client.post(new(make_case(), "withdrawn"), typed).status_code == 409
    assert client.post(new(case, "withdrawn"), typed).status_code == 302


def test_the_letter_is_read_by_readers_with_a_line(case, client, fg, front_desk, signed_in):
    client.post(new(case), WORDS)
    address = f"/verzoeken/{case.reference}/brieven/{case.letters.get().pk}.pdf"
    assert signed_in(fg).get(address).status_code == 200
    assert signed_in(front_desk).get(address).status_code == 404
    assert LogEntry.objects.filter(verb="read_letter", actor=fg).count() == 1


def test_the_fg_sees_the_post_and_does_not_touch_it(case, client, fg, signed_in):
    sending = client.post(new(case), WORDS)["Location"]
    client.post(sending, {"channel": "post", "confirmed": "on"})
    seen = signed_in(fg)
    page = seen.get("/brieven/").content.decode()
    assert case.reference in page
    assert "Deze brieven zijn op de post" not in page
    assert seen.post("/brieven/", {}).status_code == 403
    assert seen.get(sending).status_code == 403


def test_a_letter_that_went_meanwhile_is_not_posted_again(case, client):
    sending = client.post(new(case), WORDS)["Location"]
    client.post(sending, {"channel": "post", "confirmed": "on"})
    key, on = str(case.letters.get().pk), today()
    typed = {"letters": [key], "posted_on_day": on.day, "posted_on_month": on.month, "posted_on_year": on.year}
    client.post("/brieven/", typed)
    assert "Er wachten geen brieven" in client.get("/brieven/").content.decode()
    assert "staat niet meer in de lijst" in client.post("/brieven/", typed).content.decode()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("receipt", {}),
        ("identity", {"manier": "Bel ons.", **DAY}),
        ("reminder", WORDS),
        ("mandate", {"namens": "x", **DAY}),
    ],
)
def test_who_acts_for_another_is_not_told_of_their_own_data(client, kind, words):
    case = make_case(name="Bo Bewind", on_behalf_of="Amina {nummer} Yıldırım", letter_address="Straat 1, 1234 AB Stad")
    client.post(new(case, kind), words)
    letter = shown(bytes(case.letters.get().pdf))
    assert "Amina {nummer} Yıldırım" in letter
    assert not re.search(r"van u\b|[Uu]w gegevens", letter)


def test_the_receipt_tells_each_reader_whose_data_are_searched(client):
    for asked, words in (
        ({"on_behalf_of": "Amina Yıldırım"}, "Daarna zoeken wij de gegevens van Amina Yıldırım op."),
        ({}, "Daarna zoeken wij uw gegevens op."),
    ):
        case = make_case(**asked)
        client.post(new(case, "receipt"), {})
        assert words in shown(bytes(case.letters.get().pdf))


@pytest.mark.parametrize(
    ("name", "above", "greeting"),
    [
        ("王伟", "De heer of mevrouw Dorpsstraat 1", "Beste heer of mevrouw,"),
        ("王 Wei", "Wei Dorpsstraat 1", "Beste heer of mevrouw,"),
        ("Amina 😀 Yıldırım", "Amina Yıldırım Dorpsstraat 1", "Beste Amina Yıldırım,"),
        ("Şükrü Łęcki", "Şükrü Łęcki Dorpsstraat 1", "Beste Şükrü Łęcki,"),
    ],
)
def test_a_name_that_no_font_holds_is_no_code_in_a_letter(client, officer, tenant, name, above, greeting):
    home = "Dorpsstraat 1, 1234 AB Verzonnen"
    case = make_case(name=name, letter_address=home)
    client.post(new(case, "reminder"), {**WORDS, "waarover": "Bel ons 😀 over 王."})
    answered = case_in(Status.SENT, by=officer, name=name, letter_address=home)
    for row in (case.letters.get(), answered.letters.get(kind="answer")):
        words = " ".join(shown(bytes(row.pdf)).split())
        assert above in words
        assert greeting in words
        assert "[teken" not in words
    assert case.letters.get().to_name == name


def test_who_acts_for_somebody_whose_name_no_font_holds_reads_no_code(client):
    case = make_case(name="Bo Bewind", on_behalf_of="王伟", letter_address="Straat 1, 1234 AB Stad")
    client.post(new(case, "receipt"), {})
    words = shown(bytes(case.letters.get().pdf))
    assert "de gegevens van de ander op" in words
    assert "[teken" not in words


def test_why_it_is_late_is_said_of_the_data_of_who_is_acted_for(client, officer):
    words = {"on_behalf_of": "Amina Yıldırım", "received_at": days_ago(50)}
    case = case_in(Status.GATHERED, by=officer, name="Bo Bewind", **words)
    page = client.get(new(case, "apology")).content.decode()
    assert "het lezen van de gegevens van" in page
    assert "het lezen van uw gegevens" not in page
