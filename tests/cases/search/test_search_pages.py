"""The screens of the search plan: starting in one click, reminding, asking another, waiting no longer, the places."""

import datetime as dt

import pytest
from django.utils import timezone

from cases.models import SearchReminder, SearchSource, SearchStop, SearchTask
from cases.search import actions as search
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from tests.cases.search.searching import source


@pytest.fixture
def case(officer):
    return cast.case_in(Status.GATHERED, by=officer)


@pytest.fixture
def staffed(arrears, letting):
    """The standard plan with somebody everywhere but in the last place."""
    places = list(SearchSource.objects.standing())
    for place in places[:-1]:
        place.answerer = arrears if place.pk % 2 else letting
        place.save()
    return places


@pytest.fixture
def task(case, officer, arrears):
    long_ago = timezone.localdate() - dt.timedelta(14)
    return search.ask(case=case, sources=[source(answerer=arrears)], by=officer, on=long_ago)[0]


@pytest.fixture
def desk(signed_in, officer):
    return signed_in(officer)


def plan(case, *rest):
    return "/".join([f"/verzoeken/{case.reference}/zoekplan", *map(str, rest), ""])


def read(client, url):
    return " ".join(client.get(url).content.decode().split())


def test_the_standard_plan_starts_with_what_the_page_has_ticked(desk, case, staffed):
    page = read(desk, plan(case))
    assert "Start met het standaardplan (11 plekken)" in page
    assert page.count(" checked") == 11
    ticked = [place.pk for place in staffed[:-1]]
    assert desk.post(plan(case), {"sources": ticked}).status_code == 302
    assert SearchTask.objects.filter(case=case).count() == 11


def test_a_place_that_nobody_answers_for_leads_to_its_page(desk, case, staffed):
    page = read(desk, plan(case))
    assert f'href="/zoekplekken/{staffed[-1].pk}/"' in page
    response = desk.post(plan(case), {"sources": [staffed[-1].pk]})
    assert (response.status_code, SearchTask.objects.count()) == (409, 0)
    assert "Kies eerst wie antwoordt bij" in response.content.decode()


def test_nothing_ticked_asks_to_choose(desk, case, staffed):
    assert "Kies minstens één plek" in desk.post(plan(case)).content.decode()


def test_the_fg_reads_the_plan_and_changes_nothing(signed_in, fg, case, task):
    client = signed_in(fg)
    page = read(client, plan(case))
    assert "Ivo Incasso" in page
    assert "Herinner" not in page
    assert client.post(plan(case, task.pk, "herinnering")).status_code == 403


def test_the_findings_page_says_how_far_it_is_and_who_is_late(desk, case, task):
    days = (timezone.localdate() - task.due_on).days
    page = read(desk, f"/verzoeken/{case.reference}/stukken/")
    assert f"Klantarchief is {days} dagen te laat." in page
    assert "<b>0 / 1</b>" in page


def test_reminding_twice_in_a_day_says_why_not(desk, case, task):
    for _press in range(2):
        response = desk.post(plan(case, task.pk, "herinnering"))
    assert (response.status_code, "vandaag al" in response.content.decode()) == (409, True)
    assert SearchReminder.objects.count() == 1


def test_somebody_else_is_asked(desk, case, task, letting):
    assert desk.post(plan(case, task.pk, "ander"), {"to": letting.pk}).status_code == 302
    assert SearchTask.objects.open().get().answerer == letting


def test_functional_management_is_not_among_those_who_can_be_asked(desk, case, task, functional_management):
    assert "Mila Beheer" not in read(desk, plan(case, task.pk, "ander"))
    response = desk.post(plan(case, task.pk, "ander"), {"to": functional_management.pk})
    assert "Selecteer een geldige keuze" in response.content.decode()


def test_what_is_answered_meanwhile_is_not_taken_back(desk, case, task, arrears):
    search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=arrears)
    before = cast.rows()["cases.SearchTask"]
    response = desk.post(plan(case, task.pk, "intrekking"))
    assert (response.status_code, "Deze vraag is net beantwoord." in response.content.decode()) == (409, True)
    assert cast.rows()["cases.SearchTask"] == before


def test_a_question_taken_back_can_be_asked_again(desk, case, task):
    assert desk.post(plan(case, task.pk, "intrekking")).status_code == 302
    assert desk.post(plan(case), {"sources": [task.source.pk]}).status_code == 302
    assert SearchTask.objects.open().count() == 1


def test_a_task_of_another_case_is_not_there_and_leaves_a_denial(desk, officer, task):
    other = cast.case_in(Status.GATHERED, by=officer)
    assert desk.post(plan(other, task.pk, "herinnering")).status_code == 404
    assert LogEntry.objects.filter(verb="denied", actor=officer).exists()


def test_the_page_of_the_decision_names_who_searches_and_asks_why_that_is_not_awaited(desk, case, officer, task):
    cast.judge_all(case, by=officer)
    page = read(desk, f"/verzoeken/{case.reference}/besluit/")
    assert "Er staat nog 1 vraag open bij een collega" in page
    assert "Klantarchief: antwoord uiterlijk" in page
    assert "Schrijf op waarom" in desk.post(plan(case, "niet-wachten"), {"reason": " "}).content.decode()
    response = desk.post(plan(case, "niet-wachten"), {"reason": "Zij is met verlof."})
    assert response["Location"] == f"/verzoeken/{case.reference}/besluit/"
    assert "Neem het besluit" in read(desk, f"/verzoeken/{case.reference}/besluit/")
    assert "Zij is met verlof." in read(desk, plan(case))
    assert SearchStop.objects.get().tasks == 1


# The places


WORDS = {"name": "Kluis", "department": "Bestuur", "answerer": "", "hint": "", "activity": "", "place": ""}


def test_a_new_place_comes_last(desk):
    assert desk.post("/zoekplekken/nieuw/", WORDS).status_code == 302
    assert SearchSource.objects.standing().last().name == "Kluis"
    assert LogEntry.objects.get(verb="search place kept").object_pk == str(SearchSource.objects.standing().last().pk)


def test_two_places_do_not_share_a_name(desk):
    response = desk.post("/zoekplekken/nieuw/", {**WORDS, "name": "camera's"})
    assert (response.status_code, SearchSource.objects.count()) == (409, 12)
    assert "Er is al een plek met deze naam." in response.content.decode()


def test_another_colleague_answers_from_now_on_and_what_was_asked_stays(desk, task, letting):
    words = {**WORDS, "name": task.source.name, "answerer": letting.pk}
    assert desk.post(f"/zoekplekken/{task.source.pk}/", words).status_code == 302
    task.refresh_from_db()
    assert (task.source.answerer, task.answerer.name, task.source.place) == (letting, "Ivo Incasso", 50)


def test_a_place_that_ended_is_asked_no_more_and_can_come_back(desk, case, staffed):
    url = f"/zoekplekken/{staffed[0].pk}/einde/"
    desk.post(url)
    assert staffed[0].name not in read(desk, plan(case))
    response = desk.post(url)
    assert (response.status_code, "hoort al niet meer" in response.content.decode()) == (409, True)
    desk.post(url, {"resume": ""})
    assert staffed[0].name in read(desk, plan(case))


def test_the_fg_reads_the_places_and_others_do_not(signed_in, fg, arrears):
    assert "Haal uit het plan" not in read(signed_in(fg), "/zoekplekken/")
    assert signed_in(arrears).get("/zoekplekken/").status_code == 403


@pytest.mark.parametrize("many", [1, 11])
def test_the_plan_asks_the_database_the_same_for_few_and_many(
    desk, case, officer, staffed, django_assert_max_num_queries, many
):
    search.ask(case=case, sources=staffed[:many], by=officer, on=timezone.localdate())
    desk.get(plan(case))
    with django_assert_max_num_queries(15):
        desk.get(plan(case))
