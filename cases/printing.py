"""The letters that wait for the post as one file to print: a cover page, then each letter on sheets of its own."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pypdfium2
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import papers
from cases.letter_kinds import LetterKind
from cases.models import Letter
from dossiers import journal
from dossiers.press import press
from dossiers.refusal import Refused
from dossiers.words import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cases.models import Dispatch

MOST = 100  # letters in one file


def bundle(*, dispatches: Iterable[Dispatch], by: Any, on: dt.date) -> bytes:
    """One PDF of these letters behind a cover page that lists them. Each printing leaves a line per request.

    The letters are the very ones that were kept. A letter with an odd number of pages is followed by an empty one, so
    that a printer that uses both sides never puts two people on one sheet. Raises Refused for none, or too many.
    """
    rows = list(dispatches)
    if not rows:
        raise Refused(_("Kies een of meer brieven."))
    if len(rows) > MOST:
        raise Refused(_("Kies niet meer dan %(most)s brieven tegelijk.") % {"most": MOST})
    files = dict(Letter.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "pdf"))
    letters = [pypdfium2.PdfDocument(bytes(files[row.pk])) for row in rows]
    cover = press("post.typ", on, _cover(rows, [len(letter) for letter in letters], by, on))
    for row in rows:
        journal.record("letter printed", row.letter.case, by=by, details={"letter": row.letter.kind})
    return _joined([pypdfium2.PdfDocument(cover), *letters])


def _cover(rows: list[Dispatch], pages: list[int], by: Any, on: dt.date) -> dict[str, Any]:
    """What the cover page says: each letter with its receiver and its pages, to count them off."""
    return {
        "sender": asdict(papers.sender()),
        "reference": dutch(on),
        "on": dutch(on),
        "by": by.name or by.email,
        "count": ngettext("%(n)s brief", "%(n)s brieven", len(rows)) % {"n": len(rows)},
        "rows": [
            [
                str(number),
                row.letter.case.reference,
                str(LetterKind(row.letter.kind).label),
                row.letter.to_name,
                row.letter.to_address or _("geen postadres: geef mee aan de balie"),
                str(count),
            ]
            for number, (row, count) in enumerate(zip(rows, pages, strict=True), start=1)
        ],
    }


def _joined(parts: list[Any]) -> bytes:
    """These documents after each other, each beginning on a sheet of its own."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(part)
        if len(part) % 2:
            whole.new_page(*part[0].get_size())
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()
