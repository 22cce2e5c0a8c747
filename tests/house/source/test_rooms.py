"""A capability is a folder, small enough to see at once, with the same names inside."""

import re

import pytest
from django.urls import get_resolver

from tests.house.source import measures
from tests.house.source.sources import PACKAGES, ROOT, TEMPLATES, TESTS

OURS = tuple(f"{package}." for package in PACKAGES)
# A room of templates that no folder of code has: they belong to all of an app, to Django, to allauth or to the press.
NO_ROOM = {"account", "django", "letters", "mails"}


def pages_of(patterns):
    """Every function that an address leads to."""
    for pattern in patterns:
        yield from pages_of(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern.callback]


def over(counted, most):
    return {name: count for name, count in counted.items() if count > most}


def test_no_folder_holds_more_modules_than_can_be_seen_at_once():
    assert over(measures.modules_per_folder(), measures.MOST_MODULES) == {}


def test_no_file_is_longer_than_it_may_be():
    assert over(measures.lines_per_file(), measures.LONGEST_FILE) == {}


def test_no_function_is_longer_than_it_may_be():
    tests = {name for name in measures.lines_per_function() if name.startswith("tests/")}
    long = over(measures.lines_per_function(), measures.LONGEST_FUNCTION)
    assert set(long) - tests == set()


def test_what_is_measured_is_all_that_there_is():
    assert {"law", "dossiers", "cases", "wsn_privacy", "demo", "bench"} <= set(PACKAGES)
    assert any(path.parts[-2] == "house" for path in TESTS)


def test_every_page_is_in_a_module_called_views():
    modules = {page.__module__ for page in pages_of(get_resolver().url_patterns)}
    assert {name for name in modules if name.startswith(OURS) and not re.search(r"\.views$", name)} == set()


@pytest.mark.parametrize("folder", [path for path in TEMPLATES if len(path.relative_to(ROOT).parts) > 3])
def test_templates_lie_in_the_room_whose_pages_they_are(folder):
    room = folder.relative_to(ROOT / "templates").parent
    assert room.parts[0] in NO_ROOM or (ROOT / room / "__init__.py").exists()
