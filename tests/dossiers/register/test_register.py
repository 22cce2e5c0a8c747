"""The register of processing activities: what may stand in it, its versions, the yearly look, the assessments."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone

from dossiers.models import Activity
from dossiers.refusal import Refused
from dossiers.register import actions as register
from dossiers.register.content import content_of
from dossiers.register.rules import Aim, why_not_for
from dossiers.sections import Section
from law.grounds import Ground
from tests.cast import make_dossier, make_record
from tests.dossiers.register.register_words import change, new, wanted_of

pytestmark = pytest.mark.django_db
ACTIVITIES = Path(register.__file__).parents[1] / "migrations" / "activities.csv"
ROWS = list(csv.DictReader(ACTIVITIES.open(encoding="utf-8")))
LETTERS = dict(zip("abcdef", Ground, strict=True))


@pytest.fixture
def activity():
    """The tenancy and its administration: on contract alone."""
    return Activity.objects.get(number=5)


# What comes with the house


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["nr"])
def test_the_register_comes_filled_with_the_activities_of_an_association(row):
    activity = Activity.objects.get(number=row["nr"])
    assert (activity.name, activity.recipients, activity.kept) == (row["activity"], row["recipients"], row["retention"])
    letters = {LETTERS[letter.strip()] for letter in row["lawful_bases_art6_1"].split(",")}
    assert set(activity.bases.values_list("ground", flat=True)) == letters
    assert activity.purpose.startswith("Wij ")
    assert activity.owner
    assert activity.measures


@pytest.mark.parametrize("number", range(1, 25))
def test_what_comes_with_the_house_keeps_its_own_rules(number, officer):
    activity = Activity.objects.get(number=number)
    assert change(activity, officer).revision == 1


def test_every_activity_has_a_first_version_that_says_what_the_activity_says():
    for activity in Activity.objects.all():
        assert activity.versions.get().content == content_of(activity)


def test_the_activities_with_high_risk_want_an_assessment():
    assert {a.number for a in Activity.objects.filter(dpia_needed=True)} == {4, 7, 8, 13, 14, 15, 16}


# What may not be registered


@pytest.mark.parametrize(
    "text",
    [
        "Reclame voor zonnepanelen",
        "Direct marketing",
        "Wij adverteren bij huurders",
        "Wij verkopen adressen aan energieleveranciers",
        "Verkoop van gegevens",
        "Commerciële aanbiedingen van partners",
        "Sponsoring van de wijkkrant",
        "Een collecte voor het ziekenhuis",
        "Wij geven adressen aan goede doelen",
        "Werving van donateurs",
        "Liefdadigheid",
    ],
)
def test_commerce_and_charity_are_no_purpose_and_the_clause_is_named(text, officer):
    why = why_not_for(text)
    assert "Privacyreglement, geen commerciële doelen en geen goede doelen" in why
    wanted = new()
    with pytest.raises(Refused, match="Privacyreglement"):
        register.add(
            wanted=replace(wanted, words={**wanted.words, "purpose": text}), by=officer, on=timezone.localdate()
        )


@pytest.mark.parametrize(
    "text",
    ["Verkoop van woningen", "Verhuur van commercieel vastgoed", "Collectieve onderhoudsplannen", "Klanttevredenheid"],
)
def test_the_work_of_an_association_is_no_commerce(text):
    assert why_not_for(text) == ""


@pytest.mark.parametrize("aim", [Aim.COMMERCE, Aim.CHARITY])
def test_an_aim_that_is_called_what_it_is_is_refused_whatever_the_words(aim, officer):
    with pytest.raises(Refused, match="Privacyreglement, geen commerciële doelen"):
        register.add(wanted=new(aim=aim), by=officer, on=timezone.localdate())


def test_a_recipient_that_collects_for_charity_is_refused_too(activity, officer):
    with pytest.raises(Refused, match="‘goed doel’"):
        change(activity, officer, recipients="een goed doel in de buurt")


def test_a_justified_interest_is_written_down(activity, officer):
    with pytest.raises(Refused, match="opgeschreven afweging"):
        change(activity, officer, grounds=["contract", "legitimate_interest"])
    change(
        activity, officer, grounds=["contract", "legitimate_interest"], interest="Ons belang is groot en de rest klein."
    )
    assert activity.bases.count() == 2


def test_nothing_is_kept_on_no_basis_at_all(activity, officer):
    with pytest.raises(Refused, match="grondslag"):
        change(activity, officer, grounds=[])


@pytest.mark.parametrize(
    ("categories", "special", "sentence"),
    [
        ("naam, gezondheid", "", "‘gezondheid’. Dat zijn bijzondere gegevens"),
        ("naam, gezondheid", "33-2-b", "bijzondere gegevens"),
        ("strafbare feiten", "", "strafrechtelijke gegevens"),
        ("strafbare feiten", "9-2-a", "strafrechtelijke gegevens"),
        ("naam, gezondheid", "9-2-a", "alleen als ‘toestemming’ ook een grondslag is"),
    ],
)
def test_special_and_criminal_data_need_the_condition_that_allows_them(
    activity, officer, categories, special, sentence
):
    with pytest.raises(Refused, match=sentence):
        change(activity, officer, categories=categories, special=special)


def test_a_retention_rule_is_one_the_law_knows(activity, officer):
    with pytest.raises(Refused, match="bewaarregel"):
        change(activity, officer, retention="forever")


def test_two_running_activities_never_have_the_same_name(activity, officer):
    with pytest.raises(Refused, match="al een verwerking met deze naam"):
        register.add(wanted=wanted_of(activity), by=officer, on=timezone.localdate())


# What records rest on


def test_a_basis_on_which_records_rest_stays_and_the_refusal_counts_them(officer):
    activity = Activity.objects.get(number=7)
    dossier = make_dossier()
    for _number in range(3):
        make_record(dossier, Section.ARREARS, basis=activity.bases.get(ground="contract"))
    with pytest.raises(Refused, match="‘nodig voor de overeenkomst’ niet weghalen: 3 gegevens gebruiken dit nog"):
        change(activity, officer, grounds=["legitimate_interest"])
    assert activity.bases.count() == 2


def test_a_basis_on_which_nothing_rests_can_go(officer):
    activity = Activity.objects.get(number=7)
    change(activity, officer, grounds=["contract"])
    assert activity.bases.get().ground == "contract"


def test_a_category_that_records_use_stays(activity, officer):
    make_record(make_dossier(), basis=activity.bases.get(), category="contract")
    with pytest.raises(Refused, match="‘contract’ niet weghalen: 1 gegeven gebruikt dit nog"):
        change(activity, officer, categories="naam, adres")


def test_an_activity_with_records_stays_in_its_section(activity, officer):
    make_record(make_dossier(), basis=activity.bases.get())
    with pytest.raises(Refused, match="‘huur’ niet weghalen"):
        change(activity, officer, section=Section.PAYMENT)


# Versions


# New, ended, looked at


# Assessments


# Lines
