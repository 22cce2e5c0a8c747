"""Giving and taking access: by whom, within which bounds, with which lines, and that it ends at once."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.functions import Function
from dossiers.models import Dossier, DossierUserObjectPermission, LogEntry, Record, SectionAccess
from dossiers.refusal import Refused
from dossiers.scope import scope_of
from dossiers.sections import Section
from tests.cast import at_once, make_case, make_dossier, make_record, make_user

KEEPS = "Alleen de privacy officer geeft of neemt toegang."
OTHERS = ("fg", "letting", "consultant_a", "director", "functional_management", "stranger")


def afresh(user):
    """The same user in a next request."""
    return get_user_model().objects.get(pk=user.pk)


def tomorrow():
    return timezone.now() + dt.timedelta(days=1)


def lines(verb):
    return LogEntry.objects.filter(verb=verb)


@pytest.fixture
def give(officer, letting, dossier):
    """Gives letting access to the dossier, with other words where they are named."""

    def given(**words):
        words = {"user": letting, "sections": [], "until": tomorrow(), "reason": "waarneming", "by": officer, **words}
        return grants.give(dossier=dossier, **words)

    return given


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_privacy_officer_gives_or_takes(name, request, stranger, complex_a, give):
    other = request.getfixturevalue(name)
    team, grant = Group.objects.create(name="Team Zuid"), give()
    for act in (
        lambda: grants.set_functions(user=stranger, functions=["letting"], by=other),
        lambda: grants.set_teams(user=stranger, teams=[team.name], by=other),
        lambda: grants.set_area(user=stranger, complexes=[complex_a], by=other),
        lambda: grants.set_team_area(team=team, complexes=[complex_a], by=other),
        lambda: grants.set_sections(function="letting", sections={"care": True}, by=other),
        lambda: grants.make_team(name="Team Noord", by=other),
        lambda: give(user=stranger, by=other),
        lambda: grants.take(grant=grant, by=other),
        lambda: grants.end_all(user=stranger, by=other),
    ):
        with pytest.raises(Refused, match=KEEPS):
            act()


def test_a_function_is_seen_with_the_next_request_and_gone_with_the_one_after(stranger, officer, signed_in):
    browser, record = signed_in(stranger), make_record(section=Section.TENANCY)
    address = reverse("dossiers:record", args=[record.reference])
    assert browser.get(address).status_code == 404
    grants.set_functions(user=stranger, functions=["letting"], by=officer)
    assert browser.get(address).status_code == 200
    grants.set_functions(user=stranger, functions=[], by=officer)
    assert browser.get(address).status_code != 200


def test_a_change_of_functions_leaves_a_line_with_who_and_which(stranger, officer):
    grants.set_functions(user=stranger, functions=["letting"], by=officer)
    assert lines("functions given").get().actor == officer
    change = LogEntry.objects.filter(object_pk=str(stranger.pk), verb="changed").first()
    assert "letting" in str(change.changes)
    grants.set_functions(user=stranger, functions=["letting"], by=officer)
    assert lines("functions given").count() == 1


def test_teams_stay_when_functions_change(stranger, officer):
    team = grants.make_team(name="Team Oost", by=officer)
    grants.set_teams(user=stranger, teams=[team.name], by=officer)
    assert [lines(verb).get().actor for verb in ("team made", "teams given")] == [officer, officer]
    grants.set_functions(user=stranger, functions=["letting"], by=officer)
    assert {group.name for group in stranger.groups.all()} == {"Team Oost", "letting"}


def test_nobody_changes_the_own_access(officer, second_officer, dossier):
    for act in (
        lambda: grants.set_functions(user=officer, functions=["letting"], by=officer),
        lambda: grants.set_area(user=officer, complexes=[], by=officer),
        lambda: grants.give(user=officer, dossier=dossier, sections=[], until=tomorrow(), reason="x", by=officer),
        lambda: grants.end_all(user=officer, by=officer),
    ):
        with pytest.raises(Refused, match="Uw eigen toegang wijzigt een collega"):
            act()


def test_there_is_always_a_privacy_officer(officer, second_officer):
    grants.set_functions(user=officer, functions=[], by=second_officer)
    last, boss = second_officer, make_user(Function.PRIVACY_OFFICER)
    get_user_model().objects.filter(pk=boss.pk).update(is_active=False)
    assert grants.why_not_without_officer(last)
    assert not grants.why_not_without_officer(officer)


def test_functional_management_goes_with_no_other_function(stranger, officer):
    with pytest.raises(Refused, match="ziet geen inhoud"):
        grants.set_functions(user=stranger, functions=["functional_management", "letting"], by=officer)


def test_functional_management_sees_no_content_whatever_it_was_given(officer, functional_management, dossier):
    record = make_record(dossier, Section.TENANCY)
    with pytest.raises(Refused, match="ziet geen inhoud"):
        grants.give(user=functional_management, dossier=dossier, sections=[], until=tomorrow(), reason="x", by=officer)
    functional_management.groups.add(Group.objects.get(name="letting"))  # by some other way
    user = afresh(functional_management)
    assert not scope_of(user).sections
    assert not Record.objects.visible_to(user).filter(pk=record.pk).exists()


@pytest.mark.parametrize("function", ["privacy_officer", "fg", "front_desk"])
def test_beside_functional_management_no_function_opens_a_page(function, signed_in):
    case, browser = make_case(), signed_in(make_user("functional_management", function))
    assert case.reference not in browser.get(reverse("cases:list")).text
    assert browser.get(reverse("log:list")).status_code == 404
    assert browser.get(reverse("cases:intake")).status_code == 403


@pytest.mark.parametrize("function", ["privacy_officer", "fg", "functional_management"])
def test_some_rows_of_the_matrix_are_no_choice(function, officer):
    with pytest.raises(Refused, match="Dat ligt vast"):
        grants.set_sections(function=function, sections={"tenancy": True, "care": False}, by=officer)


def test_the_matrix_is_written_cell_by_cell_with_one_line(officer, front_desk):
    complaint = make_record(section=Section.COMPLAINT)
    grants.set_sections(function="front_desk", sections={"tenancy": True, "complaint": True, "sale": False}, by=officer)
    cells = SectionAccess.objects.filter(group__name="front_desk").values_list("section", "everywhere")
    assert set(cells) == {("tenancy", True), ("complaint", True), ("sale", False)}
    assert complaint in Record.objects.visible_to(afresh(front_desk))
    grants.set_sections(function="front_desk", sections={"tenancy": True}, by=officer)
    assert complaint not in Record.objects.visible_to(afresh(front_desk))
    assert [line.actor for line in lines("sections set")] == [officer, officer]


def test_a_work_area_of_a_person_and_of_a_team(officer, stranger, complex_a, complex_b):
    in_a, in_b = (make_record(make_dossier(place=place), Section.NUISANCE) for place in (complex_a, complex_b))
    grants.set_functions(user=stranger, functions=["nuisance"], by=officer)
    grants.set_area(user=stranger, complexes=[complex_a], by=officer)
    team = grants.make_team(name="Team B", by=officer)
    grants.set_team_area(team=team, complexes=[complex_b], by=officer)
    assert set(Record.objects.visible_to(afresh(stranger))) == {in_a}
    grants.set_teams(user=stranger, teams=["Team B"], by=officer)
    assert set(Record.objects.visible_to(afresh(stranger))) == {in_a, in_b}
    grants.set_area(user=stranger, complexes=[], by=officer)
    assert set(Record.objects.visible_to(afresh(stranger))) == {in_b}
    assert lines("work area set").count() == 3


@pytest.mark.parametrize("name", ["Team A", "team a", "letting"])
def test_a_name_of_a_team_is_taken_once(name, officer):
    grants.make_team(name="Team A", by=officer)
    with pytest.raises(Refused, match="Er is al een team met deze naam"):
        grants.make_team(name=name, by=officer)


def test_a_grant_for_named_sections_shows_those_and_no_other(dossier, letting, give):
    seen, unseen = make_record(dossier, Section.PAYMENT), make_record(dossier, Section.NUISANCE)
    give(sections=[Section.PAYMENT])
    assert set(Record.objects.visible_to(afresh(letting)).filter(pk__in=[seen.pk, unseen.pk])) == {seen}


def test_a_grant_lets_somebody_without_any_section_into_one_dossier(dossier, director, give):
    make_record(dossier, Section.COMPLAINT)
    make_dossier()
    give(user=director, sections=[Section.COMPLAINT])
    assert list(Dossier.objects.visible_to(afresh(director))) == [dossier]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"reason": "  "}, "Leg uit waarom"),
        ({"until": timezone.now() - dt.timedelta(days=1)}, "binnen een jaar"),
        ({"until": timezone.now() + dt.timedelta(days=400)}, "binnen een jaar"),
    ],
)
def test_a_grant_needs_a_reason_and_an_end(words, why, give):
    with pytest.raises(Refused, match=why):
        give(**words)
    assert not DossierUserObjectPermission.objects.exists()


def test_a_second_grant_waits_for_the_end_of_the_first(give, officer):
    first = give()
    with pytest.raises(Refused, match="heeft al toegang"):
        give()
    DossierUserObjectPermission.objects.filter(pk=first.pk).update(until=timezone.now())
    second = give()
    grants.take(grant=second, by=officer)
    assert not DossierUserObjectPermission.objects.exists()
    assert (lines("granted").count(), lines("revoked").get().actor) == (2, officer)


def test_who_leaves_is_out_at_once_everywhere(officer, consultant_a, dossier, signed_in, give):
    browser, telephone = signed_in(consultant_a), signed_in(consultant_a)
    give(user=consultant_a, sections=[Section.CARE])
    address = reverse("dossiers:detail", args=[dossier.reference])
    assert (browser.get(address).status_code, telephone.get(address).status_code) == (200, 200)
    grants.end_all(user=consultant_a, by=officer)
    for each in (browser, telephone):
        assert each.get(address).url.startswith(reverse("login"))
    user = afresh(consultant_a)
    assert (user.is_active, user.has_usable_password(), user.groups.exists()) == (False, False, False)
    assert not DossierUserObjectPermission.objects.filter(user=user).exists()
    assert not user.complexuserobjectpermission_set.exists()
    assert not [each for each in Session.objects.all() if each.get_decoded().get("_auth_user_id") == str(user.pk)]
    assert lines("left").get().actor == officer


def test_sessions_of_others_stay(officer, letting, front_desk, signed_in):
    staying = signed_in(front_desk)
    signed_in(letting)
    grants.end_all(user=letting, by=officer)
    assert staying.get(reverse("dossiers:list")).status_code == 200


def test_who_left_is_given_nothing(officer, stranger, give):
    grants.end_all(user=stranger, by=officer)
    with pytest.raises(Refused, match="Deze medewerker is vertrokken"):
        give(user=stranger)
    with pytest.raises(Refused, match="Deze medewerker is vertrokken"):
        grants.set_functions(user=stranger, functions=["letting"], by=officer)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_take_each_other_out_at_once_one_stays(officer, second_officer):
    pairs = ((officer, second_officer), (second_officer, officer))
    at_once(*(lambda user=user, by=by: grants.set_functions(user=user, functions=(), by=by) for user, by in pairs))
    held = get_user_model().objects.filter(groups__name="privacy_officer")
    assert held.count() == 1
