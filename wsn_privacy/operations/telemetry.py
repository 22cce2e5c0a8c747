"""Sends the lines for Logboek Dataverwerkingen by OpenTelemetry, when OTEL_EXPORTER_OTLP_ENDPOINT names a receiver.

The work is found in the rows: a row remembers up to which line the receiver said yes. After a fault the same lines go
again, with the same identifiers, so that each arrives at least once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from dossiers.access import wall
from dossiers.locks import alone
from dossiers.log import processing_log
from wsn_privacy.models import JobRun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiers.log.processing_log import Processing

JOB, PERIOD = "processing log", "all"
PATIENCE = 10  # seconds for one answer of the receiver


class NotTaken(Exception):
    """The receiver did not take the lines; they go again with the next run."""


@wall.as_job()
def send() -> int:
    """Send what was not sent yet. Returns how many lines went; raises NotTaken when the receiver says no."""
    with alone(f"wsn_privacy.{JOB}") as is_alone:
        if not is_alone or not settings.OTLP_ENDPOINT:
            return 0
        run, _new = JobRun.objects.get_or_create(job=JOB, period=PERIOD, defaults={"counts": {"after": 0, "sent": 0}})
        exporter = _exporter()
        sent = 0
        try:
            for after, lines in processing_log.batches(after=run.counts["after"]):
                _deliver(exporter, lines)
                sent += len(lines)
                run.counts = {"after": after, "sent": run.counts["sent"] + len(lines)}
                run.finished_at = timezone.now()
                run.save(update_fields=("counts", "finished_at"))
        finally:
            exporter.shutdown()
        return sent


def _deliver(exporter: Any, lines: list[Processing]) -> None:
    """Have the receiver take these lines."""
    from opentelemetry.sdk.trace.export import SpanExportResult

    if lines and exporter.export(list(spans(lines))) is not SpanExportResult.SUCCESS:
        raise NotTaken(f"{len(lines)} lines")


def _exporter() -> Any:
    """The library comes with the extra `telemetry`; headers and certificates are named in its own variables."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return OTLPSpanExporter(endpoint=f"{settings.OTLP_ENDPOINT.rstrip('/')}/v1/traces", timeout=PATIENCE)


def spans(lines: Iterable[Processing]) -> Iterable[Any]:
    """The lines as OpenTelemetry knows them."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.trace import SpanContext, Status, StatusCode

    resource = Resource(processing_log.RESOURCE["attributes"])
    for line in lines:
        trace, moment = int(line.trace_id, 16), int(line.at.timestamp() * 1000) * 1_000_000
        parent = SpanContext(trace, int(line.parent_span_id, 16), is_remote=False) if line.parent_span_id else None
        yield ReadableSpan(
            name=line.name,
            context=SpanContext(trace, int(line.span_id, 16), is_remote=False),
            parent=parent,
            resource=resource,
            attributes=line.attributes,
            status=Status(StatusCode.OK),
            start_time=moment,
            end_time=moment,
        )
