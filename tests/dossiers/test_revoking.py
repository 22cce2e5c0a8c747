"""What is taken from somebody in the middle of a session is gone at the very next request, whichever page it asks."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cases.models import Letter
from cases.workflow import Status
from dossiers.access import actions as grants
from dossiers.access.emergency import actions as emergency
from dossiers.files.checking import checked
from dossiers.functions import Function
from dossiers.models import (
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    Emergency,
    ImportLine,
    ImportRun,
    SectionAccess,
)
from dossiers.records import actions as recording
from dossiers.sections import Section
from tests.cast import case_in, make_record, make_user, rows
from tests.dossiers.paperwork import pdf
from wsn_privacy.accounts.invitations import actions as invitations

pytestmark = pytest.mark.django_db
REASON = {"purpose": "report", "reason": ""}
GONE, FORBIDDEN, DOOR = 404, 403, "/inloggen/"


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def tenancy(dossier, officer):
    """An open record with a file."""
    return with_file(make_record(dossier, Section.TENANCY), officer)


@pytest.fixture
def nuisance(dossier, officer):
    """A record in a closed section, with a file."""
    recorded = make_record(dossier, Section.NUISANCE)
    open_for(recorded, officer)
    return with_file(recorded, officer)


def open_for(record, by):
    """Open the closed section for `by`, who then adds the file."""
    record.dossier.openings.create(section=record.section, by=by, on=timezone.localdate(), purpose="report")


def with_file(record, by):
    content = pdf()
    recording.attach(record=record, papers=[checked("brief.pdf", content, len(content))], by=by)
    return record


def pages_of(record):
    """Every page on which this record, or what hangs on it, can be seen or changed."""
    at, basis = record.reference, record.basis_id
    return {
        "record": reverse("dossiers:record", args=[at]),
        "file": reverse("recording:file", args=[record.files.get().pk]),
        "attachment": reverse("recording:attachment", args=[at]),
        "statement": reverse("recording:statement", args=[at]),
        "corrections": reverse("recording:corrections", args=[at]),
        "correction": reverse("recording:correction", args=[at, "title"]),
        "entry": reverse("recording:entry", args=[record.dossier.reference, basis]),
    }


def answers(browser, pages):
    """The status with which each page answers."""
    return {name: browser.get(page).status_code for name, page in pages.items()}


def all_are(status, pages):
    return dict.fromkeys(pages, status)


def whole(dossier, *records):
    """The pages of the dossier and of these records."""
    pages = {"detail": reverse("dossiers:detail", args=[dossier.reference])}
    return pages | {f"{record.section} {name}": page for record in records for name, page in pages_of(record).items()}


def is_found(browser, dossier):
    """Whether the dossier stands in the list, and whether search finds it."""
    page = browser.get(reverse("dossiers:list"))
    found = browser.post(reverse("search"), {"text": dossier.person.family_name})
    return dossier.reference in page.text, dossier.reference in found.text


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


def is_at_the_door(browser, pages):
    """Whether each page leads to signing in."""
    seen = {page: browser.get(page) for page in pages.values()}
    return all((answer.status_code, answer.url) == (302, f"{DOOR}?next={page}") for page, answer in seen.items())


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


@pytest.mark.parametrize("sections", [[], [Section.TENANCY]], ids=["the own sections", "named sections"])
@pytest.mark.parametrize("how", ["taken", "ended", "its row is gone"])
def test_a_personal_grant_that_is_over_opens_nothing(how, sections, dossier, tenancy, consultant_b, officer, signed_in):
    browser, pages = signed_in(consultant_b), whole(dossier, tenancy)
    assert answers(browser, pages) == all_are(GONE, pages)
    words = {"sections": sections, "until": timezone.now() + dt.timedelta(days=1), "reason": "vervanging"}
    grant = grants.give(user=consultant_b, dossier=dossier, by=officer, **words)
    assert answers(browser, pages) == all_are(200, pages)
    assert is_found(browser, dossier) == (True, True)
    if how == "taken":
        assert signed_in(officer).post(reverse("grants:ending", args=[grant.pk])).status_code == 302
    elif how == "ended":
        DossierUserObjectPermission.objects.filter(pk=grant.pk).update(until=timezone.now())
    else:
        grant.delete()
    assert answers(browser, pages) == all_are(GONE, pages)
    assert is_found(browser, dossier) == (False, False)


# Emergency entrance


@pytest.mark.parametrize("how", ["found wrong", "the day is over", "its row is gone"])
def test_an_emergency_entrance_that_is_over_opens_nothing(how, dossier, nuisance, maintenance, officer, signed_in):
    browser = signed_in(maintenance)
    pages = pages_of(nuisance)
    assert answers(browser, pages) == all_are(GONE, pages)
    enter = reverse("grants:enter", args=[dossier.reference, Section.NUISANCE])
    assert browser.post(enter, {"reason": "Er is brand."}).status_code == 302
    assert answers(browser, pages) == {**all_are(200, pages), "entry": GONE}  # it is for looking
    if how == "found wrong":
        entered = Emergency.objects.get(by=maintenance)
        emergency.review(emergency=entered, outcome="wrong", remark="Kon wachten.", by=officer, at=timezone.now())
    elif how == "the day is over":
        DossierUserObjectPermission.objects.filter(user=maintenance).update(until=timezone.now())
    else:
        DossierUserObjectPermission.objects.filter(user=maintenance).delete()
    assert answers(browser, pages) == all_are(GONE, pages)
    assert nuisance.reference not in browser.get(reverse("dossiers:detail", args=[dossier.reference])).text


# The pages of an office


@pytest.fixture
def run(officer):
    """An import that was tried, with a line that was refused."""
    row = ImportRun.objects.create(kind="tenants", state="tried", by=officer, file_name="huurders.csv")
    ImportLine.objects.create(run=row, number=2, outcome="refused", before={"achternaam": "Voorbeeld"}, reason="x")
    return row


def lose_office(user, by):
    grants.set_functions(user=user, functions=[Function.FRONT_DESK], by=by)


def lose_office_in_sql(user, by):
    user.groups.set(Group.objects.filter(name=Function.FRONT_DESK))


@pytest.mark.parametrize("lose", [lose_office, lose_office_in_sql], ids=lambda lose: lose.__name__)
def test_the_pages_of_the_officer_end_with_the_function(lose, dossier, run, officer, second_officer, signed_in):
    case = case_in(Status.SENT, by=officer, subject=dossier.person)
    forbidden = {name: reverse(name) for name in ("imports:list", "grants:matrix", "grants:people", "grants:personal")}
    forbidden |= {name: reverse(name) for name in ("grants:emergencies", "register:new", "register:export")}
    forbidden |= {name: reverse(name) for name in ("colleagues", "looking:looks")}
    forbidden |= {name: reverse(name, args=[run.pk]) for name in ("imports:detail", "imports:refused")}
    forbidden |= {name: reverse(name, args=[5]) for name in ("register:edit", "register:dpia")}
    gone = {name: reverse(name) for name in ("log:list", "log:export")}
    gone |= {name: reverse(name, args=[dossier.reference]) for name in ("log:looks", "log:looks_pdf")}
    gone |= {name: reverse(name, args=[case.reference]) for name in ("cases:detail", "cases:package", "cases:slip")}
    gone["letter"] = reverse("cases:letter", args=[case.reference, Letter.objects.filter(case=case).first().pk])
    browser = signed_in(officer)
    assert answers(browser, forbidden | gone) == all_are(200, forbidden | gone)
    lose(officer, second_officer)
    assert is_at_the_door(browser, forbidden | gone)
    anew = signed_in(get_user_model().objects.get(pk=officer.pk))
    assert answers(anew, forbidden) == all_are(FORBIDDEN, forbidden)
    assert answers(anew, gone) == all_are(GONE, gone)


def test_what_the_officer_does_by_post_ends_too(dossier, run, officer, second_officer, signed_in):
    browser = signed_in(officer)
    vera = reverse("imports:vera", args=[dossier.reference])
    export = reverse("log:export")
    wanted = {"kind": "csv", "purpose": "audit"}
    assert (browser.post(vera).status_code, browser.post(export, wanted).status_code) == (200, 200)
    lose_office(officer, second_officer)
    before = rows()
    acts = (vera, export, reverse("imports:confirmation", args=[run.pk]), reverse("register:check", args=[5]))
    assert {browser.post(act, wanted).url for act in acts} == {f"{DOOR}?next={act}" for act in acts}
    assert rows() == before
    anew = signed_in(get_user_model().objects.get(pk=officer.pk))
    assert [anew.post(act, wanted).status_code for act in acts] == [FORBIDDEN, GONE, FORBIDDEN, FORBIDDEN]


def test_the_fg_who_stops_reads_no_log_any_more(fg, officer, signed_in):
    browser, log = signed_in(fg), reverse("log:list")
    assert browser.get(log).status_code == 200
    grants.set_functions(user=fg, functions=[], by=officer)
    assert is_at_the_door(browser, {"log": log})
    assert signed_in(get_user_model().objects.get(pk=fg.pk)).get(log).status_code == GONE


def test_a_way_in_that_was_mailed_ends_with_the_account(officer, client):
    invited = invitations.invite(name="Lien", email="lien@staff.example", functions=["letting"], by=officer)
    way_in = reverse("welcome", args=[invitations.token_of(invited)])
    assert client.get(way_in).status_code == 200
    grants.end_all(user=invited.user, by=officer)
    assert client.get(way_in).status_code == 409
