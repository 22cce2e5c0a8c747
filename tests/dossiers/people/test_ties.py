"""People and households: who stands how to whom, seen with the tenancy, put on file and ended with a line."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dossiers.functions import Function
from dossiers.models import Complex, LogEntry, Person, Tie
from dossiers.people import actions as people
from dossiers.people.actions import Newcomer
from dossiers.people.rules import Said
from dossiers.refusal import Refused
from dossiers.sections import Section
from tests.cast import make_dossier, make_person, make_record, make_user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
LONG_AGO = dt.date(2021, 5, 3)
GUARDIAN = Said(Tie.Kind.ADMINISTRATOR, LONG_AGO, scope="geldzaken", evidence="beschikking van 3 mei 2021")


@pytest.fixture
def dossier(dossier):
    """The tenant's dossier, with something about the tenancy."""
    make_record(dossier, Section.TENANCY)
    return dossier


@pytest.fixture
def guardian():
    """Somebody who acts for others and has no dossier."""
    return make_person("Bo", "Windvoerder", kind="third_party")


@pytest.fixture
def tie(dossier, guardian, letting):
    """The guardian's tie with the tenant."""
    return people.add(dossier=dossier, other=guardian, said=GUARDIAN, by=letting)


def new(dossier):
    """The page on which a tie is put on file."""
    return reverse("people:tie", args=[dossier.reference])


def end_of(tie, dossier):
    """The page on which it ends."""
    return reverse("people:tie_end", args=[dossier.reference, tie.pk])


def day(name, on):
    """A day as a form sends it."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


TYPED = {"other": "new", "family_name": "Kind", "given_name": "Kim", "kind": "child", **day("since", LONG_AGO)}


def test_a_tie_stands_on_the_dossier_of_both(tie, dossier, letting, signed_in):
    page = signed_in(letting).get(reverse("dossiers:detail", args=[dossier.reference])).text
    for words in ("Huishouden en vertegenwoordiging", "Bo Windvoerder", "bewindvoerder, sinds 3 mei 2021", "geldzaken"):
        assert words in page
    theirs = make_dossier(tie.other)
    make_record(theirs, Section.TENANCY)
    page = signed_in(letting).get(reverse("dossiers:detail", args=[theirs.reference])).text
    assert "is bewindvoerder van" in page
    assert reverse("dossiers:detail", args=[dossier.reference]) in page


def test_who_does_not_see_the_tenancy_sees_no_ties(tie, dossier, complex_a, officer, fg, signed_in):
    make_record(dossier, Section.MAINTENANCE)
    there = reverse("dossiers:detail", args=[dossier.reference])
    repairs = make_user(Function.MAINTENANCE, complexes=[complex_a])
    assert "Windvoerder" not in signed_in(repairs).get(there).text
    assert all("Windvoerder" in signed_in(user).get(there).text for user in (officer, fg))
    assert not Tie.objects.visible_to(repairs).exists()


def test_a_consultant_of_another_complex_sees_no_ties(tie, consultant_a, consultant_b):
    assert Tie.objects.visible_to(consultant_a).get() == tie
    assert not Tie.objects.visible_to(consultant_b).exists()
    assert tie.other not in Person.objects.visible_to(consultant_b)
    assert tie.other in Person.objects.visible_to(consultant_a)


def test_putting_a_tie_on_file_leaves_a_line_about_the_person(tie, dossier, letting):
    line = LogEntry.objects.get(verb="tied")
    assert (line.actor, line.subject_id, line.object_repr) == (letting, dossier.person_id, f"relatie {tie.pk}")


def test_somebody_new_is_put_on_file_by_name_alone(dossier, letting, signed_in):
    answer = signed_in(letting).post(new(dossier), TYPED)
    assert answer.url == reverse("dossiers:detail", args=[dossier.reference])
    other = Tie.objects.get(person=dossier.person).other
    assert (other.name, other.kind, other.name_key) == ("Kim Kind", "third_party", "kind kim")
    assert not other.dossiers.exists()


def test_who_is_known_is_searched_and_chosen(dossier, letting, signed_in):
    known = make_dossier(make_person("Sanne", "Ğüneş"))
    make_record(known, Section.TENANCY)
    browser = signed_in(letting)
    page = browser.post(reverse("people:tie_search", args=[dossier.reference]), {**TYPED, "text": "gunez"})
    assert "Sanne Ğüneş, huurder" in page.text
    assert 'value="Kim"' in page.text
    browser.post(new(dossier), {**TYPED, "other": known.person.reference, "kind": "partner"})
    assert Tie.objects.get(person=dossier.person).other == known.person
    assert LogEntry.objects.filter(verb="searched", actor=letting).count() == 1


def test_nobody_outside_the_own_work_is_found_or_chosen(dossier, consultant_a, complex_b, signed_in):
    hidden = make_dossier(make_person("Gerda", "Ginds"), complex_b)
    make_record(hidden, Section.TENANCY)
    make_record(dossier, Section.NUISANCE)
    browser = signed_in(consultant_a)
    assert "Gerda Ginds" not in browser.post(
        reverse("people:tie_search", args=[dossier.reference]), {"text": "ginds"}
    ).text.replace("value=", "")
    page = browser.post(new(dossier), {**TYPED, "other": hidden.person.reference})
    assert "Kies er een uit de lijst." in page.text
    assert not Tie.objects.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said("mandate", LONG_AGO, evidence="brief van 1 mei"), "Schrijf op waarvoor deze persoon mag optreden."),
        (Said("curator", LONG_AGO, scope="alles"), "Schrijf op waaruit dit blijkt"),
        (Said("child", dt.date(2999, 1, 1)), "Deze datum ligt in de toekomst."),
        (Said("child", dt.date(1066, 1, 1)), "Deze datum is te lang geleden."),
        (Said("child", LONG_AGO, until=dt.date(2020, 1, 1)), "De einddatum ligt voor de begindatum."),
        (Said("child", LONG_AGO, scope="nummer 111222333"), "Dit lijkt een burgerservicenummer."),
    ],
)
def test_what_cannot_be_said_of_a_tie_is_refused(said, why, dossier, letting):
    with pytest.raises(Refused, match=why):
        people.add(dossier=dossier, other=Newcomer("Nieuw"), said=said, by=letting)
    assert not Person.objects.filter(family_name="Nieuw").exists()


def test_a_running_tie_is_not_put_on_file_twice(tie, dossier, guardian, letting):
    with pytest.raises(Refused, match="staat er al"):
        people.add(dossier=dossier, other=guardian, said=GUARDIAN, by=letting)
    people.end(tie=tie, until=LONG_AGO, reason="bewind opgeheven", by=letting)
    assert people.add(dossier=dossier, other=guardian, said=GUARDIAN, by=letting)


def test_nobody_is_tied_to_themselves(dossier, letting):
    with pytest.raises(Refused, match="Kies iemand anders"):
        people.add(dossier=dossier, other=dossier.person, said=Said("partner", LONG_AGO), by=letting)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(person=dossier.person, other=dossier.person, kind="partner", since=LONG_AGO)


def test_an_ended_tie_is_shown_as_ended_and_ends_once(tie, dossier, letting, signed_in):
    browser = signed_in(letting)
    assert "blijft te zien" in browser.get(end_of(tie, dossier)).text
    typed = {**day("until", TODAY() - dt.timedelta(days=1)), "reason": "het bewind is opgeheven"}
    assert browser.post(end_of(tie, dossier), typed).status_code == 302
    page = browser.get(reverse("dossiers:detail", args=[dossier.reference])).text
    assert "beëindigd" in page
    assert "het bewind is opgeheven" in page
    assert LogEntry.objects.get(verb="untied").subject_id == dossier.person_id
    again = browser.post(end_of(tie, dossier), typed)
    assert (again.status_code, "Deze relatie is al beëindigd." in again.text) == (409, True)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({**day("until", dt.date(2020, 1, 1)), "reason": "verhuisd"}, "De einddatum ligt voor de begindatum."),
        ({**day("until", dt.date(2024, 1, 1)), "reason": "x"}, "Schrijf op waarom de relatie eindigt."),
    ],
)
def test_an_end_that_cannot_be_is_refused(typed, why, tie, dossier, letting, signed_in):
    page = signed_in(letting).post(end_of(tie, dossier), typed)
    assert (page.status_code, why in page.text) == (409, True)
    tie.refresh_from_db()
    assert tie.until is None


def test_who_only_looks_on_keeps_no_ties(tie, dossier, fg, signed_in):
    browser = signed_in(fg)
    assert browser.get(new(dossier)).status_code == 403
    assert browser.get(end_of(tie, dossier)).status_code == 403
    with pytest.raises(Refused):
        people.end(tie=tie, until=TODAY(), reason="zomaar", by=fg)
    with pytest.raises(Refused):
        people.add(dossier=dossier, other=Newcomer("Nieuw"), said=GUARDIAN, by=fg)


def test_the_tie_of_somebody_else_is_not_ended_by_way_of_this_dossier(tie, letting, signed_in):
    other = make_dossier()
    make_record(other, Section.TENANCY)
    assert signed_in(letting).get(end_of(tie, other)).status_code == 404
    assert LogEntry.objects.filter(verb="denied", actor=letting).exists()


def test_a_form_that_is_empty_says_what_is_missing(dossier, letting, signed_in):
    page = signed_in(letting).post(new(dossier), {})
    assert page.status_code == 200
    assert "Kies er een uit de lijst." in page.text
    page = signed_in(letting).post(new(dossier), {**TYPED, "family_name": "", "other": "new"})
    assert "Vul de achternaam in, of zoek en kies iemand." in page.text


def test_who_is_represented_is_not_told_in_the_dossier_of_who_represents(tie, guardian, letting, officer):
    """Somebody who sees the guardian's own tenancy, and not that of the ward, learns nothing of the ward."""
    elsewhere = make_dossier(guardian, Complex.objects.create(code="Z", name="Z"))
    near = make_user(Function.NUISANCE, complexes=[elsewhere.complex])
    assert not Tie.objects.visible_to(near).exists()
    assert Tie.objects.visible_to(letting).get() == tie
    assert Tie.objects.visible_to(officer).get() == tie
