"""Codes that go with a link: how they are shown, and checking one while failed attempts are counted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.flow import rules as flow_rules
from cases.models.collectable import Collectable
from dossiers.refusal import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

Row = TypeVar("Row", bound=Collectable)

KEPT_READY = 30  # days that an answer or a letter can be fetched


def spaced(code: str) -> str:
    """A code in two groups of four, as it is read aloud; nothing for no code."""
    return f"{code[:4]} {code[4:]}".strip()


@contextmanager
def tried(found: Row | None, code: str, today: dt.date) -> Iterator[tuple[Row, bool]]:
    """A block in which a code was tried on what a link names: the row, locked, and whether the code is right.

    In the block the try is witnessed; it counts even when the page asks twice at once. Raises Refused for a link that
    names nothing, for what cannot be fetched now, and after the block for a wrong code, with the tries that are left.
    """
    if found is None:
        raise Refused(_("Deze link klopt niet. Kijk nog eens in het bericht dat u kreeg, of bel ons."))
    with transaction.atomic():
        locked = type(found)._default_manager.select_for_update(of=("self",))
        found.refresh_from_db(fields=("code_hash", "wrong_codes", "until"), from_queryset=locked)
        if why := flow_rules.why_not_fetch(found, today):
            raise Refused(why)
        is_right = found.try_code(code)
        yield found, is_right
    if not is_right:
        raise Refused(_sentence_for_wrong_code(found.tries_left))


def _sentence_for_wrong_code(left: int) -> str:
    if left == 0:
        return _("De code is te vaak fout ingevuld. Bel ons voor een nieuwe code.")
    return ngettext(
        "Deze code klopt niet. U kunt het nog %(n)s keer proberen.",
        "Deze code klopt niet. U kunt het nog %(n)s keer proberen.",
        left,
    ) % {"n": left}
