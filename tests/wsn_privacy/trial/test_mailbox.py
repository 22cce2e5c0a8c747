"""The mails of a trial can be read in the browser; in service there is no such page."""

import pytest
from django.core.mail import send_mail
from django.urls import reverse

pytestmark = pytest.mark.django_db
PAGE = "/proefpost/"


@pytest.fixture
def caught(mailbox, settings):
    """A trial: what is sent is kept, and shown."""
    settings.DEMO_MAILBOX = str(mailbox.folder)
    return mailbox


def test_a_mail_is_listed_and_its_links_work(caught, client):
    link = "http://testserver/status/abc-DEF_123/"
    send_mail("Uw verzoek WSN-2026-0047", f"Beste é,\n\nKlik op {link}.\n<b>x</b>", None, ["a@tenant.example"])
    page = client.get(PAGE).text
    assert "Uw verzoek WSN-2026-0047" in page
    (path,) = caught.folder.glob("*.eml")
    mail = client.get(reverse("mail", args=[path.stem])).text
    assert f'href="{link}"' in mail
    assert "Beste é" in mail
    assert "<b>x</b>" not in mail
    assert "Het is er alleen om te proberen." in mail


def test_the_newest_fifty_are_listed_newest_first(tmp_path, client, settings):
    settings.DEMO_MAILBOX = str(tmp_path)
    for number in range(60):
        (tmp_path / f"{number:03d}-x.eml").write_text(f"Subject: Bericht {number}\n\nHallo")
    mails = client.get(PAGE).context["mails"]
    assert [mail.subject for mail in mails] == [f"Bericht {number}" for number in range(59, 9, -1)]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Subject: =?x?q?=FF?=\nContent-Type: text/html\n\n<p>"])
def test_a_strange_mail_breaks_nothing(content, tmp_path, client, settings):
    settings.DEMO_MAILBOX = str(tmp_path)
    (tmp_path / "1.eml").write_bytes(content)
    assert client.get(PAGE).status_code == 200
    assert client.get(reverse("mail", args=["1"])).status_code == 200


def test_an_empty_mailbox_says_what_to_do(caught, client):
    assert "Er is nog niets verstuurd." in client.get(PAGE).text


def test_in_service_there_is_no_mailbox(client, tmp_path, settings, monkeypatch):
    settings.DEMO_MAILBOX = ""
    (tmp_path / "1.eml").write_text("Subject: x\n\ny")
    monkeypatch.chdir(tmp_path)
    assert client.get(PAGE).status_code == 404
    assert client.get(reverse("mail", args=["1"])).status_code == 404


@pytest.mark.parametrize("name", ["nergens", "..%2f..%2fsecret_key", "../secret_key", "a" * 500])
def test_nothing_but_mails_can_be_read(name, caught, client):
    (caught.folder.parent / "secret_key.eml").write_text("Subject: x\n\ny")
    assert client.get(f"{PAGE}{name}/").status_code == 404
