"""The register in a browser: axe-core finds nothing and nothing sticks out, on a telephone and on a desk."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from dossiers.models import Activity
from dossiers.register import actions as register
from tests.axe import found_by_axe

SIZES = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
STAFF = ["", "?words=zzz", "nieuw/", "meenemen/", "16/", "5/wijzigen/", "16/dpia/"]
PUBLIC = ["", "?op_day=1&op_month=2&op_year=2020", "?op_day=31&op_month=2&op_year=2026", "16/v2/", "5/v1/"]
ADDRESSES = [f"/register/beheer/{end}" for end in STAFF] + [f"/register/{end}" for end in [*PUBLIC, "16/informatie/"]]
STICKS_OUT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def page_of(site, browser, browser_context_args, signed_in, transactional_db):
    """Opens a page in which `user` has signed in, of this size."""
    opened = []

    def of(user, size):
        context = browser.new_context(**browser_context_args, viewport=SIZES[size])
        cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])
        opened.append(context)
        return context.new_page()

    yield of
    for context in opened:
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_kept_out_of_the_register(page_of, officer, site, size):
    today = timezone.localdate()
    Activity.objects.filter(number__gt=7).update(checked_on=today)
    parts = dict.fromkeys(("description", "necessity", "risks", "measures"), "Wij legden uit wat er gebeurt.")
    register.assess(
        activity=Activity.objects.get(number=16),
        parts=parts,
        review_on=today + dt.timedelta(days=300),
        by=officer,
        on=today,
    )
    page, wrong = page_of(officer, size), []
    for address in ADDRESSES:
        page.goto(site + address)
        assert page.locator("h1").count() == 1, address
        found = found_by_axe(page, {})
        if found or page.evaluate(STICKS_OUT):
            wrong.append((address, found))
    assert not wrong


@pytest.mark.parametrize("size", SIZES)
def test_the_officer_keeps_the_register_by_hand(page_of, officer, site, size):
    page = page_of(officer, size)
    page.goto(f"{site}/register/beheer/")
    page.get_by_role("button", name="Klopt nog voor Huurcontract en klantbeheer").click()
    assert "deze verwerking klopt nog" in page.locator("main").inner_text()
    page.get_by_role("link", name="Huurcontract en klantbeheer").click()
    page.get_by_role("link", name="Wijzigen").click()
    page.get_by_text("een goed doel", exact=True).click()
    page.get_by_role("button", name="Bewaren").click()
    assert "geen commerciële doelen en geen goede doelen" in page.locator("main").inner_text()
    page.get_by_text("ons werk als woningcorporatie").click()
    page.get_by_role("textbox", name="Hoe lang").fill("3 jaar na einde huur")
    page.get_by_role("button", name="Bewaren").click()
    assert "Dit is nu versie 2" in page.locator("main").inner_text()
    page.goto(f"{site}/register/5/")
    assert "3 jaar na einde huur" in page.locator("main").inner_text()
