"""Every page fits: on the smallest telephone nothing scrolls sideways, lies over something else or is cut off."""

from __future__ import annotations

from tests.house.scenes.spots import every_spot

WIDTHS = (320, 768, 1280)
SMALLEST = 24  # px, WCAG 2.2 success criterion 2.5.8
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The attribute is read before it goes: else Chromium writes it back, empty.
AS_IT_CAME = "() => ['getAttribute', 'removeAttribute'].forEach(act => document.documentElement[act]('style'))"
# What can be pressed, apart from links inside a sentence, with a width or height below the smallest.
SMALL = """(smallest) => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter(e => e.checkVisibility() && e.type !== "hidden" && !e.closest(".skip"))
  .map(e => e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") || e : e)
  .filter(e => !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
  .filter(e => { const box = e.getBoundingClientRect();
                 return box.width < smallest || box.height < smallest })
  .map(e => e.outerHTML.slice(0, 120))"""
# Lines of text, and what can be pressed, that lie over each other without one being inside the other.
COVERED = """(kinds) => {
  const hidden = e => e.closest(".skip, svg") || !e.checkVisibility({opacityProperty: true, visibilityProperty: true})
  const clipped = e => e && (getComputedStyle(e).clipPath !== "none" || clipped(e.parentElement))
  const seen = [...document.querySelectorAll(kinds)].filter(e => e.type !== "hidden" && !hidden(e) && !clipped(e))
  const lines = seen.filter(e => !seen.some(other => other !== e && e.contains(other)))
    .flatMap(e => [...e.getClientRects()].map(box => [e, box])).filter(([e, box]) => box.width > 1 && box.height > 1)
  const found = []
  lines.forEach(([one, a], at) => lines.slice(at + 1).forEach(([other, b]) => {
    if (one === other || one.closest("label")?.contains(other)) return
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    if (wide > 2 && high > 2) found.push([one.outerHTML.slice(0, 90), other.outerHTML.slice(0, 90)])
  }))
  return found
}"""
KINDS = "a, button, input, select, textarea, summary, label, h1, h2, h3, p, small, dt, dd, td, th, li, legend"
# Text that does not fit in its box and is cut off there.
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && !e.closest(".skip, svg, select, textarea, input")
    && getComputedStyle(e).clipPath === "none")
  .filter(e => ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))"""

# What sticks out of the box it stands in.
BOXES = ".card, .choice, .row, .ref, .note, .files > li, td, tbody th, dt, dd"
SPILLED = """(boxes) => [...document.querySelectorAll(boxes)]
  .filter(e => e.checkVisibility() && !e.closest(".visually-hidden") && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 200))"""


@every_spot
def test_everything_fits(walk, spot):
    page = walk.stay(spot)
    for width in WIDTHS:
        walk.look(scheme="light", width=width)
        assert page.evaluate(SIDEWAYS) <= 0, f"scrolls sideways at {width} px"
        assert page.evaluate(SMALL, SMALLEST) == [], f"too small to press at {width} px"
        assert page.evaluate(COVERED, KINDS) == [], f"one over the other at {width} px"
        assert page.evaluate(CUT) == [], f"cut off at {width} px"
        assert page.evaluate(SPILLED, BOXES) == [], f"out of its box at {width} px"


@every_spot
def test_text_of_double_size_still_fits(walk, spot):
    page = walk.stay(spot)
    walk.look(width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    sideways = page.evaluate(SIDEWAYS)
    page.evaluate(AS_IT_CAME)
    assert sideways <= 0
