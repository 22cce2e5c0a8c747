"""Putting a record in a dossier: under an activity of its section, on a basis with its evidence, by who may see it."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from dossiers.models import LogEntry, Mention, Record
from dossiers.records import actions as records
from dossiers.records.actions import Told
from dossiers.refusal import Refused
from dossiers.sections import Section
from law.grounds import Ground
from tests.cast import make_dossier, make_person, rows
from tests.dossiers.records.paperwork import NUMBER
from tests.dossiers.records.recorded import ALLOCATION, CONTACT, MONEY, NUISANCE, TENANCY, WORDS, basis_of, typed

pytestmark = pytest.mark.django_db

CONSENT = "‘Stuur mij de nieuwsbrief’, gegeven op 3 mei 2026"


@pytest.fixture
def contract(db):
    """The contract as the basis for keeping the tenancy."""
    return basis_of(TENANCY, Ground.CONTRACT)


def add(dossier, basis, by, **other):
    """Record something ordinary, with `other` in place of some of it."""
    told = Told(**{**WORDS, **other})
    return records.add(dossier=dossier, basis=basis, told=told, by=by, on=timezone.localdate())


# By the action


def test_a_record_takes_its_section_and_kind_of_evidence_from_the_basis(dossier, contract, letting):
    record = add(dossier, contract, letting)
    assert (record.section, record.evidence_kind, record.recorded_by) == (Section.TENANCY, "contract", letting)
    assert Record.objects.get().basis == contract


def test_recording_leaves_a_line_without_a_word_of_it(dossier, contract, letting):
    record = add(dossier, contract, letting)
    line = LogEntry.objects.get(verb="recorded")
    assert (line.actor, line.object_repr, line.subject_id) == (letting, record.reference, dossier.person_id)
    assert "telefoonnummer" not in str(list(LogEntry.objects.values()))


@pytest.mark.parametrize(
    ("number", "ground", "category", "shown"),
    [
        (TENANCY, Ground.CONTRACT, "naam", "huurcontract"),
        (ALLOCATION, Ground.LEGAL_DUTY, "inkomen", "Woningwet artikel 46"),
        (CONTACT, Ground.CONSENT, "contactgegevens", CONSENT),
        (CONTACT, Ground.LEGITIMATE_INTEREST, "contactgegevens", "afweging in het register"),
    ],
)
def test_each_basis_asks_its_own_evidence(number, ground, category, shown, dossier, officer):
    basis = basis_of(number, ground)
    assert add(dossier, basis, officer, category=category, evidence=shown).evidence == shown
    for other in ("", "  ", "ja"):
        with pytest.raises(Refused):
            add(dossier, basis, officer, category=category, evidence=other)


@pytest.mark.parametrize(
    ("number", "ground", "shown", "sentence"),
    [
        (ALLOCATION, Ground.LEGAL_DUTY, "omdat het moet", "Noem het wetsartikel"),
        (CONTACT, Ground.CONSENT, "mevrouw vond het goed", "Schrijf op met welke woorden"),
        (CONTACT, Ground.CONSENT, "‘ja’, gegeven op 3 mei 2026", "Schrijf op met welke woorden"),
    ],
)
def test_evidence_that_does_not_fit_the_basis_is_refused(number, ground, shown, sentence, dossier, officer):
    basis = basis_of(number, ground)
    with pytest.raises(Refused, match=sentence):
        add(dossier, basis, officer, category=basis.activity.category_names[0], evidence=shown)


def test_an_interest_that_nobody_weighed_is_no_basis(dossier, officer):
    basis = basis_of(CONTACT, Ground.LEGITIMATE_INTEREST)
    basis.activity.interest = ""
    with pytest.raises(Refused, match="staat geen afweging in het register"):
        add(dossier, basis, officer, evidence="afweging in het register")


def test_a_basis_or_activity_that_ended_is_refused(dossier, contract, letting):
    today = timezone.localdate()
    contract.until = today - dt.timedelta(1)
    with pytest.raises(Refused, match="geldt niet meer"):
        add(dossier, contract, letting)
    contract.until, contract.activity.ended_on = None, today
    with pytest.raises(Refused, match="is beëindigd"):
        add(dossier, contract, letting)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("category", "inkomen", "hoort niet bij de verwerking"),
        ("category", "", "Vul dit in."),
        ("title", " ", "Vul dit in."),
        ("title", f"BSN {NUMBER}", "Dit lijkt een burgerservicenummer."),
        ("origin", NUMBER, "Dit lijkt een burgerservicenummer."),
        ("evidence", f"contract {NUMBER}", "Dit lijkt een burgerservicenummer."),
        ("text", f"nummer {NUMBER}", "Zet dan het vinkje onder de tekst."),
        ("happened_on", dt.date(2999, 1, 1), "ligt in de toekomst"),
        ("happened_on", None, "Vul een datum in"),
    ],
)
def test_what_may_not_be_kept_is_refused_and_nothing_is_written(field, value, sentence, dossier, contract, letting):
    before = rows()
    with pytest.raises(records.RefusedFields, match=sentence) as refusal:
        add(dossier, contract, letting, **{field: value})
    assert list(refusal.value.whys) == [field]
    assert NUMBER not in refusal.value.why
    assert rows() == before


def test_a_number_in_text_may_stay_when_somebody_looked_and_a_line_says_who(dossier, contract, letting):
    record = add(dossier, contract, letting, text=f"Factuur {NUMBER}", is_checked=True)
    assert LogEntry.objects.get(verb="number confirmed").object_repr == record.reference
    assert NUMBER not in str(list(LogEntry.objects.values()))


@pytest.mark.parametrize(("number", "comes_in"), [("NL91ABNA0417164300", True), ("NL91ABNA0417164301", False)])
def test_an_account_number_is_checked_where_one_is_kept(number, comes_in, dossier, arrears):
    words = {"category": "IBAN", "text": f"Huur komt van {number}."}
    if comes_in:
        assert add(dossier, basis_of(MONEY, Ground.CONTRACT), arrears, **words)
    else:
        with pytest.raises(Refused, match="Dit rekeningnummer klopt niet"):
            add(dossier, basis_of(MONEY, Ground.CONTRACT), arrears, **words)


def test_only_a_function_that_sees_the_section_may_record(dossier, contract, fg, maintenance, consultant_b):
    for somebody in (fg, maintenance, consultant_b):
        with pytest.raises(Refused):
            add(dossier, contract, somebody)
    assert not Record.objects.exists()


# By the shell: the database holds it too


@pytest.mark.parametrize("lack", [{"basis_id": None}, {"evidence": ""}, {"category": "inkomen"}])
def test_the_database_keeps_no_record_without_basis_evidence_or_with_another_category(lack, dossier, contract):
    words = {**WORDS, "dossier": dossier, "section": Section.TENANCY, "basis_id": contract.pk, **lack}
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.create(**words)


# By the pages


@pytest.fixture
def form(dossier, contract):
    """The address of the form."""
    return reverse("recording:entry", args=[dossier.reference, contract.pk])


def test_the_first_step_shows_the_activities_of_the_sections_of_the_function(dossier, letting, signed_in):
    page = signed_in(letting).get(reverse("recording:start", args=[dossier.reference])).text
    assert "Huurcontract en klantbeheer, nodig voor de overeenkomst" in page
    assert "Overlast en leefbaarheid" not in page
    assert "Huurinning" not in page


def test_the_form_offers_the_categories_of_the_activity_and_no_others(form, letting, signed_in):
    page = signed_in(letting).get(form).text
    for category in ("naam", "adres", "geboortedatum", "contactgegevens", "contract"):
        assert f'value="{category}"' in page
    assert 'value="inkomen"' not in page


def test_what_was_typed_becomes_a_record(form, letting, signed_in):
    answer = signed_in(letting).post(form, typed(), follow=True)
    record = Record.objects.get()
    assert answer.redirect_chain == [(reverse("dossiers:record", args=[record.reference]), 302)]
    assert (record.text, record.happened_on, record.category) == (
        WORDS["text"],
        WORDS["happened_on"],
        "contactgegevens",
    )
    assert "Het gegeven staat in het dossier." in answer.text


@pytest.mark.parametrize(
    "lack",
    [
        {"evidence": ""},
        {"evidence": "   "},
        {"category": ""},
        {"category": "inkomen"},
        {"title": ""},
        {"title": NUMBER},
    ],
)
def test_a_direct_post_without_what_is_needed_keeps_nothing(lack, form, letting, signed_in):
    answer = signed_in(letting).post(form, typed(**lack, section="nuisance", recorded_by="1", reference="S-1"))
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert not Record.objects.exists()


def test_a_look_alike_in_the_text_asks_for_a_tick(form, letting, signed_in):
    browser, text = signed_in(letting), f"Factuur {NUMBER} is betaald."
    assert "is_checked" not in browser.get(form).text
    asked = browser.post(form, typed(text=text))
    assert "burgerservicenummer lijkt" in asked.text
    assert 'name="is_checked"' in asked.text
    assert not Record.objects.exists()
    browser.post(form, typed(text=text, is_checked="on"))
    assert Record.objects.get().text == text


def test_consent_is_kept_with_its_words_and_dates(dossier, letting, signed_in):
    basis = basis_of(CONTACT, Ground.CONSENT)
    address = reverse("recording:entry", args=[dossier.reference, basis.pk])
    given = {"words": "Stuur mij de nieuwsbrief", "given_on_day": "3", "given_on_month": "5", "given_on_year": "2026"}
    assert not Record.objects.exists()
    signed_in(letting).post(address, typed(**given, evidence="iets anders"))
    assert Record.objects.get().evidence == CONSENT
    refused = signed_in(letting).post(address, typed(**{**given, "words": ""}))
    assert (refused.status_code, Record.objects.count()) == (200, 1)


def test_the_assessment_can_be_read_beside_the_form(dossier, officer, signed_in):
    basis = basis_of(NUISANCE, Ground.LEGITIMATE_INTEREST)
    page = signed_in(officer).get(reverse("recording:entry", args=[dossier.reference, basis.pk])).text
    assert "Ons belang: zorgen voor een goede en veilige woonomgeving." in page
    assert f"verwerking {NUISANCE}, versie 1" in page


def test_a_basis_of_another_section_is_not_found_and_leaves_a_line(dossier, letting, signed_in):
    basis = basis_of(NUISANCE, Ground.CONTRACT)
    address = reverse("recording:entry", args=[dossier.reference, basis.pk])
    assert signed_in(letting).post(address, typed(category="melding")).status_code == 404
    assert LogEntry.objects.get(verb="denied").actor == letting


def test_the_fg_looks_on(form, dossier, fg, signed_in):
    assert signed_in(fg).get(form).status_code == 403
    assert "Gegeven toevoegen" not in signed_in(fg).get(reverse("dossiers:detail", args=[dossier.reference])).text


def test_a_record_in_a_closed_section_can_be_added_and_asks_the_reason_to_be_read(dossier, consultant_a, signed_in):
    basis = basis_of(NUISANCE, Ground.CONTRACT)
    address = reverse("recording:entry", args=[dossier.reference, basis.pk])
    answer = signed_in(consultant_a).post(address, typed(category="melding"), follow=True)
    assert Record.objects.get().section == Section.NUISANCE
    assert answer.request["PATH_INFO"] == f"/dossiers/{dossier.reference}/nuisance/reden/"


# Who is named in it


@pytest.fixture
def other(complex_b):
    """Somebody else with a dossier, in complex B."""
    return make_dossier(make_person("Koenraad", "Overburen"), complex_b).person


def test_somebody_named_is_looked_for_by_post_and_kept_with_a_part(form, other, letting, signed_in):
    browser = signed_in(letting)
    asked = browser.post(f"{form}zoek/", typed(name="overburen", title="Al getypt"))
    assert "Koenraad Overburen" in asked.text
    assert 'value="Al getypt"' in asked.text
    browser.post(form, typed(**{f"role-{other.reference}": "neighbour"}))
    mention = Mention.objects.get()
    assert (mention.person, mention.role) == (other, Mention.Role.NEIGHBOUR)
    line = LogEntry.objects.get(verb="searched")
    assert line.actor == letting


def test_somebody_whom_one_may_not_see_can_neither_be_found_nor_named(dossier, other, consultant_a, signed_in):
    basis, browser = basis_of(TENANCY, Ground.CONTRACT), signed_in(consultant_a)
    address = reverse("recording:entry", args=[dossier.reference, basis.pk])
    assert "Koenraad" not in browser.post(f"{address}zoek/", typed(name="overburen")).text
    browser.post(address, typed(**{f"role-{other.reference}": "neighbour"}))
    assert (Record.objects.count(), Mention.objects.count()) == (1, 0)


def test_what_no_name_can_hold_finds_nobody(form, letting, signed_in):
    browser = signed_in(letting)
    assert browser.post(f"{form}zoek/", typed(name="over\0buren")).status_code == 200
    assert browser.post(form, typed(**{"role-P-\0": "neighbour"})).status_code == 302
    assert not Mention.objects.exists()


def test_the_person_of_the_dossier_is_not_named_in_it(form, dossier, letting, signed_in):
    browser = signed_in(letting)
    assert "role-P-" not in browser.post(f"{form}zoek/", typed(name=dossier.person.family_name)).text
