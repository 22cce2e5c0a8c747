"""No page keeps anybody out: axe-core finds nothing, in any state, for any function, light or dark, small or wide."""

from __future__ import annotations

from itertools import product

import pytest

from tests.axe import BUT_CONTRAST, found_by_axe
from tests.house.contrast import Contrast
from tests.house.scenes.spots import EVERY, every_spot

WIDE, NARROW = 1280, 360
LOOKS = [*product(("light", "dark"), (WIDE, NARROW))]
WHOLE = {("light", WIDE), ("dark", NARROW)}  # what does not go by colour is asked once at each width
BY_NAME = {spot.name: spot for spot in EVERY}
# 4.48 to 1 on white, and less on the ground of the dark
GREY = "() => document.querySelectorAll('main p, main label').forEach(each => each.style.color = '#777')"


@pytest.fixture(scope="session")
def contrast() -> Contrast:
    """The contrast of text, asked once of everything that reads alike."""
    return Contrast()


@every_spot
def test_axe_finds_nothing(walk, spot, contrast):
    page = walk.stay(spot)
    for scheme, width in LOOKS:
        walk.look(scheme=scheme, width=width)
        found = found_by_axe(page, BUT_CONTRAST) if (scheme, width) in WHOLE else ""
        found += contrast.wrong_on(page, scheme, width)
        assert not found, f"{scheme}, {width} px\n{found}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_colour_that_reads_badly_is_found_on_a_page_that_was_asked_before(walk, scheme):
    """The second look asks nothing of what it knows, and the third only of what changed."""
    spot, asked = BY_NAME["stap wie"], Contrast()
    page = walk.to(spot)
    walk.look(scheme=scheme, width=WIDE)
    assert asked.wrong_on(page, scheme, WIDE) == ""
    told = set(asked.told)
    assert asked.wrong_on(page, scheme, WIDE) == ""
    assert asked.told == told
    page.evaluate(GREY)
    wrong = asked.wrong_on(page, scheme, WIDE)
    assert "contrast" in wrong
    assert "<h1" not in wrong
    assert len(asked.told) - len(told) < len(told)
