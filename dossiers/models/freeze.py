"""A record that may be kept and nothing else: restriction of processing (AVG art. 4(3), 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models.record import Record

if TYPE_CHECKING:
    from uuid import UUID


class FreezeQuerySet(models.QuerySet["Freeze"]):
    """Words to ask for freezes."""

    def active(self) -> FreezeQuerySet:
        """Those that were not lifted."""
        return self.filter(lifted_at__isnull=True)


class Freeze(models.Model):
    """That a record is frozen (bevroren): kept, seen to be there, and not used, changed or removed meanwhile.

    `reference` names the request that it rests on.
    """

    class Reason(models.TextChoices):
        """Why; the four cases of AVG art. 18(1)."""

        CONTESTED = "contested", _("de juistheid wordt onderzocht")
        UNLAWFUL = "unlawful", _("het gebruik mag niet, maar de betrokkene wil geen verwijdering")
        CLAIM = "claim", _("de betrokkene heeft het nodig voor een rechtszaak")
        OBJECTION = "objection", _("er is bezwaar gemaakt")

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="freezes", verbose_name=_("gegeven"))
    reason = models.CharField(_("reden"), max_length=12, choices=Reason.choices)
    reference = models.CharField(_("kenmerk"), max_length=20)
    at = models.DateTimeField(_("bevroren op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("bevroren door")
    )
    lifted_at = models.DateTimeField(_("opgeheven op"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opgeheven door"),
    )

    objects = FreezeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bevriezing")
        verbose_name_plural = _("bevriezingen")
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("record", "reference"), condition=Q(lifted_at__isnull=True), name="frozen_once_per_reference"
            ),
        )

    class Privacy:
        personal = ()
        plain = ("id", "record", "reason", "reference", "at", "by", "lifted_at", "lifted_by")

    def __str__(self) -> str:
        return f"bevriezing {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.record.dossier.person_id
