"""Destruction lists: what is due, what somebody keeps after all, and the two or three people who sign."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from dossiers.sections import Section
from law.keeping import waits_until
from retention.models.rule import Rule

SUBMIT_WITHIN = dt.timedelta(days=28)  # what is on a list is on no other meanwhile


class DestructionListQuerySet(models.QuerySet["DestructionList"]):
    """Words to ask for lists."""

    def running(self) -> DestructionListQuerySet:
        """The lists that were not stopped, did not lapse and were not carried out."""
        ends = Step.objects.filter(of=OuterRef("pk"), kind__in=Step.ENDS)
        return self.filter(~Exists(ends))


class DestructionList(models.Model):
    """A list of records that are due (vernietigingslijst), proposed by one person. Its steps say how it stands."""

    day_on = models.DateField(_("aan de beurt op"))
    proposed_at = models.DateTimeField(_("voorgesteld op"), default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("voorgesteld door")
    )

    objects = DestructionListQuerySet.as_manager()

    class Meta:
        verbose_name = _("vernietigingslijst")
        verbose_name_plural = _("vernietigingslijsten")
        ordering = ("-id",)
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = ("id", "day_on", "proposed_at", "proposed_by")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What it is called, and what an approver types over: "VL-2026-0012"."""
        return f"VL-{timezone.localtime(self.proposed_at).year}-{self.pk or 0:04d}"

    @property
    def lapses_after(self) -> dt.date:
        """The last day on which it can be submitted; after it the list lapses."""
        return timezone.localdate(self.proposed_at) + SUBMIT_WITHIN

    @property
    def to_go(self) -> models.QuerySet[Item]:
        """The items that nobody kept and that were not dealt with."""
        return self.items.filter(outcome__isnull=True)

    @property
    def signatures_needed(self) -> int:
        """How many people besides the proposer: two when anything rests on a statute or is special or criminal."""
        return 2 if self.to_go.filter(needs_third=True).exists() else 1

    def step(self, kind: str) -> Step | None:
        """The step of this kind, if it was taken."""
        return next((step for step in self.steps.all() if step.kind == kind), None)

    @property
    def signatures(self) -> list[Step]:
        """The approvals, in order."""
        return [step for step in self.steps.all() if step.kind in (Step.Kind.APPROVED, Step.Kind.SECONDED)]

    @property
    def waits_until(self) -> dt.date | None:
        """The last waiting day, or None while a signature is missing. It counts from the last signature."""
        signed = self.signatures
        if not signed or len(signed) < self.signatures_needed:
            return None
        return waits_until(timezone.localdate(signed[-1].at))


class Step(models.Model):
    """A step that somebody took with a list (stap), once each: a row, never changed."""

    class Kind(models.TextChoices):
        """What was done."""

        SUBMITTED = "submitted", _("ter goedkeuring aangeboden")
        APPROVED = "approved", _("goedgekeurd")
        SECONDED = "seconded", _("door een tweede persoon goedgekeurd")
        STOPPED = "stopped", _("gestopt")
        LAPSED = "lapsed", _("vervallen")
        CARRIED_OUT = "carried_out", _("uitgevoerd")

    ENDS = (Kind.STOPPED, Kind.LAPSED, Kind.CARRIED_OUT)

    of = models.ForeignKey(
        DestructionList, on_delete=models.PROTECT, related_name="steps", verbose_name=_("vernietigingslijst")
    )
    kind = models.CharField(_("stap"), max_length=12, choices=Kind.choices)
    reason = models.CharField(_("reden"), max_length=400, blank=True)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("door")
    )

    class Meta:
        verbose_name = _("stap van een vernietigingslijst")
        verbose_name_plural = _("stappen van vernietigingslijsten")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("of", "kind"), name="step_once_per_list"),)
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("reason",)
        plain = ("id", "of", "kind", "at", "by")

    def __str__(self) -> str:
        return f"stap {self.pk} van lijst {self.of_id}"


class Item(models.Model):
    """One record on a list (onderdeel van een lijst), by key and reference: the record itself will be gone."""

    of = models.ForeignKey(
        DestructionList, on_delete=models.PROTECT, related_name="items", verbose_name=_("vernietigingslijst")
    )
    record_key = models.UUIDField(_("gegeven"))
    reference = models.CharField(_("kenmerk"), max_length=14)
    section = models.CharField(_("onderdeel"), max_length=12)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+", verbose_name=_("bewaarregel"))
    trigger_on = models.DateField(_("begin bewaartermijn"))
    due_on = models.DateField(_("aan de beurt op"))
    needs_third = models.BooleanField(_("vraagt een derde persoon"), default=False)

    class Meta:
        verbose_name = _("onderdeel van een lijst")
        verbose_name_plural = _("onderdelen van lijsten")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("of", "record_key"), name="item_once_per_list"),)
        indexes = (models.Index(fields=("record_key",), name="item_by_record"),)
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = ("id", "of", "record_key", "reference", "section", "rule", "trigger_on", "due_on", "needs_third")

    def __str__(self) -> str:
        return f"lijst {self.of_id}, {self.reference}"

    @property
    def section_name(self) -> str:
        """The section as it is called on screen."""
        return str(Section(self.section).label)


class Outcome(models.Model):
    """What became of an item (uitkomst), once: kept by a person, destroyed, or not due after all."""

    class Kind(models.TextChoices):
        """What became of it."""

        KEPT = "kept", _("bewaard")
        DESTROYED = "destroyed", _("vernietigd")
        STAYED = "stayed", _("blijft nog")

    item = models.OneToOneField(Item, on_delete=models.PROTECT, primary_key=True, verbose_name=_("onderdeel"))
    kind = models.CharField(_("uitkomst"), max_length=10, choices=Kind.choices)
    why = models.CharField(_("waarom"), max_length=600, blank=True)
    until_on = models.DateField(_("bewaard tot en met"), null=True, blank=True)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("door")
    )

    class Meta:
        verbose_name = _("uitkomst van een onderdeel")
        verbose_name_plural = _("uitkomsten van onderdelen")
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ("why",)
        plain = ("item", "kind", "until_on", "at", "by")

    def __str__(self) -> str:
        return f"uitkomst van onderdeel {self.item_id}"
