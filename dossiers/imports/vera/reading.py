"""Reading VERA JSON one entity at a time: one object of lists, or one JSON line per entity."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import ijson  # type: ignore[import-untyped]
from django.utils.translation import gettext as _

from dossiers.imports.refusals import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    Entity = tuple[int, str, Any]

LONGEST_LINE = 4 << 20
LARGEST_READ_AGAIN = 64 << 20  # to say on which line a fault stands
DEEPEST = 20
CITIZEN_NUMBER = re.compile(r"bsn|burgerservicenummer|sofinummer", re.IGNORECASE)


def entities(file: BinaryIO) -> Iterator[Entity]:
    """Every entity in the file: its line (in one object: its place in the file), its resource, and itself.

    Raises Unreadable.
    """
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)
    start = file.tell()
    first = file.readline(LONGEST_LINE)
    while first and not first.strip():
        first = file.readline(LONGEST_LINE)
    file.seek(start)
    return _from_lines(file) if _is_line(first) else _from_object(file)


def _is_line(first: bytes) -> bool:
    """Whether a line stands by itself: {"resource": ..., "item": ...}."""
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("resource"), str) and "item" in found


def _from_lines(file: BinaryIO) -> Iterator[Entity]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            yield number, found["resource"], found["item"]
        except (ValueError, RecursionError) as fault:
            raise Unreadable(_("Deze regel is geen JSON."), line=number) from fault
        except (KeyError, TypeError) as fault:
            why = _("Op deze regel ontbreekt “resource” of “item”.")
            raise Unreadable(why, line=number, field="resource") from fault


def _from_object(file: BinaryIO) -> Iterator[Entity]:
    start, number = file.tell(), 0
    events = ijson.basic_parse(file, use_float=True)
    try:
        if next(events, ("", None))[0] != "start_map":
            raise Unreadable(_("Dit is geen VERA-bestand: verwacht wordt één object met lijsten."), line=1)
        for event, name in events:
            if event == "end_map":
                continue
            event, value = next(events)
            if event != "start_array":
                _built(events, event, value)
                continue
            for event, value in events:
                if event == "end_array":
                    break
                number += 1
                yield number, name, _built(events, event, value)
    except (ijson.JSONError, UnicodeDecodeError, StopIteration) as fault:
        raise Unreadable(_("Dit is geen JSON."), line=_line_of_fault(file, start)) from fault


def _built(events: Any, event: str, value: Any) -> Any:
    """The value that begins with `event`."""
    builder, depth = ijson.ObjectBuilder(), 0
    while True:
        builder.event(event, value)
        depth += event.startswith("start_")
        depth -= event.startswith("end_")
        if depth == 0:
            return builder.value
        event, value = next(events)


def _line_of_fault(file: BinaryIO, start: int) -> int:
    """The line on which a file stops being JSON; 0 when the file is too large to read again."""
    file.seek(0, 2)
    if file.tell() > LARGEST_READ_AGAIN:
        return 0
    file.seek(start)
    try:
        json.loads(file.read())
    except json.JSONDecodeError as fault:
        return fault.lineno
    except (ValueError, RecursionError):
        return 0
    return 0


def without_citizen_numbers(value: Any, depth: int = 0) -> tuple[Any, int]:
    """`value` without citizen service numbers, however deep they stand, and how many there were (UAVG art. 46)."""
    if depth > DEEPEST:
        return None, 0
    if isinstance(value, list):
        parts = [without_citizen_numbers(each, depth + 1) for each in value]
        return [each for each, _found in parts], sum(found for _each, found in parts)
    if not isinstance(value, dict):
        return value, 0
    kept, count = {}, 0
    for name, each in value.items():
        if CITIZEN_NUMBER.fullmatch(name):
            count += each not in (None, "")
        else:
            kept[name], found = without_citizen_numbers(each, depth + 1)
            count += found
    return kept, count


def key_of(reference: Any) -> str:
    """The key that a reference gives, as an object with an id, as the address of a resource, or as the id itself."""
    if isinstance(reference, dict):
        return key_of(reference.get("id") or reference.get("idExtern") or "")
    if isinstance(reference, int) and not isinstance(reference, bool):
        return str(reference)
    if not isinstance(reference, str):
        return ""
    return reference.strip().partition("?")[0].rstrip("/").rpartition("/")[2]


def keys_of(references: Any) -> list[str]:
    """The keys in a list of references; a single one may stand without a list."""
    listed = references if isinstance(references, list) else [references]
    return [key for key in map(key_of, listed) if key]
