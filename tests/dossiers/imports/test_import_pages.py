"""The pages of imports: a file in, a trial, then for real; and who may read the words in it."""

import csv
import datetime as dt
import io
import os
import time

import pytest
from django.conf import settings
from django.utils import timezone

from dossiers import tasks
from dossiers.imports import jobs, storage
from dossiers.models import ImportRun, LogEntry, Person
from tests.cast import rows
from tests.dossiers.imports.intake_tools import BSN, HEAD, LINE, kept, tenants, upload, with_value

pytestmark = pytest.mark.django_db
LIST = "/invoer/"
GOOD = f"{HEAD}\n{LINE}\n"


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"


def send(browser, text=GOOD, kind="tenants", name="huurders.csv"):
    """Send a file and have it tried: the address of its page."""
    answer = browser.post(LIST, {"kind": kind, "file": upload(text, name)})
    assert answer.status_code == 302
    jobs.work()
    return answer["Location"]


def run():
    return ImportRun.objects.latest("made_at")


def test_a_file_is_tried_before_anything_is_written(officer, signed_in):
    before = kept()
    page = signed_in(officer).get(send(signed_in(officer)))
    assert (run().state, run().by) == ("tried", officer)
    assert LogEntry.objects.get(verb="uploaded", object_repr=str(run())).actor == officer
    assert "Er is nog niets veranderd." in page.text
    assert kept() == before


def test_after_consent_it_goes_in_and_the_file_is_gone(officer, signed_in):
    browser = signed_in(officer)
    address = send(browser)
    assert storage.place(run()).exists()
    assert browser.post(f"{address}akkoord/").status_code == 302
    assert run().state == "waiting"
    jobs.work()
    assert (run().state, Person.objects.count()) == ("done", 1)
    assert not storage.place(run()).exists()
    assert "Maak ongedaan" in browser.get(address).text


def test_it_can_be_taken_back_from_the_page(officer, signed_in):
    browser = signed_in(officer)
    before = kept()
    address = send(browser)
    browser.post(f"{address}akkoord/")
    jobs.work()
    assert browser.post(f"{address}ongedaan/").status_code == 302
    jobs.work()
    assert (run().state, kept()) == ("undone", before)
    assert "Verwijderd: 4" in browser.get(address).text


def test_consent_is_given_once(officer, signed_in):
    browser = signed_in(officer)
    address = send(browser)
    browser.post(f"{address}akkoord/")
    again = browser.post(f"{address}akkoord/")
    assert again.status_code == 409
    assert "wacht niet op uw akkoord" in again.text


def test_what_is_not_in_cannot_be_taken_back(officer, signed_in):
    browser = signed_in(officer)
    assert browser.post(f"{send(browser)}ongedaan/").status_code == 409


def test_the_officer_sees_what_changes_and_that_leaves_a_line(tmp_path, officer, signed_in):
    tenants(tmp_path, LINE)
    browser = signed_in(officer)
    address = send(browser, f"{HEAD}\n{with_value('E-mail', 'nieuw@tenant.example')}\n")
    page = browser.get(address).text
    assert "a@tenant.example" in page
    assert "nieuw@tenant.example" in page
    person = Person.objects.get()
    assert LogEntry.objects.filter(verb="looked", subject_id=person.pk, actor=officer).count() == 1


def test_functional_management_sees_numbers_fields_and_reasons_alone(tmp_path, functional_management, signed_in):
    tenants(tmp_path, LINE)
    browser = signed_in(functional_management)
    lines = [
        with_value("E-mail", "nieuw@tenant.example"),
        with_value("Klantnummer", "K-7", with_value("Postcode", "x")),
    ]
    address = send(browser, "\n".join([HEAD, *lines]), name="lijst van Voorbeeld.csv")
    shown = browser.get(LIST).text + browser.get(address).text
    shown += b"".join(browser.get(f"{address}geweigerd/").streaming_content).decode()
    assert "Dit is geen postcode" in shown
    assert not [word for word in ("Voorbeeld.csv", "K-7", "tenant.example", "Klaverweg") if word in shown]


@pytest.mark.parametrize("guess", ["31-01-1970", "01-02-1970"])
def test_a_trial_confirms_no_guess_of_functional_management(tmp_path, functional_management, officer, signed_in, guess):
    tenants(tmp_path, LINE)
    browser = signed_in(functional_management)
    address = send(browser, f"{HEAD}\n{with_value('Geboortedatum', guess)}\n")
    told = {label: number for label, number, _kind in browser.get(address).context["figures"]}
    assert told == {"nieuw": "0", "al bekend": "1", "geweigerd": "0"}
    browser.post(f"{address}akkoord/")
    jobs.work()
    browser.post(f"{address}ongedaan/")
    jobs.work()
    assert browser.get(address).context["remarks"] == []
    assert signed_in(officer).get(address).context["remarks"]


def test_functional_management_may_take_in_and_take_back(functional_management, signed_in):
    browser = signed_in(functional_management)
    address = send(browser)
    browser.post(f"{address}akkoord/")
    jobs.work()
    assert Person.objects.exists()
    browser.post(f"{address}ongedaan/")
    jobs.work()
    assert not Person.objects.exists()


def test_refused_lines_come_back_with_their_reason_and_without_formulas(officer, signed_in):
    browser = signed_in(officer)
    bad = with_value("Achternaam", "=HYPERLINK(1)", with_value("Postcode", "x"))
    address = send(browser, f"{HEAD}\n{bad}\n")
    answer = browser.get(f"{address}geweigerd/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (line["regel"], line["veld van de fout"]) == ("2", "postcode")
    assert line["achternaam"] == "'=HYPERLINK(1)"
    assert LogEntry.objects.filter(verb="exported", object_repr=str(run())).exists()


def test_a_citizen_number_is_announced_on_the_page_and_kept_nowhere(officer, signed_in):
    browser = signed_in(officer)
    address = send(browser, f"{HEAD};BSN\n{LINE};{BSN}\n")
    assert "Kolom ‘BSN’ gevonden. Die nemen wij niet mee." in browser.get(address).text
    assert BSN not in str(rows())


def test_a_file_that_cannot_be_read_says_why_on_the_page(officer, signed_in):
    browser = signed_in(officer)
    page = browser.get(send(browser, f'{HEAD}\n{LINE}\nK-2;"half')).text
    assert "Regel 3:" in page
    assert "Er is niets opgenomen." in page
    assert run().state == "failed"
    assert not storage.place(run()).exists()


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "tenants"}, {"kind": "iets", "file": b"x"}, {"kind": "vera", "file": b""}]
)
def test_the_form_says_what_is_missing(officer, signed_in, sent):
    if "file" in sent:
        sent = {**sent, "file": upload(sent["file"])}
    page = signed_in(officer).post(LIST, sent)
    assert page.status_code == 200
    assert "Er gaat iets mis" in page.text
    assert not ImportRun.objects.exists()


def test_a_waiting_file_can_be_looked_after(officer, signed_in):
    browser = signed_in(officer)
    address = browser.post(LIST, {"kind": "tenants", "file": upload(GOOD)})["Location"]
    assert "Kijk hoe ver het is" in browser.get(address).text
    ImportRun.objects.update(state="running", read=5_000)
    assert "5000 regels gelezen" in browser.get(address).text.replace(".", "")


def test_an_import_whose_worker_died_is_said_to_have_failed(officer, signed_in):
    row = jobs.receive(upload=upload(GOOD), kind="tenants", by=officer)
    ImportRun.objects.update(state="running")
    jobs.work()
    row.refresh_from_db()
    assert (row.state, Person.objects.count()) == ("failed", 0)


def test_a_file_lies_sealed_and_is_forgotten_after_a_day(officer):
    row = jobs.receive(upload=upload(GOOD), kind="tenants", by=officer)
    path = storage.place(row)
    assert b"Voorbeeld" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    with storage.opened(row) as file:
        assert file.read().decode() == GOOD
    jobs.forget()
    assert path.exists()
    os.utime(path, (time.time() - 90_000,) * 2)
    jobs.forget()
    assert not path.exists()


def test_a_trial_of_yesterday_is_sent_again(officer, signed_in):
    browser = signed_in(officer)
    address = send(browser)
    storage.forget(run())
    assert "Stuur het opnieuw" in browser.get(address).text
    assert browser.post(f"{address}akkoord/").status_code == 409


def test_a_file_that_went_missing_is_told(officer):
    row = jobs.receive(upload=upload(GOOD), kind="tenants", by=officer)
    storage.forget(row)
    jobs.work()
    row.refresh_from_db()
    assert "niet meer" in row.counts["failed"]["reason"]


def test_the_task_does_what_waits_and_forgets_what_is_old(officer):
    jobs.receive(upload=upload(GOOD), kind="tenants", by=officer)
    tasks.imports()
    assert run().state == "tried"


@pytest.mark.parametrize(("kind", "sent"), [("huurders", "tenants"), ("vera", "vera")])
def test_the_sample_can_be_sent_as_it_is(officer, signed_in, kind, sent):
    browser = signed_in(officer)
    sample = browser.get(f"{LIST}voorbeeld/{kind}/")
    browser.get(send(browser, sample.content, sent))
    assert (run().state, run().counts["refused"]) == ("tried", 0)
    assert run().counts["rows"]["Dossier"]["new"] >= 1


def test_a_day_later_the_page_offers_no_way_back(officer, signed_in):
    browser = signed_in(officer)
    address = send(browser)
    browser.post(f"{address}akkoord/")
    jobs.work()
    ImportRun.objects.update(done_at=timezone.now() - dt.timedelta(hours=25))
    assert "Maak ongedaan" not in browser.get(address).text
    assert browser.post(f"{address}ongedaan/").status_code == 409


def test_the_files_of_imports_are_no_files_of_records(officer):
    from dossiers.files import reconciling

    jobs.receive(upload=upload(GOOD), kind="tenants", by=officer)
    assert (settings.FILES_DIR / storage.FOLDER).is_dir()
    assert reconciling.compare().is_whole
