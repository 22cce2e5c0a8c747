"""One record: its text and why it is kept; in a closed section only after a reason."""

import pytest
from django.urls import reverse

from dossiers.models import LogEntry
from dossiers.sections import Section
from tests.cast import make_dossier, make_record

pytestmark = pytest.mark.django_db


def address(record):
    return reverse("dossiers:record", args=[record.reference])


def test_a_record_shows_its_text_its_ground_and_who_is_named(dossier, neighbour, letting, signed_in):
    record = make_record(dossier, mentions=[neighbour], text="Eerste regel.\n\n<script>alert(1)</script>")
    page = signed_in(letting).get(address(record)).text
    activity = record.basis.activity
    assert "Eerste regel." in page
    assert "<script>" not in page
    for words in (record.basis.get_ground_display(), "huurcontract, artikel 6", activity.kept, activity.name):
        assert words in page
    assert "Koenraad van Overburen" in page


def test_looking_at_a_record_leaves_a_line(dossier, letting, signed_in):
    record = make_record(dossier)
    signed_in(letting).get(address(record))
    line = LogEntry.objects.get(verb="looked")
    assert (line.actor, line.object_repr, line.subject_id) == (letting, record.reference, dossier.person_id)


def test_a_record_in_a_closed_section_asks_the_reason_first(dossier, officer, signed_in):
    record = make_record(dossier, Section.CARE)
    browser = signed_in(officer)
    asked = browser.get(address(record))
    assert asked.url == f"/dossiers/{dossier.reference}/care/reden/?gegeven={record.reference}"
    assert not LogEntry.objects.filter(verb="looked").exists()
    shown = browser.post(asked.url, {"purpose": "request"}, follow=True)
    assert shown.redirect_chain == [(address(record), 302)]
    assert record.text in shown.text
    assert LogEntry.objects.get(verb="looked").purpose == "request"


def test_a_reason_for_one_dossier_opens_no_other(dossier, officer, signed_in):
    mine, other = make_record(dossier, Section.CARE), make_record(make_dossier(), Section.CARE)
    browser = signed_in(officer)
    browser.post(browser.get(address(mine)).url, {"purpose": "request"})
    assert browser.get(address(other)).status_code == 302


def test_a_record_outside_the_function_is_not_found_and_leaves_a_line(dossier, letting, signed_in):
    record = make_record(dossier, Section.MAINTENANCE)
    assert signed_in(letting).get(address(record)).status_code == 404
    assert LogEntry.objects.get(verb="denied").actor == letting


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_record_can_only_be_looked_at(method, dossier, officer, signed_in):
    assert getattr(signed_in(officer), method)(address(make_record(dossier))).status_code == 405
