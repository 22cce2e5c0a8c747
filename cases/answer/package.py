"""The answer as it goes out: letter, overview, inventory and what goes along, in one package."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.answer import leaks
from cases.answer.contents import contents_of
from cases.answer.outgoing import as_it_leaves
from cases.findings.files import storage
from cases.letters import typeset
from dossiers.files import encryption
from dossiers.log import access_report_pdf
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from cases.answer.contents import Contents, GivenFile
    from cases.models import Case


LEFT_IN_WORDS = gettext_lazy(
    "Verzenden kan niet. Bij ‘%(part)s’ staat nog ‘%(words)s’. Die persoon schermt u af. Haal het weg, of kies anders "
    "bij Anderen."
)
LEFT_IN_PIECE = gettext_lazy(
    "Verzenden kan niet. In stuk {} staat nog ‘{}’ ({}). Die persoon schermt u af. "
    '<a href="{}">Open stuk {}</a> en haal het weg.'
)


def why_not_build(case: Case, on: dt.date) -> str:
    """Why no answer can be made of this case as it is decided, in a letter dated `on`; nothing is printed to know it.

    A file that goes along cannot be read, or a name that was shielded in one piece can still be read in another.
    """
    contents = contents_of(case, on)
    try:
        for given in contents.files:
            for _piece in _pieces(given):
                pass
        _see_none_left(contents)
    except Refused as refusal:
        return refusal.why
    return ""


def build(contents: Contents) -> typeset.Package:
    """Print an answer. Raises Refused where `why_not_build` says why."""
    _see_none_left(contents)
    letter = contents.letter
    given = {each: as_it_leaves(each.kind, b"".join(_pieces(each)), each.number, letter) for each in contents.files}
    files = {**contents.data, **{each.name: content for each, content in given.items()}}
    if contents.overview is None or contents.inventory is None:
        return typeset.build_bare(letter, files=files)
    if contents.looked_at:
        files["wie-keek.pdf"] = access_report_pdf.paper(contents.looked_at, letter.sent_on)
    return typeset.build_package(letter, contents.overview, _told_apart(contents.inventory, given), files=files)


def _told_apart(inventory: typeset.Inventory, given: Mapping[GivenFile, bytes]) -> typeset.Inventory:
    """The inventory with, for each piece that is a file, the fingerprint of the file as it leaves."""
    sums = {each.number: sha256(content).hexdigest() for each, content in given.items()}
    pieces = [replace(piece, sha256=sums[piece.number]) if piece.sha256 else piece for piece in inventory.pieces]
    return replace(inventory, pieces=pieces)


def _see_none_left(contents: Contents) -> None:
    """Raises Refused where somebody who is hidden can still be read: what it says, where, and what to do."""
    if contents.overview and contents.inventory:
        typeset.check(contents.letter, contents.overview, contents.inventory)
    left = next(leaks.left_in(contents), None)
    if left is None:
        return
    if not left.number:
        raise Refused(LEFT_IN_WORDS % {"words": left.words, "part": left.part})
    address = reverse("cases:finding", args=(contents.letter.reference, left.number))
    raise Refused(format_html(str(LEFT_IN_PIECE), left.number, left.words, left.part, address, left.number))


def _pieces(given: GivenFile) -> Iterator[bytes]:
    """The content of a file, in pieces. Raises Refused when it is gone or was altered."""
    try:
        yield storage.content_of(given.row)
    except (OSError, encryption.Unreadable) as fault:
        raise Refused(
            _("Een bestand bij stuk %(number)s is niet te lezen. Verzenden kan niet. Waarschuw functioneel beheer.")
            % {"number": given.number}
        ) from fault
