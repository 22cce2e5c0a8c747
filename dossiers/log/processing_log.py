"""Lines for Logboek Dataverwerkingen (Logius): which processing activity touched the data of which person, and when.

One line for each person: whoever a record names besides gets a line of their own, under that of the person whose
dossier it is. A line points at the version of the activity that stood at that moment, names the person by an encrypted
code, and never says who acted: that is in the log of this house. Nothing is sampled, and the same line of the log
always gives the same identifiers, so that a line that is sent twice is seen to be one.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from dossiers.models import Activity, ActivityVersion, Emergency, LogEntry, Opening, Record, Seal
from dossiers.register import linked_data
from dossiers.sections import Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

BATCH = 500
UNSET, OK, ERROR = range(3)  # an act that failed has no line: the act and its line are one transaction
ID_TYPE = "persoonssleutel WSN Privacy"
RESOURCE = {"attributes": {"service.name": "wsn-privacy"}}


@dataclass(frozen=True)
class Processing:
    """One line: what was done with the data of one person, in the terms of the standard."""

    trace_id: str
    span_id: str
    parent_span_id: str
    name: str
    at: dt.datetime
    activity: str
    subject: str

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the namespace `dpl.core`."""
        return {
            "dpl.core.processing_activity_id": self.activity,
            "dpl.core.data_subject_id": self.subject,
            "dpl.core.data_subject_id_type": ID_TYPE,
        }

    def as_json(self) -> dict[str, Any]:
        """The line as an object with the fields of the standard; moments in milliseconds since 1970."""
        moment = int(self.at.timestamp() * 1000)
        line: dict[str, Any] = {
            "trace_id": self.trace_id,
            "span_id": self.span_id,
            "status_code": OK,
            "name": self.name,
            "start_time": moment,
            "end_time": moment,
            "resource": RESOURCE,
            "attributes": self.attributes,
        }
        return {**line, "parent_span_id": self.parent_span_id} if self.parent_span_id else line


def sealed_upto() -> int:
    """The number of the last line under seal: up to there no line is still on its way."""
    return int(Seal.objects.order_by("-number").values_list("last", flat=True).first() or 0)


def first_since(moment: dt.datetime) -> int:
    """The number after which the lines since `moment` begin."""
    number = LogEntry.objects.filter(timestamp__gte=moment).order_by("timestamp").values_list("id", flat=True).first()
    return number - 1 if number else sealed_upto()


def batches(*, after: int) -> Iterator[tuple[int, list[Processing]]]:
    """The lines after number `after`, as far as they are sealed: some at a time, the last number and what to send."""
    upto, register = sealed_upto(), _Register()
    while rows := list(LogEntry.objects.filter(id__gt=after, id__lte=upto).order_by("id")[:BATCH]):
        after = rows[-1].pk
        yield after, _processings([row for row in rows if row.subject_id], register)


def _processings(rows: list[LogEntry], register: _Register) -> list[Processing]:
    records, sections = _records(rows), _sections(rows)
    found = []
    for row in rows:
        place = (row.content_type_id, row.object_pk)
        record = records.get(place)
        activity = register.address(row, record.basis.activity_id if record else None, sections.get(place, ""))
        subject: Any = row.subject_id
        main = _processing(row, subject, activity, parent="")
        found.append(main)
        for mention in record.mentions.all() if record else ():
            if mention.person_id != row.subject_id:
                found.append(_processing(row, mention.person_id, activity, parent=main.span_id))
    return found


def _records(rows: list[LogEntry]) -> dict[tuple[int, str], Record]:
    """The records that lines are about, with whom they name, as far as they still exist."""
    kind = ContentType.objects.get_for_model(Record).pk
    keys = {row.object_pk for row in rows if row.content_type_id == kind}
    found = Record.objects.filter(pk__in=keys).select_related("basis").prefetch_related("mentions").defer("text")
    return {(kind, str(record.pk)): record for record in found}


def _sections(rows: list[LogEntry]) -> dict[tuple[int, str], str]:
    """The sections that lines about openings and emergencies are about."""
    found = {}
    for model in (Opening, Emergency):
        kind = ContentType.objects.get_for_model(model).pk
        keys = {row.object_pk for row in rows if row.content_type_id == kind}
        sections = model._default_manager.filter(pk__in=keys).values_list("pk", "section")
        found.update({(kind, str(pk)): section for pk, section in sections})
    return found


def _processing(row: LogEntry, subject: UUID, activity: str, *, parent: str) -> Processing:
    kind = ContentType.objects.get_for_id(row.content_type_id)
    return Processing(
        trace_id=_identifier(f"trace {row.pk}", 16),
        span_id=_identifier(f"span {row.pk} {subject}", 8),
        parent_span_id=parent,
        name=f"{kind.model} {row.verb}",
        at=row.timestamp,
        activity=activity,
        subject=hidden(subject),
    )


class _Register:
    """The versions of every activity, to find which one stood when a line was written."""

    def __init__(self) -> None:
        self.versions: dict[int, list[ActivityVersion]] = defaultdict(list)
        for version in ActivityVersion.objects.select_related("activity").order_by("made_at", "number"):
            self.versions[version.activity_id].append(version)
        self.first_of: dict[str, int] = {}
        for pk, section in Activity.objects.order_by("number").values_list("pk", "section"):
            self.first_of.setdefault(section, pk)

    def address(self, row: LogEntry, activity: int | None, section: str) -> str:
        """The public address of the version that stood when `row` was written; empty without a register."""
        versions = self.versions.get(activity or self._by_section(row, section), [])
        standing = [version for version in versions if version.made_at <= row.timestamp] or versions[:1]
        return linked_data.address(standing[-1]) if standing else ""

    def _by_section(self, row: LogEntry, section: str) -> int:
        """The first activity of a section; without one, that of requests, or for our own rows that of the contract."""
        is_ours = ContentType.objects.get_for_id(row.content_type_id).app_label == "dossiers"
        return self.first_of.get(section or (Section.TENANCY if is_ours else Section.PRIVACY), 0)


def hidden(subject: UUID) -> str:
    """The key of a person, encrypted (AES-SIV, RFC 5297): equal people, equal codes, and without our key no person."""
    return urlsafe_b64encode(_cipher().encrypt(subject.bytes, None)).rstrip(b"=").decode()


def _cipher() -> AESSIV:
    return AESSIV(hashlib.sha512(settings.LDV_KEY.encode()).digest())


def _identifier(seed: str, size: int) -> str:
    """An identifier of `size` bytes in hexadecimal, the same for the same seed."""
    return hmac.new(settings.LDV_KEY.encode(), seed.encode(), hashlib.sha256).hexdigest()[: size * 2]
