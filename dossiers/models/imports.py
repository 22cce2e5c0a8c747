"""Imports of tenants from another system: what was read, what it changed, and how to undo it for a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class ImportRun(models.Model):
    """One import (invoer) with its counts. Undone within 24 hours, or not at all."""

    class Kind(models.TextChoices):
        """What was read."""

        TENANTS = "tenants", _("klantlijst")
        VERA = "vera", _("VERA")

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("wacht")
        RUNNING = "running", _("bezig")
        TRIED = "tried", _("geprobeerd")
        DONE = "done", _("klaar")
        FAILED = "failed", _("mislukt")
        UNDONE = "undone", _("ongedaan gemaakt")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("soort"), max_length=8, choices=Kind.choices)
    state = models.CharField(_("stand"), max_length=8, choices=State.choices, default=State.WAITING)
    file_name = models.CharField(_("bestandsnaam"), max_length=120, blank=True)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64, blank=True)
    made_at = models.DateTimeField(_("begonnen op"), default=timezone.now)
    done_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    undone_at = models.DateTimeField(_("ongedaan gemaakt op"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("door")
    )
    read = models.PositiveIntegerField(_("gelezen regels"), default=0)
    counts = models.JSONField(_("aantallen"), default=dict)

    class Meta:
        verbose_name = _("invoer")
        verbose_name_plural = _("invoer")
        ordering = ("-id",)

    class Privacy:
        personal = ("file_name",)
        plain = ("id", "kind", "state", "sha256", "made_at", "done_at", "undone_at", "by", "read", "counts")

    def __str__(self) -> str:
        return f"invoer {self.pk}"


class ImportLine(models.Model):
    """What one line of an import did: new, changed (with what stood there before) or refused (with the reason)."""

    class Outcome(models.TextChoices):
        """What became of the line."""

        NEW = "new", _("nieuw")
        CHANGED = "changed", _("gewijzigd")
        REFUSED = "refused", _("geweigerd")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="lines", verbose_name=_("invoer"))
    number = models.PositiveIntegerField(_("regel"))
    outcome = models.CharField(_("uitkomst"), max_length=8, choices=Outcome.choices)
    model = models.CharField(_("soort rij"), max_length=20, blank=True)
    row_id = models.UUIDField(_("rij"), null=True, blank=True)
    before = models.JSONField(_("wat er stond"), null=True, blank=True)
    field = models.CharField(_("veld"), max_length=40, blank=True)
    reason = models.CharField(_("reden"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("regel van een invoer")
        verbose_name_plural = _("regels van een invoer")
        ordering = ("run", "number", "id")
        indexes = (models.Index(fields=("run", "outcome", "number"), name="import_line_by_outcome"),)

    class Privacy:
        personal = ("before", "reason")
        plain = ("id", "run", "number", "outcome", "model", "row_id", "field")

    def __str__(self) -> str:
        return f"regel {self.number}"
