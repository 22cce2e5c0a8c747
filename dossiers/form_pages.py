"""Pages with a form, one way for all: which methods they take, where a refusal is said, and what then is answered."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import HttpRequest, HttpResponse

REFUSED = "refused"  # the code of an error that an act gave, apart from those of the form itself

form_view = require_http_methods(["GET", "HEAD", "POST"])  # decorates a view that shows a form and takes it in


@contextmanager
def refusing(form: BaseForm, field: str | None = None) -> Iterator[None]:
    """A block whose act may be refused: its sentence is then said at `field`, or above the form, and the view goes on.

    `form` is bound and was checked. Leave the view inside the block when the act was done; what follows the block
    shows the form again.
    """
    try:
        yield
    except Refused as refusal:
        form.add_error(field, ValidationError(refusal.why, code=REFUSED))


def form_page(
    request: HttpRequest, template: str, shown: Mapping[str, Any], *, is_refused: bool = False
) -> HttpResponse:
    """A page with one or more forms: 409 when an act of one of them was refused, 200 when not.

    `shown` is what the template is given, the forms among it. `is_refused` says so for a page that takes nothing in
    now and has its reason beside the form.
    """
    refused = is_refused or any(_was_refused(each) for each in shown.values() if isinstance(each, BaseForm))
    return render(request, template, dict(shown), status=409 if refused else 200)


def _was_refused(form: BaseForm) -> bool:
    return any(form.has_error(field, REFUSED) for field in form.errors)
