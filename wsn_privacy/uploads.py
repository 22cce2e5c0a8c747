"""Files that are sent along: refused before a byte is kept, because no page asks for one."""

from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class NoFiles(FileUploadHandler):
    """Answers a file with 400. Django reads a form before any page is asked, and would keep its files on disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises RequestDataTooBig at the first sign of a file."""
        raise RequestDataTooBig("no page takes files")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never asked: no file gets this far."""

    def file_complete(self, file_size: int) -> None:
        """Never asked either."""
