"""The list of requests (S2)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.workflow import Status
from dossiers.pagination import PER_PAGE
from tests.cast import case_in, days_ago, make_case


def test_the_list_shows_open_requests_with_the_most_urgent_first(officer, signed_in):
    late = make_case(received_at=days_ago(40))
    fresh = make_case()
    done = case_in(Status.SENT, by=officer)

    page = signed_in(officer).get("/verzoeken/").content.decode()

    assert page.index(late.reference) < page.index(fresh.reference)
    assert done.reference not in page


@pytest.mark.parametrize("path", ["/verzoeken/", "/vandaag/"])
def test_only_who_may_handle_a_request_is_offered_the_next_step(officer, fg, signed_in, path):
    step = f"/verzoeken/{make_case().reference}/identiteit/"

    assert step in signed_in(officer).get(path).text
    assert step not in (read := signed_in(fg).get(path).text)
    assert "Bekijken" in read


def test_a_filter_on_the_term_shows_only_what_is_late(officer, signed_in):
    late, fresh = make_case(received_at=days_ago(40)), make_case()

    page = signed_in(officer).get("/verzoeken/?term=late").content.decode()

    assert late.reference in page
    assert fresh.reference not in page


@pytest.mark.parametrize(("made", "told"), [(1, "1 verzoek bij dit filter."), (2, "2 verzoeken bij dit filter,")])
def test_the_list_counts_in_good_dutch(officer, signed_in, made, told):
    for _n in range(made):
        make_case()
    assert told in signed_in(officer).get("/verzoeken/").text


def test_a_filter_without_a_match_says_so(officer, signed_in):
    page = signed_in(officer).get("/verzoeken/?number=WSN-1999").content.decode()

    assert "Geen verzoeken bij dit filter." in page


def test_every_request_stands_on_exactly_one_page_forwards_and_backwards(officer, signed_in):
    made = [make_case(received_at=days_ago(n % 9)).reference for n in range(2 * PER_PAGE + 7)]
    client, forwards, urls = signed_in(officer), [], ["/verzoeken/"]
    while urls[-1]:
        page = client.get(urls[-1]).context["page"]
        forwards += [row.case.reference for row in page.rows]
        urls.append(page.next_url)
    back = client.get(client.get(urls[-2]).context["page"].previous_url).context["page"]

    assert sorted(forwards) == sorted(made)
    assert [row.case.reference for row in back.rows] == forwards[PER_PAGE : 2 * PER_PAGE]


def test_a_key_that_is_not_ours_leads_to_the_first_page(officer, signed_in):
    response = signed_in(officer).get("/verzoeken/?after=00000000-0000-0000-0000-000000000000")

    assert response.status_code == 302
    assert response["Location"] == "/verzoeken/"


def test_somebody_who_takes_requests_in_sees_only_those_they_took_in(front_desk, signed_in):
    mine, other = make_case(by=front_desk), make_case()

    page = signed_in(front_desk).get("/verzoeken/").content.decode()

    assert mine.reference in page
    assert other.reference not in page


def test_the_number_of_queries_does_not_grow_with_the_list(officer, signed_in):
    client = signed_in(officer)
    client.get("/verzoeken/")
    counts = []
    for size in (3, 30):
        while Case.objects.count() < size:
            make_case()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/verzoeken/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
