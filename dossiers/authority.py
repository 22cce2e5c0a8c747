"""The one authority on permissions: whatever asks Django or guardian who may look gets the answer of `visible_to`.

Only viewing one row can be had as a permission: `app.view_model`, asked with the row. What somebody may do besides is
said by the rules of each act (`why_not_*`), never by a permission. Nobody is above it, superusers included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.auth.models import Group
from django.db.models import Model
from guardian import shortcuts
from guardian.exceptions import WrongAppError

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Manager, QuerySet

    from dossiers.actors import Visitor


_perms_of_row = shortcuts.get_perms


class HouseBackend(BaseBackend):
    """Signs in by password, as Django does, and answers permissions by `visible_to`."""

    authenticate = ModelBackend.authenticate
    get_user = ModelBackend.get_user
    user_can_authenticate = ModelBackend.user_can_authenticate

    def has_perm(self, user_obj: Visitor, perm: str, obj: Model | None = None) -> bool:
        """Whether `user_obj` may do `perm` to `obj`: see it, and nothing else. Without a row the answer is no."""
        return obj is not None and is_to_view(perm, type(obj)) and sees(user_obj, obj)

    def get_user_permissions(self, user_obj: Visitor, obj: Model | None = None) -> set[str]:
        """The permission to view `obj`, where `user_obj` has it, whether by a function or by a grant."""
        return {_viewing(type(obj))} if obj is not None and sees(user_obj, obj) else set()


def sees(user: Visitor, row: Model) -> bool:
    """Whether `row` is among the rows `visible_to` this user; of a kind that has no such rule nobody sees any."""
    return visible(type(row)._default_manager, user).filter(pk=row.pk).exists()


def visible(rows: Manager[Any] | QuerySet[Any], user: Visitor) -> QuerySet[Any]:
    """The rows of `rows` that this user sees; none where there is no rule."""
    found: QuerySet[Any] = rows.visible_to(user) if hasattr(rows, "visible_to") else rows.none()
    return found


def is_to_view(perm: str, model: type[Model]) -> bool:
    """Whether `perm` is the permission to view a row of `model`; guardian also asks without the name of the app."""
    app, _dot, codename = perm.rpartition(".")
    return app in ("", model._meta.app_label) and codename == get_permission_codename("view", model._meta)


def get_objects_for_user(
    user: Visitor,
    perms: str | Collection[str],
    klass: type[Model] | Manager[Any] | QuerySet[Any] | None = None,
    use_groups: bool = True,
    any_perm: bool = False,
    with_superuser: bool = True,
    accept_global_perms: bool = True,
) -> QuerySet[Any]:
    """The rows on which `user` has all of `perms`, or with `any_perm` one of them: those `visible_to` this user.

    It stands in the place of guardian's own, whose table knows no functions, no ends and no sections and which hands a
    superuser everything; how grants were given (`use_groups`, `with_superuser`, `accept_global_perms`) makes no
    difference. Raises WrongAppError when neither `klass` nor `perms` name a model.
    """
    asked = [perms] if isinstance(perms, str) else list(perms)
    rows: Any = _named_by(asked) if klass is None else klass
    rows = getattr(rows, "_default_manager", rows)
    answers = [is_to_view(perm, rows.model) for perm in asked]
    return visible(rows, user) if answers and (any if any_perm else all)(answers) else rows.none()


def _named_by(perms: list[str]) -> type[Model]:
    """The model that full names of permissions are about. Raises WrongAppError."""
    for app, _dot, codename in (perm.partition(".") for perm in perms):
        try:
            return apps.get_model(app, codename.rpartition("_")[2])
        except LookupError:
            continue
    raise WrongAppError("no permission names a model")


def get_perms(user_or_group: Visitor | Group, obj: Model) -> list[str]:
    """The permissions of a user on a row, without the name of the app; of a team those that were given to it."""
    if isinstance(user_or_group, Group):
        found: list[str] = _perms_of_row(user_or_group, obj)
        return found
    return [get_permission_codename("view", obj._meta)] if sees(user_or_group, obj) else []


def _viewing(model: type[Model]) -> str:
    return f"{model._meta.app_label}.{get_permission_codename('view', model._meta)}"


def take_over() -> None:
    """Have guardian's shortcuts that say who may look ask this module; guardian has no setting for them.

    Its others (`get_users_with_perms`, `get_user_perms`, `ObjectPermissionChecker` ...) only tell which rows stand in
    the tables of grants, and what was given is not what may be seen: no code of ours asks them.
    """
    shortcuts.get_objects_for_user, shortcuts.get_perms = get_objects_for_user, get_perms
