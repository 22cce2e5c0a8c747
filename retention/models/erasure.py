"""What was erased, as the ledger outside the database has it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ErasureLine(models.Model):
    """That something was erased, as it is written in the ledger outside the database; without a number it is not yet.

    A restored copy of the database is compared with the ledger. See `retention.ledger`.
    """

    kind = models.CharField(_("soort"), max_length=60)  # the label of the model, such as dossiers.record
    reference = models.CharField(_("kenmerk"), max_length=40)
    article = models.CharField(_("grond"), max_length=40, blank=True)
    at = models.DateTimeField(_("op"), default=timezone.now)
    number = models.PositiveBigIntegerField(_("regel"), null=True, blank=True, unique=True)
    mac = models.CharField(_("zegel"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("regel in het register van vernietigingen")
        verbose_name_plural = _("regels in het register van vernietigingen")
        constraints = (models.UniqueConstraint(fields=("kind", "reference"), name="erased_once"),)
        indexes = (models.Index(fields=("id",), condition=Q(number__isnull=True), name="erasures_not_written"),)

    class Privacy:
        personal = ()
        plain = ("id", "kind", "reference", "article", "at", "number", "mac")

    def __str__(self) -> str:
        return f"regel {self.number or 'nog niet'}"
