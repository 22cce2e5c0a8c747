"""Files on their way in: held in memory, never unencrypted on a disk, and never more of them than may come in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from dossiers.files.checking import LARGEST

MOST = 2 * LARGEST  # bytes of all files of one form together
PAGES = ("recording", "tasks")  # the pages whose files are taken in here; those of other pages are not ours
ONE_BY_ONE = ("cases:redact",)  # the same, of pages that lie among others


class InMemory(FileUploadHandler):
    """Takes in the files of the pages for records and search tasks. What is too large is counted on and let go."""

    taken = 0
    content: BytesIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins. Only of somebody who signed in is anything taken in.

        Raises StopFutureHandlers on a page that takes files, so that they stay in memory and reach no disk.
        """
        super().new_file(*args, **kwargs)
        match = getattr(self.request, "resolver_match", None)
        if match is not None and (match.app_name in PAGES or match.view_name in ONE_BY_ONE):
            self.content = BytesIO()
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """A piece of the file: kept here, counted, or left to others."""
        if self.content is None:
            return raw_data
        room = LARGEST + 1 - start
        user = getattr(self.request, "user", None)
        if room > 0 and self.taken < MOST and user is not None and user.is_authenticated:
            self.taken += self.content.write(raw_data[:room])
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        """The whole file, or as much of it as was taken in, with the size it really has."""
        if self.content is None:
            return None
        content, self.content = self.content, None
        content.seek(0)
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
