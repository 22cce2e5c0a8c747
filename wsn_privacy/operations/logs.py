"""Log lines that say where something went wrong, never with which data."""

import logging
import traceback
from copy import copy
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Names the page instead of its address, and the kind of error instead of its words.

    Addresses hold references and one-time links; the words of an error hold what people typed ("Key (email)=...").
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line without address and without values."""
        record = copy(record)
        if isinstance(record.args, dict):  # a task of Celery tells its error in its message
            record.args = {name: "" if name == "exc" else value for name, value in record.args.items()}
        elif record.args and hasattr(record, "request"):
            record.args = tuple(_page(record) if str(arg).startswith("/") else arg for arg in record.args)
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  (the name that logging knows)
        """The lines of code on the way to the error, and what kind it was."""
        _kind, error, _trace = ei
        told = []
        while error:
            told.append("".join([*traceback.format_tb(error.__traceback__), type(error).__qualname__]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhile busy with\n".join(told)


def _page(record: logging.LogRecord) -> str:
    """The name of the page that was asked for, when it has one."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return match.view_name if match else "a page that does not exist"
