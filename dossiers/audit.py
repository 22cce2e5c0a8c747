"""The lines that django-auditlog writes by itself: of which models, and by whom."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from auditlog.registry import auditlog
from django.db.models import BinaryField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import Model

_actor: ContextVar[Callable[[], Any] | None] = ContextVar("actor", default=None)


@contextmanager
def acting(who: Callable[[], Any]) -> Iterator[None]:
    """During the block, lines that django-auditlog makes are by `who()`, asked only when one is written."""
    token = _actor.set(who)
    try:
        yield
    finally:
        _actor.reset(token)


def actor() -> Any:
    """The user who acts now, or None for the public site and the clock."""
    who = _actor.get()
    user = who() if who else None
    return user if user is not None and user.is_authenticated else None


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
