"""No page keeps anybody out: axe-core finds nothing, in any state, for any function, light or dark, small or wide."""

from __future__ import annotations

from tests.axe import BY_COLOUR_AND_SIZE, EVERYTHING, found_by_axe
from tests.house.scenes.spots import every_spot

WIDE, NARROW = 1280, 360
LOOKS = [("light", WIDE, EVERYTHING), ("dark", NARROW, EVERYTHING)]
LOOKS += [("light", NARROW, BY_COLOUR_AND_SIZE), ("dark", WIDE, BY_COLOUR_AND_SIZE)]


@every_spot
def test_axe_finds_nothing(walk, spot):
    page = walk.stay(spot)
    for scheme, width, rules in LOOKS:
        walk.look(scheme=scheme, width=width)
        found = found_by_axe(page, rules)
        assert not found, f"{scheme}, {width} px\n{found}"
