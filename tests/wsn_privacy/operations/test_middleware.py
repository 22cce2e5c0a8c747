"""What every page passes through: the undertaking comes first, and nothing is left in a cache."""

import tempfile
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from consent.models import Regulation
from tests import cast
from wsn_privacy.models import Undertaking

INSIDE = ["home", "cases:list", "cases:intake", "dossiers:list"]
OUTSIDE = ["cases:start", "cases:status", "login", "healthz"]


@pytest.fixture
def unsigned_user(db):
    """A privacy officer who has not signed yet."""
    return cast.make_user("privacy_officer", signed=False)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", INSIDE)
def test_without_the_undertaking_every_way_in_leads_to_it(db, signed_in, unsigned_user, name, method):
    answer = getattr(signed_in(unsigned_user), method)(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("undertaking"))


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_everybody_may_see_is_open_to_who_has_not_signed(db, signed_in, unsigned_user, name):
    answer = signed_in(unsigned_user).get(reverse(name))
    assert reverse("undertaking") not in answer.headers.get("Location", "")


@pytest.mark.parametrize("name", INSIDE)
def test_who_signed_comes_in(officer, signed_in, name):
    assert signed_in(officer).get(reverse(name)).status_code == 200


def test_a_new_regulation_asks_for_a_new_signature(officer, signed_in):
    browser = signed_in(officer)
    assert browser.get(reverse("home")).status_code == 200
    Regulation.objects.create(name="Nieuw", since=timezone.localdate(), adopted_by="directie")
    assert browser.get(reverse("home")).status_code == 302


def test_an_undertaking_of_somebody_else_does_not_count(officer, signed_in, unsigned_user):
    assert Undertaking.objects.filter(user=officer).exists()
    assert signed_in(unsigned_user).get(reverse("home")).status_code == 302


def test_when_no_regulation_stands_there_is_nothing_to_sign(unsigned_user, signed_in):
    Regulation.objects.update(until=timezone.localdate())
    assert signed_in(unsigned_user).get(reverse("home")).status_code == 200


@pytest.mark.parametrize("name", [*INSIDE, *OUTSIDE, "undertaking"])
def test_no_page_may_be_kept_in_a_cache(officer, signed_in, name):
    answer = signed_in(officer).get(reverse(name))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", [*INSIDE, *OUTSIDE])
def test_every_page_is_closed_to_scripts_frames_and_other_sites(officer, signed_in, name):
    headers = signed_in(officer).get(reverse(name)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_page_that_does_not_exist_is_not_kept_either(officer, signed_in):
    answer = signed_in(officer).get("/bestaat/niet/")
    assert answer.status_code == 404
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_cookie_of_a_session_is_not_for_scripts_or_other_sites(officer, client):
    client.force_login(officer)
    client.get(reverse("home"))
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_what_never_reaches_a_page_is_closed_as_well(db, client):
    headers = client.get("/inloggen").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_another_name_for_this_site_is_refused_and_not_kept(db, client):
    answer = client.get("/", headers={"host": "elders.example"})
    assert (answer.status_code, "elders.example" in answer.content.decode()) == (400, False)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_file_is_refused_before_a_byte_is_kept(db, client, monkeypatch):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    big = SimpleUploadedFile("foto.svg", b"x" * 3_000_000)
    assert client.post(reverse("cases:step", args=["wat"]), {"kind": "access", "foto": big}).status_code == 400


@pytest.mark.parametrize("form", [{"kind": "x" * 2_200_000}, {f"kind{n}": "x" for n in range(1_001)}])
def test_a_form_that_is_too_big_is_refused(db, client, form):
    answer = client.post(reverse("cases:step", args=["wat"]), urlencode(form), "application/x-www-form-urlencoded")
    assert answer.status_code == 400
