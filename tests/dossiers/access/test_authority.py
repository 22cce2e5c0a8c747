"""Who may look, asked in every way that Django and guardian know: all of them answer as `visible_to` does."""

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.utils import timezone
from django.views.generic.list import MultipleObjectMixin
from guardian.exceptions import WrongAppError
from guardian.mixins import PermissionListMixin
from guardian.shortcuts import assign_perm, get_objects_for_user, get_perms, remove_perm

from cases.models import Case, Finding
from dossiers import authority
from dossiers.access.emergency import actions as emergency
from dossiers.functions import Function
from dossiers.models import Complex, Dossier, DossierUserObjectPermission, Person, Record, Tie
from tests import cast

KINDS = (Dossier, Record, Person, Tie, Case, Finding)
SECTIONS = ("nuisance", "payment", "care", "tenancy", "maintenance", "sale")  # near, everywhere and to nobody else
SOON, LONG_AGO = dt.timedelta(hours=1), dt.timedelta(days=-3)


@pytest.fixture
def rows(dossier, complex_b, neighbour, officer):
    """Two dossiers in two complexes and one in none, with records, a tie and two requests."""
    for section in SECTIONS:
        cast.make_record(dossier, section, mentions=[neighbour] if section == "nuisance" else [])
    elsewhere = cast.make_dossier(place=complex_b)
    for other in (elsewhere, cast.make_dossier()):
        cast.make_record(other, "nuisance")
        cast.make_record(other, "maintenance")
    Tie.objects.create(person=dossier.person, other=neighbour, kind="partner", since=timezone.localdate())
    case = cast.make_case(by=officer, subject=dossier.person)
    Finding.objects.create(case=case, record=Record.objects.first(), number=1)
    cast.make_case(by=cast.make_user(Function.FRONT_DESK))
    return dossier


def grant(user, dossier, ends=None, sections=(), **more):
    DossierUserObjectPermission.objects.create(
        user=user,
        permission=Permission.objects.get(codename="view_dossier"),
        content_object=dossier,
        until=ends and timezone.now() + ends,
        sections=list(sections),
        **more,
    )


def in_team(user, dossier):
    team, _is_new = Group.objects.get_or_create(name="team-noord")
    assign_perm("dossiers.view_complex", team, dossier.complex)
    user.groups.add(team)


def entered(user, dossier, ends=SOON):
    grant(user, dossier, ends, ["care"], is_emergency=True)


def as_superuser(user, _dossier):
    get_user_model().objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)


def gone(user, dossier):
    grant(user, dossier)
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def with_all_permissions(user, _dossier):
    """Every permission that Django knows, without a row: as its own backend would read it."""
    user.user_permissions.set(Permission.objects.all())
    group, _is_new = Group.objects.get_or_create(name="all")
    group.permissions.set(Permission.objects.all())
    user.groups.add(group)


SITUATIONS = {
    "as it is": lambda user, dossier: None,
    "works in the complex": lambda user, dossier: assign_perm("dossiers.view_complex", user, dossier.complex),
    "is in a team of the complex": in_team,
    "may change the complex": lambda user, dossier: assign_perm("dossiers.change_complex", user, dossier.complex),
    "may change the dossier": lambda user, dossier: assign_perm("dossiers.change_dossier", user, dossier),
    "was given the dossier": grant,
    "was given it for a while": lambda user, dossier: grant(user, dossier, SOON),
    "was given it until some days ago": lambda user, dossier: grant(user, dossier, LONG_AGO),
    "was given one section": lambda user, dossier: grant(user, dossier, SOON, ["payment"]),
    "was given one section until some days ago": lambda user, dossier: grant(user, dossier, LONG_AGO, ["payment"]),
    "is inside in an emergency": entered,
    "was inside in an emergency": lambda user, dossier: entered(user, dossier, LONG_AGO),
    "is a superuser": as_superuser,
    "is a superuser with a grant": lambda user, dossier: (as_superuser(user, dossier), grant(user, dossier)),
    "left": gone,
    "has all permissions of Django": with_all_permissions,
}


def anew(user):
    return get_user_model().objects.get(pk=user.pk)


def named(action, model):
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


def agree(user):
    """Have every way to ask answer the same for `user`; what is seen of each kind."""
    seen = {}
    for model in KINDS:
        perm, every = named("view", model), list(model.objects.all())
        seen[model] = set(model.objects.visible_to(user))
        assert {row for row in every if user.has_perm(perm, row)} == seen[model]
        assert user.has_perm(perm.partition(".")[2], every[0]) is (every[0] in seen[model])
        assert user.get_all_permissions(every[0]) == ({perm} if every[0] in seen[model] else set())
        assert not any(user.has_perm(named(action, model), every[0]) for action in ("add", "change", "delete"))
        assert not user.has_perm(perm)
        assert set(get_objects_for_user(user, perm)) == seen[model]
        assert not get_objects_for_user(user, [perm, named("change", model)]).exists()
        assert set(get_objects_for_user(user, [perm, named("change", model)], any_perm=True)) == seen[model]
    return seen


@pytest.mark.parametrize("situation", SITUATIONS)
def test_for_every_function_permissions_are_what_is_visible(situation, rows):
    for functions in ([], *([each] for each in Function)):
        user = cast.make_user(*functions)
        SITUATIONS[situation](user, rows)
        seen = agree(anew(user))
        if Function.FUNCTIONAL_MANAGEMENT in functions or situation == "left":
            assert not any(seen.values())


@pytest.mark.parametrize("one", ["director", "nuisance", "arrears"])
def test_another_function_takes_nothing_out_of_sight(one, rows):
    alone = agree(cast.make_user(one, complexes=[rows.complex]))
    for other in ("fg", "letting", "maintenance", "director", "front_desk"):
        together = agree(cast.make_user(one, other, complexes=[rows.complex]))
        assert all(alone[model] <= together[model] for model in KINDS)


@pytest.mark.parametrize(
    ("situation", "sees"),
    [
        ("as it is", False),
        ("works in the complex", True),
        ("is in a team of the complex", True),
        ("may change the complex", False),
        ("may change the dossier", False),
        ("was given the dossier", True),
        ("was given it for a while", True),
        ("was given it until some days ago", False),
        ("was given one section", True),
        ("was given one section until some days ago", False),
        ("is inside in an emergency", True),
        ("was inside in an emergency", False),
        ("is a superuser", False),
        ("left", False),
        ("has all permissions of Django", False),
    ],
)
def test_what_was_given_counts_as_long_as_it_lasts(situation, sees, rows):
    """A consultant without a complex of the own sees by what is given alone; the colleague of B keeps the own."""
    user, bystander = cast.make_user("nuisance"), cast.make_user("nuisance", complexes=Complex.objects.filter(code="B"))
    before = agree(bystander)
    SITUATIONS[situation](user, rows)
    assert anew(user).has_perm("dossiers.view_dossier", rows) is sees
    assert agree(anew(bystander)) == before
    assert before[Dossier]


def test_a_grant_of_sections_shows_those_alone(rows):
    user = cast.make_user("nuisance")
    grant(user, rows, SOON, ["payment"])
    user = anew(user)
    shown = {row.section for row in rows.records.all() if user.has_perm("dossiers.view_record", row)}
    assert shown == {"payment"}


def test_an_entrance_that_was_wrong_is_over_and_a_colleague_keeps_the_own(rows, officer):
    wrong, right = (cast.make_user("nuisance") for _ in range(2))
    for user in (wrong, right):
        emergency.enter(dossier=rows, section="care", reason="nu", by=user, at=timezone.now())
    row = emergency.unreviewed().get(by=wrong)
    emergency.review(emergency=row, outcome="wrong", remark="nee", by=officer, at=timezone.now())
    assert [anew(user).has_perm("dossiers.view_dossier", rows) for user in (wrong, right)] == [False, True]


def test_nobody_has_no_permission(rows):
    assert not any(
        AnonymousUser().has_perm(named("view", model), row) for model in KINDS for row in model.objects.all()
    )
    assert not any(get_objects_for_user(AnonymousUser(), named("view", model)).exists() for model in KINDS)
    assert get_perms(AnonymousUser(), rows) == []


def test_a_kind_of_row_without_a_rule_is_seen_by_nobody(rows, officer):
    assert not officer.has_perm("dossiers.view_complex", rows.complex)
    assert not officer.has_perm("wsn_privacy.view_user", officer)
    assert not get_objects_for_user(officer, "dossiers.view_complex").exists()


def test_the_permission_of_another_kind_says_nothing_of_this_row(rows, officer):
    assert officer.has_perm("dossiers.view_dossier", rows)
    assert not officer.has_perm("dossiers.view_record", rows)
    assert not officer.has_perm("cases.view_dossier", rows)
    assert not officer.has_perm("view", rows)


def test_without_a_row_nobody_has_any_permission_and_a_superuser_none_at_all(rows):
    root = get_user_model().objects.create_superuser("root@staff.example", cast.PASSWORD)
    assert not root.has_perm("dossiers.view_dossier")
    assert not root.has_perms(["dossiers.view_dossier"], rows)
    assert not root.has_module_perms("dossiers")
    assert root.get_all_permissions() == root.get_all_permissions(rows) == set()
    assert not get_objects_for_user(root, "dossiers.view_dossier").exists()


def test_an_asynchronous_question_has_the_same_answer(dossier, officer):
    root = get_user_model().objects.create_superuser("root@staff.example", cast.PASSWORD)

    async def asked(user):
        every = await user.aget_all_permissions()
        return await user.ahas_perm("dossiers.view_dossier"), await user.ahas_module_perms("dossiers"), every

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        for user in (root, officer):
            assert apart.submit(asyncio.run, asked(user)).result() == (False, False, set())


# guardian's shortcuts


def test_the_shortcut_takes_a_model_a_manager_or_rows_and_keeps_their_conditions(rows, officer):
    others = Dossier.objects.exclude(pk=rows.pk)
    for klass in (Dossier, Dossier.objects, Dossier.objects.all()):
        assert set(get_objects_for_user(officer, "view_dossier", klass)) == set(Dossier.objects.all())
    assert set(get_objects_for_user(officer, "dossiers.view_dossier", others)) == set(others)
    assert not get_objects_for_user(officer, "dossiers.view_record", Dossier).exists()
    assert not get_objects_for_user(officer, [], Dossier).exists()


@pytest.mark.parametrize("perm", ["view_dossier", "nothing.view_dossier", "dossiers.view_nothing"])
def test_a_permission_that_names_no_model_is_refused_as_guardian_does(perm, officer):
    with pytest.raises(WrongAppError):
        get_objects_for_user(officer, perm)


def test_what_guardian_has_for_lists_asks_the_same(rows, consultant_b):
    class Listed(PermissionListMixin, MultipleObjectMixin):
        permission_required = "dossiers.view_dossier"
        model = Dossier
        request = SimpleNamespace(user=consultant_b)

    assert set(Listed().get_queryset()) == set(Dossier.objects.visible_to(consultant_b))


def test_the_permissions_on_a_row_are_those_of_the_rule_and_of_a_team_those_given(rows, officer):
    root = get_user_model().objects.create_superuser("root@staff.example", cast.PASSWORD)
    team = Group.objects.create(name="team-noord")
    assign_perm("dossiers.view_complex", team, rows.complex)
    assert authority.get_perms(officer, rows) == ["view_dossier"]
    assert authority.get_perms(root, rows) == []
    assert authority.get_perms(team, rows.complex) == ["view_complex"]


def test_a_permission_given_and_taken_by_guardian_is_a_work_area_given_and_taken(rows):
    user, bystander = cast.make_user("nuisance"), cast.make_user("nuisance", complexes=[rows.complex])
    assign_perm("view_complex", user, rows.complex)
    assert anew(user).has_perm("dossiers.view_dossier", rows)
    remove_perm("view_complex", user, rows.complex)
    assert not anew(user).has_perm("dossiers.view_dossier", rows)
    assert anew(bystander).has_perm("dossiers.view_dossier", rows)


# Signing in, which is the same backend


def test_a_password_still_lets_in(officer, front_desk):
    assert authenticate(username=officer.email, password=cast.PASSWORD) == officer
    assert authenticate(username=officer.email, password="anders") is None
    get_user_model().objects.filter(pk=officer.pk).update(is_active=False)
    assert authenticate(username=officer.email, password=cast.PASSWORD) is None
    assert authenticate(username=front_desk.email, password=cast.PASSWORD) == front_desk


def test_permissions_need_one_question_each(rows, consultant_b, django_assert_num_queries):
    user = anew(consultant_b)
    user.has_perm("dossiers.view_dossier", rows)
    with django_assert_num_queries(1):
        user.has_perm("dossiers.view_dossier", rows)
    with django_assert_num_queries(1):
        list(get_objects_for_user(user, "dossiers.view_dossier"))
