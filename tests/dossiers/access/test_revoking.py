"""What is taken from somebody in the middle of a session is gone at the very next request, whichever page it asks."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from dossiers.access import actions as grants
from dossiers.functions import Function
from dossiers.models import ComplexUserObjectPermission, SectionAccess
from dossiers.sections import Section
from tests.cast import make_user
from tests.dossiers.access.sight import (
    GONE,
    REASON,
    all_are,
    answers,
    is_at_the_door,
    is_found,
    pages_of,
    whole,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"


# The sections and places of a function


def lose_complex(user, by):
    grants.set_area(user=user, complexes=[], by=by)


def lose_row_of_complex(user, by):
    ComplexUserObjectPermission.objects.filter(user=user).delete()


def lose_matrix(user, by):
    grants.set_sections(function=Function.NUISANCE, sections={}, by=by)


def lose_rows_of_matrix(user, by):
    SectionAccess.objects.filter(group__name=Function.NUISANCE).delete()


def lose_function(user, by):
    grants.set_functions(user=user, functions=[], by=by)


def lose_group(user, by):
    user.groups.clear()


def become_management(user, by):
    user.groups.add(Group.objects.get(name=Function.FUNCTIONAL_MANAGEMENT))


def leave(user, by):
    grants.end_all(user=user, by=by)


def be_closed(user, by):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


LOSING_SIGHT = (lose_complex, lose_row_of_complex, lose_matrix, lose_rows_of_matrix, become_management)


@pytest.mark.parametrize("lose", LOSING_SIGHT, ids=lambda lose: lose.__name__)
def test_at_the_next_request_nothing_of_the_dossier_is_there(
    lose, dossier, tenancy, nuisance, consultant_a, officer, signed_in
):
    browser, pages = signed_in(consultant_a), whole(dossier, tenancy, nuisance)
    browser.post(reverse("dossiers:reason", args=[dossier.reference, Section.NUISANCE]), REASON)
    assert answers(browser, pages) == all_are(200, pages)
    assert is_found(browser, dossier) == (True, True)
    lose(consultant_a, officer)
    assert answers(browser, pages) == all_are(GONE, pages)
    assert is_found(browser, dossier) == (False, False)


@pytest.mark.parametrize("lose", [lose_function, lose_group], ids=lambda lose: lose.__name__)
def test_with_a_function_the_session_goes_and_whoever_signs_in_anew_sees_nothing(
    lose, dossier, tenancy, nuisance, consultant_a, officer, signed_in
):
    browser, pages = signed_in(consultant_a), whole(dossier, tenancy, nuisance)
    browser.post(reverse("dossiers:reason", args=[dossier.reference, Section.NUISANCE]), REASON)
    assert answers(browser, pages) == all_are(200, pages)
    lose(consultant_a, officer)
    assert is_at_the_door(browser, pages)
    anew = signed_in(get_user_model().objects.get(pk=consultant_a.pk))
    assert answers(anew, pages) == all_are(GONE, pages)
    assert is_found(anew, dossier) == (False, False)


@pytest.mark.parametrize("lose", [leave, be_closed], ids=lambda lose: lose.__name__)
def test_somebody_whose_account_is_closed_stands_at_the_door(
    lose, dossier, tenancy, nuisance, consultant_a, officer, signed_in
):
    browser, pages = signed_in(consultant_a), whole(dossier, tenancy, nuisance)
    pages |= {name: reverse(name) for name in ("home", "dossiers:list", "account", "register:list")}
    browser.post(reverse("dossiers:reason", args=[dossier.reference, Section.NUISANCE]), REASON)
    assert set(answers(browser, pages).values()) <= {200, 302}
    assert browser.get(pages["nuisance file"]).status_code == 200
    lose(consultant_a, officer)
    assert is_at_the_door(browser, pages)


def test_of_one_cell_of_the_matrix_only_that_section_goes(dossier, tenancy, nuisance, consultant_a, officer, signed_in):
    browser = signed_in(consultant_a)
    browser.post(reverse("dossiers:reason", args=[dossier.reference, Section.NUISANCE]), REASON)
    kept, lost = whole(dossier, tenancy), pages_of(nuisance)
    assert answers(browser, lost) == all_are(200, lost)
    grants.set_sections(function=Function.NUISANCE, sections={"tenancy": False}, by=officer)
    assert answers(browser, lost) == all_are(GONE, lost)
    assert answers(browser, kept) == all_are(200, kept)
    assert nuisance.reference not in browser.get(kept["detail"]).text


@pytest.mark.parametrize("how", ["the team loses the complex", "the member leaves the team", "the team is gone"])
def test_what_came_by_a_team_goes_with_it(how, dossier, tenancy, complex_a, officer, signed_in):
    user, pages = make_user(Function.NUISANCE), whole(dossier, tenancy)
    team = grants.make_team(name="Team Noord", by=officer)
    grants.set_team_area(team=team, complexes=[complex_a], by=officer)
    grants.set_teams(user=user, teams=[team.name], by=officer)
    browser = signed_in(user)
    assert answers(browser, pages) == all_are(200, pages)
    if how == "the team loses the complex":
        grants.set_team_area(team=team, complexes=[], by=officer)
    elif how == "the member leaves the team":
        grants.set_teams(user=user, teams=[], by=officer)
    else:
        team.delete()
    if how != "the team loses the complex":
        assert is_at_the_door(browser, pages)
        browser = signed_in(get_user_model().objects.get(pk=user.pk))
    assert answers(browser, pages) == all_are(GONE, pages)


# A personal grant


# Emergency entrance


# The pages of an office
