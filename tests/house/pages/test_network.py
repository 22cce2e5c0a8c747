"""Pages keep to themselves: nothing is asked of another host, little is kept, and little is sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.house.scenes.spots import every_spot

FUNCTIONAL = {"sessionid", "csrftoken"}
MOST_BYTES = 40_000
OURS = {"style-src 'self'", "img-src 'self'", "font-src 'self'", "form-action 'self'"}
STRICT = OURS | {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"}


@every_spot
def test_a_page_asks_its_own_house_only_and_keeps_only_what_it_needs(walk, spot):
    page, heard = walk.stay(spot), walk.heard
    asked = [urlsplit(request.url) for request in heard]
    assert {f"{url.scheme}://{url.netloc}" for url in asked} == {walk.url}
    assert {cookie["name"] for cookie in walk.context.cookies()} <= FUNCTIONAL
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    not_ours = "iframe, object, embed, style, [style], [onclick]"
    a_script = 'script:not([src^="/static/wsn/keys"])'  # shortcuts, on the pages with requests
    assert not page.locator(not_ours if spot.has_script else f"{a_script}, {not_ours}").count()
    pages = [answer for request in heard if request.is_navigation_request() and (answer := request.response())]
    assert pages
    for headers in (page.headers for page in pages):
        policy = headers["content-security-policy"]
        assert set((policy.replace(" data:", "") if spot.has_square else policy).split("; ")) >= STRICT
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_the_first_page_weighs_less_than_40_kb(walk, browser):
    heard, visitor = [], browser.new_context()  # who kept nothing of an earlier visit
    visitor.on("request", lambda request: heard.append(request))
    visitor.new_page().goto(walk.url, wait_until="networkidle")
    sizes = {request.url: request.sizes() for request in heard}
    total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes.values())
    kept = visitor.cookies()
    visitor.close()
    assert 0 < total < MOST_BYTES, {url: size["responseBodySize"] for url, size in sizes.items()}
    assert not kept, "only looking leaves nothing behind"
