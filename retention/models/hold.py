"""What keeps a dossier from being destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossiers.models import Dossier, Person, Record

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID


class HoldQuerySet(models.QuerySet["Hold"]):
    """Words to ask for holds."""

    def active(self) -> HoldQuerySet:
        """The holds that have not been lifted."""
        return self.filter(lifted_on__isnull=True)

    def in_force(self, on: dt.date) -> HoldQuerySet:
        """The active holds, without those that were to end by themselves before `on`."""
        return self.active().exclude(kind=Hold.Kind.LONGER, review_on__lt=on)

    def on(self, record: Record) -> HoldQuerySet:
        """The holds that keep `record`: on itself, on its dossier, or on the person whose dossier it is."""
        whose = Q(record=record) | Q(dossier=record.dossier_id) | Q(person=record.dossier.person_id)
        return self.filter(whose)

    def to_review(self, on: dt.date) -> HoldQuerySet:
        """The holds that somebody has to look at again by `on`."""
        return self.active().filter(review_on__lte=on)


class Hold(models.Model):
    """A reason not to destroy a record, a dossier or what is kept of a person for now (blokkade), by name.

    Lifting it is enough: the next sweep finds again what it kept.
    """

    class Kind(models.TextChoices):
        """Why something is held."""

        REQUEST = "request", _("lopend privacyverzoek")
        LITIGATION = "litigation", _("rechtszaak of vordering")
        OBJECTION = "objection", _("bezwaar")
        INVESTIGATION = "investigation", _("onderzoek")
        STATUTORY = "statutory", _("wettelijke plicht")
        LONGER = "longer", _("langer nodig, besloten bij een vernietigingslijst")

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="holds", verbose_name=_("dossier")
    )
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, null=True, blank=True, related_name="holds", verbose_name=_("gegeven")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="holds", verbose_name=_("betrokkene")
    )
    kind = models.CharField(_("soort"), max_length=14, choices=Kind.choices)
    reference = models.CharField(_("kenmerk"), max_length=20, blank=True)
    reason = models.CharField(_("reden"), max_length=400, blank=True)
    review_on = models.DateField(_("opnieuw bekijken op"), null=True, blank=True)
    placed_on = models.DateField(_("geplaatst op"))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("geplaatst door"),
    )
    lifted_on = models.DateField(_("opgeheven op"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opgeheven door"),
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("blokkade")
        verbose_name_plural = _("blokkades")
        constraints = (
            models.UniqueConstraint(
                fields=("dossier", "record", "person", "kind", "reference"),
                condition=Q(lifted_on__isnull=True),
                nulls_distinct=False,
                name="one_active_hold_per_reference",
            ),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, record__isnull=True, person__isnull=True)
                | Q(dossier__isnull=True, record__isnull=False, person__isnull=True)
                | Q(dossier__isnull=True, record__isnull=True, person__isnull=False),
                name="hold_is_on_one_thing",
            ),
        )
        indexes = (models.Index(fields=("review_on",), name="hold_to_review", condition=Q(lifted_on__isnull=True)),)

    class Privacy:
        personal = ("person", "reason")
        plain = (
            *("id", "dossier", "record", "kind", "reference", "review_on"),
            *("placed_on", "placed_by", "lifted_on", "lifted_by"),
        )

    def __str__(self) -> str:
        return f"blokkade {self.pk}"

    @property
    def held(self) -> Record | Dossier | Person:
        """What it is on."""
        return self.record or self.dossier or self.person  # type: ignore[return-value]  # a constraint says one of them

    @property
    def subject_id(self) -> UUID:
        """Whose data it keeps, for the journal."""
        return self.person_id or (self.dossier or self.record.dossier).person_id  # type: ignore[union-attr]
