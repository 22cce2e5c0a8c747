"""Fetching the answer: a link, then a code, then the papers, for half an hour."""

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.models import Delivery, StatusLink
from cases.public_access.tokens import token_of
from cases.status import actions as status
from dossiers.models import LogEntry
from tests import cast


@pytest.fixture
def ready(officer):
    """An answer that stands ready, and its code."""
    case = cast.case_in("decided", by=officer)
    return delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=officer, on=timezone.localdate())


def url_of(sent, name=""):
    return reverse("cases:paper" if name else "cases:answer", args=[token_of(sent), *([name] if name else [])])


def opened(client, ready):
    """The delivery, after the code was given in `client`."""
    sent, code = ready
    assert client.post(url_of(sent), {"code": code}).url == url_of(sent)
    return sent


def verbs(sent):
    return list(LogEntry.objects.filter(object_pk=sent.case_id).order_by("id").values_list("verb", flat=True))


def test_the_link_alone_shows_no_paper(client, ready):
    page = client.get(url_of(ready[0])).content.decode()
    assert "Uw code" in page
    assert "brief.pdf" not in page
    assert ready[0].case.reference not in page


def test_link_and_code_show_the_papers_with_their_sizes(client, ready):
    page = client.get(url_of(opened(client, ready))).content.decode()
    for name in ("brief.pdf", "overzicht.pdf", "inventaris.pdf", "inventaris.json", "alles.zip"):
        assert name in page
    assert "KB" in page
    assert "Klopt er iets niet?" in page
    assert verbs(ready[0])[-1] == "unlocked"


@pytest.mark.parametrize("write", [lambda code: f"{code[:4]} {code[4:]}", lambda code: f" {code[:4]}-{code[4:]}\n"])
def test_a_code_may_be_written_in_two_halves(client, ready, write):
    assert client.post(url_of(ready[0]), {"code": write(ready[1])}).status_code == 302


@pytest.mark.parametrize("name", ["brief.pdf", "overzicht.pdf", "inventaris.pdf", "inventaris.json"])
def test_a_paper_comes_as_it_is_in_the_package_and_runs_nothing(client, ready, name):
    sent = opened(client, ready)
    paper = client.get(url_of(sent, name))
    with zipfile.ZipFile(io.BytesIO(bytes(sent.package))) as archive:
        assert paper.content == archive.read(name)
    assert paper["Content-Disposition"] == f'attachment; filename="{sent.case.reference}-{name}"'
    assert paper["X-Content-Type-Options"] == "nosniff"
    assert paper["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in paper["Cache-Control"]


def test_everything_comes_as_the_package_itself(client, ready):
    sent = opened(client, ready)
    assert client.get(url_of(sent, "alles.zip")).content == bytes(sent.package)


def test_each_fetching_leaves_a_line_and_the_first_a_moment(client, ready):
    sent = opened(client, ready)
    client.get(url_of(sent, "brief.pdf"))
    first = Delivery.objects.get().fetched_at
    client.get(url_of(sent, "alles.zip"))
    assert first
    assert Delivery.objects.get().fetched_at == first
    assert verbs(sent).count("fetched") == 2


@pytest.mark.parametrize("name", ["geheim.pdf", "brief.pdf.exe", "..", "%2e%2e%2fbrief.pdf", "brief.pdf%00"])
def test_only_what_is_in_the_package_is_a_paper(client, ready, name):
    sent = opened(client, ready)
    assert client.get(url_of(sent) + name).status_code == 404
    assert "fetched" not in verbs(sent)


# Without the right to it


def test_a_paper_without_the_code_leads_to_the_code(client, ready):
    assert client.get(url_of(ready[0], "brief.pdf")).url == url_of(ready[0])
    assert "fetched" not in verbs(ready[0])


def test_a_code_given_in_one_browser_opens_no_other(client, ready):
    sent = opened(client, ready)
    assert "Uw code" in Client().get(url_of(sent)).content.decode()


def test_the_code_of_one_answer_opens_no_other(client, ready, officer):
    case = cast.case_in("decided", by=officer)
    other, _code = delivery.send(case=case, channel=Delivery.Channel.PORTAL, by=officer, on=timezone.localdate())
    opened(client, ready)
    assert client.get(url_of(other, "brief.pdf")).url == url_of(other)
    assert client.post(url_of(other), {"code": ready[1]}).status_code == 409


def test_a_wrong_code_says_how_many_tries_are_left_and_leaves_a_line(client, ready):
    page = client.post(url_of(ready[0]), {"code": "00000000"})
    assert page.status_code == 409
    assert "U kunt het nog 4 keer proberen" in page.content.decode()
    assert verbs(ready[0])[-1] == "wrong_code"


def test_five_wrong_codes_lock_the_answer_even_for_the_right_code(client, ready):
    sent, code = ready
    for _time in range(5):
        page = client.post(url_of(sent), {"code": "00000000"})
    assert "te vaak fout" in page.content.decode()
    again = client.post(url_of(sent), {"code": code}).content.decode()
    assert "te vaak fout" in again
    assert 'name="code"' not in again
    assert verbs(sent).count("wrong_code") == 5


def test_an_empty_code_costs_no_try(client, ready):
    assert "Vul de code van 8 cijfers in." in client.post(url_of(ready[0]), {"code": ""}).content.decode()
    assert Delivery.objects.get().wrong_codes == 0


def test_the_papers_close_after_half_an_hour(client, ready):
    sent = opened(client, ready)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31)):
        assert client.get(url_of(sent, "brief.pdf")).url == url_of(sent)


def test_after_the_last_day_there_is_nothing_to_fetch(client, ready):
    sent = opened(client, ready)
    Delivery.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert client.get(url_of(sent, "brief.pdf")).status_code == 302
    assert "niet meer ophalen" in client.get(url_of(sent)).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["vals", "a.b", "a" * 300])
def test_a_forged_link_says_nothing_but_that(client, db, method, token):
    page = getattr(client, method)(reverse("cases:answer", args=[token]), {"code": "1"})
    assert page.status_code == 404
    assert "Deze link klopt niet" in page.content.decode()


def test_a_link_to_a_state_opens_no_answer(client, ready):
    link = StatusLink.objects.create(case=ready[0].case, until=timezone.now() + status.LASTS)
    assert client.get(reverse("cases:answer", args=[token_of(link)])).status_code == 404


def test_an_answer_on_paper_is_not_on_the_site(client, officer):
    case = cast.case_in("decided", by=officer)
    sent, _code = delivery.send(case=case, channel=Delivery.Channel.POST, by=officer, on=timezone.localdate())
    assert client.get(url_of(sent)).status_code == 404


def test_fetching_is_never_by_posting_or_peeking(client, ready):
    sent = opened(client, ready)
    assert client.head(url_of(sent, "brief.pdf")).status_code == 405
    assert client.post(url_of(sent, "brief.pdf")).status_code == 405
