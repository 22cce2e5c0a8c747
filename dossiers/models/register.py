"""The register of processing activities (AVG art. 30), first cut: what is kept for which purpose on which basis."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dossiers.sections import Section
from law.grounds import Ground

GROUNDS = [(ground.value, ground.label) for ground in Ground]


class Activity(models.Model):
    """A processing activity (verwerking): the purpose that a record serves."""

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    subjects = models.CharField(_("betrokkenen"), max_length=200)
    categories = models.CharField(_("gegevens"), max_length=200)
    recipients = models.CharField(_("ontvangers"), max_length=200, blank=True)
    kept = models.CharField(_("bewaartermijn"), max_length=200)
    kept_because = models.CharField(_("grond van de bewaartermijn"), max_length=120)

    class Meta:
        verbose_name = _("verwerking")
        verbose_name_plural = _("verwerkingen")
        ordering = ("number",)

    class Privacy:
        personal = ()
        plain = ("id", "number", "name", "section", "subjects", "categories", "recipients", "kept", "kept_because")

    def __str__(self) -> str:
        return f"verwerking {self.number}"


class LawfulBasis(models.Model):
    """One lawful basis that an activity allows (AVG art. 6(1)). A record points here, for both at once."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="bases", verbose_name=_("verwerking"))
    ground = models.CharField(_("grondslag"), max_length=20, choices=GROUNDS)

    class Meta:
        verbose_name = _("grondslag")
        verbose_name_plural = _("grondslagen")
        ordering = ("activity__number", "ground")
        constraints = (models.UniqueConstraint(fields=("activity", "ground"), name="basis_once_per_activity"),)

    class Privacy:
        personal = ()
        plain = ("id", "activity", "ground")

    def __str__(self) -> str:
        return f"verwerking {self.activity_id}, grondslag {self.ground}"
