"""The privacy regulation in its versions."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from law.clock import RegulationTerms


class RegulationQuerySet(models.QuerySet["Regulation"]):
    """Words to ask for versions."""

    def standing(self, on: dt.date) -> RegulationQuerySet:
        """The versions that stand on `on`."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)

    def in_force(self, on: dt.date) -> Regulation:
        """The version in force on `on`. Raises DoesNotExist when there is none."""
        return self.standing(on).latest("since")


class Regulation(models.Model):
    """A version of the privacy regulation (reglement) with its terms; a case keeps the version of its receipt."""

    name = models.CharField(_("naam"), max_length=80)
    since = models.DateField(_("in werking vanaf"), unique=True)
    until = models.DateField(_("in werking tot"), null=True, blank=True)
    adopted_by = models.CharField(_("vastgesteld door"), max_length=80)
    access_days = models.PositiveSmallIntegerField(_("dagen voor inzage"), default=28)
    correction_days = models.PositiveSmallIntegerField(_("dagen voor aanpassing"), default=14)
    objection_days = models.PositiveSmallIntegerField(_("dagen voor verzet van een derde"), default=14)
    # The regulation of 2018 names no term for a complaint: this is what the association keeps to itself.
    complaint_days = models.PositiveSmallIntegerField(_("dagen voor een klacht"), default=28)

    objects = RegulationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reglement")
        verbose_name_plural = _("reglementen")
        ordering = ("-since",)

    class Privacy:
        personal = ()
        plain = (
            "id",
            "name",
            "since",
            "until",
            "adopted_by",
            "access_days",
            "correction_days",
            "objection_days",
            "complaint_days",
        )

    def __str__(self) -> str:
        return f"reglement {self.since:%Y-%m-%d}"

    @property
    def terms(self) -> RegulationTerms:
        """The terms of this version, as the clock reads them."""
        return RegulationTerms(self.access_days, self.correction_days, self.objection_days, self.complaint_days)
