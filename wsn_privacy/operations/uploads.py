"""Files that are sent along: refused before a byte is kept, except on the pages that ask colleagues for one."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from cases.flow.rules import may_work
from cases.models import SearchTask
from dossiers.functions import Function
from dossiers.imports.views import IMPORTERS
from dossiers.scope import has_function

# The pages that take files, and who may send them one; what may be sent for which record or task is asked again there.
ASKING: dict[str, Callable[[Any], bool]] = {
    "recording": lambda user: has_function(user, *Function),
    "imports": lambda user: has_function(user, *IMPORTERS),
    "tasks": lambda user: SearchTask.objects.visible_to(user).open().exists(),
    "cases:redact": may_work,
}


def _asking(match: Any) -> Callable[[Any], bool]:
    """Who may send a file to this page: as it is said of the page itself, or of all that lie with it."""
    return ASKING.get(match.view_name) or ASKING.get(match.app_name) or _nobody


def _nobody(_user: Any) -> bool:
    return False


class OnlyWhereAsked(FileUploadHandler):
    """Answers a file with 400. Django reads a form before any page is asked, and would keep its files on disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins.

        Raises:
            RequestDataTooBig: no page asks for this one, or not of this visitor.
        """
        request: Any = self.request
        match, user = getattr(request, "resolver_match", None), getattr(request, "user", None)
        if match is None or user is None or not _asking(match)(user):
            raise RequestDataTooBig("no page asks for this file")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leaves what was asked for to the next."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves that to the next too."""
