"""The register of processing activities (AVG art. 30): what is kept for which purpose, on which basis, seen by whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers import chain
from dossiers.models.growing import NOT_DELETED, ONLY_GROWS
from dossiers.models.journal import DigestField
from dossiers.sections import Section
from law.grounds import Ground

GROUNDS = [(ground.value, ground.label) for ground in Ground]


class Activity(models.Model):
    """A processing activity (verwerking): the purpose that a record serves, as it stands now."""

    class Special(models.TextChoices):
        """Which condition lifts the ban on special or criminal data (AVG art. 9 and 10, UAVG 30-33)."""

        NONE = "", _("geen bijzondere gegevens")
        CONSENT = "9-2-a", _("uitdrukkelijke toestemming (AVG 9 lid 2 a)")
        CLAIM = "9-2-f", _("rechtsvordering (AVG 9 lid 2 f)")
        CARE = "9-2-h", _("zorg of ondersteuning (AVG 9 lid 2 h; UAVG 30)")
        CRIME = "33-2-b", _("strafbare feiten tegen ons (AVG 10; UAVG 33 lid 2 b)")

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    purpose = models.CharField(_("doel"), max_length=1_000, blank=True)
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    subjects = models.CharField(_("betrokkenen"), max_length=200)
    categories = models.CharField(_("gegevens"), max_length=300)
    special = models.CharField(_("bijzondere gegevens"), max_length=8, choices=Special.choices, blank=True)
    recipients = models.CharField(_("ontvangers"), max_length=300, blank=True)
    joint = models.CharField(_("samen verantwoordelijk met"), max_length=200, blank=True)
    transfers = models.CharField(_("doorgifte buiten de EU"), max_length=300, blank=True)
    measures = models.CharField(_("beveiliging"), max_length=500, blank=True)
    kept = models.CharField(_("bewaartermijn"), max_length=200)
    kept_because = models.CharField(_("grond van de bewaartermijn"), max_length=120)
    retention = models.CharField(_("bewaarregels"), max_length=200, blank=True)
    interest = models.CharField(_("afweging van het gerechtvaardigd belang"), max_length=1_000, blank=True)
    dpia_needed = models.BooleanField(_("DPIA nodig"), default=False)
    owner = models.CharField(_("eigenaar"), max_length=80, blank=True)
    revision = models.PositiveIntegerField(_("versie"), default=1)
    checked_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    ended_on = models.DateField(_("beëindigd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("verwerking")
        verbose_name_plural = _("verwerkingen")
        ordering = ("number",)

    class Privacy:
        personal = ()
        plain = (
            "id",
            "number",
            "name",
            "purpose",
            "section",
            "subjects",
            "categories",
            "special",
            "recipients",
            "joint",
            "transfers",
            "measures",
            "kept",
            "kept_because",
            "retention",
            "interest",
            "dpia_needed",
            "owner",
            "revision",
            "checked_on",
            "ended_on",
        )

    def __str__(self) -> str:
        return f"verwerking {self.number}"

    @property
    def category_names(self) -> list[str]:
        """The categories of data, one by one."""
        return [name.strip() for name in self.categories.split(",") if name.strip()]

    @property
    def rule_names(self) -> list[str]:
        """The categories of the retention rules that meet on it, one by one."""
        return [name.strip() for name in self.retention.split(",") if name.strip()]

    @property
    def recipient_names(self) -> list[str]:
        """The recipients, one by one."""
        return [name.strip() for name in self.recipients.split(",") if name.strip()]


class LawfulBasis(models.Model):
    """One lawful basis that an activity allows (AVG art. 6(1)). A record points here, for both at once."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="bases", verbose_name=_("verwerking"))
    ground = models.CharField(_("grondslag"), max_length=20, choices=GROUNDS)
    until = models.DateField(_("geldig tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("grondslag")
        verbose_name_plural = _("grondslagen")
        ordering = ("activity__number", "ground")
        constraints = (models.UniqueConstraint(fields=("activity", "ground"), name="basis_once_per_activity"),)

    class Privacy:
        personal = ()
        plain = ("id", "activity", "ground", "until")

    def __str__(self) -> str:
        return f"verwerking {self.activity_id}, grondslag {self.ground}"


class ActivityVersion(models.Model):
    """An activity as it stood (versie), never changed, with an address of its own.

    Its digest is made with the key of the journal: a row that this system did not write is told from one that it did.
    """

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="versions", verbose_name=_("verwerking")
    )
    number = models.PositiveIntegerField(_("versie"))
    content = models.JSONField(_("inhoud"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("gemaakt door")
    )
    digest = DigestField(_("zegel van de versie"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("versie van een verwerking")
        verbose_name_plural = _("versies van verwerkingen")
        ordering = ("activity__number", "-number")
        constraints = (models.UniqueConstraint(fields=("activity", "number"), name="activity_version_once"),)
        triggers = (ONLY_GROWS, NOT_DELETED)

    class Privacy:
        personal = ()
        plain = ("id", "activity", "number", "content", "made_at", "made_by", "digest")

    def __str__(self) -> str:
        return f"verwerking {self.activity_id}, versie {self.number}"

    @property
    def expected_digest(self) -> str:
        """The keyed digest over everything that this version says."""
        said = (self.activity_id, self.number, self.content, self.made_at, self.made_by_id)
        return chain.digest_of_values(["activityversion", *said])


class Dpia(models.Model):
    """The assessment of an activity with high risk, in the four parts of AVG art. 35(7), with its review (DPIA)."""

    activity = models.OneToOneField(
        Activity, on_delete=models.PROTECT, primary_key=True, related_name="dpia", verbose_name=_("verwerking")
    )
    description = models.CharField(_("beschrijving"), max_length=4_000)
    necessity = models.CharField(_("noodzaak en evenredigheid"), max_length=4_000)
    risks = models.CharField(_("risico's voor mensen"), max_length=4_000)
    measures = models.CharField(_("maatregelen"), max_length=4_000)
    advice = models.CharField(_("advies van de FG"), max_length=2_000, blank=True)
    made_on = models.DateField(_("gemaakt op"))
    review_on = models.DateField(_("opnieuw bekijken op"))

    class Meta:
        verbose_name = _("effectbeoordeling")
        verbose_name_plural = _("effectbeoordelingen")

    class Privacy:
        personal = ()
        plain = ("activity", "description", "necessity", "risks", "measures", "advice", "made_on", "review_on")

    def __str__(self) -> str:
        return f"DPIA {self.pk}"
