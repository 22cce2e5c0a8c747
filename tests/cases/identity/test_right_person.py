"""Whether who asks is who is chosen from the client list: compared, stopped, explained, and compared again."""

import datetime as dt
import io
import json
import uuid
import zipfile

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.flow.comparison import is_same_name
from cases.models import Case, Identification
from cases.workflow import Status
from dossiers.models import LogEntry, Tie
from tests.cast import NO_SEARCH, case_in, judge_all, make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
NAME = "Naam verschilt: in het verzoek Orhan Aydın, bij ons Gülşen Çelik-Aydın."
WHY = "Zij noemt zich zo; de trouwakte gezien."


@pytest.fixture
def wife(complex_a):
    """A tenant whose former partner is on file as such; it ended."""
    person = make_person("Gülşen", "Çelik-Aydın", email="gulsen@tenant.example", born_on=dt.date(1980, 5, 1))
    make_record(make_dossier(person, complex_a))
    former, ended = make_person("Orhan", "Aydın"), today() - dt.timedelta(days=30)
    Tie.objects.create(person=person, other=former, kind="ex_partner", since=dt.date(2015, 1, 1), until=ended)
    return person


def page_of(case, name="identity"):
    return reverse(f"cases:{name}", args=[case.reference])


def choose(client, case, person, method="shown", **typed):
    return client.post(page_of(case), {"subject": person.pk, "method": method, **typed})


@pytest.mark.parametrize(
    ("asked", "given", "family", "same"),
    [
        ("Amina Yıldırım", "Amina", "Yıldırım", True),
        ("amina yildirim", "Amina", "Yıldırım", True),
        ("YILDIRIM, A.", "Amina", "Yıldırım", True),
        ("mevrouw Yildirim", "Amina", "Yıldırım", True),
        ("A. Yıldırım-de Boer", "Amina", "Yıldırım", True),
        ("J.P. v.d. Meer", "Jan Pieter", "van der Meer", True),
        ("D. Jansen", "Dirk", "Jansen", True),
        ("D. Jansen", "Anna", "Jansen", False),
        ("'t Hart", "Jan", "'t Hart", True),
        ("Koen Overburen", "Koenraad", "Overburen", True),
        ("Orhan Aydın", "Gülşen", "Çelik-Aydın", False),
        ("Amina Jansen", "Amina", "Yıldırım", False),
        ("Piet de Vries", "Gerda", "de Boer", False),
    ],
)
def test_names_are_the_same_whatever_the_accents_order_titles_and_initials(asked, given, family, same):
    assert is_same_name(asked, make_person(given, family)) is same


def test_with_the_same_date_of_birth_one_part_of_the_name_is_enough(db):
    person = make_person("Amina", "Yıldırım")
    assert is_same_name("Amina de Boer", person, is_same_day=True)
    assert is_same_name("Mina Yıldırım", person, is_same_day=True)
    assert not is_same_name("Gerda de Boer", person, is_same_day=True)


def test_what_the_request_says_stands_beside_who_is_on_file(wife, officer, signed_in):
    case = make_case(name="G. Aydın", email="g@ander.example", born_on=dt.date(1980, 5, 1), address="Elders 2")
    page = signed_in(officer).get(page_of(case)).text
    for words in ("gulsen@tenant.example", "1 mei 1980", "Elders 2", "Adres verschilt", "E-mailadres verschilt"):
        assert words in page
    assert "Naam verschilt" not in page


def test_a_request_of_a_former_partner_stops_and_nothing_is_recorded(wife, officer, signed_in):
    case, client = make_case(name="Orhan Aydın", email=wife.email), signed_in(officer)
    client.post(page_of(case, "identity_search"), {"text": "Çelik"})
    answer = choose(client, case, wife)
    assert answer.status_code == 409
    assert NAME in answer.context["form"].errors["because"][0]
    assert not Identification.objects.exists()
    assert Case.objects.get(pk=case.pk).status == Status.RECEIVED
    assert choose(client, case, wife, because="   ").status_code == 409


def test_the_reason_is_kept_said_on_every_page_and_in_the_evidence(wife, officer, director, signed_in):
    case, client = make_case(name="Orhan Aydın"), signed_in(officer)
    assert choose(client, case, wife, because=WHY).status_code == 302
    told = f"{NAME} Toch is dit dezelfde persoon, want: {WHY}"
    client.post(page_of(case, "findings"))
    judge_all(case, by=officer)
    pages = [client.get(page_of(case, name)).text for name in ("detail", "identity", "decision")]
    client.post(page_of(case, "decision"), {**NO_SEARCH, "reasons": "U krijgt alles."})
    pages.append(client.get(page_of(case, "sending")).text)
    assert [told in page.replace("&#x27;", "'") for page in pages] == [True] * 4
    assert "Orhan Aydın was ex-partner tot en met" in pages[0]
    file = client.post(page_of(case, "evidence"), {"purpose": "check"})
    with zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content) if file.streaming else file.content)) as kept:
        known = json.loads(kept.read("besluiten.json"))["identiteit"]
    assert (known["verschil"], known["waarom"]) == (NAME, WHY)


def test_another_date_of_birth_stops_also_under_the_same_name(wife, officer, signed_in):
    case = make_case(name=wife.name, born_on=dt.date(1981, 5, 1))
    answer = choose(signed_in(officer), case, wife)
    told = "Geboortedatum verschilt: in het verzoek 1 mei 1981, bij ons 1 mei 1980."
    assert told in answer.context["form"].errors["because"][0]
    assert "Naam verschilt" not in answer.context["form"].errors["because"][0]


def test_who_is_the_same_needs_no_reason_and_has_none_kept(wife, officer, signed_in):
    case = make_case(name="mw. G. Celik", born_on=wife.born_on)
    assert choose(signed_in(officer), case, wife, because="overbodig").status_code == 302
    row = Identification.objects.get(case=case)
    assert (row.differences, row.because) == ("", "")
    assert "verschilt" not in signed_in(officer).get(page_of(case, "detail")).text


def test_who_acts_for_somebody_is_somebody_else_and_the_one_acted_for_is_compared(wife, officer, signed_in):
    client = signed_in(officer)
    case = make_case(name="Bo Windvoerder", on_behalf_of="Gülşen Çelik")
    assert choose(client, case, wife).status_code == 302
    wrong = make_case(name="Bo Windvoerder", on_behalf_of="Gerda Huurder")
    assert "Gerda Huurder, bij ons" in choose(client, wrong, wife).context["form"].errors["because"][0]


def test_sending_compares_again_and_waits_for_a_reason(wife, officer, signed_in):
    case, client = make_case(name=wife.name, born_on=wife.born_on, email=""), signed_in(officer)
    choose(client, case, wife)
    client.post(page_of(case, "findings"))
    judge_all(case, by=officer)
    client.post(page_of(case, "decision"), {**NO_SEARCH, "reasons": "U krijgt alles."})
    wife.born_on = dt.date(1980, 5, 2)
    wife.save()
    send = {"channel": "post", "checked": "on"}
    answer = client.post(page_of(case, "sending"), send)
    assert answer.status_code == 409
    assert "bij ons 2 mei 1980. Schrijf bij Identiteit op waarom" in answer.text
    assert client.post(page_of(case, "difference"), {"because": ""}).status_code == 200
    assert client.post(page_of(case, "difference"), {"because": "Verbeterd na de akte."}).status_code == 302
    assert LogEntry.objects.filter(verb="difference explained", actor=officer).count() == 1
    assert client.post(page_of(case, "sending"), send).status_code == 200
    assert Case.objects.get(pk=case.pk).status == Status.SENT


def test_a_reason_where_nothing_differs_or_all_is_over_is_refused(officer, tenant, signed_in):
    client = signed_in(officer)
    same = case_in(Status.IDENTIFIED, by=officer, subject=tenant)
    over = case_in(Status.SENT, by=officer)
    for case, why in ((same, "Er verschilt niets"), (over, "al afgehandeld"), (make_case(), "Leg eerst vast wie")):
        answer = client.post(page_of(case, "difference"), {"because": "x"})
        assert (answer.status_code, why in answer.text) == (409, True)


def test_the_desk_takes_the_request_in_and_leaves_the_difference_to_the_officer(wife, front_desk, signed_in):
    day, kept = today(), signed_in(front_desk)
    typed = {"submission": str(uuid.uuid4()), "name": "Orhan Çelik-Aydın", "kind": "access", "channel": "desk"}
    typed |= {"received_on_day": day.day, "received_on_month": day.month, "received_on_year": day.year}
    page = kept.post(reverse("cases:intake"), {**typed, "subject": wife.pk, "seen": "on"})
    case = Case.objects.get()
    assert (page.status_code, case.status) == (302, Status.RECEIVED)
    told = kept.get(page_of(case, "detail")).text
    assert "De privacy officer kijkt eerst iets na." in told
    assert "Gülşen" not in told
