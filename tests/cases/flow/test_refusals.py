"""What cannot be done now is answered with 409, the sentence that says why, and the way on."""

import pytest

from tests import cast

STANDS, BACK = "Dit kan nu niet: het verzoek staat op", "Terug naar het verzoek"
# The act, a state in which it is refused, the sentence, and what stands on the page besides.
REFUSED = [
    ("behandelaar", "sent", "Dit verzoek is al afgehandeld.", BACK),
    ("intrekking", "sent", STANDS, BACK),
    ("intrekking", "withdrawn", STANDS, BACK),
    ("stukken", "received", "Dit kan nog niet: leg eerst vast wie het verzoek doet.", BACK),
    ("stukken", "decided", STANDS, BACK),
    ("identiteit/vraag", "identified", STANDS, "Wie doet dit verzoek?"),
    ("stukken/overige", "received", STANDS, BACK),
    ("stukken/overige", "decided", STANDS, BACK),
    ("verzending/code", "decided", "", BACK),
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
    assert (answer.status_code, f'href="/verzoeken/{case.reference}/"' in answer.text) == (409, True)
    assert f"{STANDS} “ingetrokken”" in answer.text
