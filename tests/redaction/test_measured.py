"""What the benchmark says of shielding is so: all of the sixty people is found, and none of the own words is lost."""

import pytest

from bench.shielding import measured
from redaction.people import Finder
from redaction.person import KnownPerson


def test_all_is_found_and_nothing_is_lost():
    assert [(row.name, row.value, row.ok) for row in measured.rows()] == [
        ("shield_recall", "100.0%", True),
        ("shield_precision", "100.0%", True),
    ]


@pytest.mark.parametrize("text", ["El Idrissi, M. van", "Van El Idrissi", "Idrissi, M. van El", "M. van El Idrissi"])
def test_a_particle_before_and_in_a_surname_goes_with_it_in_any_order(text):
    finder = Finder((KnownPerson(given_name="Marie-Louise", prefix="van", family_name="El Idrissi"),))
    assert finder.replace(f"Volgens {text} was het zo.", lambda _span: "[A]") == "Volgens [A] was het zo."
