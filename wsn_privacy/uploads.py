"""Files that are sent along: refused before a byte is kept, except on the pages that ask colleagues for one."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

ASKING = {"recording", "imports"}  # the pages that take files


class OnlyWhereAsked(FileUploadHandler):
    """Answers a file with 400. Django reads a form before any page is asked, and would keep its files on disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins.

        Raises:
            RequestDataTooBig: no page asks for this one, or nobody signed in.
        """
        request: Any = self.request
        match, user = getattr(request, "resolver_match", None), getattr(request, "user", None)
        if match is None or match.app_name not in ASKING or user is None or not user.is_authenticated:
            raise RequestDataTooBig("no page asks for this file")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leaves what was asked for to the next."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves that to the next too."""
