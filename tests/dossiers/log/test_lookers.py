"""Who looked in my dossier: by department, in plain words, without a name of the staff."""

import datetime as dt
import io
import re

import pypdfium2
import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone

from dossiers import verbs
from dossiers.access.reading import find
from dossiers.journal import actions as journal
from dossiers.log.access_report import in_words, lookers_of
from dossiers.models import Dossier, Emergency, LogEntry
from dossiers.verbs import Common
from tests import cast

pytestmark = pytest.mark.django_db


def look(row, by, on="2026-03-02", verb="looked", purpose=""):
    with time_machine.travel(dt.datetime.fromisoformat(f"{on}T10:00:00+01:00"), tick=False):
        journal.record(verbs.known()[verb], row, by=by, purpose=purpose)


def told(dossier):
    return in_words(lookers_of(dossier.person_id))


def test_a_department_how_often_when_last_and_for_what(dossier, arrears):
    for day in ("2026-01-05", "2026-02-03", "2026-11-12"):
        look(dossier, arrears, day, "opened", "payment")
    assert told(dossier) == [
        "Afdeling incasso keek 3 keer in 2026, het laatst op 12 november, "
        "om een betalingsafspraak te maken of na te komen."
    ]
    assert lookers_of(dossier.person_id)[0].by_month == "januari 1, februari 1, november 1"


def test_somebody_who_looks_all_day_looked_once(dossier, front_desk):
    record = cast.make_record(dossier)
    for row in (dossier, record, record):
        look(row, front_desk)
    assert told(dossier) == ["De balie keek 1 keer in 2026, op 2 maart."]


def test_two_colleagues_on_one_day_are_two_looks(dossier, letting):
    look(dossier, letting)
    look(dossier, cast.make_user("letting"))
    assert told(dossier) == ["Afdeling verhuur keek 2 keer in 2026, het laatst op 2 maart."]


def test_the_newest_year_comes_first(dossier, letting):
    look(dossier, letting, "2024-05-01")
    look(dossier, letting, "2026-05-01")
    assert [each.year for each in lookers_of(dossier.person_id)] == [2026, 2024]


def test_a_look_around_midnight_belongs_to_the_day_in_amsterdam(dossier, letting):
    with time_machine.travel(dt.datetime(2026, 1, 1, 0, 30, tzinfo=dt.UTC) - dt.timedelta(hours=1), tick=False):
        journal.record(Common.LOOKED, dossier, by=letting)
    assert lookers_of(dossier.person_id)[0].year == 2026


def test_a_look_that_was_refused_is_told_too(dossier, consultant_b):
    from django.http import Http404

    with pytest.raises(Http404):
        find(Dossier.objects.all(), consultant_b, reference=dossier.reference)
    (sentence,) = told(dossier)
    assert sentence.startswith("Afdeling leefbaarheid wilde 1 keer kijken in")
    assert "mocht dat niet" in sentence


def test_an_emergency_is_told_as_one(dossier, maintenance):
    with journal.acting(lambda: maintenance):
        Emergency.objects.create(dossier=dossier, section="care", by=maintenance, until=timezone.now(), reason="x")
    assert told(dossier)[0].startswith("Afdeling onderhoud gebruikte 1 keer noodtoegang in")


def test_who_left_still_counts_for_the_department_of_then(dossier, letting):
    look(dossier, letting, f"{timezone.localdate()}")
    letting.groups.clear()
    letting.is_active = False
    letting.save()
    assert told(dossier)[0].startswith("Afdeling verhuur keek 1 keer")


def test_who_changed_departments_counts_for_the_one_of_then(dossier, front_desk):
    later = timezone.localdate() + dt.timedelta(5)
    look(dossier, front_desk, f"{timezone.localdate()}")
    with time_machine.travel(later, tick=False):
        front_desk.groups.set(Group.objects.filter(name="letting"))
    look(dossier, front_desk, f"{later + dt.timedelta(1)}")
    assert {each.department for each in lookers_of(dossier.person_id)} == {"de balie", "afdeling verhuur"}


def test_looks_at_other_people_and_by_the_person_are_not_told(dossier, neighbour, letting):
    look(cast.make_dossier(neighbour), letting)
    journal.record(Common.FETCHED, dossier, by=None)
    assert told(dossier) == ["Niemand keek in uw gegevens."]


def test_the_page_names_departments_and_no_staff(dossier, arrears, officer, signed_in):
    look(dossier, arrears)
    page = signed_in(officer).get(f"/logboek/dossier/{dossier.reference}/").text
    assert "Afdeling incasso keek 1 keer in 2026, op 2 maart." in page
    assert "Ivo" not in re.sub(r"value=\"[^\"]*\"", "", page)  # a token may hold any letters
    assert LogEntry.objects.get(verb="looks told").subject_id == dossier.person_id


def test_the_paper_names_departments_and_no_staff(dossier, arrears, officer, signed_in):
    look(dossier, arrears, purpose="payment")
    answer = signed_in(officer).get(f"/logboek/dossier/{dossier.reference}/pdf/")
    text = pypdfium2.PdfDocument(io.BytesIO(answer.content))[0].get_textpage().get_text_bounded()
    assert "Afdeling incasso keek 1 keer in 2026" in text
    assert dossier.person.name in text
    assert "Ivo" not in text


def test_the_way_leads_from_the_dossier(dossier, officer, signed_in):
    client = signed_in(officer)
    client.get(f"/dossiers/{dossier.reference}/")
    assert f'href="/logboek/dossier/{dossier.reference}/"' in client.get(f"/dossiers/{dossier.reference}/").text
