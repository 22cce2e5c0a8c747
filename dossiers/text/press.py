"""The press: a paper as PDF (A-2a and UA-1 in one file) by typst, without a network or a system font."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import typst
from django.conf import settings

from dossiers.text.printable import UNPRINTABLE, printable

ROOT = Path(__file__).resolve().parents[2] / "templates" / "letters"
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def press(template: str, on: date, content: dict[str, Any], *, codes: bool = True) -> bytes:
    """One template of templates/letters as PDF, filled with `content`, whose words are only ever shown as words.

    `on` is the day of the paper: the only moment in the file, so equal content gives equal bytes. Signs that no font
    holds become codes, or are left out where `codes` is false.
    """
    try:
        return _compile(template, on, _each(content, partial(printable, codes=codes)))
    except typst.TypstError:
        return _compile(template, on, _each(content, partial(printable, loose_marks=False, codes=codes)))


def letterhead() -> dict[str, Any]:
    """The association as it stands at the top of its papers."""
    return {
        "name": settings.ASSOCIATION_NAME,
        "address": [line.strip() for line in settings.ASSOCIATION_ADDRESS.split(",")],
        "phone": settings.ASSOCIATION_PHONE,
        "email": settings.ASSOCIATION_EMAIL,
        "website": settings.SITE_URL,
    }


def _compile(template: str, on: date, content: Any) -> bytes:
    # A compiler of its own per letter costs 0.2 ms and leaves no words of one person behind for the next.
    words = json.dumps(content)
    compiler = typst.Compiler(
        str(ROOT / template),
        root=str(ROOT),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": words, "signs": "yes" if UNPRINTABLE in words else "no"},
    )
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment))


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts inside typst, read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _each(content: Any, change: Callable[[str], str]) -> Any:
    """Return content with every string changed, to any depth."""
    if isinstance(content, str):
        return change(content)
    if isinstance(content, dict):
        return {name: _each(part, change) for name, part in content.items()}
    if isinstance(content, list | tuple):
        return [_each(part, change) for part in content]
    return content
