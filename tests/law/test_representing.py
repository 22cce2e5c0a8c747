"""From which day a child asks itself."""

from datetime import date

import pytest

from law.representing import acts_alone


@pytest.mark.parametrize(
    ("born", "on", "alone"),
    [
        (date(2010, 11, 23), date(2026, 11, 22), False),
        (date(2010, 11, 23), date(2026, 11, 23), True),
        (date(2012, 2, 29), date(2028, 2, 28), False),
        (date(2012, 2, 29), date(2028, 2, 29), True),
        (date(1980, 1, 1), date(2026, 11, 23), True),
    ],
)
def test_from_the_sixteenth_birthday(born, on, alone):
    assert acts_alone(born, on) is alone
