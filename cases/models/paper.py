"""Files that colleagues found outside the product: the row, and apart the encrypted bytes with the key of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.search import SearchTask
from dossiers.functions import SEES_EVERYBODY
from dossiers.models import WrappedKey
from dossiers.scope import has_function

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import Visitor


class CaseKey(WrappedKey):
    """The key of the files that were found for one case."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="key", verbose_name=_("verzoek")
    )

    class Meta:
        verbose_name = _("sleutel van een verzoek")
        verbose_name_plural = _("sleutels van verzoeken")

    class Privacy:
        personal = ("wrapped",)
        plain = ("case", "made_at")


class FoundPaperQuerySet(models.QuerySet["FoundPaper"]):
    """Words to ask for papers."""

    def visible_to(self, user: Visitor) -> FoundPaperQuerySet:
        """The papers that `user` may open: those who answer requests, and the FG. Who found one gave it away."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()


class FoundPaper(models.Model):
    """A file found for a case outside the product (gevonden bestand)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(SearchTask, on_delete=models.PROTECT, related_name="papers", verbose_name=_("opvraag"))
    title = models.CharField(_("onderwerp"), max_length=120)
    happened_on = models.DateField(_("datum"), null=True, blank=True)
    name = models.CharField(_("bestandsnaam"), max_length=120)
    kind = models.CharField(_("soort bestand"), max_length=8)
    media_type = models.CharField(_("mediatype"), max_length=80)
    size = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    warning = models.CharField(_("waarschuwing"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("toegevoegd op"), default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("toegevoegd door")
    )

    objects = FoundPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("gevonden bestand")
        verbose_name_plural = _("gevonden bestanden")
        ordering = ("id",)

    class Privacy:
        personal = ("title", "name")
        plain = (
            "id",
            "task",
            "happened_on",
            "kind",
            "media_type",
            "size",
            "sha256",
            "warning",
            "added_at",
            "added_by",
        )

    def __str__(self) -> str:
        return f"gevonden bestand {str(self.pk)[-8:]}"

    @property
    def subject_id(self) -> UUID | None:
        """Whose data this row is, for the journal."""
        return self.task.case.subject_id


class PaperBytes(models.Model):
    """The encrypted bytes of a paper; apart, so that no list ever loads them."""

    paper = models.OneToOneField(
        FoundPaper, on_delete=models.CASCADE, primary_key=True, related_name="bytes", verbose_name=_("bestand")
    )
    sealed = models.BinaryField(_("versleutelde inhoud"))

    class Meta:
        verbose_name = _("inhoud van een bestand")
        verbose_name_plural = _("inhoud van bestanden")

    class Privacy:
        personal = ("sealed",)
        plain = ("paper",)

    def __str__(self) -> str:
        return f"inhoud {str(self.pk)[-8:]}"
