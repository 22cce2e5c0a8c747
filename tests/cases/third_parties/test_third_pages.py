"""The pages about other people, restrictions and signatures, over HTTP: what one reads, and what a press does."""

import datetime as dt
import html

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from cases import workflow
from cases.decision.limiting import actions as limiting
from cases.decision.signing.forms import LimitForm
from cases.letters import dispatch
from cases.models import Consultation, Decision, Limitation, Signature, ThirdParty
from cases.third_parties import actions as third_parties
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.models import LogEntry, Person
from dossiers.text.printable import dutch
from law.calendar import plus_working_days
from law.checklist import Point
from law.deadlines import third_party_due
from tests import cast
from tests.cases.answer.papers import shown


def today():
    return timezone.localdate()


def url(case, page=""):
    return f"/verzoeken/{case.reference}/{page}"


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    cast.make_record(dossier, mentions=[neighbour], title="Melding", text="Overburen belde. Het was laat.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant)


@pytest.fixture
def client(officer, signed_in):
    return signed_in(officer)


def test_the_page_names_everybody_and_says_what_happens_to_the_name(case, client, neighbour):
    page = client.get(url(case, "anderen/")).content.decode()
    assert neighbour.name in page
    assert "nog geen keuze" in page
    assert "onleesbaar" in page


def test_a_choice_on_the_page_holds_in_the_finding(case, client, neighbour):
    client.post(url(case, "stukken/1/"), {"outcome": "granted", "revision": 0})
    form = {"choice": "shield", "revision": 0}
    answer = client.post(url(case, f"anderen/{neighbour.reference}/"), form, follow=True)
    assert "Uw keuze geldt nu in alle stukken." in answer.content.decode()
    assert Decision.objects.get().given_text == "[A] belde. Het was laat."


def test_a_name_that_stays_without_a_reason_is_a_clear_no(case, client, neighbour):
    form = {"choice": "staff", "revision": 0}
    answer = client.post(url(case, f"anderen/{neighbour.reference}/"), form)
    assert answer.status_code == 409
    assert "Schrijf op hoe u dat weet." in answer.content.decode()
    assert not ThirdParty.objects.exists()


def test_with_one_press_the_rest_is_hidden(case, client):
    answer = client.post(url(case, "anderen/"), follow=True)
    assert "1 persoon is nu afgeschermd." in answer.content.decode()


HOME = "Plein 1, 1000 AA Stad"


@pytest.fixture
def asked(case, officer, neighbour):
    """The address at which the neighbour is asked."""
    Person.objects.filter(pk=neighbour.pk).update(address=HOME)
    third_parties.choose(case=case, person=neighbour, choice="ask", by=officer)
    return url(case, f"anderen/{neighbour.reference}/vraag/")


def typed(page, **changed):
    """The form to ask as it stands on a page, with what was typed."""
    form = page.context["ask_form"]
    day = form["arrives_on"].initial
    boxes = {"arrives_on_day": day.day, "arrives_on_month": day.month, "arrives_on_year": day.year}
    start = {name: form[name].value() or "" for name in ("channel", "address", "email", "after")}
    return {**start, **boxes, "what": "uw naam bij een melding", **changed}


def test_by_post_the_letter_waits_with_the_post_and_names_a_day_after_it_arrives(case, client, asked):
    form = typed(client.get(asked))
    assert form["address"] == HOME
    arrives = plus_working_days(today(), 2)
    page = client.post(asked, form, follow=True)
    assert page.redirect_chain == [(asked.removesuffix("vraag/"), 302)]
    assert "Hij ligt bij de brieven voor de post." in page.content.decode()
    letter = case.letters.get(kind="third_party")
    assert (letter.to_name, letter.to_address) == ("Koenraad van Overburen", HOME)
    assert [row.letter_id for row in dispatch.waiting()] == [letter.pk]
    pdf = client.get(reverse("cases:letter", args=[case.reference, letter.pk]))
    words = " ".join(shown(pdf.content).split())
    assert reverse("cases:letter", args=[case.reference, letter.pk]) in page.content.decode()
    row = Consultation.objects.get()
    assert row.named_on == third_party_due(arrives).on
    assert f"Reageer uiterlijk {dutch(row.named_on)}." in words
    assert case.reference not in words


def test_a_second_press_makes_no_second_letter_and_no_second_code(case, client, asked):
    form = typed(client.get(asked))
    client.post(asked, form)
    before = Consultation.objects.get().code_hash
    again = client.post(asked, form)
    assert again.status_code == 409
    assert "Deze vraag is al gesteld." in again.content.decode()
    assert case.letters.filter(kind="third_party").count() == 1
    assert Consultation.objects.get().code_hash == before


def test_asking_again_takes_the_letter_back_that_waits_and_leaves_one_that_was_posted(case, client, asked, officer):
    client.post(asked, typed(client.get(asked)))
    first = case.letters.get()
    client.post(asked, typed(client.get(asked)))
    second = case.letters.get()
    assert second.pk != first.pk
    on = {"posted_on": today(), "on": today()}
    dispatch.put_in_post(dispatches=list(dispatch.waiting()), by=officer, **on)
    client.post(asked, typed(client.get(asked)))
    assert case.letters.count() == 2
    assert case.letters.filter(pk=second.pk).exists()


def test_by_mail_the_code_is_shown_once_and_a_second_press_changes_nothing(client, asked):
    form = typed(client.get(asked), channel="email", email="koen@third.example")
    page = client.post(asked, form).content.decode()
    assert "U ziet deze code maar één keer." in page
    assert Consultation.objects.get().channel == "email"
    assert not dispatch.waiting().exists()
    before = Consultation.objects.get().code_hash
    assert client.post(asked, form).status_code == 409
    assert Consultation.objects.get().code_hash == before


@pytest.mark.parametrize(
    ("channel", "field", "sentence"),
    [("post", "address", "Vul het adres in waar de brief"), ("email", "email", "Vul het e-mailadres in waar")],
)
def test_the_box_of_the_road_that_was_chosen_must_be_filled(client, asked, channel, field, sentence):
    start = client.get(asked)
    assert "(verplicht bij een brief)" in start.content.decode()
    assert "(verplicht bij een e-mail)" in start.content.decode()
    page = client.post(asked, typed(start, channel=channel, **{field: ""}))
    assert sentence in str(page.context["ask_form"].errors[field])
    assert f'href="#id_{field}"' in page.content.decode()
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("status", [Status.DECIDED, Status.SENT])
def test_asking_after_the_decision_is_refused_with_a_sentence(client, officer, neighbour, dossier, status):
    cast.make_record(dossier, mentions=[neighbour], text="Er was iets.")
    case = cast.case_in(status, by=officer, subject=dossier.person)
    asked = url(case, f"anderen/{neighbour.reference}/vraag/")
    for answer in (client.get(asked), client.post(asked, {"what": "uw naam", "channel": "post"})):
        assert answer.status_code == 409
        assert workflow.why_not(Verb.JUDGED, status) in html.unescape(answer.content.decode())
    assert not Consultation.objects.exists()


def test_somebody_who_is_not_in_the_findings_is_not_found_and_leaves_a_line(case, client):
    stranger = cast.make_person("Iemand", "Anders")
    assert client.get(url(case, f"anderen/{stranger.reference}/")).status_code == 404
    assert LogEntry.objects.filter(verb="denied").exists()


@pytest.mark.parametrize(("days", "kind"), [(1, "ok"), (9, "soon"), (12, "late")])
def test_the_last_day_to_write_shows_its_colour(officer, days, kind, signed_in):
    case = cast.make_case(received_at=cast.days_ago(days))
    left = (case.clock.third_party_by.on - today()).days
    shown = signed_in(officer).get(url(case)).context.get("write_kind", "ok")
    expected = "late" if left < 0 else "soon" if left <= 3 else "ok"
    assert shown == expected


def test_a_sentence_marked_on_the_page_is_cut_and_shown_as_it_will_be(case, client):
    text = case.findings.get().text
    start = text.index("Het was")
    form = {"outcome": "partly", "code": "A", "reason": "Van een ander.", "revision": 0}
    client.post(url(case, "stukken/1/"), form | {f"zin_{start}_{len(text)}": "B", "words": "be lde"})
    assert Decision.objects.get().given_text == "[A] belde. [B]"
    page = client.get(url(case, "stukken/1/")).content.decode()
    assert "Zo krijgt de aanvrager het" in page
    assert "[A] belde. [B]" in page


def test_the_meter_reads_along_and_decides_nothing(case, client):
    client.post(url(case, "stukken/1/"), {"outcome": "partly", "code": "A", "reason": "Van een ander.", "revision": 0})
    hard = "Conform het reglement worden uw gegevens niet verstrekt."
    page = client.post(url(case, "besluit/"), {"reasons": hard, "nakijken": "ja"})
    assert page.status_code == 200
    assert "conform → volgens" in page.content.decode()
    assert type(case).objects.get(pk=case.pk).status == Status.GATHERED


def test_a_full_refusal_asks_about_a_part_on_the_page(case, client):
    client.post(url(case, "stukken/1/"), {"outcome": "refused", "code": "A", "reason": "Van een ander.", "revision": 0})
    page = client.get(url(case, "besluit/")).content.decode()
    assert "Kan een deel wel?" in page
    refused = client.post(url(case, "besluit/"), {**cast.NO_SEARCH, "reasons": "Daarom."})
    assert "Schrijf op waarom niet." in refused.content.decode()


def test_a_page_about_others_that_comes_too_early_says_what_comes_first(client):
    page = client.get(url(cast.make_case(), "anderen/")).text
    assert "Dit kan nu niet" in page
    assert "Geen andere personen gevonden" not in page


def test_every_point_without_an_answer_is_named_above_the_form():
    told = render_to_string("_error_summary.html", {"form": LimitForm({})})
    assert all(f"{point.value}. {point.question} Beantwoord deze vraag." in told for point in Point)


def test_from_restriction_to_signature_to_sending(case, client, director, signed_in):
    form = {"outcome": "partly", "code": "E", "reason": "Er loopt een onderzoek.", "revision": 0}
    answer = client.post(url(case, "stukken/1/"), form)
    assert "waarom minder niet genoeg is" in answer.content.decode()
    client.post(url(case, "stukken/1/"), form | {"ground": "c", "necessity": "Anders stopt het onderzoek."})
    page = client.get(url(case, "besluit/")).content.decode()
    assert "nog invullen" in page
    day = today() + dt.timedelta(days=60)
    points = {f"punt_{point.value}": "Beleid." for point in Point}
    points |= {"review_on_day": day.day, "review_on_month": day.month, "review_on_year": day.year}
    client.post(url(case, "besluit/beperking/c/"), points)
    client.post(url(case, "besluit/"), {**cast.NO_SEARCH, "reasons": "U krijgt een deel."})
    sending = {"channel": "post", "checked": "on"}
    blocked = client.post(url(case, "verzending/"), sending)
    assert "tweede handtekening" in blocked.content.decode()
    client.post(url(case, "handtekening/"), {"to": str(director.pk)})
    seat = signed_in(director)
    seat.get(url(case, "handtekening/lezen/"))
    seat.post(url(case, "handtekening/teken/"))
    assert client.post(url(case, "verzending/"), sending).status_code == 200
    assert Signature.objects.get().state == "signed"
    assert Limitation.objects.get().review_on == day


def test_the_officer_reads_on_the_start_screen_what_to_look_at_again(case, client, officer):
    Limitation.objects.create(case=case, ground="d", points={}, review_on=today(), by=officer)
    assert "beperking moet u opnieuw bekijken" not in client.get("/vandaag/").content.decode()
    type(case).objects.filter(pk=case.pk).update(status=Status.SENT)
    assert "1 beperking moet u opnieuw bekijken" in client.get("/vandaag/").content.decode()
    assert limiting.due(today()).count() == 1
