"""A third party to whom something is put, and what they open."""

import itertools
import re

import pypdfium2
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Consultation
from cases.third_parties import consultation

WHAT = "uw naam bij een melding van 3 mei"
ASKS = {
    "name": "Amina Yıldırım",
    "address": "Distelpad 81, 1234 AB Kwartelstad",
    "former_address": "Vroegerlaan 7, Elderdorp",
    "letter_address": "Postbus 441173905, 9999 ZZ Briefstad",
    "phone": "06 11 22 33 44",
}


def today():
    return timezone.localdate()


def ask(third, by, **words):
    before = Consultation.objects.filter(third=third).first()
    seen = {"arrives_on": today(), "after": consultation.mark_of(before)}
    words = {"what": WHAT, "channel": "post", "address": third.person.address, **seen, **words}
    return consultation.consult(third=third, question=consultation.Question(**words), by=by, on=today())


def url(row):
    return reverse("cases:reaction", args=[row.word])


def opened(asked):
    """A browser in which the third party gave the code."""
    row, code = asked
    client = Client()
    assert client.post(url(row), {"code": code}).url == url(row)
    return client


def shown(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split())


def telling(case):
    """Every word that tells who asked: names, places, numbers, mailbox, telephone, reference."""
    requester = Case.objects.get(pk=case.pk).requester
    fields = ("name", "address", "former_address", "letter_address", "email", "phone")
    words = itertools.chain(*(re.findall(r"[\w@.-]{3,}", getattr(requester, name)) for name in fields))
    return {*words, case.reference, case.subject.reference, str(case.pk)} - {"bus"}
