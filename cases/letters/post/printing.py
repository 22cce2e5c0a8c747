"""The letters that wait for the post as one file to print: a cover page, then each letter on sheets of its own.

An answer goes with all papers of its package that can be printed.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.letter_kinds import LetterKind
from cases.letters import sender
from cases.models import Delivery, Letter
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.text.press import press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cases.models import Dispatch
    from dossiers.actors import Actor

MOST = 100  # letters in one file
FOR_MACHINES = ("inventaris.json",)  # what stands in a printed paper too


@dataclass
class Envelope:
    """What goes to one person: the papers to print, and how many files of the package go along in another way."""

    papers: list[Any] = field(default_factory=list)
    loose: int = 0

    def add(self, name: str, content: bytes) -> None:
        """Put a file of the package in. What is no PDF, or one that does not let itself be copied, is loose."""
        try:
            paper = pypdfium2.PdfDocument(content)
            pypdfium2.PdfDocument.new().import_pages(paper)
            self.papers.append(paper)
        except pypdfium2.PdfiumError:
            self.loose += name not in FOR_MACHINES

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(map(len, self.papers))


def bundle(*, dispatches: Iterable[Dispatch], by: Actor, on: dt.date) -> bytes:
    """One PDF of these letters behind a cover page that lists them. Each printing leaves a line per request.

    The letters are the very ones that were kept. A letter with an odd number of pages is followed by an empty one, so
    that a printer that uses both sides never puts two people on one sheet. Raises Refused for none, or too many.
    """
    rows = list(dispatches)
    if not rows:
        raise Refused(_("Kies een of meer brieven."))
    if len(rows) > MOST:
        raise Refused(_("Kies niet meer dan %(most)s brieven tegelijk.") % {"most": MOST})
    filled = _filled(rows)
    cover = press("post.typ", on, _cover(rows, filled, by, on))
    for row in rows:
        journal.record(Verb.LETTER_PRINTED, row.letter.case, by=by, details={"letter": row.letter.kind})
    return _joined([pypdfium2.PdfDocument(cover), *(paper for each in filled for paper in each.papers)])


def _filled(rows: list[Dispatch]) -> list[Envelope]:
    """The envelope of each letter: itself, or the whole package of an answer."""
    answers = [row.letter.case_id for row in rows if row.letter.kind == LetterKind.ANSWER]
    packages = dict(Delivery.objects.filter(case__in=answers).values_list("case", "package"))
    files = dict(Letter.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "pdf"))
    return [_envelope(row, bytes(files[row.pk]), packages) for row in rows]


def _envelope(row: Dispatch, pdf: bytes, packages: dict[Any, Any]) -> Envelope:
    envelope = Envelope()
    if row.letter.kind != LetterKind.ANSWER:
        envelope.add("brief.pdf", pdf)
        return envelope
    with zipfile.ZipFile(io.BytesIO(bytes(packages[row.letter.case_id]))) as package:
        for name in package.namelist():
            envelope.add(name, package.read(name))
    return envelope


def _cover(rows: list[Dispatch], filled: list[Envelope], by: Actor, on: dt.date) -> dict[str, Any]:
    """What the cover page says: each letter with its receiver and its pages, to count them off."""
    return {
        "sender": asdict(sender.sender()),
        "reference": dutch(on),
        "on": dutch(on),
        "by": by.name or by.email,
        "count": ngettext("%(n)s brief", "%(n)s brieven", len(rows)) % {"n": len(rows)},
        "rows": [
            [
                str(number),
                row.letter.case.reference,
                _called(row, envelope),
                row.letter.to_name,
                row.letter.to_address or _("geen postadres: geef mee aan de balie"),
                str(envelope.pages),
            ]
            for number, (row, envelope) in enumerate(zip(rows, filled, strict=True), start=1)
        ],
    }


def _called(row: Dispatch, envelope: Envelope) -> str:
    """What a letter is, and what is to go along that cannot be printed here."""
    label = str(LetterKind(row.letter.kind).label)
    if not envelope.loose:
        return label
    words = {"label": label, "n": envelope.loose}
    return (
        ngettext(
            "%(label)s, met nog %(n)s bestand uit het pakket",
            "%(label)s, met nog %(n)s bestanden uit het pakket",
            envelope.loose,
        )
        % words
    )


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
