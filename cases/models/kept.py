"""Filters of the list of requests that somebody kept, for oneself or for everybody who handles requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from dossiers.functions import SEES_EVERYBODY
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import Visitor


class KeptFilterQuerySet(models.QuerySet["KeptFilter"]):
    """Words to ask for kept filters."""

    def visible_to(self, user: Visitor) -> KeptFilterQuerySet:
        """One's own, and those that are shared, for who reads requests."""
        return self.filter(Q(user=user.pk) | Q(is_shared=True)) if has_function(user, *SEES_EVERYBODY) else self.none()


class KeptFilter(models.Model):
    """One filter under a name (weergave); what it shows is what the list shows to whoever looks."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gemaakt door")
    )
    name = models.CharField(_("naam"), max_length=60)
    query = models.CharField(_("filter"), max_length=400)
    is_shared = models.BooleanField(_("ook voor collega's"), default=False)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)

    objects = KeptFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("weergave")
        verbose_name_plural = _("weergaven")
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "name"),
                name="view_named_once",
                violation_error_message=_("U hebt al een weergave met deze naam."),
            ),
        )

    class Privacy:
        personal = ("name",)
        plain = ("id", "user", "query", "is_shared", "made_at")

    def __str__(self) -> str:
        return f"weergave {str(self.pk)[-8:]}"
