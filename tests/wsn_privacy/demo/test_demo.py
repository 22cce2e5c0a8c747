"""The fictional association: what is in it, and who may see what of it."""

import datetime as dt
import json
import re
from contextlib import contextmanager
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.letters import dispatch as posting
from cases.models import Case, Delivery, Finding, Identification, SearchTask
from cases.models.finding import others_in
from cases.workflow import Status
from demo import loading
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.models import (
    Activity,
    Complex,
    Dossier,
    DossierUserObjectPermission,
    Dpia,
    Emergency,
    LogEntry,
    Mention,
    Person,
    Record,
    Statement,
    Tie,
    Unit,
)
from dossiers.refusal import Refused
from dossiers.sections import CLOSED, Section
from dossiers.text.keys import fold
from tests.fresh import strike
from wsn_privacy.accounts.undertaking import is_signed
from wsn_privacy.models import User
from wsn_privacy.trial.logins import PASSWORD, STAFF

NORTH, SOUTH = "leefbaarheid.noord@voorbeeld.example", "leefbaarheid.zuid@voorbeeld.example"
OFFICER = "privacy@voorbeeld.example"


@contextmanager
def undone():
    """A block of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """What `load_demo --json` told; the association stays until the last test here."""
    strike(django_db_blocker)
    with django_db_blocker.unblock(), undone():
        out = StringIO()
        call_command("load_demo", "--json", stdout=out)
        yield json.loads(out.getvalue())


@pytest.fixture
def heavy(told):
    """The heavy nuisance file."""
    return Dossier.objects.get(person__given_name="Gülşen", person__family_name="Çelik-Aydın", complex__code="A")


def signed_in(email):
    """A browser in which somebody signed in."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def path(url):
    return urlsplit(url).path


# What it tells


def test_it_tells_what_the_contract_says(told):
    assert set(told) == {"password", "logins", "dossiers", "samples", "answer", "counts"}
    assert set(told["logins"]) == set(Function.values)
    assert len(told["logins"]["privacy_officer"]) == 2
    assert told["dossiers"] == Dossier.objects.count() == loading.USUAL


def test_every_login_is_told_and_works(told):
    emails = [email for group in told["logins"].values() for email in group]
    assert sorted(emails) == sorted(told["samples"]) == sorted(User.objects.values_list("email", flat=True))
    assert sorted(login.email for login in STAFF) == sorted(emails)
    with undone():
        assert Client().login(username=OFFICER, password=PASSWORD)


def test_all_but_one_signed_for_confidentiality(told):
    assert [user.email for user in User.objects.all() if not is_signed(user)] == ["nieuw@voorbeeld.example"]
    assert set(told["samples"]["nieuw@voorbeeld.example"].values()) == {None}


@pytest.mark.parametrize("email", [login.email for login in STAFF])
def test_everybody_can_open_what_is_named_for_them(told, email):
    with undone():
        client = signed_in(email)
        for url in filter(None, told["samples"][email].values()):
            assert client.get(path(url)).status_code == 200, url


def test_who_has_no_section_has_no_sample_but_a_request_that_waits_for_a_signature(told):
    assert set(told["samples"]["beheer@voorbeeld.example"].values()) == {None}
    director = told["samples"]["directeur@voorbeeld.example"]
    assert (director["dossier"], director["closed_section"]) == (None, None)
    assert director["case"]


def test_a_consultant_gets_no_page_of_another_complex(told):
    with undone():
        north = signed_in(NORTH)
        for url in filter(None, (told["samples"][SOUTH]["dossier"], told["samples"][SOUTH]["closed_section"])):
            assert north.get(path(url)).status_code == 404


# What is in it


def test_about_four_hundred_homes_stand_in_eight_complexes(told):
    assert (Complex.objects.count(), Unit.objects.count()) == (8, 400)
    assert Dossier.objects.filter(unit__isnull=False).exclude(complex__isnull=False).count() == 0
    assert min(Dossier.objects.filter(complex=place).count() for place in Complex.objects.all()) > 30


def test_every_kind_of_person_and_every_section_is_there(told):
    assert set(Person.objects.order_by().values_list("kind", flat=True)) == set(Person.Kind.values)
    assert set(Record.objects.order_by().values_list("section", flat=True)) == set(Section.values)


def test_every_record_stands_in_the_section_of_its_activity_with_evidence(told):
    for record in Record.objects.select_related("basis__activity"):
        assert record.section == record.basis.activity.section
        assert record.evidence
        assert "{" not in record.title + record.text


def test_the_heavy_file_has_eighty_records_and_names_five_people(heavy):
    named = Mention.objects.filter(record__dossier=heavy)
    assert heavy.records.count() == 80
    assert named.values("person").distinct().count() == 5
    assert set(named.values_list("role", flat=True)) == set(Mention.Role.values)


def test_whoever_is_named_in_a_text_is_kept_as_mentioned(told):
    for mention in Mention.objects.select_related("person", "record"):
        assert mention.person.name in mention.record.text
    strangers = Person.objects.filter(dossiers__isnull=True)
    assert all(person.mentions.exists() or person.tied_to.exists() for person in strangers)


def test_names_come_from_many_places(told):
    families = set(Person.objects.values_list("family_name", flat=True))
    prefixes = set(Person.objects.values_list("prefix", flat=True))
    assert {"'t", "van der", "El", "Ait"} <= prefixes
    assert any("ğ" in name for name in families)
    assert any("-" in name for name in families)
    assert all(person.name_key == fold(person.name_key) for person in Person.objects.all())


def test_nothing_in_it_reaches_anybody(told):
    for person in Person.objects.all():
        assert re.fullmatch(r"06 00 \d\d \d\d \d\d|033 000 00 \d\d", person.phone)
        assert person.email.endswith(".example") or not person.email
    assert all(unit.postcode.startswith("00") for unit in Unit.objects.all())
    assert not [record for record in Record.objects.all() if re.search(r"\d{8,9}|NL\d\d", record.text + record.title)]


def test_dates_are_in_order(told):
    today = timezone.localdate()
    for record in Record.objects.select_related("dossier"):
        assert record.dossier.started_on <= record.happened_on <= today
        assert record.trigger_on is None or record.trigger_on <= max(today, dt.date(today.year, 12, 31))


def test_one_consultant_stands_in_for_a_while_with_a_reason(told):
    grant = DossierUserObjectPermission.objects.get(is_emergency=False)
    assert grant.reason
    assert timezone.now() < grant.until
    assert grant.content_object.complex.code == "H"
    assert Dossier.objects.visible_to(grant.user).filter(pk=grant.content_object_id).exists()


def test_an_emergency_waits_for_its_review(told):
    entered = Emergency.objects.get()
    assert (entered.outcome, entered.section) == ("", "care")
    officer = signed_in(OFFICER)
    assert entered.dossier.reference in officer.get("/toegang/noodtoegang/").text


def test_the_register_is_in_use(told):
    checked = Activity.objects.filter(checked_on__isnull=False)
    assert 0 < checked.filter(checked_on__gt=timezone.localdate() - dt.timedelta(365)).count() < checked.count() < 24
    assert Dpia.objects.get().advice


def test_somebody_has_an_administrator_and_somebody_a_former_partner(told):
    assert set(Tie.objects.values_list("kind", flat=True)) == {"administrator", "ex_partner"}


def test_the_own_words_of_a_tenant_stand_beside_a_report(told):
    record = Statement.objects.get().record
    assert record.section == Section.NUISANCE


def test_a_team_works_in_its_complexes(told):
    east = User.objects.get(email="leefbaarheid.oost@voorbeeld.example")
    assert set(Dossier.objects.visible_to(east).values_list("complex__code", flat=True)) == {"E", "F", "G"}


# The requests


def test_in_the_heavy_request_some_is_judged_and_people_wait_to_be_shielded(heavy):
    found = Finding.objects.filter(case__subject=heavy.person)
    assert (found.of_records().count(), found.filter(paper__isnull=False).count()) == (82, 1)
    assert found.filter(of_another=True).count() == 2
    assert set(found.values_list("decision__outcome", flat=True)) == {"granted", "partly", "refused", None}
    assert found.undecided().filter(record__mentions__isnull=False).exists()


def test_colleagues_answered_and_some_are_late(heavy):
    plan = SearchTask.objects.filter(case__subject=heavy.person)
    assert set(plan.values_list("answer", flat=True)) == {"", "found", "nothing"}
    assert plan.open().filter(due_on__lt=timezone.localdate(), reminders__kind="day_5").count() == 2
    assert set(plan.values_list("end", flat=True)) == {"", "taken_back"}


def test_the_answer_waits_behind_its_code(told):
    token = path(told["answer"]["url"]).rstrip("/").rsplit("/", 1)[-1]
    today = timezone.localdate()
    with undone(), pytest.raises(Refused):
        delivery.unlock(token=token, code="0", today=today)
    with undone():
        assert delivery.unlock(token=token, code=told["answer"]["code"], today=today).case.status == Status.SENT


def test_what_was_given_in_part_names_nobody_else(told):
    partly = Finding.objects.filter(decision__outcome="partly")
    assert partly.exists()
    for finding in partly.select_related("decision", "case", "record__dossier__person"):
        others = others_in(finding.record, finding.case.subject_id)
        words = {word for each in others for word in fold(f"{each.given_name} {each.family_name}").split()}
        assert not words & set(fold(re.sub(r"\W", " ", finding.decision.given_text)).split())


# The journal


def test_every_dossier_and_everybody_without_one_has_a_line(told):
    loaded = set(LogEntry.objects.filter(verb="loaded").values_list("object_pk", flat=True))
    wanted = [*Dossier.objects.all(), *Person.objects.filter(dossiers__isnull=True)]
    assert loaded == {str(row.pk) for row in wanted}
    assert journal.verify().broken == ""


def test_the_acts_on_the_requests_are_witnessed_by_those_who_did_them(told):
    lines = LogEntry.objects.filter(verb__in=("identify", "gather", "decide", "send"))
    assert lines.filter(verb="identify").count() == Identification.objects.count() > 0
    assert lines.filter(verb="send").count() == Delivery.objects.count() > 0
    assert not lines.filter(actor__isnull=True).exists()


def test_a_second_time_is_refused_and_changes_nothing(told):
    before = (Person.objects.count(), User.objects.count(), LogEntry.objects.count())
    with pytest.raises(CommandError) as refusal, transaction.atomic():
        call_command("load_demo")
    assert str(refusal.value) == "De database is niet leeg. Voorbeeldgegevens komen alleen in een lege database."
    assert refusal.value.returncode == 1
    assert (Person.objects.count(), User.objects.count(), LogEntry.objects.count()) == before


def test_a_closed_section_is_named_for_who_may_open_one(told):
    for email in (OFFICER, "fg@voorbeeld.example", NORTH, SOUTH, "incasso@voorbeeld.example"):
        section = path(told["samples"][email]["closed_section"]).split("/")[3]
        assert section in CLOSED


def test_beside_the_answers_there_is_one_of_each(told):
    waiting = {dispatch.letter.kind for dispatch in posting.waiting()}
    assert waiting >= {"apology", "fee"}
    complaint = Case.objects.get(kind="complaint").complaint
    assert complaint.about.answer.by_id != complaint.case.owner_id
    assert Case.objects.get(representation__isnull=False).representation.is_seen
    merged = Case.objects.get(status=Status.MERGED)
    assert merged.repeats.earlier.received_at < merged.received_at
