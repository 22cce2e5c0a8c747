"""The pages of access: what stands on them, for whom, and that what is sent is done."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.models import DossierUserObjectPermission, LogEntry, SectionAccess
from dossiers.sections import Section
from tests.cast import make_dossier, make_record


def address(name, *args):
    return reverse(f"grants:{name}", args=args)


@pytest.fixture
def desk(officer, signed_in):
    """The privacy officer's browser."""
    return signed_in(officer)


def test_the_matrix_tells_what_each_function_sees(desk):
    page = desk.get(address("matrix")).text
    assert address("function", "letting") in page
    assert address("function", "fg") not in page
    assert "overlast" in page


def test_the_sections_of_a_function_are_chosen_on_its_page(desk):
    shown = desk.get(address("function", "maintenance")).context["form"]
    chosen = {name: field.initial for name, field in shown.fields.items()}
    assert chosen == {**dict.fromkeys(Section.values, "nowhere"), "maintenance": "here"}
    assert desk.post(address("function", "maintenance"), {"maintenance": "everywhere"}).status_code == 200
    answer = desk.post(address("function", "maintenance"), {**chosen, "maintenance": "everywhere", "tenancy": "here"})
    assert answer.status_code == 302
    cells = SectionAccess.objects.filter(group__name="maintenance").values_list("section", "everywhere")
    assert set(cells) == {("maintenance", True), ("tenancy", False)}


def test_a_fixed_function_says_why(desk):
    assert "Dat ligt vast." in desk.get(address("function", "fg")).text


def test_a_person_is_given_functions_teams_and_complexes_together(desk, stranger, complex_a):
    Group.objects.create(name="Team Zuid")
    sent = {"functions": ["nuisance"], "teams": ["Team Zuid"], "complexes": [str(complex_a.pk)]}
    assert desk.post(address("person", stranger.pk), sent).status_code == 302
    held = desk.get(address("person", stranger.pk)).context["form"].initial
    assert held == sent
    listed = desk.get(address("people")).text
    assert "woonconsulent leefbaarheid" in listed
    assert "Team Zuid" in listed


def test_what_is_refused_changes_nothing_and_says_why(desk, stranger, complex_a):
    sent = {"functions": ["functional_management", "letting"], "complexes": [str(complex_a.pk)]}
    answer = desk.post(address("person", stranger.pk), sent)
    assert answer.status_code == 409
    assert "Functioneel beheer gaat niet samen met een andere functie" in answer.text
    assert not stranger.groups.exists()
    assert not stranger.complexuserobjectpermission_set.exists()


def test_the_own_page_has_no_form(desk, officer):
    page = desk.get(address("person", officer.pk)).text
    assert "Uw eigen toegang wijzigt een collega." in page
    assert "Leg vast" not in page


def test_functional_management_reads_functions_and_nothing_of_a_dossier(
    functional_management, letting, dossier, officer, signed_in
):
    until = timezone.now() + dt.timedelta(days=2)
    grants.give(user=letting, dossier=dossier, sections=["care"], until=until, reason="waarneming zieke", by=officer)
    desk = signed_in(functional_management)
    page = desk.get(address("person", letting.pk)).text
    assert "verhuur" in page
    for word in (dossier.reference, "waarneming", "Leg vast", "Uit dienst"):
        assert word not in page
    assert desk.get(address("personal")).status_code == 403
    assert desk.post(address("person", letting.pk), {"functions": ["letting"]}).status_code == 403


def test_the_fg_reads_all_and_changes_nothing(fg, letting, dossier, officer, signed_in):
    until = timezone.now() + dt.timedelta(days=2)
    grants.give(user=letting, dossier=dossier, sections=["care"], until=until, reason="waarneming", by=officer)
    page = signed_in(fg).get(address("personal")).text
    assert dossier.reference in page
    assert "zorg en begeleiding" in page
    assert "<form class" not in page
    assert "Beëindig" not in page


def test_a_grant_is_given_on_its_page_until_the_end_of_the_day(desk, letting, dossier):
    last = timezone.localdate() + dt.timedelta(days=3)
    parts = {"last_on_day": last.day, "last_on_month": last.month, "last_on_year": last.year}
    sent = {"reference": dossier.reference.lower(), "user": letting.pk, "sections": ["care"], "reason": "x", **parts}
    assert desk.post(address("personal"), sent).status_code == 302
    grant = DossierUserObjectPermission.objects.get()
    assert (grant.user, grant.sections) == (letting, ["care"])
    assert grant.until == timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time()))
    assert dossier.reference in desk.get(address("personal")).text
    assert desk.post(address("personal"), sent).status_code == 409
    desk.post(address("ending", grant.pk))
    assert not DossierUserObjectPermission.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reference": "D-22222222"}, "Dit dossier is er niet."),
        ({"last_on_year": "1999"}, "binnen een jaar"),
        ({"last_on_year": "9999"}, "binnen een jaar"),
        ({"reason": ""}, "Leg uit waarom dit nodig is."),
        ({"user": ""}, "Kies een medewerker."),
    ],
)
def test_a_grant_form_says_what_is_wrong(wrong, sentence, desk, letting, dossier):
    sent = {"reference": dossier.reference, "user": letting.pk, "reason": "x"}
    sent |= {"last_on_day": "1", "last_on_month": "2", "last_on_year": "2027"}
    answer = desk.post(address("personal"), {**sent, **wrong})
    assert (answer.status_code, sentence in answer.text) == (200, True)


def test_a_team_is_made_and_works_in_complexes(desk, complex_a, complex_b):
    made = desk.post(address("areas"), {"name": "Team Noord"})
    team = Group.objects.get(name="Team Noord")
    assert made.url == address("team", team.pk)
    desk.post(address("team", team.pk), {"complexes": [str(complex_a.pk)]})
    shown = {area.place: area.teams for area in desk.get(address("areas")).context["areas"]}
    assert shown == {complex_a: [team], complex_b: []}
    assert desk.post(address("areas"), {"name": "team noord"}).status_code == 409


def test_leaving_is_one_button(desk, letting, officer):
    page = desk.post(address("leaving", letting.pk), follow=True).text
    assert "Alle toegang en alle sessies zijn voorbij." in page
    assert "Deze medewerker is vertrokken." in page
    assert "Uw eigen toegang" in desk.post(address("leaving", officer.pk), follow=True).text


def test_who_gives_access_proves_first_who_it_is(desk, letting, settings):
    settings.PROOF_LASTS = 300
    answer = desk.post(address("leaving", letting.pk))
    assert reverse("reauthenticate") in answer.url
    letting.refresh_from_db()
    assert letting.is_active


def test_an_outside_section_offers_emergency_entrance_and_no_more(letting, dossier, signed_in):
    make_record(dossier, Section.NUISANCE)
    page = signed_in(letting).get(reverse("dossiers:detail", args=[dossier.reference])).text
    assert address("enter", dossier.reference, "nuisance") in page
    asked = signed_in(letting).get(address("enter", dossier.reference, "nuisance")).text
    assert "Uw toegang wordt vastgelegd en bekeken door de privacy officer." in asked


def test_pages_cost_the_same_for_few_and_for_many(desk, letting, complex_a, django_assert_max_num_queries):
    for _number in range(20):
        grants.Group.objects.create(name=f"Team {_number}").user_set.add(letting)
        make_dossier(place=complex_a)
    pages = [address(name) for name in ("people", "areas", "matrix", "personal", "emergencies")]
    for page in (*pages, reverse("looking:looks")):
        with django_assert_max_num_queries(18):
            desk.get(page)


def test_a_page_outside_the_function_leaves_a_line_among_the_denials(letting, officer, signed_in):
    assert signed_in(letting).get(reverse("grants:matrix")).status_code == 403
    line = LogEntry.objects.get(verb="page denied")
    assert (line.actor, line.additional_data) == (letting, {"page": "grants:matrix"})
    shown = signed_in(officer).get(reverse("log:list"), {"only": "denied"}).text
    assert "vroeg om een pagina buiten de eigen functie" in shown


@pytest.mark.parametrize("reason", ["\u200b", "\u2060 \ufeff"])
def test_a_reason_with_nothing_to_see_is_no_reason(reason, desk, letting, dossier):
    page = desk.post(
        reverse("grants:personal"),
        {"reference": dossier.reference, "user": str(letting.pk), "last_on_day": "1", "reason": reason},
    )
    assert "Leg uit waarom dit nodig is." in page.text
