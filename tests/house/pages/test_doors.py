"""Every address x function x method answers as the table of doors says, and there is no address outside the table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from dossiers.access import wall
from tests.fresh import strike
from tests.house.pages.addresses import every_name
from tests.house.pages.doors import VISITORS, Door, doors
from tests.house.pages.open_house import House

pytestmark = pytest.mark.no_cover  # knocks everywhere, as everybody; other tests count the lines
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The house, built once and taken down without a trace."""
    strike(django_db_blocker)
    with django_db_blocker.unblock(), transaction.atomic(), wall.as_job():
        yield House()
        transaction.set_rollback(True)


def word_for(answer: HttpResponse) -> str:
    """The word of the table for an answer."""
    if answer.status_code == 302:
        where = {reverse("login"): "in", reverse("undertaking"): "sign"}
        return where.get(answer.headers["Location"].split("?")[0], "go")
    return {200: "ok", 403: "not", 404: "no"}.get(answer.status_code, str(answer.status_code))


def test_every_address_has_its_rows_in_the_table():
    assert {(door.name, door.method) for door in doors()} >= {
        (name, method) for name in every_name() for method in ("GET", "POST")
    }


def test_the_table_names_no_address_that_is_gone():
    assert {door.name for door in doors()} <= set(every_name())


def test_every_address_has_a_name_of_its_own():
    names = list(every_name())
    assert len(set(names)) == len(names)
    assert not [name for name in names if name.endswith("None")]


@pytest.mark.parametrize("door", doors(), ids=lambda door: f"{door.method} {door.name} {door.case}")
def test_a_door_answers_everybody_as_the_table_says(house: House, door: Door):
    assert {visitor: word_for(house.knock(door, visitor)) for visitor in VISITORS} == door.answers


@pytest.mark.parametrize("method", METHODS[2:])
def test_nothing_is_put_patched_or_deleted_at_any_door(house: House, method: str):
    tried = {door.name: door for door in doors()}
    assert {name: house.knock(door, "officer", method).status_code for name, door in tried.items()} == dict.fromkeys(
        tried, 405
    )


def test_a_door_that_changes_something_asks_for_a_token_of_the_form(house: House):
    wary = Client(enforce_csrf_checks=True)
    wary.force_login(house.visitors["officer"])
    posted = {door.name: door for door in doors() if door.method == "POST" and door.answers["officer"] != "405"}
    answers = {
        name: wary.post(reverse(name, kwargs=house.words[door.case])).status_code for name, door in posted.items()
    }
    assert answers == dict.fromkeys(posted, 403)
