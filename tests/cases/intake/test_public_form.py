"""The public form: five steps without an account, one request however often it is sent, and nothing lost on the way."""

import re
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cases.intake.public.forms import STEPS
from cases.models import Case, Mail
from cases.public_access import throttles
from consent.models import Regulation
from dossiers.models import LogEntry
from tests import cast
from tests.cases.intake.form_filling import CHECK, GOOD, fill, post, send

in_service = pytest.mark.django_db(transaction=True)


def test_the_first_page_needs_no_account_and_no_session(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert "Het kost u niets" in page.content.decode()
    assert not Session.objects.exists()


def test_somebody_asks_in_five_steps(client, db):
    page = send(client, fill(client))
    case = Case.objects.get()
    assert page.url == reverse("cases:confirmation", args=[case.submission])
    assert (case.kind, case.channel, case.topics) == ("access", "form", ["tenancy", "camera"])
    assert case.requester.address == "Veldweg 3, 0000 AA Voorbeeldstad"
    assert LogEntry.objects.filter(verb="received", object_pk=case.pk, actor=None).count() == 1
    assert Mail.objects.get().kind == Mail.Kind.RECEIVED


def test_each_step_says_where_one_is(client, db):
    fill(client)
    for number, step in enumerate((*STEPS, "controleren"), start=1):
        text = client.get(reverse("cases:step", args=[step])).content.decode()
        assert text.count(f"Stap {number} van 5") == 2, "in the title and above the question"


def test_what_was_answered_stands_there_on_going_back(client, db):
    fill(client)
    page = client.get(reverse("cases:step", args=["wie"])).content.decode()
    assert "Amina Yıldırım" in page
    assert all(f'value="{part}"' in page for part in ("27", "3", "1980"))


def test_a_change_leads_back_to_the_check(client, db):
    fill(client)
    page = post(client, "wie", name="Amina de Vries", follow=True)
    assert page.request["PATH_INFO"] == CHECK
    assert "Amina de Vries" in page.content.decode()


def test_the_way_back_of_a_change_is_the_check(client, db):
    fill(client)
    page = client.get(reverse("cases:step", args=["wie"]) + "?van=controleren").content.decode()
    assert f'class="back" href="{CHECK}"' in page


def test_what_was_left_open_is_shown_as_open(client, db):
    fill(client)
    assert "Niet ingevuld" in client.get(CHECK).content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_step_says_what_is_missing_and_stays(client, db, step):
    before = dict(list(GOOD.items())[: list(STEPS).index(step)])
    for earlier in before:
        post(client, earlier)
    page = client.post(reverse("cases:step", args=[step]), {})
    text = page.content.decode()
    assert "<title>Fout:" in text.replace("\n", "").replace("  ", "")
    assert "error-summary" in text
    assert page.context["form"].errors


def test_a_step_that_does_not_exist_is_not_found(client, db):
    assert client.get(reverse("cases:step", args=["betalen"])).status_code == 404


# Once


def test_the_same_sending_twice_is_one_request(client, db):
    submission = fill(client)
    assert send(client, submission).url == send(client, submission).url
    assert Case.objects.count() == 1


@in_service
def test_a_double_click_is_one_request(client):
    submission = fill(client)
    pages = cast.at_once(lambda: send(client, submission), lambda: send(client, submission))
    assert [page.url for page in pages] == [reverse("cases:confirmation", args=[submission])] * 2
    assert Case.objects.count() == 1


def test_sending_again_from_another_window_while_a_new_request_is_begun_loses_nothing(client, db):
    first = fill(client)
    send(client, first)
    second = fill(client, wat={"kind": "erasure"})
    assert send(client, first).url == reverse("cases:confirmation", args=[first])
    assert send(client, second).url == reverse("cases:confirmation", args=[second])
    assert Case.objects.count() == 2


def test_nothing_of_it_stays_in_the_session_once_it_is_sent(client, db):
    send(client, fill(client))
    assert "draft" not in client.session
    assert "Begin bij deze vraag" in client.get(CHECK, follow=True).content.decode()


def test_somebody_can_wipe_what_they_filled_in(client, db):
    fill(client)
    assert "Wis wat ik invulde" in client.get("/").content.decode()
    client.post("/")
    assert "draft" not in client.session


def test_what_was_typed_ends_with_the_browser(client, db):
    post(client, "wat")
    assert client.session.get_expire_at_browser_close()


def test_the_session_of_staff_is_left_as_it_is(signed_in, officer):
    client = signed_in(officer)
    send(client, fill(client))
    assert not client.session.get_expire_at_browser_close()
    assert Case.objects.get().registered_by is None


def test_the_second_of_two_clicks_forgets_the_draft_too(client, db):
    submission = fill(client)
    draft = client.session["draft"]
    send(client, submission)
    session = client.session
    session["draft"] = draft
    session.save()
    assert send(client, submission).url == reverse("cases:confirmation", args=[submission])
    assert "draft" not in client.session


# Out of order


def test_a_step_too_far_leads_to_the_first_open_question(client, db):
    post(client, "wat")
    page = client.get(reverse("cases:step", args=["bereiken"]), follow=True)
    assert page.request["PATH_INFO"] == reverse("cases:step", args=["waarover"])
    assert "Beantwoord eerst deze vraag" in page.content.decode()


def test_a_step_posted_too_early_is_kept(client, db):
    page = post(client, "wie", follow=True)
    assert page.request["PATH_INFO"] == reverse("cases:step", args=["wat"])
    for step in ("wat", "waarover", "bereiken"):
        post(client, step)
    assert "Amina Yıldırım" in client.get(CHECK).content.decode()


def test_sending_with_an_open_question_sends_nothing(client, db):
    submission = fill(client)
    post(client, "wat", kind="correction")
    assert send(client, submission).url == reverse("cases:step", args=["waarover"])
    assert not Case.objects.exists()


def test_sending_after_the_session_ended_sends_nothing_and_says_so(client, db):
    submission = fill(client)
    client.session.flush()
    client.cookies.clear()
    page = client.post(CHECK, {"submission": submission}, follow=True).content.decode()
    assert "Uw verzoek is nog niet verstuurd" in page
    assert "Amina" not in page
    assert not Case.objects.exists()


@pytest.mark.parametrize("submission", ["", "geen nummer", "00000000-0000-4000-8000-000000000000"])
def test_a_number_of_a_sending_that_is_not_ours_sends_nothing(client, db, submission):
    fill(client)
    assert "nog niet verstuurd" in client.post(CHECK, {"submission": submission}, follow=True).content.decode()
    assert not Case.objects.exists()


def test_when_the_house_fails_the_answers_stay(client, db):
    submission = fill(client)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_casenumber RENAME TO cases_casenumber_away")
    page = send(client, submission)
    assert page.status_code == 503
    assert "Uw verzoek is nog niet verstuurd" in page.content.decode()
    assert "Amina Yıldırım" in client.get(CHECK).content.decode()


def test_a_house_without_a_regulation_takes_nothing_in(client, db):
    submission = fill(client)
    Regulation.objects.update(since=timezone.localdate() + timezone.timedelta(days=1))
    assert send(client, submission).status_code == 503


# Bad input


def test_the_confirmation_keeps_working_and_names_nobody(client, db):
    case = cast.make_case(question="Over mijn buurman", on_behalf_of="Oma Huurder")
    page = client.get(reverse("cases:confirmation", args=[case.submission])).content.decode()
    assert case.reference in page
    assert not any(word in page for word in ("Amina", "Oma", "buurman", cast.TENANT_EMAIL))


def test_the_confirmation_of_a_finished_request_says_so(client, db):
    case = cast.case_in("withdrawn")
    assert "intussen afgerond" in client.get(reverse("cases:confirmation", args=[case.submission])).content.decode()


@pytest.mark.parametrize("name", ["confirmation", "receipt"])
def test_a_sending_that_never_was_is_not_found(client, db, name):
    assert client.get(reverse(f"cases:{name}", args=[uuid.uuid4()])).status_code == 404


def test_the_confirmation_can_be_kept_as_a_pdf(client, db):
    case = cast.make_case()
    paper = client.get(reverse("cases:receipt", args=[case.submission]))
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == f'attachment; filename="bevestiging-{case.reference}.pdf"'


def test_somebody_without_a_mailbox_is_told_to_call(client, db):
    case = cast.make_case(email="", contact_by="post")
    assert "Schrijf uw nummer op" in client.get(reverse("cases:confirmation", args=[case.submission])).content.decode()


@pytest.mark.parametrize("path", ["/", CHECK, reverse("cases:step", args=["wat"])])
def test_no_page_is_left_in_a_cache(client, db, path):
    assert "no-store" in client.get(path)["Cache-Control"]


def test_the_link_to_correct_something_has_chosen_that_already(client, db):
    page = client.get(reverse("cases:step", args=["wat"]) + "?soort=correction").content.decode()
    assert re.search(r'value="correction"[^>]*checked', page)
    assert "checked" not in client.get(reverse("cases:step", args=["wat"]) + "?soort=onzin").content.decode()


def test_the_twenty_first_sending_of_an_hour_waits_and_loses_nothing(client, db, monkeypatch):
    monkeypatch.setattr(throttles, "MOST_SENT_AN_HOUR", 1)
    send(client, fill(client))
    submission = fill(client)
    page = send(client, submission)
    assert (page.status_code, Case.objects.count()) == (429, 1)
    assert "Hiervandaan zijn veel verzoeken verstuurd." in page.text
    assert "Amina Yıldırım" in client.get(CHECK).text
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert send(client, submission).status_code == 302
    assert Case.objects.count() == 2


def test_nobody_can_have_an_address_flooded_with_confirmations(client, db):
    for _time in range(5):
        send(client, fill(client))
    assert Case.objects.count() == 5
    assert Mail.objects.filter(kind=Mail.Kind.RECEIVED).count() == throttles.MOST_RECEIPTS_A_DAY


def test_only_the_boxes_of_a_step_are_kept(client, db):
    post(client, "waarover", question_7="x" * 1_000, submission="y")
    assert set(client.session["draft"]["typed"]["waarover"]) == {"topics", "question"}


def test_who_signs_in_takes_no_half_request_along(client, officer):
    post(client, "wat")
    assert "draft" in client.session
    client.post("/inloggen/", {"username": officer.email, "password": cast.PASSWORD})
    assert "draft" not in client.session


def test_before_sending_one_can_read_what_is_done_with_it(client, db):
    fill(client)
    (link,) = re.findall(r'href="(/register/\d+/informatie/)"', client.get(CHECK).text)
    told = client.get(link).text
    assert "Privacyverzoeken" in told
    assert "klacht" in told


def test_the_first_page_leads_to_the_register(client, db):
    assert reverse("register:public") in client.get("/").text
