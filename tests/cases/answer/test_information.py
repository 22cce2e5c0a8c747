"""What the letter tells with a copy: per activity, who really got something, and what is not known (AVG art. 15)."""

import datetime as dt

import pytest
from django.utils import timezone

from cases.models import Consultation, Representation, Telling, ThirdParty
from cases.models.measure import Measure
from cases.workflow import Status
from dossiers.models import Activity, LawfulBasis
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.status.answers import sent

TOLD_ON = dt.date(2026, 11, 3)
NOT_KNOWN = "Wij weten niet precies wie uw gegevens kreeg. Het kan gaan om:"


def today():
    return timezone.localdate()


def letter_to(person, by):
    """The letter of an answer on access in which everything is given."""
    case = cast.case_in(Status.GATHERED, by=by, subject=person)
    cast.judge_all(case, by=by)
    sent(case, by)
    return shown(bytes(case.letters.get(kind="answer").pdf))


@pytest.fixture
def paying(tenant, dossier):
    """The tenant with a record about what she pays; the register names two recipients of that."""
    cast.make_record(dossier, basis=LawfulBasis.objects.get(activity__number=6, ground="contract"), section="payment")
    return tenant


def telling(person, by, recipient, outcome, **fields):
    """How it ended with a recipient in an earlier request of `person`."""
    case = cast.case_in(Status.IDENTIFIED, by=by, subject=person, kind="correction")
    words = {"kind": Measure.Kind.CORRECT, "records": [], "settled_at": timezone.now(), "settled_by": by, **fields}
    return Telling.objects.create(case=case, recipient=recipient, outcome=outcome, **words)


def test_every_activity_is_told_with_purpose_categories_basis_and_term(officer, paying):
    letter = letter_to(paying, officer)
    activity = Activity.objects.get(number=6)
    assert activity.purpose in letter
    assert f"Om deze gegevens gaat het: {activity.categories}." in letter
    assert "Waarom dit mag: nodig voor de overeenkomst" in letter
    assert f"Hoe lang wij ze bewaren: {activity.kept}." in letter


def test_a_tenant_of_whom_there_is_only_a_card_is_told_for_what_it_is_kept(officer, tenant):
    letter = letter_to(tenant, officer)
    assert Activity.objects.get(number=5).purpose in letter
    assert Activity.objects.get(number=6).purpose not in letter
    assert "Niemand buiten onze organisatie." in letter
    assert "Wat op uw klantkaart staat, kregen wij meestal van uzelf." in letter


def test_where_nobody_knows_who_got_something_the_letter_says_so_and_names_the_register(officer, paying):
    assert f"{NOT_KNOWN} bank, accountant (Huurinning en administratie)." in letter_to(paying, officer)


def test_who_got_something_is_named_and_who_never_did_is_not(officer, paying, neighbour):
    telling(paying, officer, "bank", "told", told_on=TOLD_ON, how="mail")
    telling(paying, officer, "accountant", "never", reason="Die keek alleen naar totalen.")
    telling(neighbour, officer, "deurwaarder", "told", told_on=TOLD_ON, how="mail")
    letter = letter_to(paying, officer)
    assert "bank: kreeg op 3 november 2026 van ons bericht over uw gegevens." in letter
    assert "accountant" not in letter.partition("Wie uw gegevens van ons kreeg")[2].partition("Gaan uw gegevens")[0]
    assert "deurwaarder" not in letter


def test_what_is_known_of_one_recipient_leaves_the_other_possible(officer, paying):
    telling(paying, officer, "bank", "told", told_on=TOLD_ON, how="mail")
    said = "Wij weten niet precies wie uw gegevens nog meer kreeg. Het kan gaan om: accountant"
    assert said in letter_to(paying, officer)


def test_who_read_the_name_with_a_file_of_their_own_is_told_in_general_words(officer, paying):
    asked = cast.case_in(Status.SENT, by=officer, subject=cast.make_person("Zeynep", "Vraagster"))
    third = ThirdParty.objects.create(case=asked, person=paying, choice="ask", by=officer)
    Consultation.objects.create(
        third=third, what="een melding", channel="post", letter=b"x", sha256="0" * 64, code_hash="x", asked_by=officer,
        asked_on=today(), named_on=today(), outcome="give", reasons="Zij weet het al.",
    )  # fmt: skip
    letter = letter_to(paying, officer)
    assert "Iemand die eigen gegevens opvroeg: kreeg op" in letter
    assert not [word for word in ("Zeynep", "Vraagster", asked.reference) if word in letter]


def test_who_fetched_an_answer_on_behalf_of_the_person_is_told(officer, paying):
    earlier = cast.case_in(Status.SENT, by=officer, subject=paying)
    words = {"capacity": "administrator", "name": "Bo Windvoerder", "scope": "geld", "since": TOLD_ON}
    Representation.objects.create(case=earlier, made_by=officer, **words)
    assert f"ons antwoord op verzoek {earlier.reference}." in letter_to(paying, officer)


def test_decisions_without_a_person_and_transfers_are_told_plainly(officer, paying):
    letter = letter_to(paying, officer)
    assert "Wij nemen geen besluiten over u zonder een mens." in letter
    assert "Nee. Uw gegevens blijven binnen de Europese Unie." in letter
    Activity.objects.filter(number=6).update(transfers="Verenigde Staten, met modelcontract van de EU")
    again = letter_to(paying, officer)
    assert "Ja. Huurinning en administratie: Verenigde Staten, met modelcontract van de EU." in again
    assert "blijven binnen de Europese Unie" not in again


def test_a_name_that_is_a_word_of_ours_stops_no_answer(officer, paying):
    named = cast.make_person(given_name="", family_name="Mens", kind="third_party")
    case = cast.case_in(Status.GATHERED, by=officer, subject=paying)
    ThirdParty.objects.create(case=case, person=named, choice="shield", by=officer)
    cast.judge_all(case, by=officer)
    assert sent(case, officer)


def test_who_is_only_named_by_others_is_not_told_that_the_card_came_from_them(officer, dossier, neighbour):
    cast.make_record(dossier, mentions=[neighbour])
    case = cast.case_in(Status.GATHERED, by=officer, subject=neighbour)
    ThirdParty.objects.create(case=case, person=dossier.person, choice="housemate", by=officer)
    cast.judge_all(case, by=officer)
    sent(case, officer)
    letter = shown(bytes(case.letters.get(kind="answer").pdf))
    assert "Hoe wij aan uw gegevens komen" in letter
    assert "kregen wij meestal van uzelf" not in letter
