"""Setting a record right: what stood there, what stands there, the evidence and who; and the person's own words."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from dossiers.models import Correction, LogEntry, Record, Statement
from dossiers.records import actions as records
from dossiers.records import rules as records_rules
from dossiers.records.forms import CorrectionForm
from dossiers.refusal import Refused
from dossiers.sections import Section
from tests.cast import at_once, make_record, make_user, rows
from tests.dossiers.records.paperwork import NUMBER

pytestmark = pytest.mark.django_db
SHOWS = "brief van de huurder van 3 mei 2026"
CHANGED = "Iemand anders heeft dit net gewijzigd. Kijk eerst wat er nu staat."


@pytest.fixture
def record(dossier):
    """A record with a wrong title."""
    return make_record(dossier, title="Gesprek op maandag")


def correct(record, by, name="title", new="Gesprek op dinsdag", **other):
    """Set one field right."""
    words = {"shows": SHOWS, "mark": records.seen(record, name), **other}
    return records.correct(record=record, change=records.Change(name, new, **words), by=by)


def test_a_correction_keeps_old_new_evidence_and_who(record, letting):
    row = correct(record, letting)
    assert (row.field, row.old, row.new) == ("title", "Gesprek op maandag", "Gesprek op dinsdag")
    assert (row.evidence, row.by) == (SHOWS, letting)
    assert Record.objects.get().title == "Gesprek op dinsdag"


def test_it_leaves_a_line_without_a_value(record, letting):
    correct(record, letting)
    line = LogEntry.objects.get(verb="corrected")
    assert (line.actor, line.object_repr, line.subject_id) == (letting, record.reference, record.dossier.person_id)
    assert "dinsdag" not in str(list(LogEntry.objects.values()))


@pytest.mark.parametrize(
    ("name", "new", "old", "kept"),
    [
        ("happened_on", dt.date(2025, 5, 15), "2025-05-14", "2025-05-15"),
        ("trigger_on", dt.date(2025, 6, 1), "", "2025-06-01"),
        ("origin", "van de buurman", "van uzelf", "van de buurman"),
        ("text", "Het was anders.", "Mevrouw vertelde hoe het gaat.", "Het was anders."),
        ("category", "naam", "", "naam"),
        ("evidence", "huurcontract, artikel 7", "huurcontract, artikel 6", "huurcontract, artikel 7"),
    ],
)
def test_each_field_can_be_set_right(name, new, old, kept, dossier, letting):
    basis = make_record(dossier).basis.__class__.objects.get(activity__number=5)
    record = make_record(dossier, basis=basis)
    row = correct(record, letting, name, new)
    assert (row.old, row.new) == (old, kept)
    assert getattr(Record.objects.get(pk=record.pk), name) == new


def test_what_was_never_chosen_is_not_chosen_for_somebody(dossier):
    record = make_record(dossier, category="")
    assert CorrectionForm(record=record, name="category")["new"].field.choices[0] == ("", "Kies")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"shows": " "}, "Leg vast waaruit blijkt dat dit klopt."),
        ({"shows": f"paspoort {NUMBER}"}, "Dit lijkt een burgerservicenummer."),
        ({"new": f"BSN {NUMBER}"}, "Dit lijkt een burgerservicenummer."),
        ({"new": "Gesprek op maandag"}, "Er is niets gewijzigd."),
        ({"new": " "}, "Vul dit in."),
        ({"mark": "iets ouds"}, CHANGED),
        ({"name": "section", "new": "fraud", "mark": "x"}, "Dit kunt u hier niet verbeteren."),
        ({"name": "recorded_by", "new": None, "mark": "x"}, "Dit kunt u hier niet verbeteren."),
        ({"name": "category", "new": "gezondheid"}, "hoort niet bij de verwerking"),
        ({"name": "happened_on", "new": dt.date(2999, 1, 1)}, "in de toekomst"),
        ({"name": "evidence", "new": "ja"}, "Leg vast waarop de grondslag rust"),
    ],
)
def test_what_is_no_correction_is_refused_and_changes_nothing(change, sentence, record, letting):
    before = rows()
    with pytest.raises(Refused, match=sentence):
        correct(record, letting, **change)
    assert rows() == before


def test_a_citizen_service_number_that_is_taken_out_is_not_kept_after_all(dossier, letting):
    record = make_record(dossier, text=f"Haar nummer is {NUMBER}, zegt zij.")
    row = correct(record, letting, "text", "Zij noemde haar nummer.")
    assert row.old == "Haar nummer is ..., zegt zij."
    assert NUMBER not in str(list(Correction.objects.values())) + str(list(LogEntry.objects.values()))


def test_only_who_sees_and_handles_the_section_may_correct(record, fg, maintenance, consultant_b):
    for somebody in (fg, maintenance, consultant_b):
        with pytest.raises(Refused):
            correct(record, somebody)
    assert not Correction.objects.exists()


def test_a_closed_section_must_have_been_opened(dossier, officer):
    with pytest.raises(Refused, match="Dit onderdeel is dicht"):
        correct(make_record(dossier, Section.CARE), officer)


@pytest.mark.django_db(transaction=True)
def test_of_two_corrections_at_once_one_wins_and_the_other_reads_why(dossier):
    record, users = make_record(dossier, title="Zo was het"), [make_user("letting") for _ in range(2)]
    mark = records.seen(record, "title")

    def act(user):
        return lambda: correct(record, user, new=f"Zo is het, zegt {user.pk}", mark=mark)

    answers = at_once(*(act(user) for user in users))
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    (won,) = (answer for answer in answers if isinstance(answer, Correction))
    assert [str(each) for each in refused] == [CHANGED]
    assert Record.objects.get().title == won.new


# The pages


def page(record, name="title"):
    """Where one field is set right."""
    return reverse("recording:correction", args=[record.reference, name])


def test_the_record_says_when_and_from_what_it_was_corrected(record, letting, officer, signed_in):
    browser = signed_in(letting)
    form = browser.get(page(record)).context["form"]
    typed = {"new": "Gesprek op dinsdag", "shows": SHOWS, "mark": form["mark"].value()}
    answer = browser.post(page(record), typed, follow=True)
    assert answer.redirect_chain == [(reverse("dossiers:record", args=[record.reference]), 302)]
    assert "Verbeterd op" in answer.text
    assert SHOWS in answer.text


def test_only_the_privacy_officer_and_the_fg_read_what_stood_there(record, letting, officer, fg, signed_in):
    correct(record, letting)
    seen = {
        user.name: "Gesprek op maandag" in signed_in(user).get(f"/dossiers/gegevens/{record.reference}/").text
        for user in (letting, officer, fg)
    }
    assert list(seen.values()) == [False, True, True]


def test_the_page_names_what_can_be_set_right(record, letting, signed_in):
    shown = signed_in(letting).get(reverse("recording:corrections", args=[record.reference])).text
    assert all(page(record, name) in shown for name in records_rules.CORRECTABLE)
    assert LogEntry.objects.filter(verb="looked", actor=letting).count() == 1


@pytest.mark.parametrize("name", ["section", "basis", "recorded_by", "id", "_state"])
def test_no_other_field_has_a_page(name, record, letting, signed_in):
    assert signed_in(letting).post(page(record, name), {"new": "x", "shows": SHOWS}).status_code == 404


def test_somebody_who_was_second_reads_what_stands_there_now(record, letting, signed_in):
    typed = {"new": "Gesprek op woensdag", "shows": SHOWS, "mark": records.seen(record, "title")}
    correct(record, letting)
    answer = signed_in(letting).post(page(record), typed)
    assert answer.status_code == 409
    assert CHANGED in answer.text
    assert "Gesprek op dinsdag" in answer.text


@pytest.mark.parametrize("name", records_rules.CORRECTABLE)
def test_every_field_shows_its_form_and_says_what_is_wrong(name, record, letting, signed_in):
    browser = signed_in(letting)
    assert browser.get(page(record, name)).status_code == 200
    answer = browser.post(page(record, name), {"new": "", "shows": ""})
    assert (answer.status_code, 'role="alert"' in answer.text) == (200, True)


def test_a_look_alike_in_the_text_asks_for_a_tick(record, letting, signed_in):
    browser = signed_in(letting)
    typed = {"new": f"Factuur {NUMBER}", "shows": SHOWS, "mark": records.seen(record, "text")}
    assert 'name="is_checked"' in browser.post(page(record, "text"), typed).text
    assert not Correction.objects.exists()
    browser.post(page(record, "text"), {**typed, "is_checked": "on"})
    assert Record.objects.get().text == f"Factuur {NUMBER}"


# The person's own words


def test_the_own_words_of_the_person_stand_beside_the_record(record, letting, signed_in):
    form = reverse("recording:statement", args=[record.reference])
    day = {"made_on_0": "4", "made_on_day": "4", "made_on_month": "5", "made_on_year": "2026"}
    answer = signed_in(letting).post(form, {"text": "Zo was het niet.", **day}, follow=True)
    assert "Eigen verklaring van de persoon" in answer.text
    assert "Zo was het niet." in answer.text
    row = Statement.objects.get()
    assert (row.made_on, row.by) == (dt.date(2026, 5, 4), letting)
    assert Record.objects.get().text == record.text
    assert LogEntry.objects.get(verb="stated").actor == letting


def test_a_statement_has_words_a_day_and_no_citizen_service_number(record, letting, signed_in):
    today = timezone.localdate()
    for words in ({"text": " "}, {"text": NUMBER}, {"made_on": today + dt.timedelta(1)}):
        with pytest.raises(Refused):
            records.state(**{"record": record, "text": "Nee.", "made_on": today, "by": letting, **words})
    form = reverse("recording:statement", args=[record.reference])
    assert "Vul een datum in" in signed_in(letting).post(form, {"text": "Nee."}).text
    assert not Statement.objects.exists()
