"""Is this the right receiver? Where an address comes from, what else we know, and who shares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.flow.addressing import representation_of
from cases.flow.comparison import home_of, is_same_address
from dossiers.models import Person, Tie
from dossiers.models.people import REPRESENTING
from dossiers.text.keys import fold
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cases.models import Case


@dataclass(frozen=True)
class Check:
    """What somebody confirms before something goes out: the address, where it comes from, and what speaks against."""

    address: str
    source: str
    warnings: tuple[str, ...] = ()


def masked(email: str) -> str:
    """An address that can be recognised but not copied: a•••@•••.nl."""
    return f"{email[0]}•••@•••.{email.rsplit('.', 1)[-1]}" if email else ""


def by_mail(case: Case, email: str, today: dt.date) -> Check:
    """What to know before a message goes to `email` for this case."""
    return Check(masked(email), _source(case, email, case.requester.email), tuple(_against_mail(case, email, today)))


def by_post(case: Case, address: str, today: dt.date) -> Check:
    """What to know before a letter goes to this postal address for this case."""
    source = _source(case, address, _given(case)) if address else _("Er is geen postadres bekend. Geef de brief mee.")
    return Check(address, source, tuple(_against_post(case, address, today)))


def _given(case: Case) -> str:
    """The postal address in the request itself."""
    return case.requester.letter_address or case.requester.address


def _source(case: Case, address: str, given: str) -> str:
    """Where an address comes from, in a sentence."""
    if is_same_address(address, given):
        day = date_format(case.received_on, "j F Y")
        return _("Dit is het adres uit het verzoek van %(day)s.") % {"day": day}
    return _("Dit is het adres dat bij deze ontvanger is vastgelegd.")


def _against_mail(case: Case, email: str, today: dt.date) -> Iterator[str]:
    """What speaks against this e-mail address: another one is known, or somebody else reads it too."""
    subject = case.subject
    if subject and subject.email and fold(subject.email) != fold(email) and _is_for_the_subject(case):
        yield _("In de klantlijst staat een ander adres: %(address)s. Bel eerst op het bekende nummer.") % {
            "address": masked(subject.email)
        }
    others = Person.objects.filter(email__iexact=email)
    others = others.exclude(pk=subject.pk) if subject else others
    # Of somebody whom we do not know yet, one person with this address is probably that very person.
    if email and others.count() > (0 if subject else 1):
        yield _("Dit adres staat ook bij iemand anders in de klantlijst. Lezen zij dezelfde post? Kies dan papier.")
    yield from dict.fromkeys(_once_near(case, email, today))


def _against_post(case: Case, address: str, today: dt.date) -> Iterator[str]:
    """What speaks against this postal address: another one is known."""
    subject = case.subject
    known = [subject.address] if subject and subject.address else []
    if subject:
        known += [d.unit.address for d in subject.dossiers.filter(ended_on=None).select_related("unit") if d.unit]
    if address and known and _is_for_the_subject(case) and not any(is_same_address(address, other) for other in known):
        yield _("In de klantlijst staat een ander adres: %(address)s. Vraag na welk adres klopt.") % {
            "address": known[0]
        }
    yield from dict.fromkeys(_once_near(case, address, today))


def _is_for_the_subject(case: Case) -> bool:
    """Whether what goes out goes to the person whose data it is, and not to who acts for that person."""
    return not case.requester.on_behalf_of and representation_of(case) is None


def _once_near(case: Case, address: str, today: dt.date) -> Iterator[str]:
    """Who once belonged to the household may still read the mail or live there, also when the tie has ended.

    `address` is that of the mailbox or the home to which this goes.
    """
    for other, tie in _of_before(case, today):
        known = (other.email, home_of(other))
        if tie.kind == Tie.Kind.EX_PARTNER:
            what = _("Er is een ex-partner bekend.")
        else:
            words = {"what": tie.get_kind_display(), "day": dutch(tie.until) if tie.until else ""}
            what = _("Er is iemand die %(what)s was tot en met %(day)s.") % words
        if address and any(each and is_same_address(each, address) for each in known):
            yield what + " " + _("Dit adres staat ook bij die persoon. Geef de stukken liever zelf mee.")
        else:
            yield what + " " + _("Vraag of die deze post nog kan lezen.")


def _of_before(case: Case, today: dt.date) -> Iterator[tuple[Person, Tie]]:
    """Former partners, and who is no longer of the household, each with the tie."""
    for tie in Tie.objects.of(case.subject) if case.subject else ():
        is_over = tie.kind == Tie.Kind.EX_PARTNER or tie.has_ended(today)
        if is_over and tie.kind not in REPRESENTING:
            yield (tie.other if tie.person_id == case.subject_id else tie.person), tie
