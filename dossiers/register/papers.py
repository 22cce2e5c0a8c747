"""The register as files: a workbook, a PDF to read, JSON-LD for other systems, and the information text on paper."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from dossiers.models import ActivityVersion
from dossiers.register import linked_data
from dossiers.register.content import COLUMNS, Content, facts
from dossiers.register.information import information
from dossiers.text.press import letterhead, press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # a workbook cannot hold them
WIDTHS = (6, 32, 60, 24, 32, 24, 24, 28, 24, 44, 36, 60, 28, 32, 36, 16, 36, 24, 8, 14, 14)


@dataclass(frozen=True)
class Paper:
    """A file: its name, its kind, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Origin:
    """Where an export comes from: who took it along, for what, and on which day."""

    by: str
    purpose: str
    on: dt.date


def as_file(paper: Paper) -> HttpResponse:
    """A paper to be kept, not shown inside the site."""
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response


def whole(kind: str, origin: Origin) -> Paper:
    """The whole register as it stands, ended activities included, as `xlsx`, `pdf` or `jsonld`."""
    newest = ActivityVersion.objects.select_related("activity").order_by("activity__number", "-number")
    versions = list(newest.distinct("activity__number"))
    makers = {"xlsx": _workbook, "pdf": _print, "jsonld": _linked}
    return makers[kind](versions, origin)


def jsonld(versions: Iterable[ActivityVersion]) -> Paper:
    """What is published of these versions, for other systems."""
    return _json(linked_data.graph(versions), "register.jsonld")


def _linked(versions: list[ActivityVersion], origin: Origin) -> Paper:
    content = linked_data.graph(versions, inside=True)
    content["@graph"][1] |= {
        "dct:issued": {"@type": "xsd:date", "@value": origin.on.isoformat()},
        "dct:provenance": _made(origin),
    }
    return _json(content, f"register-{origin.on}.jsonld")


def _json(content: dict[str, Any], name: str) -> Paper:
    return Paper(name, "application/ld+json", json.dumps(content, ensure_ascii=False, indent=1).encode())


def _made(origin: Origin) -> str:
    """Who took it along, when, and for what, in one sentence."""
    told = {"by": origin.by, "on": dutch(origin.on), "purpose": origin.purpose}
    return _("Gemaakt door %(by)s op %(on)s. Waarvoor: %(purpose)s.") % told


def _workbook(versions: list[ActivityVersion], origin: Origin) -> Paper:
    """One row per activity. Nothing in it is a formula, whatever somebody typed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Register"))
    sheet.freeze_panes = "C2"
    for place, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    extra = _(" (extra, geen veld van AVG artikel 30)")
    asked = [str(column.label) + ("" if column.asked_by else extra) for column in COLUMNS]
    _write(sheet, [_("Nr"), _("Naam"), *asked, _("Versie"), _("Nagekeken op"), _("Beëindigd op")], bold=True)
    for version in versions:
        words = ["; ".join(column.read(version.content)) for column in COLUMNS]
        checked_on = version.activity.checked_on
        ended = [checked_on.isoformat() if checked_on else "", version.content["ended_on"] or ""]
        _write(sheet, [version.content["number"], version.content["name"], *words, version.number, *ended])
    about = book.create_sheet(_("Toelichting"))
    about.column_dimensions["A"].width = 100
    for line in (settings.ASSOCIATION_NAME, settings.ASSOCIATION_ADDRESS, settings.ASSOCIATION_EMAIL, _made(origin)):
        _write(about, [line])
    out = BytesIO()
    book.save(out)
    return Paper(f"register-{origin.on}.xlsx", XLSX, out.getvalue())


def _write(sheet: WriteOnlyWorksheet, values: list[Any], *, bold: bool = False) -> None:
    """One row of cells; text is text, also when it begins as a formula does."""
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value=CONTROLS.sub("", value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=bold)
        cells.append(cell)
    sheet.append(cells)


def _print(versions: list[ActivityVersion], origin: Origin) -> Paper:
    content = {
        "sender": letterhead(),
        "made": _made(origin),
        "on": dutch(origin.on),
        "activities": [_printed(version) for version in versions],
    }
    return Paper(f"register-{origin.on}.pdf", "application/pdf", press("register.typ", origin.on, content))


def _printed(version: ActivityVersion) -> dict[str, Any]:
    """One activity on paper: what AVG art. 30 asks, and the extras apart."""
    found = facts(version.content, inside=True)
    made_on = dutch(timezone.localtime(version.made_at).date())
    ended = _(", beëindigd") if version.content["ended_on"] else ""
    return {
        "heading": f"{version.content['number']}. {version.content['name']}",
        "about": _("Versie %(n)s van %(day)s") % {"n": version.number, "day": made_on} + ended,
        "asked": [[fact.label, ", ".join(fact.lines)] for fact in found if not fact.is_extra],
        "extras": [[fact.label, ", ".join(fact.lines)] for fact in found if fact.is_extra],
    }


def information_pdf(content: Content, on: dt.date) -> Paper:
    """What people must be told about one purpose, on paper (AVG art. 13 and 14)."""
    parts = [asdict(part) for part in information(content)]
    words = {"sender": letterhead(), "name": content["name"], "on": dutch(on), "parts": parts}
    pdf = press("register_information.typ", on, words)
    return Paper(f"informatie-{content['number']}.pdf", "application/pdf", pdf)
