"""What a decision needs besides a decider: the account of a restriction, a second signature, what its signer read."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from law.grounds import Restriction


class Limitation(models.Model):
    """That a right is set aside in a case on one ground of UAVG 41(1), the points of 41(2), and when to look again."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="limitations", verbose_name=_("verzoek"))
    ground = models.CharField(_("grond"), max_length=1, choices=[(each.value, each.label) for each in Restriction])
    points = models.JSONField(_("punten van artikel 41 lid 2"), default=dict)
    review_on = models.DateField(_("opnieuw bekijken op"))
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))
    review = models.TextField(_("wat er bleek"), max_length=2_000, blank=True)
    reviewed_at = models.DateTimeField(_("bekeken op"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bekeken door"),
    )
    lifted_on = models.DateField(_("opgeheven op"), null=True, blank=True)

    class Meta:
        verbose_name = _("beperking")
        verbose_name_plural = _("beperkingen")
        ordering = ("review_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("case", "ground"), name="limitation_once"),
            models.CheckConstraint(
                condition=Q(lifted_on__isnull=True) | Q(reviewed_at__isnull=False), name="lifted_after_review"
            ),
        )
        indexes = (models.Index(fields=("review_on",), name="limitation_due", condition=Q(lifted_on__isnull=True)),)

    class Privacy:
        personal = ("points", "review")
        plain = ("id", "case", "ground", "review_on", "at", "by", "reviewed_at", "reviewed_by", "lifted_on")

    def __str__(self) -> str:
        return f"beperking {self.pk}"


class Signature(models.Model):
    """A decision put to a second person, and what that person said (handtekening).

    `content` is the fingerprint of what was put: another decision has another, so that an old signature is void.
    """

    class Why(models.TextChoices):
        """Why one person is not enough. UAVG 41(1), own policy."""

        GROUND = "ground", _("een zwaardere reden om iets niet te geven")
        REFUSED = "refused", _("het verzoek wordt helemaal geweigerd")
        SECTION = "section", _("stukken over overlast, woonfraude of zorg")

    class State(models.TextChoices):
        """Where it stands."""

        ASKED = "asked", _("gevraagd")
        SIGNED = "signed", _("getekend")
        RETURNED = "returned", _("teruggestuurd")
        WITHDRAWN = "withdrawn", _("vervallen")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("verzoek"))
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("aan"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gevraagd door")
    )
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    because = ArrayField(models.CharField(max_length=8), verbose_name=_("waarom"), default=list)
    content = models.CharField(_("vingerafdruk van het besluit"), max_length=64)
    proof = models.BinaryField(_("proef van de brief"))
    state = models.CharField(_("stand"), max_length=9, choices=State.choices, default=State.ASKED)
    reason = models.TextField(_("reden"), max_length=1_000, blank=True)
    at = models.DateTimeField(_("op"), null=True, blank=True)

    class Meta:
        verbose_name = _("handtekening")
        verbose_name_plural = _("handtekeningen")
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("case",), condition=Q(state="asked"), name="one_signature_asked"),
            models.CheckConstraint(condition=~Q(to=models.F("asked_by")), name="signed_by_another"),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="returned_with_reason"),
        )

    class Privacy:
        personal = ("proof", "reason")
        plain = ("id", "case", "to", "asked_by", "asked_at", "because", "content", "state", "at")

    def __str__(self) -> str:
        return f"handtekening {self.pk}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Words to ask for readings."""

    def of(self, row: Signature) -> ReadingQuerySet:
        """What the person asked by `row` opened of the very decision that was put."""
        return self.filter(case=row.case_id, by=row.to_id, content=row.content)


class Reading(models.Model):
    """That a second person opened a paper of an answer before signing (gelezen), and of which decision it was.

    `content` is the fingerprint that the signature has too: what was read of another decision counts for nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="readings", verbose_name=_("verzoek"))
    content = models.CharField(_("vingerafdruk van het besluit"), max_length=64)
    paper = models.CharField(_("wat er is geopend"), max_length=80)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("gelezen stuk")
        verbose_name_plural = _("gelezen stukken")
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("case", "by", "content", "paper"), name="paper_read_once"),)

    class Privacy:
        personal = ()
        plain = ("id", "case", "content", "paper", "at", "by")

    def __str__(self) -> str:
        return f"gelezen {self.pk}"
