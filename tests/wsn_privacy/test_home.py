"""The start screen (S1)."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.workflow import Status
from dossiers.alarm import MANY
from tests.cast import case_in, days_ago, make_case, make_dossier


def test_the_day_stands_in_order_late_then_this_week_then_the_rest(officer, signed_in):
    late = make_case(received_at=days_ago(30))
    soon = make_case(received_at=days_ago(25))
    waiting = case_in(Status.WAITING, by=officer)
    new = make_case()

    groups = signed_in(officer).get("/vandaag/").context["groups"]

    assert [(group["name"], [row.case.reference for row in group["rows"]]) for group in groups] == [
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
    counts = []
    for size in (4, 40):
        while Case.objects.count() < size:
            make_case(received_at=days_ago(Case.objects.count() % 40))
        client.get("/vandaag/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/vandaag/")
        counts.append(len(queries))

    assert counts[0] <= counts[1] <= counts[0] + 4, "a group more is a query more, a case more is none"


def test_many_dossiers_opened_by_one_person_are_told_to_the_officer(officer, consultant_a, complex_a, signed_in):
    client = signed_in(consultant_a)
    for _ in range(MANY + 1):
        client.get(f"/dossiers/{make_dossier(place=complex_a).reference}/")

    page = signed_in(officer).get("/vandaag/").content.decode()

    assert "1 medewerker bekeek vandaag erg veel dossiers." in page
