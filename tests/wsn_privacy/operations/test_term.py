"""`manage.py term`: the contract that other programs rely on."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TABLE = list(csv.DictReader((Path(__file__).parents[2] / "law/deadlines.csv").read_text().splitlines()))


def term(*arguments):
    """What the command writes."""
    out = StringIO()
    call_command("term", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['term']}-{row['received']}")
def test_the_command_answers_the_table_of_cases(row):
    found = json.loads(term(row["term"], row["received"], "--json"))
    assert found["due"] == row["due"]
    assert set(found) == {"due", "source", "steps"}


def test_the_answer_names_its_source_and_its_steps():
    found = json.loads(term("avg_month", "2026-11-25", "--json"))
    assert found["source"] == "AVG artikel 12 lid 3"
    assert found["steps"][0] == "Ontvangen op woensdag 25 november 2026."
    assert "maandag 28 december 2026" in found["steps"][-1]


def test_without_json_the_answer_is_text():
    first, *steps = term("reglement_access", "2026-11-25").splitlines()
    assert first == "Uiterlijk woensdag 23 december 2026 (Privacyreglement, inzage)"
    assert steps[0] == "- Ontvangen op woensdag 25 november 2026."
    assert term("breach_72h", "2026-11-20T15:00").startswith("Uiterlijk maandag 23 november 2026 15.00 (")


def test_a_moment_with_an_offset_is_told_in_amsterdam():
    assert json.loads(term("breach_72h", "2026-11-20T14:00+00:00", "--json"))["due"] == "2026-11-23T15:00"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("onbekend", "2026-11-25"), "bestaat niet. Kies uit: reglement_access"),
        (("avg_month", "2026-02-30"), "“2026-02-30” is geen datum."),
        (("avg_month", "gisteren"), "“gisteren” is geen datum."),
        (("avg_month", "2026-11-25T15:00"), "is geen datum."),
        (("breach_72h", "2026-11-25"), "Deze termijn telt in uren"),
        (("breach_72h", "2026-02-30T15:00"), "Deze termijn telt in uren"),
        (("avg_month", "9999-12-25"), "De kalender loopt van 1966 tot en met 2100."),
        (("reglement_access", "9999-12-25"), "De kalender loopt van 1966 tot en met 2100."),
        (("breach_72h", "9999-12-31T23:00"), "De kalender loopt van 1966 tot en met 2100."),
    ],
)
def test_what_cannot_be_counted_is_refused_in_one_sentence(arguments, sentence):
    with pytest.raises(CommandError) as refusal:
        term(*arguments)
    assert sentence in str(refusal.value)
    assert refusal.value.returncode == 2
