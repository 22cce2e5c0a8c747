"""Codes: made once, kept as a keyed hash, tried a few times."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Delivery, Dispatch

KEPT_READY = 30  # days that an answer can be fetched


def sentence_for_wrong_code(left: int) -> str:
    """The sentence after a wrong code."""
    if left == 0:
        return _("De code is te vaak fout ingevuld. Bel ons voor een nieuwe code.")
    return ngettext(
        "Deze code klopt niet. U kunt het nog %(n)s keer proberen.",
        "Deze code klopt niet. U kunt het nog %(n)s keer proberen.",
        left,
    ) % {"n": left}


def new_code() -> str:
    """Eight digits, read aloud in two groups of four."""
    return f"{secrets.randbelow(10**8):08d}"


def hash_of(delivery: Delivery | Dispatch, code: str) -> str:
    """The keyed hash of a code for this delivery or letter; spaces and dashes in the code do not count."""
    digits = "".join(character for character in code if character.isdigit())
    return salted_hmac("cases.code", f"{delivery.pk.hex}:{digits}", algorithm="sha256").hexdigest()
