"""Somebody who is in the client list twice: both are searched, held and given as the own data."""

import datetime as dt

import pytest
from django.urls import reverse

from cases.flow.subjects import subjects_of
from cases.models import AlsoSubject, Case
from dossiers.models import LogEntry
from tests.cases.answer.papers import shown
from tests.cast import judge_all, make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
BORN = dt.date(1980, 5, 1)


def page_of(case, name="identity"):
    return reverse(f"cases:{name}", args=[case.reference])


@pytest.fixture
def twice(complex_a, complex_b, neighbour):
    """The same person under two entries, each with a dossier; and a namesake of another date of birth."""
    first = make_person("Amina", "Yıldırım", born_on=BORN)
    second = make_person("A.", "Yildirim", born_on=BORN)
    namesake = make_person("Amina", "Yıldırım", born_on=dt.date(1991, 1, 1))
    make_record(make_dossier(first, complex_a), title="Eerste woning")
    make_record(make_dossier(second, complex_b), title="Tweede woning", text="Mevrouw Yildirim belde.")
    make_record(make_dossier(neighbour, complex_b), "nuisance", title="Bij de buren", mentions=[second])
    make_record(make_dossier(namesake, complex_b), title="Van de naamgenoot")
    return first, second, namesake


def identified(client, first):
    case = make_case(name="Amina Yıldırım", born_on=BORN, email="")
    client.post(page_of(case), {"subject": first.pk, "method": "shown"})
    return Case.objects.get(pk=case.pk)


def test_a_likely_second_entry_is_shown_and_a_namesake_is_not(twice, officer, signed_in):
    client = signed_in(officer)
    page = client.get(page_of(identified(client, twice[0]))).text
    assert "Staat deze persoon twee keer in de klantlijst?" in page
    assert f'value="{twice[1].pk}"' in page
    assert f'value="{twice[2].pk}"' not in page


def test_both_are_searched_held_and_given_as_the_own_data(twice, officer, signed_in):
    first, second, namesake = twice
    client = signed_in(officer)
    case = identified(client, first)
    assert client.post(page_of(case, "also"), {"person": second.pk}).status_code == 302
    assert LogEntry.objects.filter(verb="also marked", actor=officer).count() == 1
    client.post(page_of(case, "findings"))
    case = Case.objects.get(pk=case.pk)
    assert subjects_of(case) == [first, second]
    found = {row.record.title: (row.of_another, [each.name for each in row.others()]) for row in case.findings.all()}
    assert found == {
        "Eerste woning": (False, []),
        "Tweede woning": (False, []),
        "Bij de buren": (True, ["Koenraad van Overburen"]),
    }
    held = [person.dossiers.get().holds.active().count() for person in (first, second, namesake)]
    assert held == [1, 1, 0]
    assert second.reference not in client.get(page_of(case, "third_parties")).text


def test_the_copy_holds_the_papers_of_both_with_the_own_name_in_them(twice, officer, signed_in):
    first, second, _namesake = twice
    client = signed_in(officer)
    case = identified(client, first)
    client.post(page_of(case, "also"), {"person": second.pk})
    client.post(page_of(case, "findings"))
    from cases.answer import package
    from cases.answer.contents import contents_of

    for finding in case.findings.filter(of_another=True):
        finding.delete()
    judge_all(case, by=officer)
    client.post(page_of(case, "decision"), {"reasons": "U krijgt alles.", "no_search_because": "Alles staat hier."})
    built = package.build(contents_of(Case.objects.get(pk=case.pk), dt.date.today()))
    words = " ".join(shown(content) for name, content in built.files.items() if name.endswith(".pdf"))
    assert "Eerste woning" in words
    assert "Tweede woning" in words
    assert "Mevrouw Yildirim belde." in words


def test_a_namesake_somebody_else_or_the_wrong_moment_is_refused(twice, officer, neighbour, signed_in):
    first, second, namesake = twice
    client = signed_in(officer)
    assert client.post(page_of(make_case(), "also"), {"person": second.pk}).status_code == 409
    case = identified(client, first)
    for person, why in ((namesake, "andere geboortedatum"), (neighbour, "heet anders"), (first, "hoort al bij")):
        answer = client.post(page_of(case, "also"), {"person": person.pk})
        assert (answer.status_code, why in answer.text) == (409, True)
    assert client.post(page_of(case, "also"), {}).status_code == 409
    assert not AlsoSubject.objects.exists()
