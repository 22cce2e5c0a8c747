"""Sixty pieces with sixty other people, decided and sent: nobody of them can be read, and no own word is lost."""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from bench.shielding.strangers import OWN, told
from cases.delivery import actions as delivery
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from redaction.folding import plain
from tests import cast


def people():
    """Sixty people as the client list knows them, with what a piece says: somebody's own sentence, and all of them."""
    for piece in told():
        known = piece.person
        person = cast.make_person(
            given_name=known.given_name,
            prefix=known.prefix,
            family_name=known.family_name,
            kind="third_party",
            born_on=known.born_on,
            email=known.emails[0],
            phone=known.phones[0],
            client_number=known.client_number,
            address=known.addresses[0],
        )
        yield person, piece


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
    pieces = list(people())
    others = [person for person, _piece in pieces]
    for number, (person, piece) in enumerate(pieces):
        text = f"{piece.own} {piece.other}"
        cast.make_record(dossier, "tenancy", title=f"Notitie {number}", mentions=[person], text=text)
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
