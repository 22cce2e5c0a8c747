"""Putting a redacted version in the place of a file, and taking it away."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from cases.findings.files import rules, storage
from cases.flow.steps import locked
from cases.models import Decision, RedactedFile
from cases.redacting.people import choices_of
from cases.verbs import Verb
from dossiers.files.telling import apart
from dossiers.journal import actions as journal
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from cases.models import Finding, FoundPaper
    from dossiers.actors import Actor
    from dossiers.files.checking import Paper
    from dossiers.models import RecordFile


@dataclass(frozen=True)
class Redacted:
    """A redacted version as it was brought: the file, why, and whether somebody looked at every page."""

    paper: Paper
    why: str
    is_looked_at: bool = False


def replace(*, finding: Finding, original: FoundPaper | RecordFile, brought: Redacted, by: Actor) -> RedactedFile:
    """Put a redacted version in the place of a file, which stays inside; the piece is then decided on anew.

    The file is read before anything is locked. Raises Refused.
    """
    paper = brought.paper
    if sha256(paper.content).hexdigest() == original.sha256:
        raise Refused(_("Dit is precies hetzelfde bestand. Kies de gelakte versie."))
    told = apart.told_apart(paper.kind, paper.content) if paper.kind == "pdf" else None
    names = rules.names_in(told, finding, choices_of(finding.case))
    if why := rules.why_not_redacted(paper.kind, told, names, brought.is_looked_at):
        raise Refused(why)
    return _keep(finding, original, brought, _bare(paper), by)


def _bare(paper: Paper) -> bytes:
    """What is kept: of a PDF its pages alone; a picture came in bare."""
    try:
        return apart.bare_apart(paper.content) if paper.kind == "pdf" else paper.content
    except apart.Unreadable:
        raise Refused(_("Dit bestand kunnen wij niet lezen. Maak er opnieuw een PDF van.")) from None


@transaction.atomic
def _keep(
    finding: Finding, original: FoundPaper | RecordFile, brought: Redacted, content: bytes, by: Actor
) -> RedactedFile:
    finding.case = locked(finding.case)
    if why := rules.why_not_change(finding):
        raise Refused(why)
    _forget(finding, original)
    row = RedactedFile(finding=finding, original=original.pk, was=original.sha256, kind=brought.paper.kind, by=by)
    row.why, row.is_looked_at = brought.why.strip(), brought.is_looked_at
    row.size, row.sha256, row.sealed = len(content), sha256(content).hexdigest(), storage.sealed(row, content)
    row.save(force_insert=True)
    journal.record(Verb.FILE_REDACTED, finding.thing, by=by)
    return row


@transaction.atomic
def take_away(*, finding: Finding, original: FoundPaper | RecordFile, by: Actor) -> None:
    """Take the redacted version of a file away; the piece is then decided on anew. Raises Refused."""
    finding.case = locked(finding.case)
    if why := rules.why_not_change(finding):
        raise Refused(why)
    if not _forget(finding, original):
        raise Refused(_("Er is geen gelakte versie van dit bestand."))
    journal.record(Verb.REDACTION_DROPPED, finding.thing, by=by)


def _forget(finding: Finding, original: FoundPaper | RecordFile) -> int:
    """Remove the version that stood there, and the decision that was taken with or without it."""
    Decision.objects.filter(finding=finding).delete()
    count, _by_model = RedactedFile.objects.filter(finding=finding, original=original.pk).delete()
    return count
