"""Why a file cannot leave as it is, and why a redacted version cannot stand in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases import workflow
from cases.findings.files import storage
from cases.flow.rights import right_of
from cases.redacting.people import choices_of
from cases.verbs import Verb
from dossiers.files import encryption
from dossiers.files.kinds import PRINTED
from dossiers.files.telling import apart

if TYPE_CHECKING:
    from cases.models import Finding
    from cases.redacting.people import Choices
    from dossiers.files.telling.shapes import Told

KINDS = ("pdf", "jpg", "png")  # of a redacted version
MOST_NAMED = 5


def why_not_change(finding: Finding) -> str:
    """Why no redacted version can be put or taken away now."""
    if finding.case.status != workflow.Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, finding.case.status)
    return "" if right_of(finding.case).gives else _("Bij dit recht gaan er geen bestanden mee.")


def why_not_printed(number: int) -> str:
    """The sentence for a file of which no clean version can be made."""
    return _(
        "Van het bestand bij stuk %(number)s kunnen wij geen schone versie maken. Zet er een PDF voor in de plaats, "
        "met ‘Vervang door een gelakte versie’."
    ) % {"number": number}


def why_not_leave(finding: Finding) -> str:
    """Why a finding cannot be given with its files as they are: no PDF can be made, or a hidden name stands in one."""
    rows = storage.originals_of(finding) if right_of(finding.case).gives else []
    chosen = choices_of(finding.case) if rows else None
    for row in rows:
        if (kind := storage.kind_of(row)) not in apart.TELLERS:
            continue
        try:
            told = apart.told_apart(kind, storage.content_of(row))
        except (OSError, encryption.Unreadable):
            continue  # deciding says that it cannot be read, and whom to warn
        if told.fault and kind in PRINTED:
            return why_not_printed(finding.number)
        if chosen and (names := names_in(told, finding, chosen)):
            return _(
                "In een bestand bij dit stuk staat iemand die u afschermt: %(names)s. Zet er een gelakte versie voor "
                "in de plaats."
            ) % {"names": ", ".join(sorted(names)[:MOST_NAMED])}
    return ""


def why_not_redacted(kind: str, told: Told | None, names: set[str], is_looked_at: bool) -> str:
    """Why this is no redacted version: its kind, boxes that come off, a name that can be read, or nobody looked.

    `told` is what was read of a PDF, None of a picture; `names` are the hidden names that stand in it.
    """
    if kind not in KINDS:
        return _("Een gelakte versie is een PDF of een afbeelding. Sla het zo op, en kies het opnieuw.")
    if told is not None and told.fault:
        return _("Dit bestand kunnen wij niet lezen. Maak er opnieuw een PDF van.")
    if told is not None and any(hides == "drawn" for hides, _page in told.hidden):
        return _(
            "De vlakken liggen los op de bladzijde: wie dit opent, haalt ze eraf. Druk het bestand af als PDF, en kies "
            "die PDF."
        )
    if names:
        return _("In dit bestand is nog te lezen: %(names)s. Lak dat ook, en kies het bestand opnieuw.") % {
            "names": ", ".join(sorted(names)[:MOST_NAMED])
        }
    if not is_looked_at and (told is None or needs_a_look(told)):
        return _("In een scan of foto kunnen wij niet lezen. Kijk elke bladzijde zelf na, en zet dan het vinkje.")
    return ""


def needs_a_look(told: Told) -> bool:
    """Whether a PDF has pages in which nothing can be read, or more pages than were read."""
    return any(hides in ("scan", "long") for hides, _page in told.hidden)


def names_in(told: Told | None, finding: Finding, chosen: Choices) -> set[str]:
    """The hidden names that can still be read in what was told."""
    text = told.words if told else ""
    return {" ".join(text[span.start : span.end].split()) for span in chosen.to_shield(finding).certain(text)}
