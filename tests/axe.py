"""The ear of axe-core in a page: what it finds, and nothing that it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe, AxeResults

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
BUT_CONTRAST = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}
AXE = Axe().axe_script
# Only what is wrong leaves the browser, and where it stands is looked up only then.
LOOK = "options => window.axe ? axe.run({...options, selectors: false}).then(found => found.violations.length) : -1"


def ready(page: Page) -> None:
    """Put axe-core in the page, if it is not there yet."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)


def found_by_axe(page: Page, rules: dict[str, Any]) -> str:
    """What axe-core finds on the page as it stands now, in words; empty when that is nothing."""
    options = {**rules, "resultTypes": ["violations"]}
    count = page.evaluate(LOOK, options)
    if count < 0:
        page.evaluate(AXE)
        count = page.evaluate(LOOK, options)
    if not count:
        return ""
    found = AxeResults(page.evaluate(f"axe.run({json.dumps(options)})"))
    return str(found.generate_report()) or f"{count}"
