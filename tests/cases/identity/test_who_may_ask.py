"""Who asks alone and who does not: a child, somebody under curatele, a mandate that ended (UAVG art. 5(4))."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.timezone import localdate as today

from cases.flow.addressing import said_to
from cases.flow.rights import RIGHTS
from cases.letters.writing import write
from cases.models import Case, Identification
from cases.workflow import Status
from dossiers.models import Tie
from tests.cases.answer.papers import shown
from tests.cast import NO_SEARCH, days_ago, judge_all, make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
LONG_AGO = dt.date(2015, 1, 5)
CHILD = "Deze persoon is nog geen 16 jaar. Een ouder of voogd doet het verzoek"
WARD = "Deze persoon staat onder curatele. De curator doet het verzoek"


def page_of(case, name="identity"):
    return reverse(f"cases:{name}", args=[case.reference])


def known(given, family, place, **fields):
    person = make_person(given, family, **fields)
    make_record(make_dossier(person, place))
    return person


def aged(years):
    """The date of birth of somebody who turned so many years some days ago."""
    on = today() - dt.timedelta(days=40)
    return on.replace(year=on.year - years, day=min(on.day, 28))


def choose(client, case, person, **typed):
    return client.post(page_of(case), {"subject": person.pk, "method": "shown", **typed})


def note(client, case, **typed):
    words = {"capacity": "parent", "name": "Anna Ouder", "scope": "alles", "evidence": "uittreksel gezag", "seen": "on"}
    day = {"since_day": 5, "since_month": 1, "since_year": 2015}
    return client.post(page_of(case, "representation"), {**words, **day, **typed})


def to_the_end(client, case, officer):
    """Gather, grant, decide and send by post; the last answer."""
    client.post(page_of(case, "findings"))
    judge_all(case, by=officer)
    client.post(page_of(case, "decision"), {**NO_SEARCH, "reasons": "U krijgt alles."})
    return client.post(page_of(case, "sending"), {"channel": "post", "checked": "on"})


def test_a_child_of_fifteen_who_asks_is_answered_through_a_parent(officer, complex_a, signed_in):
    child, client = known("Noor", "Jong", complex_a, born_on=aged(15)), signed_in(officer)
    case = make_case(name="Noor Jong", born_on=child.born_on, email="")
    assert CHILD in client.get(page_of(case)).text
    answer = choose(client, case, child)
    assert (answer.status_code, CHILD in answer.context["form"].errors["subject"][0]) == (409, True)
    assert page_of(case, "representation") in answer.text
    assert not Identification.objects.exists()
    assert note(client, case, address="Ouderweg 1, 0000 AA Voorbeeldstad").status_code == 302
    assert choose(client, case, child).status_code == 302
    assert to_the_end(client, case, officer).status_code == 200
    letter = Case.objects.get(pk=case.pk).letters.get(kind="answer")
    assert (letter.to_name, letter.to_address) == ("Anna Ouder", "Ouderweg 1, 0000 AA Voorbeeldstad")


def test_a_child_of_sixteen_asks_and_is_answered_itself_and_a_parent_is_refused(officer, complex_a, signed_in):
    child, client = known("Noor", "Jong", complex_a, born_on=aged(16)), signed_in(officer)
    case = make_case(name="Noor Jong", born_on=child.born_on, email="")
    assert choose(client, case, child).status_code == 302
    refused = note(client, case)
    assert (refused.status_code, "16 jaar of ouder" in refused.text) == (409, True)
    assert CHILD not in client.get(page_of(case, "detail")).text
    assert to_the_end(client, case, officer).status_code == 200
    assert Case.objects.get(pk=case.pk).letters.get(kind="answer").to_name == "Noor Jong"


def test_somebody_under_curatele_is_answered_through_the_curator_and_not_through_a_mentor(
    officer, complex_a, signed_in
):
    ward, client = known("Wim", "Pleegkind", complex_a), signed_in(officer)
    curator = make_person("Cora", "Curator")
    Tie.objects.create(person=ward, other=curator, kind="curator", scope="alles", since=LONG_AGO)
    case = make_case(name="Wim Pleegkind", email="")
    assert WARD in choose(client, case, ward).context["form"].errors["subject"][0]
    note(client, case, capacity="mentor", name="Mia Mentor")
    assert choose(client, case, ward).status_code == 409
    note(client, case, capacity="curator", name="Cora Curator", address="Kantoor 2")
    assert choose(client, case, ward).status_code == 302
    assert "In het dossier staat curator Cora Curator." in client.get(page_of(case, "detail")).text
    assert to_the_end(client, case, officer).status_code == 200
    assert Case.objects.get(pk=case.pk).letters.get(kind="answer").to_name == "Cora Curator"


def test_a_curatele_that_ended_binds_nobody(officer, complex_a, signed_in):
    free, client = known("Wim", "Vrij", complex_a), signed_in(officer)
    ended = today() - dt.timedelta(days=1)
    Tie.objects.create(
        person=free, other=make_person("Cora", "Curator"), kind="curator", scope="x", since=LONG_AGO, until=ended
    )
    assert choose(client, make_case(name="Wim Vrij"), free).status_code == 302


def test_who_came_under_curatele_meanwhile_is_not_sent_the_answer(officer, complex_a, signed_in):
    ward, client = known("Wim", "Later", complex_a), signed_in(officer)
    case = make_case(name="Wim Later", email="")
    choose(client, case, ward)
    Tie.objects.create(person=ward, other=make_person("Cora", "Curator"), kind="curator", scope="x", since=today())
    answer = to_the_end(client, case, officer)
    assert (answer.status_code, WARD in answer.text) == (409, True)
    assert WARD in client.get(page_of(case, "detail")).text
    assert Case.objects.get(pk=case.pk).status == Status.DECIDED


def test_a_complaint_may_be_made_by_a_child(officer, complex_a, signed_in):
    child = known("Noor", "Jong", complex_a, born_on=aged(15))
    case = make_case(kind="complaint", name="Noor Jong", question="U gaf mijn adres door.")
    assert choose(signed_in(officer), case, child).status_code == 302


def test_an_administrator_whose_mandate_ended_is_stopped_on_every_page(officer, complex_a, signed_in):
    person, client = known("Els", "Geldzaken", complex_a), signed_in(officer)
    other, ended = make_person("Bo", "Windvoerder"), today() - dt.timedelta(days=1)
    Tie.objects.create(
        person=person, other=other, kind="administrator", scope="geld", since=LONG_AGO, until=ended, evidence="x"
    )
    case = make_case(name="Bo Windvoerder", on_behalf_of="Els Geldzaken", email="")
    assert choose(client, case, person).status_code == 302
    told = "In het dossier staat dat deze persoon bewindvoerder was tot en met"
    assert told in client.get(page_of(case, "detail")).text
    assert told in client.get(page_of(case)).text
    refused = note(client, case, capacity="administrator", name="Bo Windvoerder")
    assert (refused.status_code, told in refused.text) == (409, True)
    stopped = to_the_end(client, case, officer)
    assert (stopped.status_code, "namens iemand anders" in stopped.text) == (409, True)
    assert told in client.get(page_of(case, "sending")).text
    assert not Case.objects.get(pk=case.pk).letters.exists()


def test_the_dossiers_are_held_from_receipt_where_the_desk_knows_who_asks(front_desk, complex_a, complex_b, signed_in):
    person = known("Els", "Twee", complex_a)
    second = make_dossier(person, complex_b)
    bystander = known("Jan", "Ander", complex_a)
    case = make_case(by=front_desk, name="Els Twee", subject=person)
    assert Case.objects.get(pk=case.pk).status == Status.RECEIVED
    assert [each.holds.active().count() for each in (*person.dossiers.all(), second)] == [1, 1, 1]
    assert bystander.dossiers.get().holds.active().count() == 0


def test_holds_on_somebody_who_turns_out_to_be_another_are_lifted(officer, complex_a, signed_in):
    first, right = known("Els", "Twee", complex_a), known("Els", "Tweede", complex_a)
    case = make_case(by=officer, name="Els Tweede", subject=first)
    assert choose(signed_in(officer), case, right).status_code == 302
    held = [person.dossiers.get().holds.active().count() for person in (first, right)]
    assert held == [0, 1]


def test_a_way_too_light_for_what_is_kept_is_said_before_anything_is_judged(officer, tenant, dossier, signed_in):
    make_record(dossier, "nuisance", title="Melding")
    case, client = make_case(), signed_in(officer)
    client.post(page_of(case), {"subject": tenant.pk, "method": "known_email"})
    told = "Een bericht via een bekend e-mailadres is dan te weinig"
    button = f'href="{page_of(case)}">Leg een zwaardere manier vast'
    for step in ("identified", "gathered"):
        assert Case.objects.get(pk=case.pk).status == step
        for name in ("detail", "findings"):
            page = client.get(page_of(case, name)).text
            assert (told in page, button in page) == (True, True)
        client.post(page_of(case, "findings"))
    client.post(reverse("cases:identity_heavier", args=[case.reference]), {"method": "shown"})
    assert told not in client.get(page_of(case, "findings")).text


def test_ordinary_records_ask_for_no_more(officer, tenant, dossier, signed_in):
    make_record(dossier, "tenancy")
    case, client = make_case(), signed_in(officer)
    client.post(page_of(case), {"subject": tenant.pk, "method": "known_email"})
    assert "te weinig" not in client.get(page_of(case, "detail")).text


def test_letters_to_who_acts_say_whose_data_it_is_and_to_the_person_itself_say_you(officer, complex_a, signed_in):
    child, client = known("Noor", "Jong", complex_a, born_on=aged(15)), signed_in(officer)
    case = make_case(name="Anna Ouder", on_behalf_of="Noor Jong", email="")
    own = make_case(email="")
    words = {
        each: shown(bytes(write(case=each, kind="receipt", by=officer, on=today(), words={}).pdf))
        for each in (case, own)
    }
    assert "U vroeg welke gegevens wij van Noor Jong hebben." in words[case]
    assert "U vroeg welke gegevens wij van u hebben." in words[own]
    note(client, case, address="Ouderweg 1")
    choose(client, case, child)
    client.post(page_of(case, "findings"))
    judge_all(case, by=officer)
    first = client.get(page_of(case, "decision")).context["form"]["reasons"].value()
    assert first == "U krijgt alle gegevens die wij van Noor Jong hebben. U vindt ze in het overzicht."
    client.post(page_of(case, "decision"), {"reasons": first, "no_search_because": "Alles staat hier."})
    client.post(page_of(case, "sending"), {"channel": "post", "checked": "on"})
    letter = shown(bytes(Case.objects.get(pk=case.pk).letters.get(kind="answer").pdf))
    assert letter.count(first) == 1
    assert "U vroeg welke gegevens wij van Noor Jong hebben." in letter
    assert "van u hebben" not in letter


@pytest.mark.parametrize("kind", Case.Kind.values)
def test_of_no_right_the_first_sentence_says_your_data_to_who_acts(kind):
    asked = said_to(make_case(kind=kind, on_behalf_of="Noor Jong"), RIGHTS[kind].asked)
    assert "van u " not in asked
    assert "uw gegevens" not in asked


def test_a_letter_to_a_child_or_ward_in_the_file_goes_to_who_the_dossier_names(officer, tenant, dossier, signed_in):
    parent, child = make_person("Anna", "Ouder"), make_person("Noor", "Jong", born_on=aged(12), email="n@kind.example")
    Tie.objects.create(person=child, other=parent, kind="parent", since=LONG_AGO)
    adult = make_person("Piet", "Groot", born_on=aged(40))
    make_record(dossier, "nuisance", mentions=[child, adult])
    case, client = make_case(name=tenant.name), signed_in(officer)
    choose(client, case, tenant)
    client.post(page_of(case, "findings"))
    pages = [client.get(reverse("cases:third_party", args=[case.reference, each.reference])) for each in (child, adult)]
    told = "nog geen 16 jaar. De brief gaat naar een ouder of voogd: Anna Ouder."
    assert [told in page.text for page in pages] == [True, False]
    assert not pages[0].context["ask_form"].initial["email"]


def test_an_earlier_request_that_still_runs_is_named_with_a_link(officer, tenant, signed_in):
    client = signed_in(officer)
    first = make_case(received_at=days_ago(5), also=("erasure",))
    later, other = make_case(), make_case(name="Iemand Anders", email="i@ander.example")
    assert f"Inzage {first.reference}</a>" in client.get(page_of(later, "detail")).text
    for case in (first, *first.parts.all(), other):
        assert "loopt al een verzoek" not in client.get(page_of(case, "detail")).text
