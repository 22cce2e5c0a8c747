"""No page keeps anybody out: axe-core finds nothing, in any state, for any function, light or dark, small or wide."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe, AxeResults

from tests.house.spots import EVERY

WIDE, NARROW = 1280, 360
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
LOOKS = [("light", WIDE), ("dark", NARROW)]  # colours do not depend on the width; sizes are measured in test_layout


@pytest.mark.parametrize("spot", EVERY, ids=lambda spot: spot.name)
def test_axe_finds_nothing(walk, spot):
    page = walk.to(spot)
    page.evaluate(Axe().axe_script)
    for scheme, width in LOOKS:
        walk.look(scheme=scheme, width=width)
        found = AxeResults(page.evaluate(f"axe.run({RULES})"))
        assert not found.violations_count, f"{scheme}, {width} px\n{found.generate_report()}"
