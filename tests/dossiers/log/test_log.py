"""The log on screen: who may read it, what it shows, and that reading it leaves a line too."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from dossiers import pagination
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.journal import actions as journal
from dossiers.log import export
from dossiers.log import queries as log
from dossiers.models import Emergency, LogEntry, Person
from dossiers.verbs import Common, Verb
from tests import cast
from tests.dossiers.journal.tampering import tamper

pytestmark = pytest.mark.django_db
LOG, EXPORT = "/logboek/", "/logboek/uitvoer/"


@pytest.fixture
def reader(officer, signed_in):
    return signed_in(officer)


@pytest.fixture
def lines(dossier, officer, fg, arrears):
    """A look by the officer, an opening by arrears, and a question by the FG that was refused."""
    journal.record(Common.LOOKED, dossier, by=officer)
    journal.record(Verb.SECTION_OPENED, dossier, by=arrears, purpose="payment")
    journal.deny(Person, "P-2222222222", by=fg)


def what(page):
    return [line.what for line in page.context["rows"]]


def ask(browser, **filters):
    return browser.get(LOG, {"since": "1-1-2020", **filters})


@pytest.mark.parametrize("function", [f for f in Function if f not in SEES_EVERYBODY])
def test_for_all_others_there_is_no_log(function, signed_in):
    user = cast.make_user(function)
    assert signed_in(user).get(LOG).status_code == 404
    assert LogEntry.objects.filter(verb="denied", actor=user).count() == 1


def test_a_line_tells_who_did_what_when_and_for_what(lines, dossier, reader):
    page = ask(reader, verb="opened").text
    for words in ("Ivo Incasso", f"opende een gesloten onderdeel van dossier {dossier.reference}"):
        assert words in page
    assert "een betalingsafspraak maken of nakomen" in page


def test_reading_the_log_leaves_a_line(officer, reader):
    reader.get(LOG)
    assert LogEntry.objects.get(verb="log read").actor == officer


def test_reading_about_one_person_is_kept_as_about_that_person(dossier, reader):
    ask(reader, reference=dossier.person.reference)
    assert LogEntry.objects.get(verb="log read").subject_id == dossier.person_id


def test_only_denials(lines, reader):
    assert what(ask(reader, only="denied")) == ["vroeg om betrokkene P-2222222222 en kreeg dat niet te zien"]


def test_only_emergencies(lines, dossier, arrears, reader):
    Emergency.objects.create(dossier=dossier, section="care", by=arrears, until=timezone.now(), reason="x")
    page = ask(reader, only="emergency")
    assert [row.kind for row in page.context["rows"]] == ["emergency"]
    assert "Nog niet beoordeeld: 1 noodtoegang." in page.text


def test_by_function_and_by_member(lines, arrears, reader):
    assert len(ask(reader, function="arrears", purpose="payment").context["rows"]) == 1
    assert {row.who for row in ask(reader, member=str(arrears.pk)).context["rows"]} == {"Ivo Incasso"}
    assert what(ask(reader, function="maintenance")) == []


def test_by_reference_of_a_dossier_a_person_and_what_was_refused(lines, dossier, reader):
    assert len(ask(reader, reference=dossier.reference.lower(), verb="looked").context["rows"]) == 1
    assert len(ask(reader, reference=dossier.person.reference, verb="looked").context["rows"]) == 1
    assert len(ask(reader, reference="P-2222222222").context["rows"]) == 1


def test_by_reference_of_a_request(officer, reader):
    case = cast.make_case(by=officer)
    assert "ontving verzoek" in " ".join(what(ask(reader, reference=case.reference)))


def test_by_period(lines, reader):
    tomorrow = timezone.localdate() + dt.timedelta(1)
    assert what(reader.get(LOG, {"since": f"{tomorrow:%d-%m-%Y}"})) == []
    assert what(reader.get(LOG, {"until": "1-1-2020"})) == []
    assert what(reader.get(LOG, {"until": f"{timezone.localdate():%d-%m-%Y}"}))


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"verb": "x"}, "Kies iets uit de lijst."),
        ({"member": "x"}, "Kies iets uit de lijst."),
        ({"since": "x"}, "Vul een datum in, bijvoorbeeld 27-3-2026."),
        ({"since": "2-2-2026", "until": "1-2-2026"}, "De laatste dag ligt voor de eerste."),
    ],
)
def test_a_filter_that_cannot_be_is_refused_in_a_sentence(filters, sentence, lines, reader):
    page = reader.get(LOG, filters)
    assert page.context["rows"] == []
    assert sentence in page.text


@pytest.mark.parametrize("key", ["x", "0", "-1", "9" * 30, "1.5", "٣"])
def test_a_page_after_a_line_that_is_not_there_is_not_found(key, reader):
    assert reader.get(LOG, {"na": key}).status_code == 404


def test_leafing_to_the_end_and_back_shows_every_line_once(officer, reader):
    for _ in range(120):
        journal.record(Common.LABEL_PRINTED, officer, by=officer)
    seen, address = [], "?verb=printed"
    while address:
        page = reader.get(LOG + address)
        seen.append([row.number for row in page.context["rows"]])
        address = page.context["next_url"]
    assert [len(each) for each in seen] == [50, 50, 20]
    assert [*seen[0], *seen[1], *seen[2]] == list(
        LogEntry.objects.filter(verb="printed").order_by("-id").values_list("pk", flat=True)
    )
    assert [row.number for row in reader.get(LOG + page.context["previous_url"]).context["rows"]] == seen[1]


def test_counting_stops_after_a_thousand(lines, reader, monkeypatch):
    monkeypatch.setattr(pagination, "MOST_COUNTED", 2)
    assert "Meer dan 1.000 regels bij dit filter." in ask(reader).text


def test_the_number_of_queries_does_not_grow(officer, dossier, reader):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert ask(reader).status_code == 200
        return len(found)

    ask(reader)
    few = queries()
    for _ in range(40):
        journal.record(Common.LOOKED, cast.make_user(), by=cast.make_user())
        journal.record(Common.LOOKED, cast.make_dossier(), by=officer)
    assert queries() == few <= 20


def test_a_change_names_the_field_and_never_the_value(tenant, officer, reader):
    tenant.family_name = "Geheimenaam"
    tenant.save()
    page = ask(reader, verb="changed").text
    assert "achternaam" in page
    assert "Geheimenaam" not in page


def test_functions_that_were_given_are_named(arrears, reader):
    assert "+ incasso" in ask(reader, verb="changed").text


def test_what_is_typed_in_a_reference_is_shown_safely(reader):
    assert "<b>x</b>" not in ask(reader, reference="<b>x</b>").text


# How the chain stands


def test_a_journal_that_was_not_checked_says_so(reader):
    assert "Het logboek is nog niet gecontroleerd." in reader.get(LOG).text


def test_a_check_that_found_nothing_is_shown_with_the_last_seal_and_head(officer, reader, settings, tmp_path):
    settings.HEADS_DIR = str(tmp_path)
    journal.publish_head()
    log.check()
    page = reader.get(LOG).text
    for words in ("Het logboek is heel.", "Laatste zegel: nummer 1,", "Kop buiten de database: van"):
        assert words in page


def test_a_check_that_failed_names_the_line_and_whom_to_warn(officer, reader):
    journal.record(Common.LOOKED, officer, by=officer)
    journal.seal()
    line = LogEntry.objects.latest("id")
    tamper("UPDATE dossiers_logentry SET verb = 'x' WHERE id = %s", line.pk)
    assert log.check().line == line.pk
    assert LogEntry.objects.filter(verb="log broken").count() == 1
    assert f"De controle op het logboek faalt bij regel {line.pk}. Waarschuw ICT." in reader.get(LOG).text


def test_an_empty_journal_is_checked_without_a_line(db):
    assert log.check().broken == ""
    assert not LogEntry.objects.exists()


# Taking along


def take(browser, kind="csv", purpose="supervisor", **filters):
    return browser.post(f"{EXPORT}?verb=opened&since=1-1-2020", {"kind": kind, "purpose": purpose, **filters})


def test_a_file_holds_maker_day_and_purpose_and_leaves_a_line(lines, officer, reader):
    answer = take(reader)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[:3]][::2] == ["Petra Officier", "vraag van de Autoriteit Persoonsgegevens"]
    assert (rows[4][2], rows[4][5]) == ("Ivo Incasso", "een betalingsafspraak maken of nakomen")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert LogEntry.objects.get(verb="log exported").purpose == "supervisor"


def test_a_workbook_holds_the_same(lines, reader):
    sheet = load_workbook(io.BytesIO(take(reader, kind="xlsx").content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[4][2] == "Ivo Incasso"
    assert isinstance(rows[4][1], dt.datetime)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["=1+1", "+x", "-x", "@x", "\t=1"])
def test_no_cell_calculates(kind, name, dossier, reader):
    evil = cast.make_user(name=name)
    journal.record(Verb.SECTION_OPENED, dossier, by=evil)
    content = take(reader, kind=kind).content
    if kind == "csv":
        cell = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[4][2]
    else:
        cell = load_workbook(io.BytesIO(content)).active["C5"].value
    assert cell == f"'{name}"


@pytest.mark.parametrize(("kind", "purpose"), [("", "audit"), ("csv", ""), ("pdf", "audit"), ("csv", "x")])
def test_without_a_kind_and_a_purpose_nothing_is_taken_along(kind, purpose, reader):
    page = take(reader, kind=kind, purpose=purpose)
    assert page["Content-Type"].startswith("text/html")
    assert not LogEntry.objects.filter(verb="log exported").exists()


def test_too_much_for_one_file_is_refused(lines, reader, monkeypatch):
    monkeypatch.setattr(export, "MOST", 0)
    page = take(reader)
    assert page.status_code == 409
    assert "Kies een kortere periode." in page.text


def test_many_lines_are_taken_along_in_parts(officer, reader, monkeypatch):
    monkeypatch.setattr(export, "BATCH", 2)
    for _ in range(5):
        journal.record(Verb.SECTION_OPENED, officer, by=officer)
    assert len(take(reader).content.decode().splitlines()) == 4 + 5


def test_what_is_weighty_asks_once_more_who_one_is(reader, settings):
    settings.PROOF_LASTS = 600
    answer = reader.get(EXPORT)
    assert answer.status_code == 302
    assert not LogEntry.objects.filter(verb="log exported").exists()


def test_a_day_at_the_end_of_the_calendar_is_a_day(officer, reader):
    journal.record(Verb.SECTION_OPENED, officer, by=officer)
    assert "opende een gesloten onderdeel" in reader.get("/logboek/?until=31-12-9999").text
