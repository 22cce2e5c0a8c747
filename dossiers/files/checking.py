"""Whether a file may come in: by its name, its size, and what it is by content, whatever its name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from dossiers.files import clamd, images, reading
from dossiers.files.kinds import KINDS, SPOKEN, begins_as, claimed
from dossiers.refusal import Refused
from dossiers.text.identifiers import holds_citizen_number

if TYPE_CHECKING:
    from dossiers.files.reading import Reading

LARGEST = 25 * 1024 * 1024  # bytes
LONGEST_NAME = 120
# Controls, marks without a shape or that turn the reading direction, and what a disk or a header may stumble over.
NOT_IN_NAMES = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\\\\/:*?"<>|]')


@dataclass(frozen=True)
class Paper:
    """A file that may come in, as it will be kept."""

    name: str
    kind: str
    content: bytes
    warning: str = ""

    @property
    def media_type(self) -> str:
        """What it is by its content."""
        return KINDS[self.kind].media_type


def checked(name: str, content: bytes, size: int | None = None) -> Paper:
    """The file called `name`, fit to be kept: images without what does not belong to the picture.

    `size` is how large it really is, when not all of it was taken in. Raises Refused with what is wrong with it.
    """
    kept = safe_name(name)
    kind = claimed(kept)
    if why := why_not_named(kept) or why_not_sized(len(content) if size is None else size):
        raise Refused(why)
    if not begins_as(kind, content):
        raise Refused(_fault("other"))
    if settings.CLAMD_URL:
        _scan(content)
    if kind in ("jpg", "png"):
        try:
            return Paper(kept, kind, images.bare(kind, content))
        except images.Broken:
            raise Refused(_fault("broken")) from None
    found = reading.read_apart(kind, content)
    if found.fault:
        raise Refused(_fault(found.fault))
    return Paper(kept, kind, content, _warning(found))


def safe_name(name: str) -> str:
    """The last part of `name`, without signs that mislead, and with its ending when it has to be shortened."""
    path = PurePath(" ".join(NOT_IN_NAMES.sub(" ", re.split(r"[\\/]", name)[-1]).split()).strip(". "))
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix


def why_not_named(name: str) -> str:
    """Why a file may not be called this, or an empty string."""
    if not claimed(name):
        return _("Dit soort bestand kunnen wij niet bewaren. Kies een van deze soorten: %(kinds)s.") % {"kinds": SPOKEN}
    if holds_citizen_number(name):
        return _("In de naam van het bestand lijkt een burgerservicenummer te staan. Geef het bestand een andere naam.")
    return ""


def why_not_sized(size: int) -> str:
    """Why a file of this many bytes may not come in, or an empty string."""
    if size > LARGEST:
        return _("Dit bestand is te groot. Er past hoogstens 25 MB in.")
    return "" if size else _("Dit bestand is leeg. Kies een ander bestand.")


def _scan(content: bytes) -> None:
    """Raises Refused when the virus scanner finds something, or cannot say."""
    try:
        if clamd.finds_harm(settings.CLAMD_URL, content):
            raise Refused(_("In dit bestand zit een virus. Wij hebben het niet bewaard. Waarschuw ICT."))
    except OSError:
        raise Refused(
            _("Het bestand kon niet op virussen worden nagekeken. Er is niets bewaard. Probeer het later opnieuw.")
        ) from None


def _fault(code: str) -> str:
    """What is wrong, in words."""
    return {
        "other": _(
            "Dit bestand is iets anders dan de naam zegt. Bewaar het opnieuw als een van deze soorten: %(kinds)s."
        )
        % {"kinds": SPOKEN},
        "locked": _("Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf en probeer het opnieuw."),
        "broken": _("Dit bestand is niet leesbaar. Misschien is het beschadigd. Maak het opnieuw."),
        "bomb": _("In dit bestand zit meer dan wij kunnen uitpakken. Maak het kleiner of bewaar het als PDF."),
        "macros": _("In dit bestand zitten macro's. Die bewaren wij niet. Bewaar het bestand als PDF."),
        "heavy": _("Dit bestand is te ingewikkeld om na te kijken. Bewaar het als PDF of maak het kleiner."),
    }[code]


def _warning(found: Reading) -> str:
    """What readers and the sender must know of a file that came in; never the number itself."""
    if found.has_number:
        return _(
            "In dit bestand staat iets dat op een burgerservicenummer lijkt. Is dat zo? Voeg een versie zonder dat "
            "nummer toe en meld het aan de privacy officer."
        )
    if not found.is_whole:
        return _("Wij konden dit bestand niet helemaal nakijken op burgerservicenummers. Kijk het zelf na.")
    return ""
