"""The page of a person: dossiers, ties and mentions, for privacy officer and FG; and who is named in a record."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from dossiers.access import wall
from dossiers.models import LogEntry, Mention, Person, Tie
from dossiers.records.page_data import people_named
from dossiers.sections import Section
from dossiers.viewing.actions import open_section
from dossiers.viewing.search import dossiers_like
from tests.cast import make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
SECRET = "Hij bonkt tegen de muur."


@pytest.fixture
def record(dossier, neighbour):
    """A record of nuisance in the tenant's file in which the neighbour is named."""
    return make_record(dossier, Section.NUISANCE, text=SECRET, title="Bonken", mentions=[neighbour])


def page_of(person):
    """The page of a person."""
    return reverse("people:person", args=[person.reference])


def test_it_tells_in_which_records_of_others_somebody_is_named_and_not_what_they_say(
    record, dossier, neighbour, officer, signed_in
):
    page = signed_in(officer).get(page_of(neighbour)).text
    for words in ("Koenraad van Overburen", record.reference, dossier.reference, "overlast", "melder", "14-5-2025"):
        assert words in page
    assert "Deze persoon heeft geen eigen dossier." in page
    for words in (SECRET, "Bonken", "Yıldırım"):
        assert words not in page


def test_it_tells_the_dossiers_and_ties_of_somebody(dossier, tenant, fg, signed_in):
    make_record(dossier, Section.TENANCY)
    partner = make_person("Pim", "Partner")
    Tie.objects.create(person=tenant, other=partner, kind="partner", since=dt.date(2020, 1, 1))
    page = signed_in(fg).get(page_of(tenant)).text
    for words in (reverse("dossiers:detail", args=[dossier.reference]), "Pim Partner", page_of(partner)):
        assert words in page
    assert "Beëindig de relatie" not in page


def test_records_in_the_own_dossier_are_no_mentions(dossier, tenant, officer, signed_in):
    make_record(dossier, Section.NUISANCE, mentions=[tenant])
    assert "Deze persoon wordt nergens genoemd." in signed_in(officer).get(page_of(tenant)).text


def test_nobody_else_opens_it_and_knocking_leaves_a_line(record, neighbour, consultant_a, letting, signed_in):
    for user in (consultant_a, letting):
        assert signed_in(user).get(page_of(neighbour)).status_code == 404
        assert LogEntry.objects.filter(verb="denied", actor=user, object_repr=neighbour.reference).exists()
    assert signed_in(letting).get("/personen/P-22222222/").status_code == 404


def test_looking_at_a_person_leaves_a_line_about_that_person(neighbour, officer, signed_in):
    signed_in(officer).get(page_of(neighbour))
    line = LogEntry.objects.get(verb="looked")
    assert (line.actor, line.subject_id, line.object_repr) == (officer, neighbour.pk, neighbour.reference)


def test_the_officer_finds_who_is_only_mentioned_and_others_do_not(record, neighbour, officer, fg, consultant_a):
    for user in (officer, fg):
        assert dossiers_like("overburn", user).people == (neighbour,)
        assert dossiers_like(neighbour.reference, user).people == (neighbour,)
    for text in ("overburen", neighbour.reference):
        hidden = dossiers_like(text, consultant_a)
        assert (hidden.people, hidden.dossiers) == ((), [])


def test_a_record_leads_on_to_who_is_named_as_far_as_one_may_go(
    record, neighbour, officer, consultant_a, complex_b, signed_in
):
    there = reverse("dossiers:record", args=[record.reference])
    own = make_dossier(neighbour, complex_b)
    make_record(own, Section.TENANCY)
    for user in (officer, consultant_a):
        words = {"section": Section.NUISANCE, "purpose": "report", "reason": "", "on": timezone.localdate()}
        open_section(dossier=record.dossier, by=user, **words)
    assert page_of(neighbour) in signed_in(officer).get(there).text
    page = signed_in(consultant_a).get(there).text
    assert "Koenraad van Overburen" in page
    assert own.reference not in page
    assert "/personen/" not in page


def test_without_the_first_wall_the_database_still_hides_the_mentions(record, neighbour, consultant_b):
    with wall.seen_by(consultant_b):
        assert not Mention.objects.filter(person=neighbour).exists()


def test_whom_a_record_may_name_is_searched_with_slips_and_within_the_own_work(
    dossier, complex_b, consultant_a, officer, neighbour
):
    make_record(make_dossier(make_person("Gerda", "Ginds"), complex_b), Section.TENANCY)
    assert people_named(dossier, officer, "ginsd") == [Person.objects.get(family_name="Ginds")]
    assert people_named(dossier, officer, "overburen") == [neighbour]
    assert people_named(dossier, consultant_a, "ginds") == []
    assert people_named(dossier, consultant_a, "x") == []
