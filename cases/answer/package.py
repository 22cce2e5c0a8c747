"""The answer as it goes out: letter, overview, inventory and what goes along, in one package."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def why_not_build(case: Case, on: dt.date) -> str:
    """Why no answer can be made of this case as it is decided, in a letter dated `on`; nothing is printed to know it.

    A file that goes along cannot be read, or a name that was shielded in one piece can still be read in another.
    """
    contents = contents_of(case, on)
    try:
        for given in contents.files:
            for _piece in _pieces(given):
                pass
        with _hits_said():
            typeset.check(contents.letter, contents.overview, contents.inventory, never=contents.never)
    except Refused as refusal:
        return refusal.why
    return ""


def build(contents: Contents) -> typeset.Package:
    """Print an answer. Raises Refused where `why_not_build` says why."""
    letter, never = contents.letter, contents.never
    given = {each: as_it_leaves(each.kind, b"".join(_pieces(each)), each.number, letter) for each in contents.files}
    files = {**contents.data, **{each.name: content for each, content in given.items()}}
    with _hits_said():
        if contents.overview is None or contents.inventory is None:
            return typeset.build_bare(letter, files=files, never=never)
        if contents.looked_at:
            files["wie-keek.pdf"] = access_report_pdf.paper(contents.looked_at, letter.sent_on)
        inventory = _told_apart(contents.inventory, given)
        return typeset.build_package(letter, contents.overview, inventory, files=files, never=never)


def _told_apart(inventory: typeset.Inventory, given: Mapping[GivenFile, bytes]) -> typeset.Inventory:
    """The inventory with, for each piece that is a file, the fingerprint of the file as it leaves."""
    sums = {each.number: sha256(content).hexdigest() for each, content in given.items()}
    pieces = [replace(piece, sha256=sums[piece.number]) if piece.sha256 else piece for piece in inventory.pieces]
    return replace(inventory, pieces=pieces)


@contextmanager
def _hits_said() -> Iterator[None]:
    """Raises Refused where a shielded name is still somewhere in what the block checks, with how many are."""
    try:
        yield
    except typeset.StillReadable as fault:
        raise Refused(
            ngettext(
                "%(n)s keer staat een naam die u afschermde nog in de tekst. Verzenden kan niet. Kijk de stukken na.",
                "%(n)s keer staan namen die u afschermde nog in de tekst. Verzenden kan niet. Kijk de stukken na.",
                fault.hits,
            )
            % {"n": fault.hits}
        ) from fault


def _pieces(given: GivenFile) -> Iterator[bytes]:
    """The content of a file, in pieces. Raises Refused when it is gone or was altered."""
    try:
        yield storage.content_of(given.row)
    except (OSError, encryption.Unreadable) as fault:
        raise Refused(
            _("Een bestand bij stuk %(number)s is niet te lezen. Verzenden kan niet. Waarschuw functioneel beheer.")
            % {"number": given.number}
        ) from fault
