"""Who may do what with retention, whatever the state of a list or a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import Actor, StaffRequest

SIGNERS = (Function.DIRECTOR, Function.FG)
READS_LISTS = (Function.PRIVACY_OFFICER, *SIGNERS)


def may_read(user: Actor) -> bool:
    """Whether `user` sees what is due and the lists."""
    return has_function(user, *READS_LISTS)


def may_prove(user: Actor) -> bool:
    """Whether `user` takes certificates of destruction along, and sees the orders for other systems."""
    return has_function(user, *SEES_EVERYBODY)


def may_propose(user: Actor) -> bool:
    """Whether `user` keeps the rules, places holds and puts lists together."""
    return has_function(user, Function.PRIVACY_OFFICER)


def may_sign(user: Actor) -> bool:
    """Whether `user` may approve a list that somebody else put together."""
    return has_function(user, *SIGNERS)


def check_reader(request: StaffRequest) -> None:
    """Raises PermissionDenied for whoever has nothing to do with destruction."""
    if not may_read(request.user):
        raise PermissionDenied


def check_keeper(request: StaffRequest) -> None:
    """Raises PermissionDenied for whoever does not keep rules and lists."""
    if not may_propose(request.user):
        raise PermissionDenied


def check_prover(request: StaffRequest) -> None:
    """Raises PermissionDenied for whoever does not account for what was destroyed."""
    if not may_prove(request.user):
        raise PermissionDenied
