"""Who acts and in which act, and which models have every change written to the journal."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING

from auditlog.registry import auditlog
from django.db.models import BinaryField
from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import Model

    from dossiers.actors import Actor, Visitor


class _Act:
    """One act, which has an id once a line of it is written."""

    @cached_property
    def id(self) -> str:
        """Drawn by chance: it says which lines belong together, and nothing of anybody."""
        return uuid7().hex


_actor: ContextVar[Callable[[], Visitor | None] | None] = ContextVar("actor", default=None)
_act: ContextVar[_Act | None] = ContextVar("act", default=None)


@contextmanager
def acting(who: Callable[[], Visitor | None]) -> Iterator[None]:
    """During the block, lines that django-auditlog makes are by `who()`, asked only when one is written."""
    token = _actor.set(who)
    try:
        yield
    finally:
        _actor.reset(token)


def actor() -> Actor | None:
    """The user who acts now, or None for the public site and the clock."""
    who = _actor.get()
    user = who() if who else None
    return user if user is not None and user.is_authenticated else None


@contextmanager
def one_act() -> Iterator[None]:
    """During the block every line of the journal is of one act: a request, a run of a job, or one item of that run.

    An act within an act is one of its own.
    """
    token = _act.set(_Act())
    try:
        yield
    finally:
        _act.reset(token)


def act_id() -> str | None:
    """What the lines of the act under way have in common, or None for a line that stands by itself."""
    act = _act.get()
    return act.id if act else None


def watch(*models: type[Model]) -> None:
    """Have django-auditlog write a line for every change of these models, even where no action thought of it.

    It cannot read files; their rows carry a fingerprint that it can. What triggers keep is no act of anybody.
    """
    for model in models:
        files = [field.name for field in model._meta.concrete_fields if isinstance(field, BinaryField)]
        through = {field.name: field.remote_field.through for field in model._meta.many_to_many}
        links = {name for name, table in through.items() if table is not None and table._meta.auto_created}
        left = [*files, *getattr(model, "kept_by_triggers", ())]
        auditlog.register(model, serialize_data=False, exclude_fields=left, m2m_fields=links)
