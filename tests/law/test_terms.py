"""Retention terms: dated values with their source."""

from datetime import date

import pytest

from law.keeping import Length, weight_of
from law.terms import TERMS, Kind

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
    (term,) = (term for term in TERMS if term.category == category)
    assert term.kind is kind
    length = Length(12 * term.years + term.months, term.days, weight_of(term.kind, term.maximum))
    assert length.last_day(date.fromisoformat(ended)) == date.fromisoformat(last)


def test_every_category_stands_once_and_has_a_source():
    assert len({(term.category, term.valid_from) for term in TERMS}) == len(TERMS)
    assert all(term.source.url and term.label and term.trigger for term in TERMS)


def test_what_is_only_a_guideline_is_never_called_law():
    assert all(term.kind is not Kind.STATUTE for term in TERMS if "vervallen" in term.source.name)
