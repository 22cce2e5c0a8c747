"""What the page that reads a file is given: its words, and what hides in it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.findings.files import storage
from dossiers.files.kinds import PRINTED
from dossiers.files.telling import apart

if TYPE_CHECKING:
    from cases.models import Finding, FoundPaper
    from dossiers.files.telling.shapes import Told
    from dossiers.models import RecordFile

PICTURES = ("jpg", "png")
HIDES = {
    "author": gettext_lazy("Wie het maakte"),
    "comment": gettext_lazy("Opmerking"),
    "deleted": gettext_lazy("Gewiste woorden"),
    "hidden_text": gettext_lazy("Verborgen woorden"),
    "picture": gettext_lazy("Afbeeldingen of grafieken, aantal"),
    "sheet": gettext_lazy("Verborgen blad"),
    "rows": gettext_lazy("Verborgen rijen of kolommen op blad"),
    "bcc": gettext_lazy("Stille kopie aan"),
    "remark": gettext_lazy("Notitie op bladzijde"),
}
MIND = {
    "drawn": gettext_lazy("Er is getekend op bladzijde %(where)s. Dat gaat mee zoals u het ziet."),
    "scan": gettext_lazy("Op bladzijde %(where)s is niets als tekst te lezen. Bekijk die bladzijde als beeld."),
    "long": gettext_lazy("Dit bestand heeft %(where)s bladzijden. Wij laten niet alles zien: haal het bestand op."),
}


def reading(finding: Finding, row: FoundPaper | RecordFile, content: bytes, page: int) -> dict[str, Any]:
    """All that is shown of one file of a finding; of a PDF page `page` as a picture too."""
    kind = storage.kind_of(row)
    told = None if kind in PICTURES else apart.told_apart(kind, content)
    pages = sum(block.kind == "heading" for block in told.blocks) if told and kind == "pdf" else 0
    return {
        "finding": finding,
        "row": row,
        "kind": kind,
        "told": told,
        "is_printed": kind in PRINTED,
        "fault": _why_unread() if told and told.fault else "",
        "hides": _said(told, HIDES) if told else [],
        "mind": [MIND[each] % {"where": where} for each, where in (told.hidden if told else ()) if each in MIND],
        "page": page if 1 <= page <= pages else 0,
        "pages": range(1, pages + 1),
        "redacted": finding.redacted.filter(original=row.pk).select_related("by").first(),
    }


def _why_unread() -> str:
    return _("Dit bestand kunnen wij hier niet lezen. Haal het op, en lees het zelf.")


def _said(told: Told, words: dict[str, Any]) -> list[tuple[str, str]]:
    """What hides in a file, once for each kind and detail."""
    return list(dict.fromkeys((str(words[kind]), detail) for kind, detail in told.hidden if kind in words))


def files_of(finding: Finding) -> list[dict[str, Any]]:
    """The files of a finding, each with the redacted version that stands in its place."""
    versions = {each.original: each for each in finding.redacted.all()}
    return [{"row": row, "redacted": versions.get(row.pk)} for row in storage.originals_of(finding)]
