"""The contrast of text, asked of each piece of a page that reads otherwise than every piece that was asked before.

A piece is text, or a box for text, with all that its contrast depends on: its own colours, size and weight, those of
everything it stands in, what kind of element each of these is, and the colour scheme and width of the window. What axe
could not tell of one is asked again of the next that is like it. So every pair of colours in every component is asked
in both schemes and at both widths, and not the same header on each of three hundred pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.axe import ready

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What each piece of text reads like; the first of those that read alike is kept in the page.
LOOK = """() => {
  const within = new Map()
  const around = e => {  // everything that this stands in, and itself: kind, colours, and how it lies over others
    if (!e || e === document) return ""
    if (!within.has(e)) {
      const s = getComputedStyle(e)
      const kind = e.tagName + "." + [...e.classList].sort().join(".") + (e.disabled ? "!" : "")
      const own = [kind, s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.filter, s.clipPath].join(" ")
      within.set(e, around(e.parentElement) + ">" + own)
    }
    return within.get(e)
  }
  const isText = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
    || e.matches("input:not([type=hidden]), select, textarea")
  window.pieces = new Map()
  for (const e of document.body.querySelectorAll("*")) {
    if (!isText(e) || !e.checkVisibility({visibilityProperty: true})) continue
    const s = getComputedStyle(e)
    const words = [s.color, s.fontSize, s.fontWeight, s.textShadow, s.webkitTextFillColor, e.type || ""]
    const looks = words.join(" ") + around(e)
    if (!window.pieces.has(looks)) window.pieces.set(looks, e)
  }
  return [...window.pieces.keys()]
}"""
# Of which pieces axe could tell, and what it found wrong.
ASK = """async looks => {
  const options = {runOnly: {type: "rule", values: ["color-contrast"]}, elementRef: true,
                   resultTypes: ["passes", "violations"], selectors: false}
  const found = await axe.run(looks.map(each => window.pieces.get(each)), options)
  const told = new Set([...found.passes, ...found.violations].flatMap(rule => rule.nodes.map(node => node.element)))
  const wrong = found.violations.flatMap(rule => rule.nodes.map(node => node.html + " " + node.failureSummary))
  return {told: looks.filter(each => told.has(window.pieces.get(each))), wrong}
}"""


class Contrast:
    """What was asked so far, in this run of this worker."""

    def __init__(self) -> None:
        self.told: set[tuple[str, int, str]] = set()

    def wrong_on(self, page: Page, scheme: str, width: int) -> str:
        """What is wrong with the contrast of what this page has and no page before it, in words."""
        ready(page)
        new = [looks for looks in page.evaluate(LOOK) if (scheme, width, looks) not in self.told]
        found = page.evaluate(ASK, new) if new else {"told": [], "wrong": []}
        self.told |= {(scheme, width, looks) for looks in found["told"]}
        return "\n".join(found["wrong"])
