"""Taking a request in at the desk (S4)."""

import datetime as dt
import uuid

from django.utils import timezone

from cases.identity import actions as identity
from cases.models import Case
from cases.workflow import Status
from dossiers.models import LogEntry, Person, Tie
from tests.cast import case_in, make_case, make_dossier, make_person
from wsn_privacy.models import User

TYPED = {"name": "Amina Yıldırım", "kind": "access", "channel": "desk", "question": "Wat weten jullie van mij?"}


def typed(**more):
    """What the desk types: today's request at the counter, unless `more` says otherwise."""
    return {**TYPED, "submission": str(uuid.uuid4()), **parts(timezone.localdate()), **more}


def parts(on, name="received_on"):
    """A day as its three boxes."""
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def test_the_desk_takes_a_request_in_with_five_answers(front_desk, signed_in):
    response = signed_in(front_desk).post("/verzoeken/nieuw/", typed())

    case = Case.objects.get()
    assert response["Location"] == f"/verzoeken/{case.reference}/"
    assert (case.registered_by, case.channel, case.requester.name) == (front_desk, "desk", "Amina Yıldırım")


def test_the_same_form_sent_twice_is_one_request(front_desk, signed_in):
    form, client = typed(), signed_in(front_desk)

    client.post("/verzoeken/nieuw/", form)
    client.post("/verzoeken/nieuw/", form)

    assert Case.objects.count() == 1


def test_the_clock_begins_on_the_day_of_receipt_however_late_it_is_registered(front_desk, signed_in):
    on = timezone.localdate() - dt.timedelta(days=6)

    page = signed_in(front_desk).post("/verzoeken/nieuw/", typed(**parts(on)), follow=True)

    assert "U legt dit 6 dagen later vast." in page.content.decode()
    assert Case.objects.get().due_on == on + dt.timedelta(days=28)


def test_a_receipt_in_the_future_is_refused_and_nothing_typed_is_lost(front_desk, signed_in):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    response = signed_in(front_desk).post("/verzoeken/nieuw/", typed(**parts(tomorrow)))

    assert response.status_code == 409
    assert "De ontvangstdatum ligt in de toekomst." in response.content.decode()
    assert "Wat weten jullie van mij?" in response.content.decode()
    assert not Case.objects.exists()


def test_an_impossible_date_gets_a_sentence(front_desk, signed_in):
    response = signed_in(front_desk).post("/verzoeken/nieuw/", typed(received_on_day="30", received_on_month="2"))

    assert "Deze datum bestaat niet." in response.content.decode()
    assert not Case.objects.exists()


def test_the_desk_finds_the_client_and_records_that_the_identity_was_seen(front_desk, tenant, dossier, signed_in):
    client = signed_in(front_desk)
    found = client.post("/verzoeken/nieuw/klant/", typed(name="yildirim")).content.decode()

    client.post("/verzoeken/nieuw/", typed(name="yildirim", subject=str(tenant.pk), seen="on"))

    case = Case.objects.get()
    assert "Amina Yıldırım" in found
    assert (case.status, case.subject) == (Status.IDENTIFIED, tenant)
    assert case.identification.by == front_desk


def test_looking_a_client_up_leaves_a_line_that_does_not_say_whom(front_desk, tenant, dossier, signed_in):
    signed_in(front_desk).post("/verzoeken/nieuw/klant/", typed(name="yildirim"))

    line = LogEntry.objects.get(verb="searched", actor=front_desk)
    assert "yildirim" not in str(line.__dict__)


def test_a_form_that_is_sent_back_shows_who_it_may_be_and_leaves_a_line(front_desk, tenant, dossier, signed_in):
    page = signed_in(front_desk).post("/verzoeken/nieuw/", typed(name="yildirim", kind="")).content.decode()

    assert str(tenant.pk) in page
    assert LogEntry.objects.filter(verb="searched", actor=front_desk).count() == 1


def test_the_number_of_somebody_elses_sending_reaches_no_request_of_theirs(front_desk, tenant, dossier, signed_in):
    case = make_case()
    form = typed(submission=str(case.submission), subject=str(tenant.pk), seen="on")

    page = signed_in(front_desk).post("/verzoeken/nieuw/", form)

    case.refresh_from_db()
    assert (page.status_code, case.status, case.subject) == (409, Status.RECEIVED, None)
    assert case.reference not in page.content.decode()


def test_a_second_open_request_of_the_same_tenant_is_asked_about_first(front_desk, tenant, dossier, signed_in):
    client, chosen = signed_in(front_desk), {"name": "Yıldırım", "subject": str(tenant.pk)}
    client.post("/verzoeken/nieuw/", typed(**chosen))

    warned = client.post("/verzoeken/nieuw/", typed(**chosen)).content.decode()
    client.post("/verzoeken/nieuw/", typed(**chosen, again="on"))

    assert f"Deze persoon heeft al een open verzoek ({Case.objects.first().reference})." in warned
    assert Case.objects.count() == 2


def test_a_request_that_one_may_not_know_of_is_not_asked_about(front_desk, officer, tenant, dossier, signed_in):
    case = case_in(Status.IDENTIFIED, by=officer, subject=tenant)

    form = typed(name="Yıldırım", subject=str(tenant.pk))
    page = signed_in(front_desk).post("/verzoeken/nieuw/", form, follow=True).content.decode()

    assert case.reference not in page
    assert Case.objects.count() == 2


def test_whoever_has_nothing_to_do_with_the_tenancy_reads_no_date_of_birth(
    front_desk, maintenance, tenant, dossier, signed_in
):
    Person.objects.filter(pk=tenant.pk).update(born_on=dt.date(1971, 2, 3))
    make_dossier(make_person("Ada", "Yıldırım"), dossier.complex)

    asked = typed(name="Yıldırım", **parts(dt.date(1971, 2, 3), "born_on"))
    desk, repairs = (signed_in(user).post("/verzoeken/nieuw/klant/", asked) for user in (front_desk, maintenance))

    assert ("3 februari 1971" in desk.text, "3 februari 1971" in repairs.text) == (True, False)
    found = [label.split(",")[0] for _key, label in repairs.context["form"].fields["subject"].choices if _key]
    assert found == ["Ada Yıldırım", "Amina Yıldırım"]


def test_the_desk_of_the_old_home_reads_nothing_of_the_new_one(
    consultant_a, officer, tenant, dossier, complex_b, signed_in
):
    make_dossier(tenant, complex_b, started_on=dt.date(2025, 1, 1))
    Person.objects.filter(pk=tenant.pk).update(address="Schuilplaats 1, Elders")

    pages = [
        signed_in(user).post("/verzoeken/nieuw/klant/", typed(name="Yıldırım")).text for user in (consultant_a, officer)
    ]

    assert ["Schuilplaats" in page for page in pages] == [False, True]
    assert dossier.unit.address in pages[0]


def test_whoever_is_known_by_a_tie_alone_is_known_by_name_alone(consultant_a, tenant, dossier, complex_b, signed_in):
    away = make_person("Emre", "Gevlucht", address="Schuilplaats 1, Elders", born_on=dt.date(1971, 2, 3))
    make_dossier(away, complex_b)
    Tie.objects.create(person=tenant, other=away, kind=Tie.Kind.EX_PARTNER, since=dt.date(2015, 1, 1))

    page = signed_in(consultant_a).post("/verzoeken/nieuw/klant/", typed(name="Gevlucht")).text

    assert "Emre Gevlucht" in page
    assert not [secret for secret in ("Schuilplaats", "Veldweg", "1971") if secret in page]


def test_whom_the_officer_found_is_not_told_to_who_took_the_request_in(front_desk, officer, tenant, signed_in):
    case = make_case(by=front_desk, name="Iemand aan de balie")
    today, why = timezone.localdate(), "de balie wist de naam niet"
    identity.identify(case=case, subject=tenant, method="shown", by=officer, on=today, because=why)

    for user, is_told in ((front_desk, False), (officer, True)):
        assert (tenant.reference in signed_in(user).get(f"/verzoeken/{case.reference}/").text) is is_told


def test_nobody_is_found_outside_what_the_function_may_see(maintenance, tenant, complex_b, signed_in):
    make_dossier(tenant, complex_b)

    page = signed_in(maintenance).post("/verzoeken/nieuw/klant/", typed(name="Yıldırım")).content.decode()

    assert "Geen klant gevonden." in page


def test_somebody_elses_id_in_the_form_is_no_choice(maintenance, tenant, complex_b, signed_in):
    make_dossier(tenant, complex_b)

    signed_in(maintenance).post("/verzoeken/nieuw/", typed(subject=str(tenant.pk), seen="on"))

    assert not Case.objects.filter(subject=tenant).exists()


def test_functions_that_meet_no_tenants_do_not_take_requests_in(fg, director, functional_management, signed_in):
    for user in (fg, director, functional_management):
        assert signed_in(user).post("/verzoeken/nieuw/", typed()).status_code == 403
    assert not Case.objects.exists()


def test_a_question_of_100_kb_gets_a_sentence_and_stays_on_screen(front_desk, signed_in):
    response = signed_in(front_desk).post("/verzoeken/nieuw/", typed(question="woord " * 17_000))

    assert not Case.objects.exists()
    assert "woord woord" in response.content.decode()
    assert "Er passen 5.000 tekens. Maak de tekst korter." in response.content.decode()


def test_a_request_taken_in_is_seen_by_who_took_it_in(front_desk, signed_in):
    case = make_case(by=front_desk)

    page = signed_in(front_desk).get(f"/verzoeken/{case.reference}/").content.decode()

    assert "Antwoord uiterlijk" in page
    assert "/stukken/" not in page


def test_who_lost_the_function_loses_the_requests_taken_in_with_it(front_desk, signed_in):
    case, client = make_case(by=front_desk), signed_in(front_desk)
    front_desk.groups.clear()

    assert client.get(f"/verzoeken/{case.reference}/").status_code == 302  # to the door
    client = signed_in(User.objects.get(pk=front_desk.pk))
    assert client.get(f"/verzoeken/{case.reference}/").status_code == 404
    assert case.reference not in client.get("/verzoeken/").content.decode()


def test_looking_a_client_up_keeps_all_that_was_typed_even_what_is_wrong(front_desk, signed_in):
    form = typed(received_on_day="31", received_on_month="2", question="Wat weten jullie?", email="amina@")

    page = signed_in(front_desk).post("/verzoeken/nieuw/klant/", form).content.decode()

    for kept in ("Amina Yıldırım", "Wat weten jullie?", "amina@", 'value="31"'):
        assert kept in page


def test_a_citizen_number_in_the_question_is_refused(front_desk, signed_in):
    page = signed_in(front_desk).post("/verzoeken/nieuw/", typed(question="Mijn nummer is 123456782")).content.decode()

    assert "Dit lijkt een burgerservicenummer." in page
    assert not Case.objects.exists()
