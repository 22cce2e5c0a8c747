"""Deletion orders (`Slip`): what another system still has to delete, who does it, and the proof that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dossiers.sections import Section
from retention.models.lists import DestructionList
from retention.models.rule import Rule

if TYPE_CHECKING:
    import datetime as dt


class SlipQuerySet(models.QuerySet["Slip"]):
    """Words to ask for deletion orders."""

    def open(self) -> SlipQuerySet:
        """The orders of which nobody proved that they were carried out."""
        return self.filter(proved_at__isnull=True)


class Slip(models.Model):
    """A deletion order to one other system (vernietigingsopdracht), and the proof that it was carried out.

    It is given because a list was carried out (`of`), or because a `request` to erase was granted (AVG art. 17).
    """

    of = models.ForeignKey(
        DestructionList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="slips",
        verbose_name=_("vernietigingslijst"),
    )
    request = models.CharField(_("nummer van het verzoek"), max_length=20, blank=True)
    # As they stood when the order was given.
    system = models.CharField(_("systeem of plek"), max_length=80)
    department = models.CharField(_("afdeling"), max_length=80, blank=True)
    executor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uitvoerder"),
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    due_on = models.DateField(_("uiterlijk op"))
    done_on = models.DateField(_("uitgevoerd op"), null=True, blank=True)
    done_as = models.CharField(_("uitgevoerd door"), max_length=80, blank=True)
    proof = models.CharField(_("bewijs"), max_length=400, blank=True)
    proved_at = models.DateTimeField(_("bewijs vastgelegd op"), null=True, blank=True)
    proved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bewijs vastgelegd door"),
    )

    objects = SlipQuerySet.as_manager()

    class Meta:
        verbose_name = _("vernietigingsopdracht")
        verbose_name_plural = _("vernietigingsopdrachten")
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("of", "system"), name="slip_once_per_system"),
            models.UniqueConstraint(
                fields=("request", "system"), condition=~Q(request=""), name="slip_once_per_request_and_system"
            ),
            models.CheckConstraint(
                condition=Q(of__isnull=False, request="") | (Q(of__isnull=True) & ~Q(request="")),
                name="slip_of_a_list_or_a_request",
            ),
            models.CheckConstraint(
                condition=Q(proved_at__isnull=True) | (Q(done_on__isnull=False) & ~Q(done_as="") & ~Q(proof="")),
                name="slip_is_proved_whole",
            ),
        )

    class Privacy:
        personal = ("done_as", "proof")
        plain = (
            *("id", "of", "request", "system", "department", "executor", "made_at", "due_on"),
            *("done_on", "proved_at", "proved_by"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What it is called: "VO-2026-0012"."""
        return f"VO-{timezone.localtime(self.made_at).year}-{self.pk or 0:04d}"

    @property
    def occasion(self) -> str:
        """Because of which list or request it was given, in words."""
        if self.of:
            return gettext("bij lijst %(number)s") % {"number": self.of.reference}
        return gettext("bij verzoek %(number)s") % {"number": self.request}

    def days_left(self, today: dt.date) -> int:
        """How many days are left; below zero when it is late."""
        return (self.due_on - today).days


class SlipLine(models.Model):
    """One client of whom a system has to delete what falls under a rule, or in a section (regel van een opdracht).

    It is deleted when the order is proved: until then it is all that is left of who it was.
    """

    slip = models.ForeignKey(
        Slip, on_delete=models.PROTECT, related_name="lines", verbose_name=_("vernietigingsopdracht")
    )
    rule = models.ForeignKey(
        Rule, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bewaarregel")
    )
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices, blank=True)
    known_as = models.CharField(_("bekend als"), max_length=80)

    class Meta:
        verbose_name = _("regel van een vernietigingsopdracht")
        verbose_name_plural = _("regels van vernietigingsopdrachten")
        ordering = ("slip", "rule", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(rule__isnull=False, section="") | (Q(rule__isnull=True) & ~Q(section="")),
                name="slip_line_by_rule_or_section",
            ),
        )

    class Privacy:
        personal = ("known_as",)
        plain = ("id", "slip", "rule", "section")

    def __str__(self) -> str:
        return f"regel {self.pk} van opdracht {self.slip_id}"

    @property
    def what(self) -> str:
        """What has to go."""
        return self.rule.label if self.rule else str(Section(self.section).label)

    @property
    def why(self) -> str:
        """Why it has to go now."""
        return self.rule.in_words if self.rule else gettext("op verzoek van de klant zelf")
