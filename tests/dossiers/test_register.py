"""The register of processing activities: what may stand in it, its versions, the yearly look, the assessments."""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from dossiers.models import Activity, ActivityVersion, LogEntry
from dossiers.refusal import Refused
from dossiers.register import (
    actions as register,
)
from dossiers.register import (
    listing,
)
from dossiers.register.content import content_of
from dossiers.register.rules import (
    Aim,
    why_not_for,
)
from dossiers.sections import Section
from law.grounds import Ground
from tests.cast import at_once, make_dossier, make_record, make_user
from tests.dossiers.register_words import wanted_of

pytestmark = pytest.mark.django_db
ACTIVITIES = Path(register.__file__).parents[1] / "migrations" / "activities.csv"
ROWS = list(csv.DictReader(ACTIVITIES.open(encoding="utf-8")))
LETTERS = dict(zip("abcdef", Ground, strict=True))


def new(**words):
    """A proper new activity, unless `words` make it otherwise."""
    return replace(wanted_of(Activity.objects.get(number=5), name="Sleutelbeheer"), **words)


def change(activity, by, **words):
    revision = words.pop("revision", activity.revision)
    today = timezone.localdate()
    return register.change(activity=activity, wanted=wanted_of(activity, **words), revision=revision, by=by, on=today)


def verbs():
    return list(LogEntry.objects.filter(content_type__model="activity").order_by("id").values_list("verb", flat=True))


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


def test_each_change_is_a_version_and_the_old_one_stays_as_it_was(activity, officer):
    before = activity.versions.get().content
    changed = change(activity, officer, purpose="Wij doen nu iets anders.")
    assert changed.revision == 2
    assert activity.versions.get(number=1).content == before
    assert activity.versions.get(number=2).content == {**before, "purpose": "Wij doen nu iets anders."}
    assert activity.versions.get(number=2).made_by == officer


def test_a_save_that_changes_nothing_is_no_version_but_counts_as_a_look(activity, officer):
    assert change(activity, officer).revision == 1
    activity.refresh_from_db()
    assert activity.checked_on == timezone.localdate()


def test_the_database_refuses_to_change_or_delete_a_version(activity):
    for act in (lambda: activity.versions.update(content={}), lambda: activity.versions.get().delete()):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            act()


def test_who_read_an_older_version_does_not_write_over_a_newer_one(activity, officer):
    change(activity, officer, kept="3 jaar")
    with pytest.raises(Refused, match="net gewijzigd"):
        change(activity, officer, revision=1, kept="1 jaar")


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_at_once_one_is_told(activity, officer, second_officer):
    done = at_once(*(lambda by=by: change(activity, by, kept=by.name) for by in (officer, second_officer)))
    assert sorted(type(each).__name__ for each in done) == ["Activity", "Refused"]
    assert activity.versions.count() == 2


def test_the_register_of_a_day_shows_what_stood_that_day(activity, officer):
    first = timezone.localdate()
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        change(activity, officer, kept="3 jaar")
        register.end(activity=Activity.objects.get(number=7), by=officer, on=timezone.localdate())
        later = timezone.localdate()
    kept = {version.content["number"]: version.content["kept"] for version in listing.standing_on(later)}
    assert (kept[5], 7 in kept) == ("3 jaar", False)
    kept = {version.content["number"]: version.content["kept"] for version in listing.standing_on(first)}
    assert (kept[5], 7 in kept) == ("2 jaar na einde huur", True)
    assert listing.standing_on(first - dt.timedelta(days=1)) == []


# New, ended, looked at


def test_a_new_activity_gets_the_next_number_and_a_first_version(officer):
    activity = register.add(wanted=new(), by=officer, on=timezone.localdate())
    assert activity.number == 25
    assert activity.versions.get().content["name"] == "Sleutelbeheer"
    assert set(activity.bases.values_list("ground", flat=True)) == {"contract"}


def test_on_an_ended_activity_nothing_new_can_rest_and_it_can_be_taken_up_again(activity, officer):
    today = timezone.localdate()
    register.end(activity=activity, by=officer, on=today)
    assert activity.bases.get().until == today
    for act in (register.end, register.check):
        with pytest.raises(Refused, match="al beëindigd"):
            act(activity=activity, by=officer, on=today)
    with pytest.raises(Refused, match="weer aan"):
        change(Activity.objects.get(number=5), officer)
    register.resume(activity=activity, by=officer, on=today)
    assert activity.bases.get().until is None
    assert [v.content["ended_on"] for v in activity.versions.all()] == [None, today.isoformat(), None]


def test_the_database_takes_no_record_on_a_basis_that_has_ended(activity, officer):
    basis, dossier = activity.bases.get(), make_dossier()
    make_record(dossier, basis=basis)
    register.end(activity=activity, by=officer, on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(IntegrityError, match="basis has ended"), transaction.atomic():
        make_record(dossier, basis=basis)
    assert dossier.records.count() == 1


def test_an_activity_nobody_looked_at_for_a_year_is_overdue(officer):
    today = timezone.localdate()
    numbers = range(1, 8)
    Activity.objects.update(checked_on=today)
    Activity.objects.filter(number__in=numbers).update(checked_on=dt.date(today.year - 2, 1, 1))
    rows = listing.rows(today)
    assert listing.notices(rows) == ["7 regels zijn langer dan een jaar niet bekeken."]
    assert [row.activity.number for row in listing.chosen(rows, state="due", words="")] == list(numbers)
    register.check(activity=Activity.objects.get(number=1), by=officer, on=today)
    assert listing.notices(listing.rows(today)) == ["6 regels zijn langer dan een jaar niet bekeken."]


def test_a_look_makes_no_version(activity, officer):
    register.check(activity=activity, by=officer, on=timezone.localdate())
    assert activity.versions.count() == 1


def test_the_year_is_a_calendar_year(activity):
    activity.checked_on = dt.date(2024, 2, 29)
    activity.save()
    due = [listing.rows(on)[4].is_due for on in (dt.date(2025, 2, 28), dt.date(2025, 3, 1))]
    assert due == [False, True]


# Assessments

PARTS = {"description": "Wij filmen.", "necessity": "Anders kan het niet.", "risks": "Mensen voelen zich bekeken."}


def test_an_assessment_has_four_parts_and_a_day_to_look_again(officer):
    activity, today = Activity.objects.get(number=16), timezone.localdate()
    parts = {**PARTS, "measures": "Kort bewaren."}
    words = {"activity": activity, "by": officer, "on": today}
    with pytest.raises(Refused, match="alle vier de delen"):
        register.assess(parts={**parts, "measures": " "}, review_on=today + dt.timedelta(days=9), **words)
    with pytest.raises(Refused, match="een dag na vandaag"):
        register.assess(parts=parts, review_on=today, **words)
    register.assess(parts=parts, review_on=today + dt.timedelta(days=9), **words)
    assert activity.versions.first().content["dpia"]["risks"] == "Mensen voelen zich bekeken."


def test_what_wants_an_assessment_says_so_until_it_is_there_and_again_when_it_is_time(officer, fg):
    activity, today = Activity.objects.get(number=16), timezone.localdate()
    assert listing.dpia_standing(activity, today) == "DPIA nog niet gemaakt"
    with pytest.raises(Refused, match="nog geen DPIA"):
        register.advise(activity=activity, advice="Doen.", by=fg)
    review_on = today + dt.timedelta(days=9)
    register.assess(activity=activity, parts={**PARTS, "measures": "x"}, review_on=review_on, by=officer, on=today)
    activity = Activity.objects.get(number=16)
    assert listing.dpia_standing(activity, today) == ""
    assert listing.dpia_standing(activity, review_on) == "DPIA opnieuw bekijken"
    register.advise(activity=activity, advice="Doen, met een bord.", by=fg)
    assert activity.versions.first().content["dpia"]["advice"] == "Doen, met een bord."


# Lines


def test_every_act_on_the_register_leaves_its_line(activity, officer):
    today = timezone.localdate()
    change(activity, officer, kept="3 jaar")
    for act in (register.check, register.end, register.resume):
        act(activity=activity, by=officer, on=today)
    register.assess(
        activity=activity,
        parts={**PARTS, "measures": "x"},
        review_on=today + dt.timedelta(days=9),
        by=officer,
        on=today,
    )
    register.advise(activity=activity, advice="Doen.", by=officer)
    register.add(wanted=new(), by=officer, on=today)
    ours = ["changed register", "checked", "ended", "resumed", "assessed", "advised", "registered"]
    assert [verb for verb in verbs() if verb in ours] == ours


def test_a_refused_act_leaves_no_version(activity):
    stranger = make_user()
    with pytest.raises(Refused):
        change(activity, stranger, grounds=[])
    assert ActivityVersion.objects.filter(activity=activity).count() == 1
