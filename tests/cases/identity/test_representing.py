"""Asking for somebody else: who may, what must be seen before the answer goes, and to whom letters go (UAVG art. 5)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate as today

from cases import tasks
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.flow.notices import notices
from cases.flow.representation_rules import Said
from cases.identity import representation
from cases.letters.writing import write
from cases.models import Case, Mail, Representation
from cases.workflow import Status
from dossiers.models import LogEntry, Tie
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cast import NO_SEARCH, case_in, judge_all, make_case, make_dossier, make_person, make_record

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)


def said(**changed):
    words = {"capacity": "administrator", "name": "Bo Windvoerder", "scope": "geldzaken", "since": dt.date(2020, 1, 6)}
    return Said(**{**words, "evidence": "beschikking van 2 januari 2020", **changed})


def note(case, officer, *, seen=True, **changed):
    return representation.note(case=case, said=said(**changed), seen=seen, by=officer, on=today())


def born(years, days=0):
    """The date of birth of somebody who turned so many years, so many days ago."""
    on = today()
    return on.replace(year=on.year - years, day=min(on.day, 28)) - dt.timedelta(days=days + 31)


def test_what_was_seen_is_noted_with_who_and_when_and_no_document(officer):
    acting = note(make_case(), officer)
    assert (acting.seen_by, acting.seen_on) == (officer, today())
    assert not [field for field in Representation._meta.fields if "Binary" in type(field).__name__]
    assert LogEntry.objects.filter(verb="evidence seen", actor=officer).count() == 1
    assert not LogEntry.objects.filter(verb="representation noted").exists()


def test_seen_without_what_is_refused(officer):
    with pytest.raises(Refused, match="Schrijf op wat u zag"):
        note(make_case(), officer, evidence=" ")


def test_the_database_wants_to_know_who_saw_it(officer):
    acting = note(make_case(), officer)
    with pytest.raises(IntegrityError, match="evidence_seen_by_somebody"), transaction.atomic():
        Representation.objects.filter(pk=acting.pk).update(seen_by=None)


def test_a_housemate_or_former_partner_cannot_ask_for_another(officer):
    with pytest.raises(Refused, match="Vraag om een machtiging"):
        note(make_case(), officer, capacity="household")


@pytest.mark.parametrize("capacity", ["mandate", "lawyer"])
def test_a_mandate_that_does_not_cover_the_right_is_refused(officer, capacity):
    with pytest.raises(Refused, match="gaat niet over verwijdering"):
        note(make_case(kind="erasure"), officer, capacity=capacity, rights=["access"])
    assert note(make_case(kind="erasure"), officer, capacity=capacity, rights=["access", "erasure"]).is_seen


def test_a_mandate_says_which_rights_it_covers(officer):
    with pytest.raises(Refused, match="Kruis aan welke rechten"):
        note(make_case(), officer, capacity="mandate")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"until": dt.date(2020, 1, 5)}, "voor de begindatum"),
        ({"until": dt.date(2021, 1, 5)}, "Dit gold tot en met 5 januari 2021"),
        ({"since": dt.date(2099, 1, 1)}, "Dit geldt pas vanaf 1 januari 2099"),
        ({"scope": " "}, "waarvoor"),
        ({"capacity": "buurman"}, "Kies als wat"),
    ],
)
def test_what_does_not_hold_now_is_refused(officer, changed, why):
    with pytest.raises(Refused, match=why):
        note(make_case(), officer, **changed)


def test_a_parent_asks_for_a_child_under_sixteen(officer, tenant):
    tenant.born_on = born(15)
    tenant.save()
    assert note(make_case(subject=tenant), officer, capacity="parent").is_seen


def test_a_child_of_sixteen_asks_itself(officer, tenant):
    tenant.born_on = today().replace(year=today().year - 16)
    tenant.save()
    with pytest.raises(Refused, match=r"16 jaar of ouder. Het doet het verzoek zelf"):
        note(case_in(Status.IDENTIFIED, by=officer, subject=tenant), officer, capacity="parent")


def test_a_child_of_whom_no_age_is_known_is_looked_at_first(officer):
    child = make_person(born_on=None)
    with pytest.raises(Refused, match="hoe oud"):
        note(case_in(Status.IDENTIFIED, by=officer, subject=child), officer, capacity="parent")


def test_who_turned_sixteen_meanwhile_gets_the_answer_himself(officer, tenant):
    case = case_in(Status.DECIDED, by=officer, subject=tenant)
    tenant.born_on = born(15)
    tenant.save()
    note(Case.objects.get(pk=case.pk), officer, capacity="parent")
    tenant.born_on = born(16)
    tenant.save()
    with pytest.raises(Refused, match="Het doet het verzoek zelf"):
        delivery.send(case=Case.objects.get(pk=case.pk), channel="post", by=officer, on=today())


def test_a_guardianship_that_ended_in_the_dossier_is_refused(officer, tenant):
    other = make_person("Bo", "Windvoerder")
    ended = today() - A_DAY
    Tie.objects.create(
        person=tenant, other=other, kind="administrator", scope="x", since=dt.date(2020, 1, 6), until=ended
    )
    with pytest.raises(Refused, match="In het dossier staat dat deze persoon bewindvoerder was tot en met"):
        note(case_in(Status.IDENTIFIED, by=officer, subject=tenant), officer)


def test_what_the_dossier_says_is_told_to_the_officer(officer, tenant):
    words = {"scope": "geldzaken", "evidence": "beschikking", "since": dt.date(2020, 1, 6)}
    Tie.objects.create(person=tenant, other=make_person("Bo", "Windvoerder"), kind="administrator", **words)
    Tie.objects.create(person=tenant, other=make_person("Ex", "Gescheiden"), kind="ex_partner", since=today())
    case = case_in(Status.IDENTIFIED, by=officer, subject=tenant)
    assert notices(case, today()) == [
        "In het dossier staat bewindvoerder Bo Windvoerder. Waarvoor: geldzaken. Dat blijkt uit: beschikking."
    ]
    note(case, officer, seen=False, capacity="mandate", name="Ex Gescheiden")
    told = notices(Case.objects.get(pk=case.pk), today())
    assert "Ex Gescheiden is ex-partner. Bel de betrokkene zelf en vraag of dit klopt." in told


def test_somebody_under_a_curator_does_not_ask_alone(officer, tenant):
    Tie.objects.create(person=tenant, other=make_person("Cu", "Rator"), kind="curator", scope="alles", since=today())
    told = notices(make_case(subject=tenant), today())
    assert any("De curator doet het verzoek" in sentence for sentence in told)


def test_the_answer_waits_until_the_mandate_was_seen(officer):
    case = case_in(Status.DECIDED, by=officer, on_behalf_of="mijn moeder")
    with pytest.raises(Refused, match="namens iemand anders"):
        delivery.send(case=case, channel="portal", by=officer, on=today())
    note(case, officer, seen=False)
    assert LogEntry.objects.get(verb="representation noted").actor == officer
    with pytest.raises(Refused, match="nog niet gezien dat Bo Windvoerder mag optreden"):
        delivery.send(case=Case.objects.get(pk=case.pk), channel="portal", by=officer, on=today())
    note(case, officer)
    assert delivery.send(case=Case.objects.get(pk=case.pk), channel="portal", by=officer, on=today())


def test_letters_and_messages_go_to_who_acts(officer, mailbox):
    case = case_in(Status.DECIDED, by=officer)
    note(case, officer, address="Kantoorweg 9, 1234 AB Verzonnen", email="bo@kantoor.example")
    case = Case.objects.get(pk=case.pk)
    words = shown(bytes(write(case=case, kind="receipt", by=officer, on=today(), words={}).pdf))
    assert "Bo Windvoerder Kantoorweg 9 1234 AB Verzonnen" in words
    assert f"Namens {case.subject.name}" in words
    delivery.send(case=case, channel="portal", by=officer, on=today())
    assert "Beste Bo Windvoerder," in shown(bytes(case.letters.get(kind="answer").pdf))
    Mail.objects.exclude(kind="answer").delete()
    tasks.send_mails()
    assert [mail["to"] for mail in mailbox.mails] == ["bo@kantoor.example"]


def test_a_link_to_the_state_goes_to_the_address_that_was_typed(officer, mailbox):
    from cases.status import actions as status

    case = make_case()
    note(case, officer, email="bo@kantoor.example")
    Mail.objects.all().delete()
    status.ask_link(reference=case.reference, email=case.requester.email)
    tasks.send_mails()
    assert [mail["to"] for mail in mailbox.mails] == [case.requester.email]


def test_without_an_address_of_who_acts_the_answer_goes_on_paper(officer):
    case = case_in(Status.DECIDED, by=officer)
    note(case, officer)
    with pytest.raises(Refused, match="Kies voor papier"):
        delivery.send(case=Case.objects.get(pk=case.pk), channel="portal", by=officer, on=today())


def test_a_closed_request_is_left_as_it_is(officer):
    with pytest.raises(Refused, match="al afgehandeld"):
        note(case_in(Status.SENT, by=officer), officer)


def test_noting_it_on_screen(officer, signed_in):
    case, client = make_case(on_behalf_of="mijn moeder"), signed_in(officer)
    address = f"/verzoeken/{case.reference}/namens/"
    assert "namens mijn moeder" in client.get(address).content.decode()
    typed = {"capacity": "household", "name": "Ex", "scope": "alles"}
    typed |= {"since_day": 6, "since_month": 1, "since_year": 2020}
    answer = client.post(address, typed)
    assert answer.status_code == 409
    assert "Vraag om een machtiging" in answer.content.decode()
    typed |= {"capacity": "curator", "evidence": "beschikking", "seen": "on"}
    assert client.post(address, typed).status_code == 302
    assert Representation.objects.get(case=case).seen_by == officer


WITHIN = "Geef (het|dat) niet"
SECTIONS = [
    ("administrator", "care", "arrears"),
    ("administrator", "nuisance", "payment"),
    ("mentor", "arrears", "care"),
]


def acted_for(officer, capacity, section):
    """A gathered request with one record in a section, judged as given, by who acts as `capacity`."""
    person = make_person()
    make_record(make_dossier(person), section)
    case = case_in(Status.GATHERED, by=officer, subject=person)
    note(case, officer, capacity=capacity)
    judge_all(case, by=officer)
    return Case.objects.get(pk=case.pk)


def decide(**words):
    """Take the decision, without a search elsewhere."""
    return decision.decide(**NO_SEARCH, **words)


@pytest.mark.parametrize(("capacity", "beyond", "within"), SECTIONS)
def test_what_lies_outside_the_task_of_who_acts_is_not_given(officer, capacity, beyond, within):
    case = acted_for(officer, capacity, beyond)
    with pytest.raises(Refused, match=WITHIN):
        decide(case=case, reasons="U krijgt alles.", by=officer, on=today())
    other = acted_for(officer, capacity, within)
    assert decide(case=other, reasons="U krijgt alles.", by=officer, on=today()).outcome == "granted"


def test_who_is_noted_after_the_decision_gets_nothing_outside_the_task_either(officer):
    person = make_person()
    make_record(make_dossier(person), "care")
    case = case_in(Status.DECIDED, by=officer, subject=person)
    note(case, officer)
    with pytest.raises(Refused, match=WITHIN):
        delivery.send(case=Case.objects.get(pk=case.pk), channel="post", by=officer, on=today())


def test_who_has_both_tasks_on_file_gets_both(officer):
    case = acted_for(officer, "administrator", "care")
    other = make_person("Bo", "Windvoerder", kind="third_party")
    tie = {"kind": "mentor", "scope": "zorg", "since": dt.date(2020, 1, 6), "evidence": "beschikking"}
    Tie.objects.create(person=case.subject, other=other, **tie)
    assert decide(case=case, reasons="U krijgt alles.", by=officer, on=today()).outcome == "granted"
