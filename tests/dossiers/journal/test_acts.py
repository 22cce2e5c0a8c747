"""The lines of one act belong together: in the journal by an id that tells nothing, in the log by one row."""

import datetime as dt
import uuid
from contextlib import nullcontext

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from cases.clock import reminders
from cases.models import Case
from cases.workflow import Status
from dossiers.journal import actions as journal
from dossiers.log import queries
from dossiers.models import Dossier, LogEntry, Person
from dossiers.verbs import Common, Verb
from tests import cast
from tests.dossiers.imports.intake_tools import SAMPLES, command
from wsn_privacy.celery import app
from wsn_privacy.middleware import witness

pytestmark = pytest.mark.django_db
LOG, INTAKE = "/logboek/", "/verzoeken/nieuw/"


def ids(**of):
    """The acts of these lines, each once; None for a line that stands by itself."""
    return set(LogEntry.objects.filter(**of).order_by().values_list("cid", flat=True))


def ask(user, *acts):
    """A request of `user` in which these things are done."""
    request = RequestFactory().get("/")
    request.user = user
    witness(lambda _request: HttpResponse([act() for act in acts]))(request)


def look(at, by):
    return lambda: journal.record(Common.LOOKED, at, by=by)


def take_in(browser, **more):
    on = timezone.localdate()
    day = {"received_on_day": on.day, "received_on_month": on.month, "received_on_year": on.year}
    typed = {"name": "Amina", "kind": "access", "channel": "desk", "submission": str(uuid.uuid4()), **day, **more}
    return browser.post(INTAKE, typed)


# In the journal


def test_what_auditlog_writes_and_what_the_act_writes_share_one_id(front_desk, signed_in):
    browser = signed_in(front_desk)
    before = LogEntry.objects.latest("pk").pk
    take_in(browser)
    lines = LogEntry.objects.filter(pk__gt=before)
    assert {"created", "received"} <= set(lines.values_list("verb", flat=True))
    assert len(ids(pk__gt=before)) == 1
    assert None not in ids(pk__gt=before)


def test_two_requests_are_two_acts_also_of_one_person_about_one_row(officer, dossier):
    for _ in range(2):
        ask(officer, look(dossier, officer), look(dossier.person, officer))
    assert len(ids(verb="looked")) == 2
    assert LogEntry.objects.filter(verb="looked").count() == 4


def test_a_line_outside_any_act_stands_by_itself(officer, dossier):
    journal.record(Common.LOOKED, dossier, by=officer)
    ask(officer, look(dossier, officer))
    journal.record(Common.LOOKED, dossier, by=officer)
    assert [line.cid is None for line in LogEntry.objects.filter(verb="looked").order_by("pk")] == [True, False, True]


def test_an_act_that_fails_does_not_go_on_in_the_next(officer, dossier):
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(officer, look(dossier, officer), fail)
    journal.record(Verb.SECTION_OPENED, dossier, by=officer)
    assert ids(verb="opened") == {None}


def test_an_act_within_an_act_is_one_of_its_own(officer, dossier):
    with journal.one_act():
        journal.record(Common.LOOKED, dossier, by=officer)
        with journal.one_act():
            journal.record(Verb.SECTION_OPENED, dossier, by=officer)
        journal.record(Common.LABEL_PRINTED, dossier, by=officer)
    assert ids(verb="looked") == ids(verb="printed") != ids(verb="opened")


def test_the_id_tells_of_nobody(officer, dossier):
    for _ in range(3):
        ask(officer, look(dossier, officer), look(dossier.person, officer))
    acts = ids(verb="looked")
    assert len({act[-16:] for act in acts}) == 3
    known = {
        key.hex for model in (Person, Dossier, type(officer)) for key in model.objects.values_list("pk", flat=True)
    }
    assert not acts & known


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_do_not_mix(officer, second_officer, dossier):
    users = [officer, second_officer] * 3
    cast.at_once(*[lambda u=u: ask(u, look(dossier, u), look(dossier.person, u)) for u in users])
    per_act = [set(LogEntry.objects.filter(cid=act).values_list("actor", flat=True)) for act in ids(verb="looked")]
    assert sorted(map(len, per_act)) == [1] * 6


def test_a_job_is_one_act_and_each_reminder_in_it_another(officer):
    """What one run does to two requests is not one thing: the log of the one does not fold the other."""
    for _ in range(2):
        case = cast.case_in(Status.IDENTIFIED, by=officer)
        Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate(), owner=officer)
    with journal.one_act():
        assert reminders.remind_due(timezone.localdate()) == 2
    found = ids(verb="due reminded")
    assert len(found) == 2
    assert all({"created", "due reminded"} <= set(lines_of(act)) for act in found)


def lines_of(act):
    return LogEntry.objects.filter(cid=act).values_list("verb", flat=True)


def test_every_job_of_the_worker_is_an_act(officer):
    @app.task(name="tests.looks", shared=False)
    def looks():
        for _ in range(2):
            journal.record(Common.LOOKED, officer, by=officer)

    for _ in range(2):
        looks()
    assert len(ids(verb="looked") - {None}) == 2
    assert all(len(lines_of(act)) == 2 for act in ids(verb="looked"))


def test_an_import_is_one_act_however_many_rows_it_writes():
    command("import_tenants", SAMPLES / "huurders.csv")
    (act,) = ids(verb="imported")
    assert LogEntry.objects.filter(cid=act, verb="imported").count() > 3
    command("import_tenants", SAMPLES / "huurders.csv")
    assert len(ids(verb="imported")) == 2


def test_the_seal_is_over_the_id_too(officer, dossier):
    ask(officer, look(dossier, officer))
    command("import_tenants", SAMPLES / "huurders.csv")
    journal.seal()
    assert journal.verify().broken == ""


# In the log


@pytest.fixture
def reader(officer, signed_in):
    return signed_in(officer)


def page_of(reader, **filters):
    return reader.get(LOG, {"since": "1-1-2020", **filters})


def test_the_log_shows_an_act_as_one_row_under_its_own_word(front_desk, reader, signed_in):
    take_in(signed_in(front_desk))
    case = Case.objects.get()
    page = page_of(reader, member=str(front_desk.pk))
    told = [act for act in page.context["acts"] if act.others and act.line.what.startswith("ontving")]
    (act,) = told
    assert {line.act for line in [act.line, *act.others]} == {act.line.act}
    assert f"Nog {len(act.others)} regels van dezelfde handeling" in page.text
    assert case.reference in act.line.what
    numbers = [line.number for each in page.context["acts"] for line in [each.line, *each.others]]
    assert sorted(numbers) == sorted(line.number for line in page.context["rows"])


def test_every_line_of_an_act_can_be_read(officer, dossier, arrears, reader):
    ask(
        officer,
        look(dossier, officer),
        lambda: journal.record(Verb.SECTION_OPENED, dossier, by=arrears, purpose="payment"),
    )
    page = page_of(reader, reference=dossier.reference)
    for words in ("bekeek dossier", "Ivo Incasso", "opende een gesloten onderdeel", "een betalingsafspraak maken"):
        assert words in page.text
    for line in page.context["rows"]:
        assert str(line.number) in page.text


def test_the_acts_of_two_people_are_not_folded_together(officer, second_officer, dossier, reader):
    for user in (officer, second_officer):
        ask(user, look(dossier, user), look(dossier.person, user))
    acts = page_of(reader, verb="looked").context["acts"]
    assert [(act.line.who, len(act.others)) for act in acts] == [("Otto Tweede", 1), ("Petra Officier", 1)]


@pytest.mark.parametrize("is_one_act", [True, False])
def test_what_was_refused_stands_first_and_what_stands_alone_is_not_folded(is_one_act, officer, dossier, reader):
    with journal.one_act() if is_one_act else nullcontext():
        journal.deny(Dossier, dossier.reference, by=officer)
        dossier.started_on = dt.date(2001, 1, 1)
        dossier.save()
    acts = page_of(reader, reference=dossier.reference).context["acts"]
    denied = next(act for act in acts if act.line.kind == "denied")
    assert [line.what.split()[0] for line in denied.others] == (["wijzigde"] if is_one_act else [])


def test_an_act_that_does_not_fit_on_a_page_goes_on_on_the_next(officer, dossier, reader):
    ask(officer, *[look(dossier, officer)] * 60)
    first = page_of(reader, verb="looked")
    second = reader.get(LOG + first.context["next_url"])
    assert [[len(act.others) for act in page.context["acts"]] for page in (first, second)] == [[49], [9]]
    assert first.context["count"] == 60


def test_a_line_of_before_there_were_acts_stands_by_itself(officer, dossier):
    for _ in range(2):
        journal.record(Common.LOOKED, dossier, by=officer)
    lines = queries.shown(LogEntry.objects.filter(verb="looked"))
    assert [act.others for act in queries.folded(lines)] == [[], []]
