"""How a request stands: asked for without learning anything, opened once, and never content."""

import datetime as dt
import time

import pytest
import redis
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.identity import actions as identity
from cases.models import Delivery, Mail, StatusLink
from cases.public_access import throttles
from cases.public_access.tokens import token_of
from cases.status import actions as tracking
from dossiers.models import LogEntry
from tests import cast

ASK = reverse("cases:status")
STATE = reverse("cases:state")


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def ask(client, reference, email=cast.TENANT_EMAIL, **extra):
    return client.post(ASK, {"reference": reference, "email": email}, follow=True, **extra)


def link_to(case):
    link = StatusLink.objects.create(case=case, until=timezone.now() + tracking.LASTS)
    return reverse("cases:status_link", args=[token_of(link)])


def stand(client, case):
    """The page with the state of `case`, by a link of its own."""
    return client.post(link_to(case), follow=True).content.decode()


def verbs(case):
    return list(LogEntry.objects.filter(object_pk=case.pk).order_by("id").values_list("verb", flat=True))


def test_number_and_address_give_a_link_by_mail(client, db):
    case = cast.make_case()
    page = ask(client, f" {case.reference.lower()} ")
    assert Mail.objects.filter(kind=Mail.Kind.STATUS, case=case).count() == 1
    assert "krijgt u zo een bericht" in page.content.decode()


def test_the_answer_is_the_same_whether_they_belong_together_or_not(client, db):
    case = cast.make_case()
    pages = {ask(client, *words).content for words in [(case.reference,), (case.reference, "b@c.nl"), ("WSN-1",)]}
    assert len(pages) == 1
    assert StatusLink.objects.count() == 1


@pytest.mark.parametrize("email", [cast.TENANT_EMAIL, "other@tenant.example"])
def test_asking_takes_as_long_whether_they_belong_together_or_not(client, db, email):
    case = cast.make_case()
    began = time.monotonic()
    client.post(ASK, {"reference": case.reference, "email": email})
    assert time.monotonic() - began >= 0.25


def test_an_empty_question_says_what_is_missing(client, db):
    page = client.post(ASK, {})
    assert set(page.context["form"].errors) == {"reference", "email"}


def test_the_eleventh_asking_of_an_hour_gets_the_same_answer_and_no_mail(client, db, monkeypatch):
    monkeypatch.setattr("cases.public_access.throttles.TAKES", 0)
    monkeypatch.setattr("cases.status.actions.LINKS_AN_HOUR", 99)
    case = cast.make_case()
    pages = {ask(client, case.reference).content for _time in range(throttles.MOST_AN_HOUR + 1)}
    assert len(pages) == 1
    assert StatusLink.objects.count() == throttles.MOST_AN_HOUR
    ask(client, case.reference, REMOTE_ADDR="127.0.0.9")
    assert StatusLink.objects.count() == throttles.MOST_AN_HOUR + 1


def test_the_count_keeps_no_address_of_anybody(rf, settings):
    throttles.asks_too_often(rf.get("/", REMOTE_ADDR="192.0.2.7"))
    keys = redis.Redis.from_url(settings.REDIS_URL).keys("*")
    assert keys
    assert not any(b"192.0.2.7" in key for key in keys)


def test_behind_the_proxy_each_client_counts_for_itself(rf, settings):
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.7")
    assert throttles.client_of(request) == "127.0.0.1"
    settings.HTTPS = True
    assert throttles.client_of(request) == "192.0.2.7"


def test_without_a_cache_the_page_works(client, db, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    case = cast.make_case()
    assert ask(client, case.reference).status_code == 200
    assert StatusLink.objects.count() == 1


# The link


def test_opening_the_link_uses_nothing(client, db):
    case = cast.make_case()
    url = link_to(case)
    assert [client.get(url).status_code, client.head(url).status_code] == [200, 200]
    assert not StatusLink.objects.filter(used_at__isnull=False).exists()
    assert case.reference not in client.get(url).content.decode()


def test_the_button_shows_the_state_and_leaves_a_line(client, db):
    case = cast.make_case()
    assert "Wij hebben uw verzoek" in stand(client, case)
    assert verbs(case)[-1] == "status_shown"


def test_a_link_works_once_and_a_second_use_leaves_a_line(client, db):
    case = cast.make_case()
    url = link_to(case)
    client.post(url)
    page = client.post(url)
    assert page.status_code == 409
    assert "Stuur een nieuwe link" in page.content.decode()
    assert verbs(case)[-1] == "old_link"


def test_a_link_works_half_an_hour(client, db):
    case = cast.make_case()
    url = link_to(case)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31)):
        assert client.post(url).status_code == 409
    assert verbs(case)[-1] == "old_link"


@pytest.mark.parametrize("token", ["vals", "stand.vals", "a" * 500, "%00"])
def test_a_forged_link_gets_the_same_sentence(client, db, token):
    page = client.post(f"/status/{token}/")
    assert page.status_code == 409
    assert "werkt niet meer" in page.content.decode()


def test_a_link_to_an_answer_does_not_show_a_state(client, db):
    sent = cast.case_in("sent")
    assert client.post(reverse("cases:status_link", args=[token_of(sent.delivery)])).status_code == 409


# The state


def test_without_a_link_there_is_no_state(client, db):
    assert client.get(STATE).url == ASK


def test_the_state_closes_after_half_an_hour(client, db):
    stand(client, cast.make_case())
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31)):
        page = client.get(STATE, follow=True)
    assert "Vraag een nieuwe link aan" in page.content.decode()


def test_the_session_gets_a_new_name_when_it_may_see_more(client, db):
    client.get(reverse("cases:state"), follow=True)
    client.post("/verzoek/wat/", {"kind": "access"})
    before = client.session.session_key
    stand(client, cast.make_case())
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("status", "step", "told"),
    [
        ("received", 1, "Wij hebben uw verzoek"),
        ("waiting", 2, "zien wie u bent. Daarna gaan wij verder."),
        ("identified", 3, "Wij zoeken uw gegevens op"),
        ("gathered", 4, "Wij lezen alles na"),
        ("decided", 4, "Wij maken ons antwoord klaar"),
        ("sent", 5, "Haal het antwoord op"),
    ],
)
def test_each_state_has_its_step_and_sentence(client, db, status, step, told):
    page = stand(client, cast.case_in(status))
    assert f"Stap {step} van 5" in page
    assert told in page


def test_a_withdrawn_request_has_no_step(client, db):
    page = stand(client, cast.case_in("withdrawn"))
    assert "ingetrokken" in page
    assert "van 5" not in page


def test_the_state_is_never_content(client, db):
    case = cast.make_case(question="Over mijn buurman", topics=("nuisance",), address="Veldweg 3")
    page = stand(client, case)
    assert not any(word in page for word in ("buurman", "Overlast", "Amina", "Veldweg", cast.TENANT_EMAIL))


def test_a_late_request_says_sorry_and_where_to_complain(client, db):
    page = stand(client, cast.make_case(received_at=timezone.now() - dt.timedelta(days=60)))
    assert "Wij zijn te laat. Dat spijt ons." in page
    assert "Autoriteit Persoonsgegevens" in page


def test_somebody_who_waits_long_to_show_who_they_are_gets_no_day_in_the_past(client, db):
    long_ago = timezone.now() - dt.timedelta(days=20)
    case = cast.make_case(received_at=long_ago)
    identity.ask_identity(case=case, by=cast.make_user("privacy_officer"), on=long_ago.date())
    assert "zo snel mogelijk" in stand(client, case)


def test_an_answer_on_paper_says_when_it_went(client, db, officer):
    case = cast.case_in("decided", by=officer)
    delivery.send(case=case, channel=Delivery.Channel.POST, by=officer, on=timezone.localdate())
    page = stand(client, case)
    assert "op papier" in page
    assert "Haal het antwoord op" not in page


def test_an_answer_that_is_no_longer_there_says_to_call(client, db):
    case = cast.case_in("sent")
    Delivery.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert "Bel ons: dan sturen wij het op papier" in stand(client, case)
