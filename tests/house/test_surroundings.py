"""What the tests themselves stand on."""

import socket
import urllib.request

import pytest
from django.core.mail import send_mail
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Page


def test_no_test_can_leave_this_machine():
    with socket.socket() as probe, pytest.raises(OSError, match=r"a test wanted to reach 192\.0\.2\.1"):
        probe.connect(("192.0.2.1", 80))


@pytest.mark.django_db
def test_the_database_is_a_real_one_and_of_the_tests_alone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_setting('server_version_num')::int >= 150000")
        name, recent = cursor.fetchone()
    assert (name.startswith("test_"), recent) == (True, True)


def test_a_mail_goes_through_a_real_mail_server(mailbox):
    send_mail("WSN-2026-0047", "Uw verzoek is binnen.", "van@voorbeeld.example", ["aan@voorbeeld.example"])
    (mail,) = mailbox.mails
    assert (mail["Subject"], mail["To"]) == ("WSN-2026-0047", "aan@voorbeeld.example")
    assert mail.get_content().strip() == "Uw verzoek is binnen."


@override_settings(DEBUG=False)
def test_the_site_can_be_fetched_as_by_a_visitor(site):
    with urllib.request.urlopen(f"{site}/healthz") as page:
        assert page.read() == b"ok\n"


def test_a_real_browser_shows_a_page(site, page: Page):
    page.goto(f"{site}/healthz")
    assert page.locator("body").inner_text().strip() == "ok"
