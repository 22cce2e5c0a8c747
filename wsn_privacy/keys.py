"""The secrets that this machine makes for itself when the environment gives none."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def kept_key(place: Path) -> str:
    """A secret that is made once and kept for its owner alone; two first starts at once end with the same one."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        with suppress(FileExistsError):
            place.hardlink_to(draft)
        draft.unlink()
    return place.read_text()
