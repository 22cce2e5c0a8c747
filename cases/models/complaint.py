"""What sets a complaint (klacht) apart: what it is about, and the verdict of somebody who did not decide that."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Complaint(models.Model):
    """About which request a complaint is, what it is against, and what was found (regulation, klachten)."""

    class Against(models.TextChoices):
        """What somebody complains of."""

        LATE = "late", _("te laat antwoord")
        DECISION = "decision", _("ons besluit")
        INCOMPLETE = "incomplete", _("te weinig gegevens gekregen")
        TREATMENT = "treatment", _("hoe wij iemand behandelden")
        USE = "use", _("hoe wij gegevens gebruiken of bewaren")
        OTHER = "other", _("iets anders")

    class Verdict(models.TextChoices):
        """What was found."""

        OPEN = "open", _("nog geen oordeel")
        FOUNDED = "founded", _("terecht")
        PARTLY = "partly", _("voor een deel terecht")
        UNFOUNDED = "unfounded", _("niet terecht")
        FORWARDED = "forwarded", _("doorgestuurd naar de klachtencommissie")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="complaint", verbose_name=_("klacht")
    )
    about = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
        verbose_name=_("verzoek waarover de klacht gaat"),
    )
    against = models.CharField(_("waartegen"), max_length=10, choices=Against.choices)
    verdict = models.CharField(_("oordeel"), max_length=9, choices=Verdict.choices, default=Verdict.OPEN)
    remedy = models.TextField(_("wat wij nu doen, of waarom de commissie het doet"), max_length=2_000, blank=True)
    judged_at = models.DateTimeField(_("oordeel op"), null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("oordeel door"),
    )
    made_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("vastgelegd door")
    )

    class Meta:
        verbose_name = _("klacht")
        verbose_name_plural = _("klachten")
        constraints = (
            models.CheckConstraint(
                condition=Q(about__isnull=True) | ~Q(about=F("case")),
                name="complaint_about_another",
                violation_error_message=_("Een klacht gaat over een ander verzoek."),
            ),
            models.CheckConstraint(
                condition=Q(verdict="open", judged_at__isnull=True, judged_by__isnull=True)
                | (~Q(verdict="open") & Q(judged_at__isnull=False, judged_by__isnull=False)),
                name="verdict_by_somebody",
                violation_error_message=_("Leg vast wie dit oordeel gaf, en wanneer."),
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=("founded", "partly", "forwarded")) | Q(remedy__regex=r"\S"),
                name="founded_has_remedy",
                violation_error_message=_("Schrijf op wat u nu doet."),
            ),
        )

    class Privacy:
        personal = ("remedy",)
        plain = ("case", "about", "against", "verdict", "judged_at", "judged_by", "made_at", "made_by")

    def __str__(self) -> str:
        return f"klacht {self.pk}"
