"""Residual mentions: where somebody whose data go is still named in a record of another, for a person to decide."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossiers.sections import Section
from retention.models.lists import DestructionList, Step


class MentionItemQuerySet(models.QuerySet["MentionItem"]):
    """Words to ask for mentions on lists."""

    def undecided(self) -> MentionItemQuerySet:
        """Those about which nobody decided."""
        return self.filter(choice="")

    def to_unlink(self) -> MentionItemQuerySet:
        """Those of which the link has to be removed: decided so, on a list that was carried out, and not done yet."""
        done = Step.objects.filter(kind=Step.Kind.CARRIED_OUT).values("of")
        return self.filter(choice=MentionItem.Choice.REMOVE, done_at__isnull=True, of__in=done)

    def decided(self) -> MentionItemQuerySet:
        """Those that somebody decided about, on a list that was not stopped and did not lapse."""
        ends = Step.objects.filter(kind__in=(Step.Kind.STOPPED, Step.Kind.LAPSED)).values("of")
        return self.exclude(choice="").exclude(of__in=ends)


class MentionItem(models.Model):
    """A record of another in which somebody is named of whom nothing else is left (vermelding op een lijst).

    It holds keys and references, because the rows themselves may be gone later. What was decided is done when the
    dossier of the person who is named is destroyed.
    """

    class Choice(models.TextChoices):
        """What becomes of it."""

        REMOVE = "remove", _("koppeling weghalen")
        KEEP = "keep", _("laten staan")

    of = models.ForeignKey(
        DestructionList, on_delete=models.PROTECT, related_name="mention_items", verbose_name=_("vernietigingslijst")
    )
    person_key = models.UUIDField(_("genoemde persoon"))
    person_reference = models.CharField(_("kenmerk van de persoon"), max_length=14)
    record_key = models.UUIDField(_("gegeven"))
    reference = models.CharField(_("kenmerk"), max_length=14)
    section = models.CharField(_("onderdeel"), max_length=12)
    choice = models.CharField(_("besluit"), max_length=6, choices=Choice.choices, blank=True)
    reason = models.CharField(_("reden"), max_length=400, blank=True)
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    done_at = models.DateTimeField(_("weggehaald op"), null=True, blank=True)

    objects = MentionItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("vermelding op een lijst")
        verbose_name_plural = _("vermeldingen op lijsten")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("of", "person_key", "record_key"), name="mention_once_on_a_list"),
            models.CheckConstraint(condition=~Q(choice="keep", reason=""), name="mention_kept_for_a_reason"),
        )
        indexes = (models.Index(fields=("person_key",), name="mention_item_by_person"),)

    class Privacy:
        personal = ("reason",)
        plain = (
            *("id", "of", "person_key", "person_reference", "record_key", "reference", "section"),
            *("choice", "decided_at", "decided_by", "done_at"),
        )

    def __str__(self) -> str:
        return f"lijst {self.of_id}, vermelding in {self.reference}"

    @property
    def section_name(self) -> str:
        """The section as it is called on screen."""
        return str(Section(self.section).label)
