"""Types for users and requests, so that the apps need not import the models of `wsn_privacy`.

They are there for whoever reads and for the type checker; nothing looks at them while the program runs. The one who
acts is None where no member of the staff does: on the public site and by the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import _AnyUser, _User

    Actor: TypeAlias = _User  # somebody of the staff
    Visitor: TypeAlias = _AnyUser  # whoever looks at a page, signed in or not


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in, as every view gets it that has no `login_not_required`."""

    user: Actor
