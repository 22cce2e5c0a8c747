"""What cannot be done now is answered with 409, the page as it stands, and the sentence that says why."""

import pytest

from dossiers.models import LogEntry
from tests import cast

STANDS = "Dit kan nu niet: het verzoek staat op"
# The act, a state in which it is refused, the sentence, and what stands on the page besides.
REFUSED = [
    ("behandelaar", "sent", "Dit verzoek is al afgehandeld.", "Stappen"),
    ("intrekking", "sent", STANDS, "Stappen"),
    ("intrekking", "withdrawn", STANDS, "Stappen"),
    ("stukken", "received", "Dit kan nog niet: leg eerst vast wie het verzoek doet.", "Stappen"),
    ("stukken", "decided", STANDS, "Stappen"),
    ("identiteit/vraag", "identified", STANDS, "Wie doet dit verzoek?"),
    ("stukken/overige", "received", STANDS, "Nog niets verzameld"),
    ("stukken/overige", "decided", STANDS, "2 stukken gevonden"),
    ("verzending/code", "decided", "", "Terug naar het verzoek"),
]


@pytest.mark.parametrize(("act", "status", "why", "besides"), REFUSED)
def test_a_refused_act_answers_409_with_the_page_and_the_sentence(officer, signed_in, act, status, why, besides):
    case = cast.case_in(status, by=officer)
    browser = signed_in(officer)
    before = changeable()
    answer = browser.post(f"/verzoeken/{case.reference}/{act}/")
    alert = answer.text[answer.text.index('role="alert"') :]
    assert (answer.status_code, why in alert, besides in answer.text) == (409, True, True)
    assert changeable() == before


def changeable():
    """All that is kept but the journal, which tells of the look at the page, and the session."""
    return {name: kept for name, kept in cast.rows().items() if name != "dossiers.LogEntry"}


def test_who_was_second_reads_how_it_stands_now(officer, second_officer, signed_in):
    case = cast.case_in("identified", by=officer)
    first, second = signed_in(officer), signed_in(second_officer)
    first.post(f"/verzoeken/{case.reference}/intrekking/")
    answer = second.post(f"/verzoeken/{case.reference}/stukken/")
    assert (answer.status_code, answer.context["case"].status) == (409, "withdrawn")
    assert "ingetrokken" in answer.text
    assert LogEntry.objects.filter(verb="looked", actor=second_officer, object_pk=str(case.pk)).exists()
