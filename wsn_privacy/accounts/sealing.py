"""Encrypting what signing in must keep: the secrets of authenticator apps and of recovery codes (AVG art. 32)."""

from __future__ import annotations

import base64
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12  # bytes
PURPOSE = b"wsn_privacy.accounts.second-factor"


def seal(text: str) -> str:
    """`text` that only this site can read again."""
    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, text.encode(), PURPOSE)).decode()


def unseal(sealed: str) -> str:
    """What `seal` was given. Raises cryptography's InvalidTag when the key is another or the text was touched."""
    raw = base64.urlsafe_b64decode(sealed)
    return _cipher().decrypt(raw[:NONCE], raw[NONCE:], PURPOSE).decode()


def _cipher() -> AESGCM:
    """AES-256-GCM under a key for this purpose alone."""
    source = (settings.MFA_KEY or settings.SECRET_KEY).encode()
    return AESGCM(HKDF(hashes.SHA256(), length=32, salt=None, info=PURPOSE).derive(source))
