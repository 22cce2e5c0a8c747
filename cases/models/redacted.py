"""A redacted version that goes out in the place of a file, which itself stays inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.finding import Finding
from dossiers.files.kinds import KINDS

if TYPE_CHECKING:
    from uuid import UUID


class RedactedFileManager(models.Manager["RedactedFile"]):
    """Redacted versions without their bytes, so that no list ever loads them."""

    def get_queryset(self) -> models.QuerySet[RedactedFile]:
        """All but the bytes; who needs those asks for them."""
        return super().get_queryset().defer("sealed")


class RedactedFile(models.Model):
    """A redacted version of one file of a finding (gelakte versie): its bytes lie encrypted with the key of the case.

    `original` is the key of the file that it stands for, `was` the fingerprint of that file when it was replaced.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="redacted", verbose_name=_("stuk"))
    original = models.UUIDField(_("in de plaats van"))
    was = models.CharField(_("vingerafdruk van het bestand zelf"), max_length=64)
    kind = models.CharField(_("soort bestand"), max_length=8)
    size = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    sealed = models.BinaryField(_("versleutelde inhoud"))
    why = models.TextField(_("waarom"), max_length=1_000)
    is_looked_at = models.BooleanField(_("elke bladzijde zelf nagekeken"), default=False)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    objects = RedactedFileManager()

    class Meta:
        verbose_name = _("gelakte versie")
        verbose_name_plural = _("gelakte versies")
        ordering = ("original",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "original"), name="redacted_once"),
            models.CheckConstraint(condition=~Q(sha256=models.F("was")), name="redacted_is_another_file"),
            models.CheckConstraint(condition=~Q(why=""), name="redacted_with_reason"),
        )

    class Privacy:
        personal = ("sealed", "why")
        plain = ("id", "finding", "original", "was", "kind", "size", "sha256", "is_looked_at", "at", "by")

    def __str__(self) -> str:
        return f"gelakte versie {str(self.pk)[-8:]}"

    @property
    def media_type(self) -> str:
        """What it is by its content."""
        return KINDS[self.kind].media_type

    @property
    def subject_id(self) -> UUID | None:
        """Whose data this row is, for the journal."""
        return self.finding.case.subject_id
