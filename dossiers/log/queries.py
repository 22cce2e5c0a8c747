"""The journal as the privacy officer and the FG read it: filters, pages by key, and how the chain stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.utils import timezone

from dossiers.chain import keyed_hash
from dossiers.journal import actions as journal
from dossiers.log.words import fields_of, purpose_words, sentence_of
from dossiers.models import Emergency, LogEntry, Person, Seal
from dossiers.sections import Section
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

NEWEST_FIRST = ("-timestamp", "-id")
RECENT = dt.timedelta(days=30)
OF_ROWS = ("created", "changed", "deleted")  # what django-auditlog says of a row, whatever was done with it


@dataclass(frozen=True)
class Sought:
    """What one looks for in the log; an empty part asks nothing."""

    only: str = ""
    verb: str = ""
    function: str = ""
    member: str = ""
    reference: str = ""
    purpose: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def lines_of(sought: Sought) -> QuerySet[LogEntry]:
    """The lines that answer, newest first. Every part that is given is a condition that an index serves."""
    lines = LogEntry.objects.order_by(*NEWEST_FIRST)
    if sought.since:
        lines = lines.filter(timestamp__gte=_midnight(sought.since))
    if sought.until:
        last = min(sought.until, timezone.localdate())  # nothing is written after today, and the calendar ends
        lines = lines.filter(timestamp__lt=_midnight(last + dt.timedelta(days=1)))
    if sought.only == "denied":
        lines = lines.filter(verb__in=journal.DENIALS)
    if sought.only == "emergency":
        kind = ContentType.objects.get_for_model(Emergency)
        lines = lines.filter(Q(content_type=kind) | Q(verb=Verb.EMERGENCY_ENTERED))
    same = {name: value for name in ("verb", "purpose") if (value := getattr(sought, name))}
    if sought.member:
        same["actor"] = sought.member
    if sought.function:
        lines = lines.filter(actor__in=_holders(sought.function))
    if sought.reference:
        lines = lines.filter(_about(sought.reference))
    return lines.filter(**same)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _holders(function: str) -> list[UUID]:
    """Who has this function now: few enough to name, so that the index on who acted serves."""
    return list(get_user_model().objects.filter(groups__name=function).values_list("pk", flat=True))


def _about(reference: str) -> Q:
    """The lines about the row with this reference, those where it was asked for in vain, and all about a person."""
    rows = [(model, pk) for model in _with_reference() for pk in _keys(model, reference)]
    keys = [keyed_hash(reference), *(str(pk) for _model, pk in rows)]
    about = Q(object_pk__in=keys)
    for model, pk in rows:
        if model is Person:
            about |= Q(subject_id=pk)
    return about


def _with_reference() -> Iterable[type[Model]]:
    """The models whose rows are known by a reference, in whichever app."""
    for model in apps.get_models():
        try:
            field = model._meta.get_field("reference")
        except FieldDoesNotExist:
            continue
        if getattr(field, "unique", False):
            yield model


def _keys(model: type[Model], reference: str) -> list[UUID]:
    return list(model._default_manager.filter(reference=reference).values_list("pk", flat=True)[:1])


@dataclass(frozen=True)
class Line:
    """One line for the screen and for a file."""

    number: int
    at: dt.datetime
    who: str
    what: str
    fields: str
    purpose: str
    reference: str
    kind: str
    act: str = ""
    weight: int = 1  # how much it says of its act: most what was refused or forced, least that some row changed


@dataclass(frozen=True)
class Act:
    """The lines of one act on one page: the one that says most of it, and the others."""

    line: Line
    others: list[Line]


def folded(lines: Iterable[Line]) -> list[Act]:
    """Lines by the act they are of, each act where its first line stands; one without an act stands by itself."""
    acts: dict[str, list[Line]] = {}
    for line in lines:
        acts.setdefault(line.act or str(line.number), []).append(line)
    told = [(max(each, key=lambda line: line.weight), each) for each in acts.values()]
    return [Act(first, [line for line in each if line is not first]) for first, each in told]


def shown(lines: Iterable[LogEntry]) -> list[Line]:
    """Lines in words. Two queries: the names of staff whom they are about, and of who acted."""
    rows = list(lines)
    users = ContentType.objects.get_for_model(get_user_model()).pk
    about = {line.object_pk for line in rows if line.content_type_id == users}
    keys = {str(line.actor_id) for line in rows if line.actor_id} | {key for key in about if _is_key(key)}
    named = get_user_model().objects.filter(pk__in=keys).values_list("pk", "name")
    names = {str(pk): str(name) for pk, name in named}
    purposes = purpose_words()
    return [_line(row, names, purposes) for row in rows]


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _line(row: LogEntry, names: dict[str, str], purposes: dict[str, str]) -> Line:
    known = journal.REFERENCE.fullmatch(row.object_repr) is not None
    kind = "denied" if row.verb in journal.DENIALS else "emergency" if _is_emergency(row) else ""
    return Line(
        number=row.pk,
        at=row.timestamp,
        who=names.get(str(row.actor_id), ""),
        what=sentence_of(row, names),
        fields=fields_of(row) if row.changes and row.verb == Common.CHANGED else "",
        purpose=_purpose(row, purposes),
        reference=row.object_repr if known else "",
        kind=kind,
        act=row.cid or "",
        weight=2 if kind else int(row.verb not in OF_ROWS),
    )


def _purpose(row: LogEntry, purposes: dict[str, str]) -> str:
    """For what it was done; of an emergency entrance the section, which stands there in place of a purpose."""
    sections = dict(Section.choices) if row.verb == Verb.EMERGENCY_ENTERED else {}
    return str(sections.get(row.purpose) or purposes.get(row.purpose, row.purpose))


def _is_emergency(row: LogEntry) -> bool:
    return row.verb == Verb.EMERGENCY_ENTERED or row.content_type_id == ContentType.objects.get_for_model(Emergency).pk


@dataclass(frozen=True)
class State:
    """How the chain stands: the last seal, the last check with what it found, the last head outside, open reviews."""

    seal: Seal | None
    check: LogEntry | None
    head: LogEntry | None
    emergencies: int

    @property
    def is_broken(self) -> bool:
        """Whether the last check failed."""
        return self.check is not None and self.check.verb == Verb.LOG_BROKEN

    @property
    def line(self) -> int:
        """At which line it failed; 0 when no single line can be named."""
        return int(((self.check and self.check.additional_data) or {}).get("line", 0))

    @property
    def broken(self) -> str:
        """What failed, in words."""
        return str(((self.check and self.check.additional_data) or {}).get("broken", ""))


def state() -> State:
    """How the chain stands now. Four queries, whatever the size."""
    about_seals = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Seal)).order_by("-id")
    return State(
        seal=Seal.objects.order_by("-number").first(),
        check=about_seals.filter(verb__in=(Verb.LOG_CHECKED, Verb.LOG_BROKEN)).first(),
        head=about_seals.filter(verb=Verb.HEAD_PUBLISHED).first(),
        emergencies=Emergency.objects.filter(outcome="").count(),
    )


def check() -> journal.Verdict:
    """Check the whole journal and leave a line that says what was found; nothing is left in an empty one."""
    found = journal.verify()
    if link := Seal.objects.order_by("-number").first():
        told = {"lines": found.lines, "seals": found.seals, "heads": found.heads}
        fault: dict[str, int | str] = {"line": found.line, "broken": found.broken} if found.broken else {}
        journal.record(Verb.LOG_BROKEN if found.broken else Verb.LOG_CHECKED, link, by=None, details={**told, **fault})
    return found
