"""What a function need not know does not show anywhere: no page, list, count, search, file, error or mail betrays it.

Each visitor walks through the whole house twice: before and after a secret is put in. What is shown is the same both
times, to the letter; and in nothing that is shown stands a word of the secret.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from dossiers.access import wall
from dossiers.sections import Section
from tests import planted
from tests.fresh import strike
from tests.house.pages.addresses import every_name
from tests.house.pages.crawl_world import VISITORS, WORDS, World, differences, failed, hidden_from, told, without
from tests.house.pages.crawling import Crawler, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiers.models import Record

pytestmark = pytest.mark.no_cover  # walks where other tests count the lines, a hundred times over


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[World]:
    """The house, built once and taken down without a trace."""
    strike(django_db_blocker)
    files = override_settings(FILES_DIR=tmp_path_factory.mktemp("files"))
    with files, django_db_blocker.unblock(), transaction.atomic(), wall.as_job():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def put_in(world: World) -> Iterator[Any]:
    """Puts a secret in until the end of the test: `put_in("elsewhere")`."""
    with transaction.atomic():
        yield lambda kind: getattr(world, kind)()
        world.secrets.clear()
        transaction.set_rollback(True)


@pytest.mark.parametrize("who", VISITORS)
def test_nothing_shows_that_the_secret_is_there(who: str, world: World, put_in: Any):
    user = world.visitors[who]
    before = Crawler(user, WORDS).crawl()
    for kind in hidden_from(who):
        put_in(kind)
    after = Crawler(user, WORDS).crawl()
    assert told(after, world.secrets) == {}
    assert failed(after) == []
    assert list(after) == list(before)
    assert differences(before, after) == {}


@pytest.mark.parametrize("who", ["privacy_officer", "fg"])
def test_whoever_may_know_it_does_find_it(who: str, world: World, put_in: Any):
    """That the walk finds what is there, in pages, lists, searches and files, shows that it would find a leak."""
    dossier = put_in("elsewhere")
    first = [reverse("dossiers:detail", args=[dossier.reference])]
    first += [reverse("dossiers:record", args=[each.reference]) for each in dossier.records.filter(section="tenancy")]
    seen = Crawler(world.visitors[who], WORDS).crawl(*first)
    pages = {asked.split("?")[0].split(" [")[0] for asked in told(seen, world.secrets)}
    assert failed(seen) == []
    assert {"GET /dossiers/", "POST /zoeken/", "GET /logboek/", "GET /toegang/noodtoegang/"} <= pages
    text = without("", "\n".join(seen.values()))
    shown = (
        "zoqivoor",
        "zoqiachter",
        "zoqititel",
        "zoqitekst",
        "zoqistraat",
        "zoqinood",
        "zoqifile",
        "zoqiinhoud",
        "zoqiverklaring",
    )
    assert [word for word in shown if word not in text] == []


# Whoever knows, or guesses, an address

UNKNOWN = {
    "person": "P-22222222",
    "dossier": "D-22222222",
    "record": "S-222222222",
    "file": "00000000-0000-7000-8000-000000000000",
    "case": "WSN-2000-9999",
}


def addresses(person: str, dossier: str, record: str, file: str, basis: int, case: str) -> dict[str, str]:
    """Every address in which one of these can stand."""
    found = {}
    for name in every_name():
        for words in (
            {"reference": person},
            {"reference": dossier},
            {"reference": record},
            {"reference": case},
            {"reference": case, "person": person},
            {"pk": file},
            {"reference": dossier, "section": "care"},
            {"reference": dossier, "basis": basis},
            {"reference": record, "field": "title"},
        ):
            with suppress(NoReverseMatch):  # the page asks for something else
                found[f"{name} {sorted(words)} {words.get('reference', '')[:1]}"] = reverse(name, kwargs=words)
    return found | {asked: asked.format(dossier=dossier, record=record) for asked in ASKING}


ASKING = (
    "/dossiers/?na={dossier}",
    "/dossiers/?voor={dossier}",
    "/dossiers/?complex=B",
    "/verzoeken/?number={dossier}",
    "/logboek/?reference={dossier}",
    "/logboek/?reference={record}",
)


def known(record: Record) -> dict[str, str]:
    """What somebody who knows, or guesses, would type of the secret."""
    dossier = record.dossier
    of_file = str(record.files.get().pk)
    return {
        "person": dossier.person.reference,
        "dossier": dossier.reference,
        "record": record.reference,
        "file": of_file,
        "case": UNKNOWN["case"],
    }


@pytest.mark.parametrize("who", ["nobody", "stranger", "letting", "nuisance", "front_desk", "functional_management"])
def test_what_is_hidden_answers_as_what_is_not_there(who: str, world: World, put_in: Any):
    secret = put_in(hidden_from(who)[0]).records.filter(section=Section.CARE).first()
    there = known(secret)
    browser = Client(raise_request_exception=False)
    if user := world.visitors[who]:
        browser.force_login(user)
    for method in ("get", "post"):
        hidden, missing = (answers(browser, method, words, secret.basis_id) for words in (there, UNKNOWN))
        assert len(hidden) > 40
        assert differences(missing, hidden) == {}
        assert told(hidden, world.secrets) == {}


@pytest.fixture
def no_first_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views in which somebody forgot `visible_to`, whatever they ask for."""
    asking = {type(model.objects.all()) for model in planted.our_models()}
    asking = {rows for rows in asking if hasattr(rows, "visible_to")}
    assert len(asking) > 9
    for rows in asking:
        monkeypatch.setattr(rows, "visible_to", lambda self, user: self.all())


@pytest.mark.usefixtures("no_first_wall")
@pytest.mark.parametrize("who", ["stranger", "letting", "nuisance", "front_desk", "functional_management"])
def test_without_the_first_wall_the_database_still_hides_it_at_every_address(who: str, world: World, put_in: Any):
    secret = put_in(hidden_from(who)[0]).records.filter(section=Section.CARE).first()
    there = known(secret) | {"case": put_in("asked").reference}
    browser = Client(raise_request_exception=False)
    browser.force_login(world.visitors[who])
    for method in ("get", "post"):
        hidden, missing = (answers(browser, method, words, secret.basis_id) for words in (there, UNKNOWN))
        assert differences(missing, hidden) == {}
        assert told(hidden, world.secrets) == {}


@pytest.mark.usefixtures("no_first_wall")
@pytest.mark.parametrize("who", ["letting", "nuisance"])
def test_without_the_first_wall_a_walk_through_the_house_still_finds_no_trace(who: str, world: World, put_in: Any):
    before = Crawler(world.visitors[who], WORDS).crawl()
    for kind in (*hidden_from(who), "asked"):
        put_in(kind)
    after = Crawler(world.visitors[who], WORDS).crawl()
    assert told(after, world.secrets) == {}
    assert differences(before, after) == {}


def answers(browser: Client, method: str, words: dict[str, str], basis: int) -> dict[str, str]:
    """What each address answers, without what was asked for."""
    found = {}
    for name, address in addresses(**words, basis=basis).items():
        with transaction.atomic():
            answer = getattr(browser, method)(address)
            text = f"{answer.status_code} {answer.headers.get('Location', '')}\n{words_of(answer)}"
            transaction.set_rollback(True)
        for word in words.values():
            text = text.replace(word, "…")
        found[name] = text
    return found
