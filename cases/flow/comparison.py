"""Whether who asks is the person on file: what the request says beside what we know, and what differs, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.flow.addressing import representation_of
from dossiers.text.keys import fold, words_of
from dossiers.text.printable import dutch
from dossiers.viewing.search import PREFIXES

if TYPE_CHECKING:
    from cases.models import Case
    from dossiers.models import Person

TITLES = {"heer", "dhr", "mevrouw", "mevr", "mw", "drs", "dr", "mr", "ir", "ing", "prof", "fam", "familie"}
BESIDE_A_NAME = PREFIXES | TITLES | {"en", "of"}
VAN_DE = re.compile(r"\bv\W{0,2}d\b\W*")  # v.d. Berg


@dataclass(frozen=True)
class Compared:
    """One fact of the request beside the same on file; `stops` where a difference may mean somebody else."""

    label: str | Promise
    asked: str
    known: str
    differs: bool
    stops: bool = False

    @property
    def sentence(self) -> str:
        """What differs, in words; "" where nothing does."""
        if not self.differs:
            return ""
        words = {"what": self.label, "asked": self.asked, "known": self.known}
        return _("%(what)s verschilt: in het verzoek %(asked)s, bij ons %(known)s.") % words


def compared(case: Case, person: Person) -> list[Compared]:
    """Name, date of birth, address and e-mail address of the request beside those of `person`.

    Of who asks for somebody else only the name of that other is compared: the rest is of the one who asks.
    """
    asked, who = case.requester, _who(case, person)
    if asked.on_behalf_of or not who:
        return who
    home = home_of(person)
    return [
        *who,
        Compared(gettext_lazy("Adres"), asked.address, home, _other(asked.address, home)),
        Compared(gettext_lazy("E-mailadres"), asked.email, person.email, _other(asked.email, person.email)),
    ]


def _who(case: Case, person: Person) -> list[Compared]:
    """Name and date of birth of the request beside those of `person`: what tells who it is."""
    asked = case.requester
    if asked.on_behalf_of:
        return [_name(asked.on_behalf_of, person, is_same_day=False)]
    if representation_of(case) is not None:
        return []
    is_same_day = bool(asked.born_on and asked.born_on == person.born_on)
    born = (dutch(asked.born_on) if asked.born_on else "", dutch(person.born_on) if person.born_on else "")
    return [
        _name(asked.name, person, is_same_day=is_same_day),
        Compared(gettext_lazy("Geboortedatum"), *born, differs=all(born) and not is_same_day, stops=True),
    ]


def differences(case: Case, person: Person | None) -> list[str]:
    """What may mean that somebody else asks: another name or date of birth, in sentences."""
    lines = _who(case, person) if person else []
    return [line.sentence for line in lines if line.stops and line.differs]


def is_same_name(asked: str, person: Person, *, is_same_day: bool = False) -> bool:
    """Whether `asked` can be the name of `person`, whatever its accents, capitals, order, titles and prefixes.

    A family name and an initial that fit are enough: A. Jansen is Anna Jansen, also under a partner's name. With the
    same date of birth one part of the name is: people are called otherwise than they are registered.
    """
    typed, family, given = _parts(asked), _parts(person.family_name), _parts(person.given_name)
    if "".join(words_of(fold(asked))) == "".join(words_of(fold(person.name))):
        return True
    if is_same_day and {*typed} & {*family, *given}:
        return True
    first = [word for word in typed if word not in family]
    return bool({*typed} & {*family}) and (not first or not given or first[0][0] == given[0][0])


def home_of(person: Person) -> str:
    """The address of `person` in the client list, or else of the home that runs."""
    if person.address:
        return person.address
    running = [dossier for dossier in person.dossiers.all() if dossier.ended_on is None and dossier.unit]
    return running[0].unit.address if running and running[0].unit else ""


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same, whatever their capitals, commas and spaces."""
    return "".join(words_of(fold(one))) == "".join(words_of(fold(other)))


def _name(asked: str, person: Person, *, is_same_day: bool) -> Compared:
    differs = not is_same_name(asked, person, is_same_day=is_same_day)
    return Compared(gettext_lazy("Naam"), asked, person.name, differs, stops=True)


def _other(asked: str, known: str) -> bool:
    """Whether both are known and not the same."""
    return bool(asked and known) and not is_same_address(asked, known)


def _parts(name: str) -> list[str]:
    """The words of a name that tell people apart, or else all; the D. of D. Jansen is an initial, and no prefix."""
    folded = VAN_DE.sub("", fold(name))
    words = words_of(folded)
    kept = [
        word
        for place, word in enumerate(words)
        if word not in BESIDE_A_NAME or (place == 0 and len(word) == 1 and folded[0] == word)
    ]
    return kept or words
