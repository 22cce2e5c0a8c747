"""The journal: a line per act, in the act's own transaction, by the right person, and with no word of anybody's."""

import datetime as dt
import hashlib
import uuid

import pytest
from auditlog.registry import auditlog
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from cases.flow.representation_rules import Said
from cases.identity import representation
from cases.models import Case, Requester
from cases.workflow import Status
from dossiers.chain import keyed_hash
from dossiers.journal import actions as journal
from dossiers.models import LogEntry, Person
from dossiers.verbs import Common
from tests import cast, fresh, planted
from wsn_privacy.middleware import witness

ONLY_GROWS = ["UPDATE {} SET digest = ''", "DELETE FROM {}", "TRUNCATE {} CASCADE"]


def written():
    """Everything that stands in the journal, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text FROM dossiers_logentry l")
        return "\n".join(line for (line,) in cursor.fetchall()).casefold()


# What is never written


def test_no_personal_value_is_written_when_rows_are_made_changed_or_deleted(db):
    values = planted.plant()
    planted.delete_all()
    text = written()
    assert len(values) >= 40
    assert planted.WORD not in text
    assert f"{planted.YEAR}-" not in text


def test_no_personal_value_is_written_when_a_request_goes_all_the_way(officer):
    words = {
        name: f"zqx{name}"
        for name in ("name", "question", "address", "former_address", "on_behalf_of", "letter_address")
    }
    person = cast.make_person(given_name="Zqxgiven", family_name="Zqxfamily", born_on=dt.date(planted.YEAR, 5, 1))
    record = {"title": "zqxtitle", "text": "zqxtext", "evidence": "zqxevidence", "origin": "zqxorigin"}
    cast.make_record(cast.make_dossier(person), mentions=[cast.make_person("Zqxother", "Zqxneighbour")], **record)
    case = cast.case_in(
        Status.GATHERED,
        by=officer,
        subject=person,
        email="zqx@zqx.example",
        phone="zqx06",
        born_on=dt.date(planted.YEAR, 5, 1),
        topics=("zqxtopic",),
        **words,
    )
    today = timezone.localdate()
    said = Said(
        capacity="mandate", rights=("access",), name="zqxname", scope="zqxscope", since=today, evidence="zqxshown"
    )
    representation.note(case=case, said=said, seen=True, by=officer, on=today)
    cast.judge_all(case, by=officer, outcome="partly", code="A", reason="zqxr", note="zqxn", given_text="zqxg")
    cast.finish(case, by=officer)
    assert planted.WORD not in written()
    assert f"{planted.YEAR}-" not in written()


def test_a_change_of_a_personal_field_is_written_as_its_name_and_two_hashes(tenant):
    tenant.family_name = "Nieuw"
    tenant.save()
    line = LogEntry.objects.filter(verb="changed", object_pk=tenant.pk).get()
    assert line.changes == {"family_name": [keyed_hash("Yıldırım"), keyed_hash("Nieuw")]}


def test_a_change_of_a_plain_field_is_written_as_it_is(tenant):
    tenant.kind = Person.Kind.FORMER_TENANT
    tenant.save()
    assert LogEntry.objects.get(verb="changed").changes == {"kind": ["tenant", "former_tenant"]}


def test_a_hash_cannot_be_made_without_the_key(settings):
    ours = keyed_hash("Yıldırım")
    assert ours == keyed_hash("Yıldırım") != keyed_hash("Yildirim")
    assert hashlib.sha256("Yıldırım".encode()).hexdigest()[:24] != ours
    settings.JOURNAL_KEY = "another key"
    assert keyed_hash("Yıldırım") != ours


# Who acts


def lines_of(user):
    """The actors of the lines that a change leaves in a request of `user`."""

    def view(_request):
        Requester.objects.get().save()
        person = Person.objects.create(kind="tenant", family_name="x", name_key="x")
        return HttpResponse(LogEntry.objects.get(object_pk=person.pk).actor_id)

    request = RequestFactory().get("/")
    request.user = user
    return witness(view)(request).content.decode()


def test_in_a_request_the_one_who_asked_is_the_actor(officer, second_officer):
    cast.make_case()
    assert lines_of(officer) == str(officer.pk)
    assert lines_of(second_officer) == str(second_officer.pk)


def test_on_the_public_site_and_in_jobs_nobody_is_the_actor(db, officer):
    cast.make_case()
    assert lines_of(AnonymousUser()) == "None"
    lines_of(officer)
    assert LogEntry.objects.get(object_pk=cast.make_person().pk).actor is None


def test_a_request_that_fails_leaves_no_actor_behind(officer):
    def view(_request):
        raise ZeroDivisionError

    request = RequestFactory().get("/")
    request.user = officer
    with pytest.raises(ZeroDivisionError):
        witness(view)(request)
    assert journal.actor() is None


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_do_not_mix_their_actors(officer, second_officer):
    cast.make_case()
    users = [officer, second_officer] * 4
    assert cast.at_once(*[lambda u=u: lines_of(u) for u in users]) == [str(user.pk) for user in users]


def test_a_line_of_an_act_names_actor_verb_purpose_row_and_person(officer, tenant, dossier):
    journal.record(Common.LOOKED, dossier, by=officer, purpose="request")
    line = LogEntry.objects.get(verb="looked")
    assert (line.actor, line.purpose, line.object_repr, line.object_pk, line.subject_id) == (
        officer,
        "request",
        dossier.reference,
        str(dossier.pk),
        tenant.pk,
    )
    assert timezone.now() - line.timestamp < dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    "asked",
    ["Jan Jansen", "Jansen", "JANSEN-BOER", "D-JANSEN", "hunter2", "ğ", "a\0b", "jan@voorbeeld.example", "x" * 10_000],
)
def test_what_somebody_typed_in_search_of_a_row_is_not_written(officer, asked):
    journal.deny(Case, asked, by=officer)
    assert LogEntry.objects.get(verb="denied").object_repr == ""
    assert asked.casefold() not in written()


def test_a_reference_that_was_asked_and_not_shown_is_written(officer, dossier):
    for reference in (dossier.reference, dossier.person.reference, "WSN-2026-0047", str(dossier.pk)):
        journal.deny(Case, reference, by=officer)
        assert LogEntry.objects.filter(verb="denied").first().object_repr == reference


# The table only grows


@pytest.mark.parametrize("statement", ONLY_GROWS)
@pytest.mark.parametrize("table", fresh.GROWING)
def test_the_database_refuses_to_change_or_delete_what_was_written(officer, table, statement):
    journal.record(Common.LOOKED, officer, by=officer)
    journal.seal()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        with pytest.raises(DatabaseError, match="only grows"):
            cursor.execute(statement.format(table))


def test_every_model_is_watched_or_named_here_with_its_reason():
    unwatched = {model.__name__ for model in planted.our_models() if not auditlog.contains(model)}
    assert unwatched == {"LogEntry", "Seal"} | {  # the journal itself
        "CaseNumber",  # a counter
        "FileToGo",  # a file of what was destroyed, until the disk has it no more
        "ErasureLine",  # that something was destroyed, of which the destruction itself is watched
        "JobRun",  # what the clock did, with counts
        "ImportRun",  # its acts write their own lines
        "ImportLine",  # a line of a file on its way in; what it becomes is watched
    }


def test_a_bulk_of_decisions_and_findings_leaves_its_line(officer, tenant, dossier):
    """bulk_create passes django-auditlog by; the acts that use it write a line of their own."""
    cast.make_record(dossier)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.give_rest(case, by=officer)
    assert set(LogEntry.objects.filter(object_pk=case.pk).values_list("verb", flat=True)) >= {"gather", "judged"}


def test_giving_somebody_a_function_leaves_a_line(officer, stranger):
    with journal.acting(lambda: officer):
        stranger.groups.add(*officer.groups.all())
    line = LogEntry.objects.filter(object_pk=stranger.pk).first()
    assert (line.actor, line.verb) == (officer, "changed")
    assert "privacy_officer" in str(line.changes)


def test_a_line_about_nobody_has_no_person(officer):
    journal.record(Common.LOOKED, officer, by=officer)
    assert LogEntry.objects.get(verb="looked").subject_id is None


def test_lines_carry_no_address_of_a_machine():
    columns = {field.column for field in LogEntry._meta.concrete_fields}
    assert not columns & {"remote_addr", "remote_port", "actor_email", "serialized_data", "changes_text"}


def test_a_reference_in_a_line_is_not_a_name(officer, tenant, dossier):
    uuid.UUID(str(tenant.pk))
    journal.record(Common.LOOKED, tenant, by=officer)
    assert LogEntry.objects.get(verb="looked").object_repr == tenant.reference
