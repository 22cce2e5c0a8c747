"""Lines for Logboek Dataverwerkingen: one for each person, about which activity, never by whom."""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from dossiers.journal import actions as journal
from dossiers.log import processing_log
from dossiers.log.processing_log import hidden
from dossiers.models import ActivityVersion, LogEntry
from dossiers.verbs import Common
from tests import cast
from wsn_privacy.models import JobRun
from wsn_privacy.operations import telemetry
from wsn_privacy.tasks import send_processing_log
from wsn_privacy.verbs import Verb as SignIn

pytestmark = pytest.mark.django_db
FIELDS = {"trace_id", "span_id", "status_code", "name", "start_time", "end_time", "resource", "attributes"}
ACTIVITY, SUBJECT = "dpl.core.processing_activity_id", "dpl.core.data_subject_id"


def lines(after=0):
    journal.seal()
    return [each.as_json() for _last, found in processing_log.batches(after=after) for each in found]


@pytest.fixture
def since(officer, dossier):
    """The number of the last line that was written while the scene was set."""
    return LogEntry.objects.latest("id").pk


def test_a_line_has_the_fields_of_the_standard(since, dossier, officer):
    journal.record(Common.LOOKED, dossier, by=officer)
    (line,) = lines(since)
    assert set(line) == FIELDS
    assert (len(bytes.fromhex(line["trace_id"])), len(bytes.fromhex(line["span_id"]))) == (16, 8)
    assert (line["name"], line["status_code"]) == ("dossier looked", 1)
    moment = LogEntry.objects.latest("id").timestamp
    assert line["start_time"] == line["end_time"] == int(moment.timestamp() * 1000)


def test_nothing_in_a_line_tells_who_acted_or_who_it_is_about(since, dossier, officer):
    journal.record(Common.LOOKED, dossier, by=officer)
    text = json.dumps(lines(since))
    for known in (officer.pk, officer.name, officer.email, dossier.person_id, dossier.person.reference):
        assert str(known) not in text


def test_the_code_of_a_person_is_the_same_each_time_and_of_our_key_alone(dossier, neighbour, settings):
    code = hidden(dossier.person_id)
    assert hidden(dossier.person_id) == code != hidden(neighbour.pk)
    settings.LDV_KEY = "another"
    assert hidden(dossier.person_id) != code


def test_everybody_whom_a_record_names_has_a_line_of_their_own(dossier, neighbour, officer):
    record = cast.make_record(dossier, "nuisance", mentions=[neighbour])
    after = LogEntry.objects.latest("id").pk
    journal.record(Common.LOOKED, record, by=officer)
    first, second = lines(after)
    codes = [hidden(dossier.person_id), hidden(neighbour.pk)]
    assert [line["attributes"][SUBJECT] for line in (first, second)] == codes
    assert second["trace_id"] == first["trace_id"]
    assert (second["parent_span_id"], "parent_span_id" in first) == (first["span_id"], False)
    assert second["span_id"] != first["span_id"]


def test_a_line_points_at_the_activity_of_the_record(dossier, officer, settings):
    record = cast.make_record(dossier, "nuisance")
    after = LogEntry.objects.latest("id").pk
    journal.record(Common.LOOKED, record, by=officer)
    number = record.basis.activity.number
    assert lines(after)[0]["attributes"][ACTIVITY] == f"{settings.SITE_URL}/register/{number}/v1/"


def test_a_line_points_at_the_version_that_stood_then(dossier, officer):
    record = cast.make_record(dossier)
    after, activity = LogEntry.objects.latest("id").pk, record.basis.activity
    journal.record(Common.LOOKED, record, by=officer)
    content = {"number": activity.number}
    ActivityVersion.objects.create(activity=activity, number=2, content=content, made_at=timezone.now())
    journal.record(Common.LOOKED, record, by=officer)
    found = [line["attributes"][ACTIVITY][-3:] for line in lines(after) if line["name"] == "record looked"]
    assert found == ["v1/", "v2/"]


def test_a_request_belongs_to_the_activity_of_requests(officer):
    case = cast.case_in("identified", by=officer)
    after = LogEntry.objects.latest("id").pk
    journal.record(Common.LOOKED, case, by=officer)
    assert "/register/23/" in lines(after)[0]["attributes"][ACTIVITY]


def test_what_was_opened_belongs_to_the_activity_of_that_section(since, dossier, arrears):
    opening = dossier.openings.create(section="arrears", by=arrears, on=timezone.localdate(), purpose="payment")
    assert opening.pk
    assert "/register/7/" in lines(since)[0]["attributes"][ACTIVITY]


def test_what_is_about_nobody_has_no_line(since, officer):
    journal.record(SignIn.SIGNED_IN, officer, by=officer)
    assert lines(since) == []


def test_what_is_not_sealed_waits(since, dossier, officer):
    journal.seal()
    journal.record(Common.LOOKED, dossier, by=officer)
    assert list(processing_log.batches(after=since)) == []


def test_the_same_line_always_has_the_same_identifiers(since, dossier, officer):
    journal.record(Common.LOOKED, dossier, by=officer)
    assert lines(since) == lines(since)


# The command


def export(capsys, *arguments):
    call_command("ldv_export", *arguments)
    return capsys.readouterr().out


def test_the_command_writes_a_line_of_json_each(since, dossier, officer, capsys):
    journal.record(Common.LOOKED, dossier, by=officer)
    journal.seal()
    found = [json.loads(line) for line in export(capsys, "--since", "2020-01-01").splitlines()]
    assert found[-1]["name"] == "dossier looked"
    assert LogEntry.objects.filter(verb="processing exported").count() == 1


def test_the_command_begins_at_the_moment(since, dossier, officer, capsys):
    journal.record(Common.LOOKED, dossier, by=officer)
    journal.seal()
    assert export(capsys, "--since", "2099-01-01") == ""


def test_the_command_writes_a_file_and_never_over_one(since, dossier, capsys, tmp_path):
    journal.seal()
    file = tmp_path / "ldv.jsonl"
    assert "regels geschreven" in export(capsys, "--since", "2020-01-01", "--output", str(file))
    before = file.read_text()
    with pytest.raises(CommandError, match="kan niet worden gemaakt"):
        export(capsys, "--since", "2020-01-01", "--output", str(file))
    assert file.read_text() == before != ""


def test_the_command_refuses_a_moment_that_is_none(db, capsys):
    with pytest.raises(CommandError, match="geen moment dat bestaat"):
        export(capsys, "--since", "gisteren")


# OpenTelemetry


class Receiver(HTTPServer):
    """A receiver of OpenTelemetry on loopback, that answers what it is told to."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.spans, self.paths = 200, [], []


class Handler(BaseHTTPRequestHandler):
    """Keeps the spans that come in."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        asked = ExportTraceServiceRequest.FromString(body)
        self.server.paths.append(self.path)
        spans = [s for each in asked.resource_spans for scope in each.scope_spans for s in scope.spans]
        self.server.spans.append(spans)
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture
def receiver(settings):
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.OTLP_ENDPOINT = f"http://127.0.0.1:{server.server_port}"
        yield server
        server.shutdown()


def attributes(span):
    return {each.key: each.value.string_value for each in span.attributes}


def test_lines_arrive_as_spans(since, dossier, neighbour, officer, receiver):
    record = cast.make_record(dossier, "nuisance", mentions=[neighbour])
    journal.record(Common.LOOKED, record, by=officer)
    expected = lines()
    sent = telemetry.send()
    found = [span for batch in receiver.spans for span in batch]
    assert (set(receiver.paths), sent) == ({"/v1/traces"}, len(expected))
    assert [(s.trace_id.hex(), s.span_id.hex(), s.name) for s in found] == [
        (line["trace_id"], line["span_id"], line["name"]) for line in expected
    ]
    assert [attributes(span) for span in found] == [line["attributes"] for line in expected]
    assert [s.parent_span_id.hex() for s in found] == [line.get("parent_span_id", "") for line in expected]
    assert {s.start_time_unix_nano // 1_000_000 for s in found} == {line["start_time"] for line in expected}


def test_what_was_sent_is_not_sent_again(since, dossier, officer, receiver):
    journal.seal()
    telemetry.send()
    receiver.spans.clear()
    journal.record(Common.LOOKED, dossier, by=officer)
    journal.seal()
    send_processing_log()
    assert [[span.name for span in batch] for batch in receiver.spans] == [["dossier looked"]]


def test_what_was_not_taken_goes_again(since, dossier, officer, receiver):
    journal.seal()
    receiver.answer = 400
    with pytest.raises(telemetry.NotTaken):
        telemetry.send()
    refused = [span.span_id for span in receiver.spans[0]]
    receiver.answer = 200
    telemetry.send()
    assert [span.span_id for span in receiver.spans[-1]] == refused
    assert JobRun.objects.get(job=telemetry.JOB).counts["sent"] == len(refused)


def test_without_a_receiver_nothing_is_sent(since, dossier, settings):
    settings.OTLP_ENDPOINT = ""
    journal.seal()
    assert telemetry.send() == 0
    assert not JobRun.objects.filter(job=telemetry.JOB).exists()
