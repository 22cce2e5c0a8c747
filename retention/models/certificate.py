"""The proof that something was destroyed: a paper per list, and one per run of what goes without a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from retention.models.destruction import Destruction
from retention.models.lists import DestructionList

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Certificate(models.Model):
    """What was destroyed, on whose decision and how (vernietigingsverklaring), as a paper that never changes.

    It is about the list `under`, or else about all that went by a rule without a list, from the tombstone after number
    `after` up to and including number `upto`. `manifest` is the digest over those tombstones.
    """

    under = models.OneToOneField(
        DestructionList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate",
        verbose_name=_("vernietigingslijst"),
    )
    after = models.PositiveBigIntegerField(_("na vernietiging"), null=True, blank=True, unique=True)
    upto = models.PositiveBigIntegerField(_("tot en met vernietiging"), null=True, blank=True)
    count = models.PositiveIntegerField(_("aantal vernietigingen"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    pdf = models.BinaryField(_("verklaring"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    manifest = models.CharField(_("vingerafdruk van wat vernietigd is"), max_length=64)

    class Meta:
        verbose_name = _("vernietigingsverklaring")
        verbose_name_plural = _("vernietigingsverklaringen")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(under__isnull=False, after__isnull=True, upto__isnull=True)
                | Q(under__isnull=True, after__isnull=False, upto__gt=models.F("after")),
                name="certificate_is_of_one_thing",
            ),
        )
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("pdf",)
        plain = ("id", "under", "after", "upto", "count", "made_at", "sha256", "manifest")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What it is called: "VV-2026-0012"."""
        return f"VV-{timezone.localtime(self.made_at).year}-{self.pk or 0:04d}"

    @property
    def destructions(self) -> QuerySet[Destruction]:
        """The tombstones that it is about, in order."""
        rows = Destruction.objects.order_by("pk")
        if self.under_id:
            return rows.filter(under=self.under_id)
        return rows.filter(under__isnull=True, request="", pk__gt=self.after, pk__lte=self.upto)
