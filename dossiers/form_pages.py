"""Pages with a form, one way for all: which methods they take, where a refusal is said, and what then is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

REFUSED = "refused"  # the code of an error that an act gave, apart from those of the form itself

form_view = require_http_methods(["GET", "HEAD", "POST"])  # decorates a view that shows a form and takes it in


@dataclass(frozen=True)
class Refusing:
    """A block whose act may be refused; its __exit__ is a bool, so that a type checker knows that the view goes on."""

    form: BaseForm
    field: str | None

    def __enter__(self) -> None:
        """Nothing is needed beforehand."""

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> bool:
        """Say a refusal on the form; leave any other fault alone."""
        if not isinstance(fault, Refused):
            return False
        self.form.add_error(self.field, ValidationError(fault.why, code=REFUSED))
        return True


def refusing(form: BaseForm, field: str | None = None) -> Refusing:
    """A block whose act may be refused: its sentence is then said at `field`, or above the form, and the view goes on.

    `form` is bound and was checked. Leave the view inside the block when the act was done; what follows the block
    shows the form again.
    """
    return Refusing(form, field)


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
