"""The public form as somebody fills it in: good answers, and the steps from the first to the sending."""

import re
from itertools import chain

from django.urls import reverse

from cases.intake.public.forms import STEPS
from tests import cast

GOOD = {
    "wat": {"kind": "access"},
    "waarover": {"topics": ["tenancy", "camera"], "question": ""},
    "wie": {
        "name": "Amina Yıldırım",
        "born_on_day": "27",
        "born_on_month": "3",
        "born_on_year": "1980",
        "address": "Veldweg 3\r\n0000 AA Voorbeeldstad",
        "relation": "tenant",
        "for_whom": "self",
    },
    "bereiken": {"contact_by": "email", "email": cast.TENANT_EMAIL, "letters_safe": "yes"},
}
CHECK = reverse("cases:step", args=["controleren"])


def post(client, step, follow=False, **words):
    return client.post(reverse("cases:step", args=[step]), {**GOOD[step], **words}, follow=follow)


def fill(client, **changes):
    """Answer all steps, with other words where `changes` has some; gives the hidden number of the sending."""
    for step in STEPS:
        assert post(client, step, **changes.get(step, {})).status_code == 302, step
    return hidden(client.get(CHECK))


def hidden(page):
    return re.search(r'name="submission" value="([^"]+)"', page.content.decode())[1]


def send(client, submission):
    return client.post(CHECK, {"submission": submission})


def sentences(page):
    """What a form says is wrong with it."""
    return " ".join(chain.from_iterable(page.context["form"].errors.values()))
