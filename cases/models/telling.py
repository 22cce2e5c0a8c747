"""Telling recipients that records were corrected, removed or frozen (AVG art. 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.measure import Measure
from dossiers.functions import SEES_EVERYBODY
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import Visitor


class TellingQuerySet(models.QuerySet["Telling"]):
    """Words to ask for what recipients are to be told."""

    def visible_to(self, user: Visitor) -> TellingQuerySet:
        """What `user` may see of it: those who answer requests, and the FG."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()

    def open(self) -> TellingQuerySet:
        """The recipients about whom nothing was settled yet."""
        return self.filter(outcome="")


class Telling(models.Model):
    """One recipient in one case that is to be told what was done to records (inlichten), and how that ended.

    The register names the recipients; whether this one got these records is settled by a person.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        TOLD = "told", _("ingelicht")
        NEVER = "never", _("kreeg dit niet van ons")
        CANNOT = "cannot", _("kan niet, of kost te veel moeite")

    class How(models.TextChoices):
        """How somebody was told."""

        MAIL = "mail", _("per e-mail")
        POST = "post", _("per brief")
        PHONE = "phone", _("per telefoon")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tellings", verbose_name=_("verzoek"))
    recipient = models.CharField(_("ontvanger"), max_length=300)
    kind = models.CharField(_("wat er gebeurde"), max_length=8, choices=Measure.Kind.choices)
    records = ArrayField(models.CharField(max_length=20), verbose_name=_("nummers van de gegevens"))
    fields = ArrayField(models.CharField(max_length=20), verbose_name=_("wat verbeterd is"), default=list, blank=True)
    # What the recipient needs to do the same, until that is settled: of whom, and what changed.
    about = models.CharField(_("over wie"), max_length=400, blank=True, default="", db_default="")
    changes = ArrayField(models.TextField(), verbose_name=_("wat er veranderde"), default=list, blank=True)
    to_name = models.CharField(_("aan wie de brief gaat"), max_length=160, blank=True, default="", db_default="")
    to_address = models.CharField(_("adres van de ontvanger"), max_length=300, blank=True, default="", db_default="")
    made_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    outcome = models.CharField(_("uitkomst"), max_length=6, choices=Outcome.choices, blank=True)
    told_on = models.DateField(_("ingelicht op"), null=True, blank=True)
    how = models.CharField(_("hoe"), max_length=5, choices=How.choices, blank=True)
    reason = models.TextField(_("waarom niet"), max_length=1_000, blank=True)
    settled_at = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afgehandeld door"),
    )

    objects = TellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ontvanger inlichten")
        verbose_name_plural = _("ontvangers inlichten")
        ordering = ("made_at", "recipient")
        constraints = (
            models.UniqueConstraint(fields=("case", "recipient"), name="telling_once"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at__isnull=True, settled_by__isnull=True)
                | (~Q(outcome="") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="telling_by_somebody",
                violation_error_message=_("Leg vast wie dit afhandelde, en wanneer."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="told", told_on__isnull=False) & ~Q(how="")
                | ~Q(outcome="told") & Q(told_on__isnull=True, how=""),
                name="telling_day_and_way",
                violation_error_message=_("Leg vast wanneer en hoe u dit liet weten."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=("never", "cannot")) | Q(reason__regex=r"\S"),
                name="telling_not_because",
                violation_error_message=_("Schrijf op waarom niet."),
            ),
        )
        indexes = (models.Index(fields=("made_at",), name="telling_open", condition=Q(outcome="")),)

    class Privacy:
        personal = ("about", "changes", "to_name", "to_address", "reason")
        plain = (
            "id",
            "case",
            "recipient",
            "kind",
            "records",
            "fields",
            "made_at",
            "outcome",
            "told_on",
            "how",
            "settled_at",
            "settled_by",
        )

    def __str__(self) -> str:
        return f"ontvanger inlichten {self.pk}"
