"""What hangs on a record: files, corrections, and the person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from dossiers.models.people import Dossier
from dossiers.models.record import Record
from dossiers.scope import scope_of

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import Visitor


class WrappedKey(models.Model):
    """A key that files are encrypted with, itself wrapped; without it they are noise."""

    wrapped = models.BinaryField(_("ingepakte sleutel"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"sleutel {self.pk}"


class DossierKey(WrappedKey):
    """The key of the files of one dossier."""

    dossier = models.OneToOneField(
        Dossier, on_delete=models.CASCADE, primary_key=True, related_name="key", verbose_name=_("dossier")
    )

    class Meta:
        verbose_name = _("dossiersleutel")
        verbose_name_plural = _("dossiersleutels")

    class Privacy:
        personal = ("wrapped",)
        plain = ("dossier", "made_at")


class RecordFileQuerySet(models.QuerySet["RecordFile"]):
    """Words to ask for files."""

    def visible_to(self, user: Visitor) -> RecordFileQuerySet:
        """The files of the records that `user`'s function may see, in visible dossiers."""
        scope = scope_of(user)
        return self.filter(scope.rule_for_records("record__")) if scope.sections else self.none()


class RecordFile(models.Model):
    """A file with a record (bestand): the row; its bytes lie encrypted outside the database."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="files", verbose_name=_("gegeven"))
    name = models.CharField(_("bestandsnaam"), max_length=120)
    media_type = models.CharField(_("soort bestand"), max_length=80)
    size = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    warning = models.CharField(_("waarschuwing"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("toegevoegd op"), default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("toegevoegd door")
    )

    objects = RecordFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")
        ordering = ("id",)

    class Privacy:
        personal = ("name",)
        plain = ("id", "record", "media_type", "size", "sha256", "warning", "added_at", "added_by")

    def __str__(self) -> str:
        return f"bestand {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.record.dossier.person_id


class Correction(models.Model):
    """A wrong or incomplete value set right (verbetering): what stood there, what stands now, and the evidence."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("gegeven"))
    field = models.CharField(_("veld"), max_length=20)
    old = models.TextField(_("oude waarde"), max_length=20_000)
    new = models.TextField(_("nieuwe waarde"), max_length=20_000)
    evidence = models.CharField(_("waaruit het blijkt"), max_length=500)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("verbetering")
        verbose_name_plural = _("verbeteringen")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="correction_has_evidence",
                violation_error_message=_("Leg vast waaruit blijkt dat dit klopt."),
            ),
        )
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("old", "new", "evidence")
        plain = ("id", "record", "field", "at", "by")

    def __str__(self) -> str:
        return f"verbetering {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.record.dossier.person_id


class Statement(models.Model):
    """The person's own words beside a record that stays as it is (eigen verklaring)."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="statements", verbose_name=_("gegeven"))
    text = models.TextField(_("verklaring"), max_length=5_000)
    made_on = models.DateField(_("datum van de verklaring"))
    at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("vastgelegd door")
    )

    class Meta:
        verbose_name = _("eigen verklaring")
        verbose_name_plural = _("eigen verklaringen")
        ordering = ("-at", "-id")
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("text",)
        plain = ("id", "record", "made_on", "at", "by")

    def __str__(self) -> str:
        return f"verklaring {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.record.dossier.person_id
