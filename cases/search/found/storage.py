"""Keeping the files that colleagues found: encrypted in the database, with a key for each case."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from cases.models import CaseKey, FoundPaper, PaperBytes
from dossiers.files import encryption, store
from dossiers.files.kinds import claimed, leaves_as

if TYPE_CHECKING:
    import datetime as dt

    from cases.models import Case, RedactedFile, SearchTask
    from dossiers.actors import Actor
    from dossiers.files.checking import Paper
    from dossiers.models import RecordFile


def keep_paper(task: SearchTask, paper: Paper, *, title: str, happened_on: dt.date | None, by: Actor) -> FoundPaper:
    """Keep a checked file with the task that it answers. Call it inside a transaction, with the case locked."""
    found = FoundPaper.objects.create(
        task=task,
        title=title,
        happened_on=happened_on,
        name=paper.name,
        kind=paper.kind,
        media_type=paper.media_type,
        size=len(paper.content),
        sha256=sha256(paper.content).hexdigest(),
        warning=paper.warning,
        added_by=by,
    )
    sealed = b"".join(encryption.sealed(paper.content, key_for(task.case), encryption.about(found)))
    PaperBytes.objects.create(paper=found, sealed=sealed)
    return found


def content_of(paper: FoundPaper) -> bytes:
    """The content of a paper. Raises sealing.Unreadable when it was altered or the key is not that of this house."""
    key = store.key_in(CaseKey.objects.get(case=paper.task.case_id))
    sealed = PaperBytes.objects.values_list("sealed", flat=True).get(paper=paper)
    return b"".join(encryption.unsealed(BytesIO(bytes(sealed)), key, encryption.about(paper)))


def file_name(number: int, paper: FoundPaper | RedactedFile) -> str:
    """What a given paper, or its redacted version, is called in the package: by its number, never by its own name."""
    return f"stuk-{number:03d}.{leaves_as(paper.kind)}"


def attachment_name(number: int, row: RecordFile, version: RedactedFile | None = None) -> str:
    """What a file beside a record is called in the package: by the number of the record and its own key."""
    kind = version.kind if version else leaves_as(claimed(row.name))
    return f"stuk-{number:03d}-{row.pk.hex[-6:]}.{kind or 'bin'}"


def key_for(case: Case) -> bytes:
    """The key of this case, made with its first paper."""
    row = CaseKey.objects.filter(case=case).first()
    if row is None:
        row = CaseKey(case=case)
        row.wrapped = encryption.wrap(encryption.new_key(), encryption.about(row))
        row.save(force_insert=True)
    return store.key_in(row)
