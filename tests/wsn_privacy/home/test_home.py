"""The start screen (S1)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from cases.clock import actions as clock
from cases.flow.next_steps import hears_by, promised_before
from cases.identity import actions as identity
from cases.letters import writing
from cases.models import Case
from cases.search import actions as search
from cases.workflow import Status
from cases.worklist.rows import initials_of
from dossiers.models import Activity, Dpia
from dossiers.viewing.alarm import MANY
from law.calendar import plus_working_days
from tests.cases.search.searching import task
from tests.cast import case_in, days_ago, make_case, make_dossier, make_person, make_record
from tests.house.scenes import scene_third
from wsn_privacy.models import JobRun

MOST_QUERIES = 25
DAY = dt.timedelta(days=1)


def grouped(client):
    """What stands in each group of the page."""
    groups = client.get("/vandaag/").context["groups"]
    return {group.name: [row.case.reference for row in group.rows] for group in groups}


def test_the_day_stands_in_order_late_then_this_week_then_the_rest(officer, signed_in):
    late = make_case(received_at=days_ago(30))
    soon = make_case(received_at=days_ago(25))
    waiting = case_in(Status.WAITING, by=officer)
    new = make_case()

    groups = signed_in(officer).get("/vandaag/").context["groups"]

    assert [(group.name, [row.case.reference for row in group.rows]) for group in groups] == [
        ("late", [late.reference]),
        ("soon", [soon.reference]),
        ("wait", [waiting.reference]),
        ("new", [new.reference]),
    ]


def test_a_day_without_requests_says_so(officer, signed_in):
    assert "Niets te doen vandaag." in signed_in(officer).get("/vandaag/").content.decode()


def test_the_figures_count_open_late_and_done(officer, signed_in):
    make_case(received_at=days_ago(30))
    make_case()
    case_in(Status.SENT, by=officer)

    figures = signed_in(officer).get("/vandaag/").context["figures"]

    assert figures == {"open": 2, "late": 1, "on_time": 1, "done": 1}


def test_after_an_absence_the_page_tells_what_came_in(officer, signed_in):
    client = signed_in(officer)
    client.get("/vandaag/")
    type(officer).objects.update(seen_at=days_ago(3))
    make_case()

    page = client.get("/vandaag/").content.decode()

    assert "Sinds uw laatste bezoek" in page
    assert "1 nieuw verzoek" in page


def test_the_director_sees_numbers_and_no_request(director, signed_in):
    case = make_case()

    page = signed_in(director).get("/vandaag/").content.decode()

    assert "Open verzoeken" in page
    assert case.reference not in page


def test_who_works_with_dossiers_starts_there(consultant_a, signed_in):
    assert signed_in(consultant_a).get("/vandaag/")["Location"] == "/dossiers/"


def test_functional_management_reads_why_there_is_nothing(functional_management, signed_in):
    page = signed_in(functional_management).get("/vandaag/").content.decode()

    assert "U hebt voor uw functie geen persoonsgegevens nodig." in page


def test_the_start_screen_asks_the_same_number_of_queries_at_any_size(officer, signed_in):
    client = signed_in(officer)
    now, counts = timezone.now(), []
    JobRun.objects.create(job="sweep", period="2026-01-01", finished_at=now)
    for size in (4, 40):
        while Case.objects.count() < size:
            make_case(received_at=days_ago(Case.objects.count() % 40))
        client.get("/vandaag/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/vandaag/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= MOST_QUERIES, "neither a group more nor a case more is a query more"


def test_many_dossiers_opened_by_one_person_are_told_to_the_officer(officer, consultant_a, complex_a, signed_in):
    client = signed_in(consultant_a)
    for _ in range(MANY + 1):
        client.get(f"/dossiers/{make_dossier(place=complex_a).reference}/")

    page = signed_in(officer).get("/vandaag/").content.decode()

    assert "1 medewerker bekeek vandaag erg veel dossiers." in page


def test_a_question_to_the_person_is_waiting_for_the_person(officer, signed_in):
    case = make_case(kind="objection")
    clock.ask_clarification(case=case, question="Welk gebruik bedoelt u?", by=officer, on=timezone.localdate())
    assert grouped(signed_in(officer)) == {"wait": [case.reference]}


def test_a_search_is_waiting_for_a_colleague_until_it_is_answered(officer, arrears, signed_in):
    case, client = case_in(Status.IDENTIFIED, by=officer), signed_in(officer)
    asked = task(case, to=arrears, by=officer)
    assert grouped(client) == {"colleague": [case.reference]}
    said = search.Said(answer="nothing", terms=["name"])
    search.record_answer(task=asked, said=said, by=arrears)
    assert grouped(client) == {"ok": [case.reference]}


def test_what_was_put_to_somebody_is_waiting_for_a_third_party(officer, dossier, signed_in):
    neighbour = make_person()
    make_record(dossier, mentions=[neighbour])
    case = case_in(Status.GATHERED, by=officer, subject=dossier.person)
    scene_third.ask(scene_third.choose(case, neighbour, "ask", officer), officer)
    assert grouped(signed_in(officer)) == {"third": [case.reference]}


def test_what_is_late_stands_with_the_late_ones_whoever_is_waited_for(officer, arrears, signed_in):
    case = case_in(Status.IDENTIFIED, by=officer)
    task(case, to=arrears, by=officer)
    Case.objects.update(due_on=timezone.localdate() - DAY)
    assert grouped(signed_in(officer)) == {"late": [case.reference]}


def test_a_row_has_initials_and_no_name(officer, signed_in):
    make_case(name="Koenraad van Overburen")
    page = signed_in(officer).get("/vandaag/").content.decode()
    assert "K.v.O." in page
    assert "Overburen" not in page


def test_initials_are_the_first_letters_of_words():
    assert [initials_of(name) for name in ("Amina Yıldırım", "van 't Hof", "", "!? 7")] == ["A.Y.", "v.H.", "", ""]


def test_the_load_of_each_colleague_stands_beside_with_what_nobody_took_last(officer, second_officer, signed_in):
    owned = [case_in(Status.IDENTIFIED, by=officer) for _ in range(2)]
    make_case()
    Case.objects.filter(pk__in=[case.pk for case in owned]).update(owner=second_officer)
    loads = signed_in(officer).get("/vandaag/").context["loads"]
    assert [(load["label"], load["count"]) for load in loads] == [("Otto Tweede", 2), ("nog niemand", 1)]


def test_without_anything_urgent_the_page_names_the_next_term(officer, signed_in):
    case = case_in(Status.IDENTIFIED, by=officer)
    page = signed_in(officer).get("/vandaag/").content.decode()
    assert "Niets te doen vandaag. De eerstvolgende termijn is" in page
    assert case.reference in page


def test_a_new_request_is_work_with_the_day_on_which_the_person_was_promised_to_hear(officer, signed_in):
    case, known = make_case(), case_in(Status.IDENTIFIED, by=officer)
    page = signed_in(officer).get("/vandaag/")
    by = date_format(plus_working_days(timezone.localdate(), 2), "j F")
    assert "Niets te doen vandaag" not in page.text
    assert f", identiteit {by}" in page.text
    term = page.context["next"]
    assert (term.on, term.reference) == (plus_working_days(timezone.localdate(), 2), case.reference)
    rows = {row.case: row for group in page.context["groups"] for row in group.rows}
    assert rows[case].kind == "soon"
    assert (rows[known].kind, rows[known].promised_on) == ("ok", None)
    listed = signed_in(officer).get("/verzoeken/").text
    assert listed.count(", identiteit ") == 1


def test_a_promise_that_passed_stands_as_late_until_it_was_kept(officer, signed_in):
    case, other = make_case(received_at=days_ago(12)), make_case(received_at=days_ago(12))
    identity.ask_identity(case=other, by=officer, on=timezone.localdate())
    page = signed_in(officer).get("/vandaag/")
    groups = {group.name: group for group in page.context["groups"]}
    assert [row.case for row in groups["promise"].rows] == [case]
    assert groups["promise"].rows[0].kind == "late"
    assert "Had al van ons moeten horen" in page.text
    assert [row.case for row in groups["wait"].rows] == [other]


@pytest.mark.parametrize("days", range(25))
def test_a_promise_has_passed_the_day_after_it_also_over_holidays(days):
    today = dt.date(2026, 12, 20) + dt.timedelta(days)
    last = promised_before(today)
    assert hears_by(last) < today <= hears_by(last + DAY)


def test_a_register_that_is_to_be_checked_and_an_assessment_to_be_reviewed_are_planned(officer, signed_in):
    today, client = timezone.localdate(), signed_in(officer)
    Activity.objects.update(checked_on=today)
    Dpia.objects.all().delete()
    assert client.get("/vandaag/").context["planned"] == []
    Activity.objects.filter(number__lte=2).update(checked_on=today.replace(year=today.year - 2))
    words = dict.fromkeys(("description", "necessity", "risks", "measures"), "x")
    for number, days in ((1, -1), (2, 30), (3, 31)):
        activity = Activity.objects.get(number=number)
        Dpia.objects.create(activity=activity, made_on=today, review_on=today + days * DAY, **words)
    planned = client.get("/vandaag/").context["planned"]
    assert [(each.on and (each.on - today).days, each.is_late) for each in planned] == [
        (-1, True),
        (30, False),
        (None, False),
    ]
    assert planned[-1].text == "2 regels van het register zijn langer dan een jaar niet bekeken"


def test_after_an_absence_the_answers_of_colleagues_are_told(officer, arrears, signed_in):
    client = signed_in(officer)
    client.get("/vandaag/")
    type(officer).objects.update(seen_at=days_ago(3))
    asked = task(case_in(Status.IDENTIFIED, by=officer), to=arrears, by=officer)
    search.record_answer(task=asked, said=search.Said(answer="nothing", terms=["name"]), by=arrears)
    assert "1 antwoord van een collega" in client.get("/vandaag/").content.decode()


def test_a_late_request_proposes_the_letter_of_apology_until_it_is_written(officer, fg, signed_in):
    case, client = make_case(received_at=days_ago(40)), signed_in(officer)
    address = f"/verzoeken/{case.reference}/brieven/nieuw/apology/"
    assert address in client.get("/vandaag/").content.decode()
    assert address not in signed_in(fg).get("/vandaag/").content.decode()
    form = client.get(address).context["form"]
    assert form["nieuwe_datum"].value() > timezone.localdate()
    words = {"reden": form["reden"].value(), "nieuwe_datum": "4 januari 2027"}
    assert words["reden"] == "Uw verzoek bleef te lang liggen."
    writing.write(case=case, kind="apology", by=officer, on=timezone.localdate(), words=words)
    assert address not in client.get("/vandaag/").content.decode()


def test_a_request_in_time_proposes_no_apology(officer, signed_in):
    make_case(received_at=days_ago(25))
    assert "excuusbrief" not in signed_in(officer).get("/vandaag/").content.decode()
