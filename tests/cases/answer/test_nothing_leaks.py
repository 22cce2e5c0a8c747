"""Sixty pieces with sixty other people, decided and sent: nobody of them can be read, and no own word is lost."""

import datetime as dt
import io
import itertools
import re
import zipfile

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from redaction.folding import plain
from tests import cast

PREFIXES = (
    "",
    "van",
    "van der",
    "van den",
    "van de",
    "van 't",
    "de",
    "den",
    "ter",
    "ten",
    "te",
    "in 't",
    "op de",
    "el",
    "von",
)
FAMILIES = (
    "Meer", "Lang", "Groot", "Bos", "Berg", "Haan", "Vos", "Zand", "Kok", "Koning",
    "Öztürk", "Yıldırım", "Nguyễn", "Łukasik", "Ødegård", "Çelik", "El Idrissi", "Al-Hassan", "O'Neill", "Müller",
    "Jansen-de Boer", "Smit-Visser", "Overburen", "Dijkhuizen", "Wolterinck", "Bakkerhof", "Achterberg", "Huisinga",
    "Tuinstra", "Zwanenburg",
)  # fmt: skip
GIVEN = ("Ans", "Jan Pieter", "Naïma", "Zoë", "Cornelis", "Şerife", "Marie-Louise", "Truus", "Björn", "Gülşen")
OWN = (
    "De kraan lekt nog meer dan lang geleden.",
    "Een groot deel van het bos bij de berg is weg.",
    "Mevrouw Yıldırım woont hier lang en betaalt op tijd.",
    "Lang gewacht, nog meer beloofd, en de haan kraait.",
    "Het zand in de goot is weg; de kok en een vos niet.",
    "Om 12 uur belde ik 033 000 00 00 over de Dorpsweg.",
)
SIGNS = ("", "\u00ad", "\u200b", "\u2060")


def people():
    """Sixty people, each with all that a client list knows, and no two with the same number."""
    families = itertools.cycle(FAMILIES)
    for number, family in zip(range(60), families, strict=False):
        yield cast.make_person(
            given_name=GIVEN[number % len(GIVEN)],
            prefix=PREFIXES[number % len(PREFIXES)],
            family_name=family,
            kind="third_party",
            born_on=dt.date(1950 + number, 1 + number % 12, 1 + number % 28),
            email=f"bewoner{number:02}x@elders.example",
            phone=f"06{71000000 + number * 131071:08}",
            client_number=f"KL-{5000 + number}",
            address=f"Zijpad {100 + number}, 5678 ZZ Elders",
        )


def name_of(person, number):
    """The name as somebody writes it: whole, with initials, turned round, in capitals, with an unseen sign in it."""
    family = " ".join(part for part in (person.prefix, person.family_name) if part)
    unseen = SIGNS[number % len(SIGNS)]
    broken = f"{family[:-1]}{unseen}{family[-1]}"
    ways = (
        f"{person.given_name} {broken}",
        f"{person.given_name[0]}. {broken}",
        f"mevrouw {family}",
        f"{person.given_name} {family}".upper(),
        f"{person.family_name}, {person.given_name[0]}. {person.prefix}".strip(),
        f"{person.given_name}\n{family}",
    )
    return ways[number % len(ways)]


def told_of(person, number):
    """A sentence that tells all of somebody, each in another notation."""
    digits, born = person.phone, person.born_on
    phones = (
        digits, f"+31 6 {digits[2:6]} {digits[6:]}", f"06-{digits[2:]}", f"0031{digits[1:]}",
        f"(06) {digits[2:6]}.{digits[6:]}",
    )  # fmt: skip
    days = (f"{born:%d-%m-%Y}", f"{born.day}/{born.month}/{born.year}", f"{born:%Y-%m-%d}", f"{born:%d.%m.%Y}")
    return (
        f"Volgens {name_of(person, number)} was het zo. Bel {phones[number % 5]} of mail {person.email.upper()}; "
        f"geboren {days[number % 4]}, klant {person.client_number}, woont Zijpad nr. {100 + number}."
    )


def squashed(text):
    """Text as it is compared: letters and digits alone, folded."""
    return re.sub(r"[\W_]", "", plain(text.replace("\ufffe", "")))


def read(package):
    """Every letter in a package: names, text of PDFs, JSON."""
    found = []
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            found.append(name)
            if name.endswith(".pdf"):
                found += [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
            else:
                found.append(content.decode())
    return squashed(" ".join(found))


def judge(seat, finding, own):
    """Give one piece in part on its page, and say of each doubtful word what it is: in the own sentence no name."""
    address = reverse("cases:finding", args=[finding.case.reference, finding.number])
    words = {"outcome": "partly", "revision": 0, "code": "A", "reason": "Hier staat iemand anders in."}
    for doubt in seat.get(address).context["form"].doubts.values():
        start = int(doubt.place.split("_")[1])
        words[f"twijfel_{doubt.place}"] = "word" if start < len(own) else "name"
    answer = seat.post(address, words)
    assert answer.status_code == 302, answer.content.decode()


@pytest.fixture
def sent(officer, tenant, dossier, signed_in):
    """The package of a request with sixty such pieces, and what the person's own sentences are."""
    others = list(people())
    for number, person in enumerate(others):
        own = OWN[number % len(OWN)]
        cast.make_record(
            dossier, "tenancy", title=f"Notitie {number}", mentions=[person], text=f"{own} {told_of(person, number)}"
        )
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    for person in others:
        third_parties.choose(case=case, person=person, choice="shield", by=officer)
    seat = signed_in(officer)
    for finding in case.findings.select_related("case", "record").order_by("number"):
        judge(seat, finding, OWN[int(finding.title.split()[1]) % len(OWN)])
    words = {"reasons": "Een groot deel krijgt u; de rest is van anderen.", **cast.NO_SEARCH}
    answer = seat.post(reverse("cases:decision", args=[case.reference]), words)
    assert answer.status_code == 302, answer.content.decode()
    case = type(case).objects.get(pk=case.pk)
    cast.sign(case, by=officer)
    made, _code = delivery.send(case=case, channel="portal", by=officer, on=timezone.localdate())
    return bytes(made.package), others


def test_nothing_of_the_others_is_left_and_nothing_of_the_own_is_lost(sent):
    package, others = sent
    text = read(package)
    left = []
    for number, person in enumerate(others):
        known = {
            "name": f"{person.given_name}{person.prefix}{person.family_name}",
            "surname": f"{person.prefix}{person.family_name}" if person.prefix else "",
            "mail": person.email,
            "phone": person.phone[2:],
            "client": person.client_number,
            "home": f"Zijpad{100 + number}",
            "home, in words": f"Zijpadnr{100 + number}",
        }
        left += [(number, what) for what, value in known.items() if value and squashed(value) in text]
    assert left == []
    assert [own for own in OWN if text.count(squashed(own)) < 10] == []
    for family in ("Overburen", "Dijkhuizen", "Wolterinck", "Tuinstra", "Öztürk", "Ødegård"):
        assert squashed(family) not in text
