"""Who asks on behalf of whom (vertegenwoordiging): what was seen, by whom and when; never a document."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Representation(models.Model):
    """Somebody who acts for the person whose data it is (vertegenwoordiger; UAVG art. 5(4))."""

    class Capacity(models.TextChoices):
        """As what somebody acts."""

        ADMINISTRATOR = "administrator", _("bewindvoerder")
        CURATOR = "curator", _("curator")
        MENTOR = "mentor", _("mentor")
        PARENT = "parent", _("ouder of voogd van een kind onder de 16 jaar")
        LAWYER = "lawyer", _("advocaat")
        MANDATE = "mandate", _("gemachtigde")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="representation", verbose_name=_("verzoek")
    )
    capacity = models.CharField(_("hoedanigheid"), max_length=14, choices=Capacity.choices)
    name = models.CharField(_("naam"), max_length=120)
    address = models.CharField(_("postadres"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    # Which rights the mandate covers; empty for who acts by law in everything of this kind.
    rights = ArrayField(models.CharField(max_length=12), verbose_name=_("rechten"), default=list, blank=True)
    scope = models.CharField(_("waarvoor"), max_length=200)
    since = models.DateField(_("vanaf"))
    until = models.DateField(_("tot en met"), null=True, blank=True)
    evidence = models.CharField(_("waaruit het blijkt"), max_length=200, blank=True)
    seen_on = models.DateField(_("gezien op"), null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gezien door"),
    )
    made_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("vastgelegd door")
    )

    class Meta:
        verbose_name = _("vertegenwoordiging")
        verbose_name_plural = _("vertegenwoordigingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(seen_on__isnull=True, seen_by__isnull=True)
                | (Q(seen_on__isnull=False, seen_by__isnull=False) & Q(evidence__regex=r"\S")),
                name="evidence_seen_by_somebody",
                violation_error_message=_("Leg vast wat u zag."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="representation_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
        )

    class Privacy:
        personal = ("name", "address", "email", "scope", "evidence")
        plain = ("case", "capacity", "rights", "since", "until", "seen_on", "seen_by", "made_at", "made_by")

    def __str__(self) -> str:
        return f"vertegenwoordiging {self.pk}"

    @property
    def is_seen(self) -> bool:
        """Whether somebody of the staff saw that this person may act."""
        return self.seen_on is not None
