"""To whom what is written about a request goes: who asked, or who acts for the person whose data it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dossiers.text.printable import printable, printed_name

if TYPE_CHECKING:
    from cases.models import Case, Representation


OF_YOU, YOUR_DATA = re.compile(r"\bvan u\b"), re.compile(r"\b([Uu])w gegevens\b")


@dataclass(frozen=True)
class Addressee:
    """Who gets a letter: name, postal address in lines, e-mail address, and how to greet; "" where unknown."""

    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    salutation: str = ""

    @property
    def greeting(self) -> str:
        """The words above the letter; without the name where our fonts do not hold it."""
        name = printed_name(self.name)
        return self.salutation or (_("Beste %(name)s,") % {"name": name} if name else _("Beste heer of mevrouw,"))

    @property
    def printed(self) -> str:
        """The name above the address, as far as it can be printed."""
        return printed_name(self.name) or printable(self.name, codes=False).strip() or _("De heer of mevrouw")


def representation_of(case: Case) -> Representation | None:
    """Who acts for the person of this case, as noted; None when nobody does."""
    return getattr(case, "representation", None)


def addressee_of(case: Case) -> Addressee:
    """Who reads what we write about this case: the representative where one was noted, else who asked.

    Where the representative filled in the form, the addresses are those of the form.
    """
    requester, acting = case.requester, representation_of(case)
    typed = requester.letter_address or requester.address
    if acting is None:
        return Addressee(requester.name, _lines(typed), requester.email)
    is_asker = bool(requester.on_behalf_of)
    address = acting.address or (typed if is_asker else "")
    return Addressee(acting.name, _lines(address), acting.email or (requester.email if is_asker else ""))


def represented(case: Case) -> str:
    """The name of who is acted for, as letters to the representative give it; "" where nobody acts."""
    name = _acted_for(case)
    return printed_name(name) or (_("de ander") if name else "")


def _acted_for(case: Case) -> str:
    if representation_of(case) is None:
        return case.requester.on_behalf_of
    if case.subject:
        return case.subject.name
    return case.requester.on_behalf_of or case.requester.name


def said_to(case: Case, words: str) -> str:
    """Our own `words` about somebody's data as they are said to who reads them: of you, or of who is acted for."""
    return said_of(represented(case), words)


def said_of(name: str, words: str) -> str:
    """Our own `words` about "your" data as they are said of the data of `name`; as they stand where that is ""."""
    if not name:
        return words
    of_whom = OF_YOU.sub(lambda _found: f"van {name}", words)
    return YOUR_DATA.sub(lambda found: f"{'De' if found[1] == 'U' else 'de'} gegevens van {name}", of_whom)


def _lines(address: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in address.split(",") if line.strip())
