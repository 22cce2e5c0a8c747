"""Retention terms: dated values with their source."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.terms import TERMS, Kind, destroy_after, term_for
from tests.law import oracle

PUBLISHED = [
    ("tenancy", Kind.GUIDELINE, "2024-02-29", "2026-02-28"),
    ("bookkeeping", Kind.STATUTE, "2026-12-31", "2033-12-31"),
    ("camera", Kind.GUIDELINE, "2026-11-22", "2026-12-20"),
    ("network_log", Kind.GUIDELINE, "2026-08-31", "2027-02-28"),
    ("nuisance", Kind.PROPOSAL, "2026-05-05", "2028-05-05"),
    ("identity_document", Kind.PROPOSAL, "2026-11-22", "2026-11-22"),
]


@pytest.mark.parametrize(("category", "kind", "ended", "last"), PUBLISHED)
def test_a_category_is_kept_as_long_as_its_source_says(category, kind, ended, last):
    term = term_for(category, date(2026, 11, 22))
    assert term.kind is kind
    assert destroy_after(term, date.fromisoformat(ended)).on == date.fromisoformat(last)


@given(st.sampled_from(TERMS), oracle.days)
def test_keeping_is_counted_in_months_and_days_and_does_not_roll(term, ended):
    found = destroy_after(term, ended)
    assert found.on == oracle.months_on(ended, 12 * term.years + term.months) + term.days * oracle.DAY
    assert oracle.written(found.on) in found.steps[-1]
    assert found.source == term.source


def test_every_category_stands_once_and_has_a_source():
    assert len({(term.category, term.valid_from) for term in TERMS}) == len(TERMS)
    assert all(term.source.url and term.label and term.trigger for term in TERMS)


def test_what_is_only_a_guideline_is_never_called_law():
    assert all(term.kind is not Kind.STATUTE for term in TERMS if "vervallen" in term.source.name)


def test_a_maximum_is_said_in_the_sentences():
    steps = destroy_after(term_for("household_income", date(2026, 11, 22)), date(2026, 11, 22)).steps
    assert steps[-1].startswith("Langer bewaren mag niet.")


def test_the_value_in_force_on_the_day_counts(monkeypatch):
    tenancy = term_for("tenancy", date(2026, 1, 1))
    longer = replace(tenancy, years=3, valid_from=date(2027, 1, 1))
    monkeypatch.setattr("law.terms.TERMS", (*TERMS, longer))
    assert term_for("tenancy", date(2026, 12, 31)) == tenancy
    assert term_for("tenancy", date(2027, 1, 1)) == longer


@pytest.mark.parametrize(("category", "on"), [("unknown", date(2026, 1, 1)), ("tenancy", date(2018, 5, 24))])
def test_a_category_without_a_term_is_an_error(category, on):
    with pytest.raises(LookupError):
        term_for(category, on)
