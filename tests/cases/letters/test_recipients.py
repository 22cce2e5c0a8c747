"""Is this the right receiver? Where an address comes from, what else is known, and who shares it (S10)."""

import datetime as dt

import pytest
from django.utils.timezone import localdate as today

from cases.letters import receiver_check
from cases.models import Case, Representation
from dossiers.models import Tie
from tests.cast import case_in, make_case, make_dossier, make_person

pytestmark = pytest.mark.django_db
DAY, YEAR = dt.timedelta(days=1), dt.timedelta(days=365)
MINE, OTHER = "amina@tenant.example", "oud@tenant.example"


def known(officer, person, **asked):
    return case_in("identified", by=officer, subject=person, **asked)


def person_with(email="", **fields):
    return make_dossier(make_person("Amina", "Y", email=email, **fields)).person


def told(case, email=MINE):
    return " ".join(receiver_check.by_mail(case, email, today()).warnings)


def test_the_address_is_recognised_and_not_copied(officer):
    check = receiver_check.by_mail(make_case(), MINE, today())
    assert check.address == "a•••@•••.example"
    assert check.source.startswith("Dit is het adres uit het verzoek van")


def test_another_known_address_is_told(officer):
    assert "o•••@•••.example" in told(known(officer, person_with(OTHER)))
    assert "staat een ander adres" not in told(known(officer, person_with(MINE)))


def test_an_address_that_somebody_else_has_too_is_told(officer):
    person_with(MINE)
    assert "ook bij iemand anders" in told(known(officer, person_with(MINE)))


def test_somebody_not_known_yet_is_not_warned_of_himself(officer):
    person_with(MINE)
    assert told(make_case()) == ""
    person_with(MINE)
    assert "ook bij iemand anders" in told(make_case())


def test_a_former_partner_on_file_is_told(officer):
    person = person_with(MINE)
    Tie.objects.create(person=person, other=make_person(), kind="ex_partner", since=today())
    case = known(officer, person)
    assert "ex-partner" in told(case)
    assert any("ex-partner" in each for each in receiver_check.by_post(case, "x", today()).warnings)


@pytest.mark.parametrize("kind", ["ex_partner", "partner", "co_tenant"])
def test_that_it_ended_on_file_still_warns_and_more_so_where_the_address_is_shared(officer, kind):
    person, other = person_with(MINE, address="Veldweg 3"), make_person("Orhan", "X", email="", address="Veldweg 3")
    ended = {"since": today() - YEAR, "until": today() - DAY}
    Tie.objects.create(person=other, other=person, kind=kind, **ended)
    case = known(officer, person)
    assert "Vraag of die deze post nog kan lezen." in told(case)
    at_home = " ".join(receiver_check.by_post(case, "veldweg 3", today()).warnings)
    assert "Dit adres staat ook bij die persoon. Geef de stukken liever zelf mee." in at_home
    away = " ".join(receiver_check.by_post(case, "Elders 9", today()).warnings)
    assert "liever zelf mee" not in away


def test_a_partner_who_is_still_there_and_a_guardian_who_is_gone_give_no_such_warning(officer):
    person = person_with(MINE)
    Tie.objects.create(person=person, other=make_person(), kind="partner", since=today() - YEAR)
    ended = {"since": today() - YEAR, "until": today() - DAY, "scope": "geld"}
    Tie.objects.create(person=person, other=make_person(), kind="administrator", **ended)
    assert told(known(officer, person)) == ""


def test_another_postal_address_is_told_whatever_its_commas(officer):
    case = known(officer, person_with(address="Veldweg 3, 1234 AB Verzonnen"))
    assert not receiver_check.by_post(case, "veldweg 3 1234ab verzonnen", today()).warnings
    assert receiver_check.by_post(case, "Elders 1", today()).warnings


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("represented", [False, True])
def test_another_known_address_is_told_unless_somebody_acts_for_that_person(officer, named, represented):
    """What is known is of the person whose data it is: somebody who acts for them has an address of their own."""
    person = person_with(OTHER, address="Veldweg 3, 1234 AB Verzonnen")
    case = known(officer, person, on_behalf_of="Amina Y" if named else "")
    if represented:
        words = {"capacity": "mandate", "name": "Zus Verzonnen", "scope": "dit verzoek", "since": today()}
        Representation.objects.create(case=case, made_by=officer, **words)
    warned = not (named or represented)
    assert ("staat een ander adres" in told(case)) is warned
    assert bool(receiver_check.by_post(case, "Elders 1", today()).warnings) is warned


def test_without_an_address_the_letter_is_handed_over(officer):
    assert "Geef de brief mee" in receiver_check.by_post(make_case(), "", today()).source


def test_the_page_of_the_answer_shows_the_check(officer, signed_in):
    case = case_in("decided", by=officer)
    Case.objects.get(pk=case.pk)
    page = signed_in(officer).get(f"/verzoeken/{case.reference}/verzending/").content.decode()
    assert "a•••@•••.example" in page
    assert "Klopt dat nog?" in page
