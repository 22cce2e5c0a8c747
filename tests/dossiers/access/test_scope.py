"""Who may look, as rows: the matrix of functions and sections, the complexes, the grants, and what it costs."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.http import Http404
from django.utils import timezone
from guardian.shortcuts import assign_perm

from dossiers.access import reading
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, DossierUserObjectPermission, LogEntry, Record, SectionAccess
from dossiers.scope import scope_of
from dossiers.sections import Section
from tests import cast

EVERYTHING = set(Section)
EVERYWHERE = {
    "privacy_officer": EVERYTHING,
    "fg": EVERYTHING,
    "letting": {"letting", "tenancy", "sale"},
    "nuisance": set(),
    "arrears": {"arrears", "payment", "tenancy"},
    "maintenance": set(),
    "front_desk": {"tenancy"},
    "director": set(),
    "functional_management": set(),
}
NEAR = {"nuisance": {"nuisance", "tenancy", "complaint"}, "maintenance": {"maintenance"}}


@pytest.fixture
def records(dossier):
    """A record in every section of a dossier in complex A."""
    return {section: cast.make_record(dossier, section) for section in Section}


def seen(user):
    user = get_user_model().objects.get(pk=user.pk)
    return set(Record.objects.visible_to(user).values_list("section", flat=True))


def grant(user, dossier, until=None):
    DossierUserObjectPermission.objects.create(
        user=user, content_object=dossier, permission=Permission.objects.get(codename="view_dossier"), until=until
    )


def test_the_matrix_knows_every_function():
    assert set(EVERYWHERE) == set(Function)


@pytest.mark.parametrize("function", Function)
def test_a_function_sees_its_sections_and_no_others(function, records):
    assert seen(cast.make_user(function)) == EVERYWHERE[function]


@pytest.mark.parametrize("function", Function)
def test_a_function_with_a_complex_sees_there_what_it_sees_near(function, records, complex_a, complex_b):
    near = EVERYWHERE[function] | NEAR.get(function, set())
    assert seen(cast.make_user(function, complexes=[complex_a])) == near
    assert seen(cast.make_user(function, complexes=[complex_b])) == EVERYWHERE[function]


@pytest.mark.parametrize("function", [None, *Function])
def test_a_row_by_row_answer_and_the_query_agree(function, records, complex_a, dossier):
    functions = [function] if function else []
    for complexes in ([], [complex_a]):
        scope = scope_of(user := cast.make_user(*functions, complexes=complexes))
        one_by_one = {section for section in Section if scope.sees(section, dossier.complex_id, dossier.pk)}
        assert seen(user) == one_by_one
        assert Dossier.objects.visible_to(user).exists() == bool(one_by_one)


def test_functions_add_up_and_do_not_mix(records, complex_a):
    """Letting sees tenancy everywhere; being a consultant of A does not stretch nuisance beyond A."""
    user = cast.make_user("letting", "nuisance", complexes=[complex_a])
    elsewhere = cast.make_record(cast.make_dossier(place=Complex.objects.create(code="C", name="C")), "nuisance")
    assert seen(user) == {"letting", "tenancy", "sale", "nuisance", "complaint"}
    assert not Record.objects.visible_to(user).filter(pk=elsewhere.pk).exists()


def test_a_team_brings_its_complex(records, complex_a):
    team = Group.objects.create(name="team-noord")
    assign_perm("dossiers.view_complex", team, complex_a)
    user = cast.make_user("nuisance", "team-noord")
    assert seen(user) == NEAR["nuisance"]
    user.groups.remove(team)
    assert seen(user) == set()


def test_a_complex_without_a_function_shows_nothing(records, complex_a):
    assert seen(cast.make_user(complexes=[complex_a])) == set()
    assert not Dossier.objects.visible_to(cast.make_user(complexes=[complex_a])).exists()


def test_another_permission_on_a_complex_is_not_a_look(records, complex_a):
    user = cast.make_user("nuisance")
    assign_perm("dossiers.change_complex", user, complex_a)
    assert seen(user) == set()


def test_a_grant_shows_one_dossier_within_the_function(records, dossier):
    user = cast.make_user("nuisance")
    other = cast.make_record(cast.make_dossier(), "nuisance")
    grant(user, dossier)
    assert seen(user) == NEAR["nuisance"]
    assert not Record.objects.visible_to(user).filter(pk=other.pk).exists()


def test_a_grant_without_a_function_shows_nothing(records, dossier, stranger):
    grant(stranger, dossier)
    assert seen(stranger) == set()


@pytest.mark.parametrize(("minutes", "sees"), [(1, True), (-1, False)])
def test_a_grant_ends_when_it_says(records, dossier, minutes, sees):
    user = cast.make_user("nuisance")
    grant(user, dossier, until=timezone.now() + dt.timedelta(minutes=minutes))
    assert bool(seen(user)) == sees


def test_a_dossier_without_a_complex_is_near_to_nobody(complex_a, consultant_a):
    cast.make_record(cast.make_dossier(), "nuisance")
    assert seen(consultant_a) == set()


@pytest.mark.parametrize("user", ["inactive", "anonymous", "superuser", "stranger"])
def test_nothing_is_seen_by(user, records, complex_a, officer, stranger):
    somebody = {
        "inactive": cast.make_user("privacy_officer"),
        "anonymous": AnonymousUser(),
        "superuser": get_user_model().objects.create_superuser("root@staff.example", cast.PASSWORD),
        "stranger": stranger,
    }[user]
    if user == "inactive":
        somebody.is_active = False
        somebody.save()
    assert not Dossier.objects.visible_to(somebody).exists()
    assert not Record.objects.visible_to(somebody).exists()
    assert scope_of(somebody).functions == frozenset()


@pytest.mark.parametrize("user", ["officer", "consultant_a", "arrears", "stranger"])
@pytest.mark.parametrize("model", [Dossier, Record])
def test_what_is_visible_is_one_query_after_at_most_three_for_the_scope(
    model, user, request, records, django_assert_max_num_queries
):
    user = get_user_model().objects.get(pk=request.getfixturevalue(user).pk)
    with django_assert_max_num_queries(3):
        scope_of(user)
    with django_assert_max_num_queries(1) as queries:
        list(model.objects.visible_to(user))
    assert not [query for query in queries.captured_queries if query["sql"].count("SELECT") > 1]


def test_the_matrix_is_kept_in_rows(records, letting):
    SectionAccess.objects.filter(group__name="letting", section="sale").delete()
    assert seen(letting) == {"letting", "tenancy"}


# Finding one row


def test_a_row_that_is_visible_is_found_without_a_line(records, dossier, officer):
    lines = LogEntry.objects.count()
    assert reading.find(Dossier.objects.all(), officer, reference=dossier.reference) == dossier
    assert LogEntry.objects.count() == lines


@pytest.mark.parametrize("reference", ["", "D-22222222", "nobody", "a\0b", "'; DROP TABLE x", "ğ" * 3_000])
def test_what_does_not_exist_and_what_is_not_yours_are_both_not_found_and_both_leave_a_line(
    records, dossier, consultant_b, reference
):
    for asked in (reference, dossier.reference):
        with pytest.raises(Http404):
            reading.find(Dossier.objects.all(), consultant_b, reference=asked)
    lines = LogEntry.objects.filter(verb="denied", actor=consultant_b)
    assert lines.count() == 2
    assert lines.values("object_pk").distinct().count() == 2


def test_the_same_denial_can_be_recognised_and_not_read(consultant_b):
    for _ in range(2):
        with pytest.raises(Http404):
            reading.find(Dossier.objects.all(), consultant_b, reference="Jan Jansen")
    lines = LogEntry.objects.filter(verb="denied")
    assert lines.values("object_pk").distinct().count() == 1
    assert "Jansen" not in str(list(lines.values_list()))
