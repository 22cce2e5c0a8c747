"""Messages as they leave, over SMTP: each once, to the address given, with a link and a number and nothing else."""

import re

import pytest
from django.utils import timezone

from cases import tasks
from cases.clock import actions as clock
from cases.delivery import actions as delivery
from cases.identity import actions as identity
from cases.models import Mail
from cases.status import actions as status
from cases.workflow import Status
from tests import cast

SECRETS = ("Amina", "Yıldırım", "Geheimvraag", "Veldweg", "0612345678")
# Messages to staff, and the one about a letter, which has no number: tests of the search plan and of letters.
TESTED_ELSEWHERE = {"digest", "due", "late", "letter", "search", "search_reminder"}
WORDS = {"question": "Geheimvraag over mijn woning", "address": "Veldweg 1", "phone": "0612345678"}


def send_all():
    return tasks.send_mails()


def text_of(mail):
    return mail.get_body().get_content()


@pytest.fixture
def every_mail(officer, mailbox):
    """One message of each kind, as it was read by the mail server."""
    case = cast.make_case(**WORDS)
    identity.ask_identity(case=case, by=officer, on=timezone.localdate())
    clock.ask_clarification(case=case, question="Welk jaar bedoelt u?", by=officer, on=timezone.localdate())
    clock.extend(case=case, reason="complex", words="Er is veel te lezen.", by=officer, on=timezone.localdate())
    status.ask_link(reference=case.reference, email=cast.TENANT_EMAIL)
    cast.case_in(Status.SENT, by=officer, **WORDS)
    send_all()
    return mailbox.mails


def test_there_is_a_message_of_every_kind(every_mail):
    elsewhere = {Mail.Kind.THIRD, Mail.Kind.SIGN, Mail.Kind.UNCOLLECTED}  # with their own tests
    assert set(Mail.objects.values_list("kind", flat=True)) == set(Mail.Kind.values) - elsewhere - TESTED_ELSEWHERE
    assert len(every_mail) == Mail.objects.count() == 7


def test_every_message_goes_to_the_address_given_and_to_no_other(every_mail):
    assert {mail["To"] for mail in every_mail} == {cast.TENANT_EMAIL}
    assert not [mail for mail in every_mail if mail["Cc"] or mail["Bcc"]]


@pytest.mark.parametrize("secret", SECRETS)
def test_no_message_holds_a_name_or_a_word_of_the_request(every_mail, secret):
    assert not [mail for mail in every_mail if secret.casefold() in (text_of(mail) + mail["Subject"]).casefold()]


def test_every_message_has_a_number_and_one_link_to_the_site(every_mail, settings):
    for mail in every_mail:
        assert re.search(r"WSN-\d{4}-\d{4}", mail["Subject"])
        assert len(re.findall(r"https?://", text_of(mail))) == 1
        assert f"{settings.SITE_URL}/" in text_of(mail)


def test_a_message_has_no_attachment_and_is_plain_text(every_mail):
    assert {mail.get_content_type() for mail in every_mail} == {"text/plain"}


def test_no_message_holds_a_code(officer, mailbox):
    _made, code = cast.finish(cast.case_in(Status.GATHERED, by=officer), by=officer)
    send_all()
    assert len(mailbox.mails) == 2
    assert not [
        mail for mail in mailbox.mails if code in mail.as_string() or code[:4] + " " + code[4:] in text_of(mail)
    ]


def test_the_link_in_the_message_opens_the_answer(officer, mailbox):
    _made, code = cast.finish(cast.case_in(Status.GATHERED, by=officer), by=officer)
    send_all()
    token = re.search(r"/antwoord/([^/\s]+)/", text_of(mailbox.mails[-1]))[1]
    assert delivery.unlock(token=token, code=code, today=timezone.localdate())


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_message_once(mailbox):
    for number in range(12):
        cast.make_case(email=f"aanvrager{number}@tenant.example")
    sent = cast.at_once(send_all, send_all)
    assert sum(sent) == len(mailbox.mails) == 12
    assert len({mail["Subject"] for mail in mailbox.mails}) == 12


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_loses_nothing(mailbox, settings):
    cast.make_case()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_all() == 0
    assert (Mail.objects.get().tries, Mail.objects.get().sent_at) == (0, None)
    settings.EMAIL_PORT = port
    assert send_all() == 1
    assert len(mailbox.mails) == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_while_many_ask_uses_up_no_tries(mailbox, settings):
    cast.make_case()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert [send_all() for _ in range(30)] == [0] * 30
    settings.EMAIL_PORT = port
    assert send_all() == 1


def test_a_message_that_is_refused_is_tried_ten_times_and_then_left_for_a_person(mailbox, db):
    cast.make_case(email="@")
    for _ in range(12):
        send_all()
    assert Mail.objects.get().tries == 10


@pytest.mark.parametrize(
    "address", ["a@tenant.example\nBcc: b@other.example", "<>", "a@b, c@d", "@", "é\u200b@x", f"a@{'ü' * 60}.nl"]
)
def test_one_address_that_cannot_be_does_not_hold_up_the_others(mailbox, db, address):
    cast.make_case(email=address)
    cast.make_case()
    assert send_all() == 1
    assert {mail["To"] for mail in mailbox.mails} == {cast.TENANT_EMAIL}
    assert Mail.objects.filter(tries=1).count() == 1


def test_a_message_whose_link_was_swept_away_is_not_a_stumbling_block(mailbox, db):
    case = cast.make_case()
    status.ask_link(reference=case.reference, email=cast.TENANT_EMAIL)
    case.status_links.all().delete()
    send_all()
    assert all("/status/None" not in text_of(mail) for mail in mailbox.mails)
