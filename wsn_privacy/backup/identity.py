"""The age identity that opens the backups: BACKUP_KEY itself when it is one, else the one that its words give."""

from __future__ import annotations

import pyrage
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _
from stdnum.bitcoin import bech32_checksum

from dossiers.refusal import Refused

PREFIX = "AGE-SECRET-KEY-"
LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"  # of Bech32 (BIP 173)


def identity() -> pyrage.x25519.Identity:
    """What locks and opens every backup. Raises Refused when BACKUP_KEY is an age identity with a mistake in it."""
    words = settings.BACKUP_KEY.strip()
    if not words.upper().startswith(PREFIX):
        key = HKDF(SHA256(), 32, salt=None, info=b"wsn privacy, age identity of backups")
        words = _written(key.derive(settings.BACKUP_KEY.encode()))
    try:
        return pyrage.x25519.Identity.from_str(words)
    except pyrage.IdentityError:
        raise Refused(_("BACKUP_KEY lijkt een sleutel van age, maar er zit een fout in.")) from None


def _written(secret: bytes) -> str:
    """A secret of 32 bytes as age writes it: Bech32, in capitals."""
    bits = f"{int.from_bytes(secret, 'big'):0256b}0000"  # in fives
    values = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    signs = PREFIX.lower().encode()
    head = [sign >> 5 for sign in signs] + [0] + [sign & 31 for sign in signs]
    check = bech32_checksum([*head, *values, *bytes(6)]) ^ 1
    values += [check >> shift & 31 for shift in range(25, -1, -5)]
    return f"{PREFIX}1{''.join(LETTERS[value] for value in values)}"
