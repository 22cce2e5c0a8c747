"""Who may look where: sections per function, object permissions, and the reasons given at closed sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from dossiers.models.people import Dossier
from dossiers.models.places import Complex
from dossiers.sections import Purpose, Section

if TYPE_CHECKING:
    from uuid import UUID


class SectionAccess(models.Model):
    """One cell of the matrix of functions and sections: this function sees it, near or everywhere."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="sections", verbose_name=_("functie"))
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    everywhere = models.BooleanField(_("in alle complexen"), default=False)

    class Meta:
        verbose_name = _("toegang tot onderdeel")
        verbose_name_plural = _("toegang tot onderdelen")
        constraints = (models.UniqueConstraint(fields=("group", "section"), name="section_once_per_function"),)

    class Privacy:
        personal = ()
        plain = ("id", "group", "section", "everywhere")

    def __str__(self) -> str:
        return f"toegang {self.pk}"


class ComplexUserObjectPermission(UserObjectPermissionBase):
    """A member of staff works in this complex (django-guardian)."""

    content_object = models.ForeignKey(Complex, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = _("werkgebied")
        verbose_name_plural = _("werkgebieden")

    class Privacy:
        personal = ()
        plain = ("id", "user", "permission", "content_object")

    def __str__(self) -> str:
        return f"werkgebied {self.pk}"


class ComplexGroupObjectPermission(GroupObjectPermissionBase):
    """A team works in this complex (django-guardian)."""

    content_object = models.ForeignKey(Complex, on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        verbose_name = _("werkgebied van een team")
        verbose_name_plural = _("werkgebieden van teams")

    class Privacy:
        personal = ()
        plain = ("id", "group", "permission", "content_object")

    def __str__(self) -> str:
        return f"werkgebied {self.pk}"


class DossierUserObjectPermission(UserObjectPermissionBase):
    """A personal grant on one dossier (django-guardian), with a reason and, normally, an end."""

    content_object = models.ForeignKey(Dossier, on_delete=models.CASCADE)
    reason = models.CharField(_("reden"), max_length=200, blank=True)
    until = models.DateTimeField(_("geldig tot"), null=True, blank=True)
    sections = ArrayField(
        models.CharField(max_length=12, choices=Section.choices), verbose_name=_("onderdelen"), default=list, blank=True
    )
    is_emergency = models.BooleanField(_("noodtoegang"), default=False)
    given_at = models.DateTimeField(_("gegeven op"), default=timezone.now)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gegeven door"),
    )

    class Meta(UserObjectPermissionBase.Meta):
        unique_together = [("user", "permission", "content_object", "is_emergency")]
        verbose_name = _("persoonlijke toegang")
        verbose_name_plural = _("persoonlijke toegang")

    class Privacy:
        personal = ("reason",)
        plain = (
            "id",
            "user",
            "permission",
            "content_object",
            "until",
            "sections",
            "is_emergency",
            "given_at",
            "given_by",
        )

    def __str__(self) -> str:
        return f"persoonlijke toegang {self.pk}"


class Emergency(models.Model):
    """One emergency entrance (noodtoegang): one working day, for a reason, reviewed after."""

    class Outcome(models.TextChoices):
        """What the privacy officer found."""

        OPEN = "", _("nog niet beoordeeld")
        RIGHT = "right", _("terecht")
        WRONG = "wrong", _("niet terecht")

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="emergencies", verbose_name=_("dossier")
    )
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))
    at = models.DateTimeField(_("op"), default=timezone.now)
    until = models.DateTimeField(_("geldig tot"))
    reason = models.CharField(_("reden"), max_length=500)
    told_at = models.DateTimeField(_("gemeld op"), null=True, blank=True)
    outcome = models.CharField(_("oordeel"), max_length=5, choices=Outcome.choices, blank=True)
    remark = models.CharField(_("toelichting op het oordeel"), max_length=500, blank=True)
    reviewed_at = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beoordeeld door"),
    )

    class Meta:
        verbose_name = _("noodtoegang")
        verbose_name_plural = _("noodtoegangen")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="emergency_has_reason",
                violation_error_message=_("Leg uit waarom u dit nu nodig hebt."),
            ),
        )

    class Privacy:
        personal = ("reason", "remark")
        plain = ("id", "dossier", "section", "by", "at", "until", "told_at", "outcome", "reviewed_at", "reviewed_by")

    def __str__(self) -> str:
        return f"noodtoegang {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.dossier.person_id


class Opening(models.Model):
    """A closed section opened by somebody for a reason, until the end of that day. Each other reason is another row."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="openings", verbose_name=_("dossier"))
    section = models.CharField(_("onderdeel"), max_length=12, choices=Section.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))
    on = models.DateField(_("op"))
    at = models.DateTimeField(_("tijdstip"), default=timezone.now)
    purpose = models.CharField(_("doel"), max_length=12, choices=Purpose.choices)
    reason = models.CharField(_("toelichting"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openingen")
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "section", "by", "on", "purpose", "reason"), name="opening_once_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.OTHER) | ~Q(reason=""),
                name="opening_other_is_explained",
                violation_error_message=_("Leg kort uit waarvoor u dit nodig hebt."),
            ),
        )
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("reason",)
        plain = ("id", "dossier", "section", "by", "on", "at", "purpose")

    def __str__(self) -> str:
        return f"opening {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.dossier.person_id
