"""Everything works without a mouse: each thing that can be used is reached by Tab, in order, and shows that it is."""

from __future__ import annotations

import pytest

from tests.house.scenes.spots import EVERY, OFFICERS, PUBLIC

BY_NAME = {spot.name: spot for spot in EVERY}
WITH_SUMMARY = [spot for spot in EVERY if spot.name.endswith(", fout")]
PLAIN = [spot for spot in (*PUBLIC, *OFFICERS) if "," not in spot.name and not spot.name.startswith("stand ")]
MOST_TABS = 150
# In the order of the page: what Tab must reach. Of a group of radio buttons it reaches one.
REACHABLE = """() => {
  const seen = new Set()
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(e => e.checkVisibility() && e.type !== "hidden" && !e.disabled)
    .filter(e => !e.closest("details:not([open]) > :not(summary)"))
    .filter(e => { const group = e.type === "radio" && `${e.form?.action} ${e.name}`
                   if (group && seen.has(group)) return false
                   seen.add(group)
                   return true })
    .map((e, at) => e.dataset.tab = String(at)).length
}"""
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e)
  if (e === document.body) return null
  const group = e.type === "radio" && document.querySelector(`input[type=radio][name="${e.name}"][data-tab]`)
  const box = e.getBoundingClientRect(), x = box.left + Math.min(box.width / 2, 20)
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
  const top = document.elementFromPoint(x, y)
  const marked = [e, e.closest("label")].filter(Boolean).map(each => getComputedStyle(each)).some(
    style => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none")
  return {tab: Number((group || e).dataset.tab ?? -1), marked, what: e.outerHTML.slice(0, 120),
    covered: !(top && (top === e || e.contains(top) || top.contains(e) || e.closest("label")?.contains(top)))}
}"""


@pytest.mark.parametrize("spot", PLAIN, ids=lambda spot: spot.name)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(walk, spot):
    page = walk.to(spot)
    count = page.evaluate(REACHABLE)
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }")
    reached = []
    while len(reached) < MOST_TABS:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None or found["tab"] in reached:
            break
        assert found["marked"], f"no sign of focus: {found['what']}"
        assert not found["covered"], f"hidden under something: {found['what']}"
        reached.append(found["tab"])
    assert reached == list(range(count))


@pytest.mark.parametrize("name", ["start", "stap wie", "vandaag", "verzoek late", "dossiers"])
def test_the_first_tab_leads_past_the_menu(walk, name):
    page = walk.to(BY_NAME[name])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("spot", WITH_SUMMARY, ids=lambda spot: spot.name)
def test_a_mistake_is_told_first_and_leads_to_the_box(walk, spot):
    page = walk.to(spot)
    assert page.title().startswith("Fout:")
    assert "error-summary" in (page.evaluate("document.activeElement.className") or "")
    link = page.locator(".error-summary a").first
    said, target = link.inner_text(), link.get_attribute("href")
    link.press("Enter")
    box = page.locator(f"[id='{target.removeprefix('#')}']")
    assert box.evaluate("e => e === document.activeElement || e.contains(document.activeElement)")
    field = page.locator(".field.invalid").first
    assert said.removeprefix(label_of(field)) in field.inner_text()


def label_of(field):
    """What a question is called, as the list of mistakes names it where the mistake itself does not say."""
    label = field.locator("label, legend").first.inner_text().split(" (niet")[0].strip()
    return f"{label} " if label.endswith("?") else f"{label}: "


def test_a_question_says_its_hint_and_its_mistake_to_a_screen_reader(walk):
    page = walk.to(BY_NAME["stap bereiken, fout"])
    box = page.get_by_label("Uw e-mailadres")
    told = [page.locator(f"[id='{name}']").inner_text() for name in box.get_attribute("aria-describedby").split()]
    assert any("Alleen als u e-mail kiest" in words for words in told)
    assert any("Er mist iets in uw e-mailadres" in words for words in told)
    assert box.get_attribute("aria-invalid") == "true"
