"""Signed tokens that hold the key of a row; worked out when needed, stored nowhere."""

from __future__ import annotations

import uuid

from django.core import signing


def token_for(salt: str, key: uuid.UUID) -> str:
    """The signed word for a link to the row with this key. It is worked out anew each time, so it is stored nowhere."""
    return signing.Signer(salt=salt).sign(key.hex).replace(":", ".")


def key_from(salt: str, token: str) -> uuid.UUID | None:
    """The key that `token` was signed for, or None when it was forged or cut."""
    try:
        return uuid.UUID(hex=signing.Signer(salt=salt).unsign(token.replace(".", ":")))
    except (signing.BadSignature, ValueError):
        return None
