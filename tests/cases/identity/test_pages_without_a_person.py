"""A request of somebody who is not in the client list can be read and worked on, page by page."""

import pytest
from django.urls import URLPattern, reverse
from django.utils import timezone

from cases import urls
from cases.identity import actions as identity
from cases.models import Case, SearchTask
from cases.search import actions as search
from tests import cast
from tests.cases.search.searching import source

UNDER_A_CASE = "verzoeken/<str:reference>/"


@pytest.fixture
def case(officer, arrears):
    """Nobody knows who asks; one place was asked to search."""
    case = cast.make_case(name="Nora Nergens", email="nora@elders.example")
    identity.not_on_file(case=case, because="Op achternaam.", by=officer, on=timezone.localdate())
    case = Case.objects.get(pk=case.pk)
    search.ask(case=case, sources=[source("Postbus", answerer=arrears)], by=officer, on=timezone.localdate())
    return case


def pages():
    """The names of every page that needs nothing but the number of a request."""
    patterns = [each for room in urls.urlpatterns for each in room.url_patterns if isinstance(each, URLPattern)]
    for pattern in patterns:
        if str(pattern.pattern).startswith(UNDER_A_CASE) and set(pattern.pattern.converters) == {"reference"}:
            yield str(pattern.name)


@pytest.mark.parametrize("page", sorted(pages()))
def test_a_page_of_a_request_without_a_person_opens(page, case, officer, signed_in):
    client = signed_in(officer)
    for _step in ("identified", "gathered"):
        assert client.get(reverse(f"cases:{page}", args=[case.reference])).status_code in (200, 302, 404, 405, 409)
        client.post(reverse("cases:findings", args=[case.reference]))


def test_the_colleague_who_searches_reads_whom_to_look_for(case, arrears, signed_in):
    task = SearchTask.objects.get(case=case)
    page = signed_in(arrears).get(reverse("tasks:task", args=[task.pk]))
    assert page.status_code == 200
    assert "Nora Nergens" in page.text
