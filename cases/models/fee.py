"""A fee (vergoeding): allowed for little, announced before, and never for looking at one's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.letters import Letter
from dossiers.functions import SEES_EVERYBODY
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import Visitor

MAY_BE_EXCESSIVE = ("correction", "erasure", "restriction", "portability", "objection", "human_review")


class FeeQuerySet(models.QuerySet["Fee"]):
    """Words to ask for fees."""

    def visible_to(self, user: Visitor) -> FeeQuerySet:
        """The fees that `user` may see: those who answer requests, and the FG."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()


class Fee(models.Model):
    """Money asked for a request, as it was announced, and how that ended (AVG art. 12(5), 15(3); regulation)."""

    class Ground(models.TextChoices):
        """Why money may be asked; there are no others."""

        FURTHER_COPIES = "further_copies", _("een volgende kopie van gegevens die iemand al kreeg")
        EXCESSIVE = "excessive", _("het verzoek is buitensporig, doordat iemand steeds hetzelfde vraagt")
        UNFOUNDED = "unfounded", _("het verzoek is overduidelijk ongegrond")

    class Outcome(models.TextChoices):
        """How an announced fee ended."""

        OPEN = "open", _("wij wachten op antwoord")
        AGREED = "agreed", _("de aanvrager gaat akkoord")
        WITHDRAWN = "withdrawn", _("de aanvrager wil dit deel niet meer")
        LAPSED = "lapsed", _("geen antwoord gekregen: wij rekenen niets")
        WAIVED = "waived", _("kwijtgescholden")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="fees", verbose_name=_("verzoek"))
    # The kind of the request, held to it by the database, so that its constraint can forbid a fee on access.
    kind = models.CharField(_("soort verzoek"), max_length=12)
    ground = models.CharField(_("grond"), max_length=16, choices=Ground.choices)
    amount = models.DecimalField(_("bedrag in euro"), max_digits=6, decimal_places=2)
    purpose = models.TextField(_("waarvoor"), max_length=1_000)
    until = models.DateField(_("antwoord gevraagd voor"))
    announced_on = models.DateField(_("aangekondigd op"))
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("aangekondigd door")
    )
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="fee", verbose_name=_("brief"))
    outcome = models.CharField(_("uitkomst"), max_length=9, choices=Outcome.choices, default=Outcome.OPEN)
    waived_because = models.TextField(_("waarom kwijtgescholden"), max_length=1_000, blank=True)
    settled_at = models.DateTimeField(_("afgelopen op"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afgelopen door"),
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)

    objects = FeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("vergoeding")
        verbose_name_plural = _("vergoedingen")
        ordering = ("made_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="access", ground="further_copies")
                | Q(kind__in=MAY_BE_EXCESSIVE, ground__in=("excessive", "unfounded")),
                name="access_is_free",
                violation_error_message=_("Inzage is altijd gratis (privacyreglement, vergoedingen)."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) & Q(amount__lt=1_000),
                name="fee_has_amount",
                violation_error_message=_("Vul een bedrag in tussen € 0,01 en € 999,99."),
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("announced_on")),
                name="fee_announced_before",
                violation_error_message=_("Geef de aanvrager tijd om te antwoorden."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", settled_at__isnull=True, settled_by__isnull=True)
                | (~Q(outcome="open") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="fee_settled_by_somebody",
                violation_error_message=_("Leg vast wie dit afhandelde, en wanneer."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="waived") | Q(waived_because__regex=r"\S"),
                name="waiver_has_reason",
                violation_error_message=_("Schrijf op waarom u geen geld vraagt."),
            ),
            models.UniqueConstraint(
                fields=("case",),
                condition=Q(outcome="open"),
                name="one_open_fee",
                violation_error_message=_("Er is al een bedrag aangekondigd. Handel dat eerst af."),
            ),
        )

    class Privacy:
        personal = ("purpose", "waived_because")
        plain = (
            "id",
            "case",
            "kind",
            "ground",
            "amount",
            "until",
            "announced_on",
            "announced_by",
            "letter",
            "outcome",
            "settled_at",
            "settled_by",
            "made_at",
        )

    def __str__(self) -> str:
        return f"vergoeding {self.pk}"
