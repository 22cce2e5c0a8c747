"""The files of a finding and the redacted versions of them: which there are, and what is in them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cases.models import CaseKey, FoundPaper, RedactedFile
from cases.search.found import storage as found
from dossiers.files import encryption, store
from dossiers.files.kinds import claimed

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Finding
    from dossiers.models import RecordFile


def originals_of(finding: Finding) -> list[FoundPaper | RecordFile]:
    """The files of a finding, as they came in."""
    if finding.paper:
        return [finding.paper]
    return list(finding.record.files.all()) if finding.record else []


def original_in(finding: Finding, key: UUID) -> FoundPaper | RecordFile | None:
    """The file of this finding with this key; None when there is none."""
    return next((row for row in originals_of(finding) if row.pk == key), None)


def kind_of(row: FoundPaper | RecordFile) -> str:
    """What a file is."""
    return row.kind if isinstance(row, FoundPaper) else claimed(row.name)


def content_of(row: FoundPaper | RecordFile | RedactedFile) -> bytes:
    """What is in a file. Raises OSError or Unreadable where it is gone or was altered."""
    if isinstance(row, FoundPaper):
        return found.content_of(row)
    if isinstance(row, RedactedFile):
        key = store.key_in(CaseKey.objects.get(case=row.finding.case_id))
        sealed = RedactedFile.objects.values_list("sealed", flat=True).get(pk=row.pk)
        return b"".join(encryption.unsealed(BytesIO(bytes(sealed)), key, encryption.about(row)))
    return b"".join(store.content_of(row))


def sealed(row: RedactedFile, content: bytes) -> bytes:
    """`content` as it is kept in `row`, with the key of its case. Call it inside a transaction."""
    return b"".join(encryption.sealed(content, found.key_for(row.finding.case), encryption.about(row)))
