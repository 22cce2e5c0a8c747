"""The list of requests as a file, for a purpose that is kept: in the file and in the log. It names nobody who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from cases.verbs import Verb
from cases.workflow import Status
from dossiers.journal import actions as journal
from dossiers.log.words import EXPORTS
from dossiers.refusal import Refused
from dossiers.text import spreadsheets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cases.models.case import CaseQuerySet
    from dossiers.actors import Actor

MOST = 50_000
BATCH = 2_000
PURPOSES = ("work", "board", "supervisor", "audit")
COLUMNS = ("reference", "kind", "status", "channel", "received_at", "due_on", "owner__name", "owner__email")


class ExportForm(forms.Form):
    """As what the requests are taken along, and for what."""

    field_order = ("purpose", "kind")

    class Kind(TextChoices):
        """The kinds of file."""

        XLSX = "xlsx", gettext_lazy("Excel (XLSX)")
        CSV = "csv", gettext_lazy("CSV, voor elk rekenblad")

    kind = forms.ChoiceField(
        label=gettext_lazy("Soort bestand"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een soort bestand.")},
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("Waarvoor hebt u dit nodig?"),
        choices=[(code, EXPORTS[code]) for code in PURPOSES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvoor u dit nodig hebt.")},
    )


def take_along(*, cases: CaseQuerySet, kind: str, purpose: str, by: Actor, on: dt.date) -> bytes:
    """These requests, by due date, as a file of `kind` (csv, xlsx). Raises Refused when they are too many."""
    if cases.order_by()[: MOST + 1].count() > MOST:
        raise Refused(_("Dit zijn meer dan 50.000 verzoeken. Kies een kleiner filter."))
    journal.record(Verb.CASES_EXPORTED, by, by=by, purpose=purpose)
    head = [*_origin(purpose, by), _columns()]
    rows = (_cells(row, on) for row in cases.values(*COLUMNS).iterator(chunk_size=BATCH))
    if kind == ExportForm.Kind.CSV:
        return spreadsheets.as_csv(head, rows)
    return spreadsheets.as_xlsx(_("Verzoeken"), head, rows, widths=(18, 22, 24, 24, 16, 16, 14, 28))


def _origin(purpose: str, by: Actor) -> Iterator[tuple[str, str]]:
    """Who made the file, when and for what."""
    yield _("Verzoeken, gemaakt door"), str(by.name or by.email)
    yield _("Gemaakt op"), date_format(localtime(), "j F Y, H:i")
    yield _("Doel"), str(EXPORTS[purpose])


def _columns() -> tuple[str, ...]:
    return (
        _("Nummer"),
        _("Soort"),
        _("Stand"),
        _("Kanaal"),
        _("Ontvangen op"),
        _("Antwoord uiterlijk"),
        _("Dagen over"),
        _("Behandelaar"),
    )


def _cells(row: dict[str, Any], on: dt.date) -> tuple[Any, ...]:
    """One request as a line; days are left only as long as there is no answer."""
    status = Status(row["status"])
    is_open = status not in (Status.SENT, Status.WITHDRAWN)
    return (
        row["reference"],
        str(Case.Kind(row["kind"]).label),
        str(status.label),
        str(Case.Channel(row["channel"]).label),
        f"{localtime(row['received_at']):%d-%m-%Y}",
        f"{row['due_on']:%d-%m-%Y}",
        (row["due_on"] - on).days if is_open else "",
        row["owner__name"] or row["owner__email"] or "",
    )
