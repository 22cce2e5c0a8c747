"""The records in a dossier, and who else is named in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from dossiers.models.people import Dossier, Person
from dossiers.models.register import LawfulBasis
from dossiers.scope import scope_of
from dossiers.sections import Section
from dossiers.text.keys import record_reference

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import Visitor


class RecordQuerySet(models.QuerySet["Record"]):
    """Words to ask for records."""

    def visible_to(self, user: Visitor) -> RecordQuerySet:
        """The records that `user`'s function may see, in visible dossiers. Closed sections still ask a reason."""
        scope = scope_of(user)
        return self.filter(scope.rule_for_records()) if scope.sections else self.none()


class Record(models.Model):
    """One thing kept about a person (gegeven): text under one activity, on one lawful basis with its evidence."""

    class Evidence(models.TextChoices):
        """What shows that the basis is there."""

        CONTRACT = "contract", _("een overeenkomst")
        ARTICLE = "article", _("een wetsartikel")
        CONSENT = "consent", _("toestemming, met woorden en datum")
        ASSESSMENT = "assessment", _("een opgeschreven afweging")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(_("kenmerk"), max_length=14, unique=True, default=record_reference)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="records", verbose_name=_("dossier"))
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    basis = models.ForeignKey(
        LawfulBasis, on_delete=models.PROTECT, related_name="records", verbose_name=_("grondslag")
    )
    evidence_kind = models.CharField(
        _("soort bewijs"), max_length=12, choices=Evidence.choices, default=Evidence.CONTRACT
    )
    evidence = models.CharField(_("bewijs van de grondslag"), max_length=200)
    category = models.CharField(_("soort gegeven"), max_length=80, blank=True)
    title = models.CharField(_("onderwerp"), max_length=120)
    text = models.TextField(_("tekst"), max_length=20_000)
    origin = models.CharField(_("herkomst"), max_length=120)
    happened_on = models.DateField(_("datum"))
    trigger_on = models.DateField(_("begin bewaartermijn"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vastgelegd door"),
    )
    people = models.ManyToManyField(
        Person, through="Mention", related_name="mentioned_in", verbose_name=_("genoemde personen")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("gegeven")
        verbose_name_plural = _("gegevens")
        ordering = ("-happened_on", "-id")
        indexes = (
            models.Index(fields=("dossier", "section", "-happened_on", "-id"), name="record_by_section"),
            # What is due: everything of some bases whose term began on or before a day.
            models.Index(fields=("basis", "trigger_on"), name="record_by_trigger"),
            models.Index(fields=("basis", "happened_on"), name="record_by_basis_and_day"),
            models.Index(fields=("basis", "recorded_at"), name="record_by_basis_recorded"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(evidence__regex=r"\S"),
                name="record_has_evidence",
                violation_error_message=_(
                    "Leg vast waarop de grondslag rust: het contract, het artikel of de toestemming."
                ),
            ),
        )

    class Privacy:
        personal = ("title", "text", "evidence", "origin")
        plain = (
            "id",
            "reference",
            "dossier",
            "section",
            "basis",
            "evidence_kind",
            "category",
            "happened_on",
            "trigger_on",
            "recorded_at",
            "recorded_by",
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.dossier.person_id


class Mention(models.Model):
    """Somebody else who is named in a record (genoemde persoon), so that a neighbour's share in a file is known."""

    class Role(models.TextChoices):
        """In what part somebody is named."""

        REPORTER = "reporter", _("melder")
        NEIGHBOUR = "neighbour", _("omwonende")
        HOUSEMATE = "housemate", _("huisgenoot")
        OTHER = "other", _("anders genoemd")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="mentions", verbose_name=_("gegeven"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("betrokkene"))
    role = models.CharField(_("rol"), max_length=12, choices=Role.choices)

    class Meta:
        verbose_name = _("vermelding")
        verbose_name_plural = _("vermeldingen")
        constraints = (models.UniqueConstraint(fields=("record", "person"), name="mention_once"),)

    class Privacy:
        personal = ("person",)
        plain = ("id", "record", "role")

    def __str__(self) -> str:
        return f"vermelding {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.person_id
