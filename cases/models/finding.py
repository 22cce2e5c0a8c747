"""What was found for a case: a record of a dossier, or a file from outside; and what goes out in place of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.paper import FoundPaper
from dossiers.files.kinds import KINDS
from dossiers.functions import SEES_EVERYBODY
from dossiers.models import Record
from dossiers.scope import has_function
from dossiers.sections import Section
from law.grounds import Ground

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Visitor
    from dossiers.models import Activity, Person

RECORD_PARTS = ("record__basis__activity", "record__dossier__person")
PAPER_PARTS = ("paper__task__source__activity", "paper__task__case")


class FindingQuerySet(models.QuerySet["Finding"]):
    """Words to ask for findings."""

    def visible_to(self, user: Visitor) -> FindingQuerySet:
        """The findings that `user` may see: those who answer requests, and the FG."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()

    def outcomes(self) -> dict[str | None, int]:
        """How many there are with each outcome; None for those that were not decided."""
        return dict(self.order_by().values_list("decision__outcome").annotate(Count("pk")))

    def undecided(self) -> FindingQuerySet:
        """The findings without a decision."""
        return self.filter(decision__isnull=True)

    def of_records(self) -> FindingQuerySet:
        """The findings from the dossiers."""
        return self.filter(record__isnull=False)

    def whole(self) -> FindingQuerySet:
        """Findings with all that is told about them, in a few queries."""
        return self.select_related(*RECORD_PARTS, *PAPER_PARTS).prefetch_related(
            "record__mentions__person", "case__also_subjects", "redacted"
        )


class Finding(models.Model):
    """One thing found for a case (stuk): a record or a paper, never both; neither once a record was destroyed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings", verbose_name=_("verzoek"))
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("gegeven")
    )
    paper = models.OneToOneField(
        FoundPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="finding", verbose_name=_("bestand")
    )
    number = models.PositiveIntegerField(_("nummer"))
    found_at = models.DateTimeField(_("gevonden op"), default=timezone.now)
    of_another = models.BooleanField(_("uit het dossier van een ander"), default=False)
    # Once the record is destroyed: when, and of which section it was. Nothing else is kept of it.
    destroyed_at = models.DateTimeField(_("verwijderd op"), null=True, blank=True)
    was = models.CharField(_("was van onderdeel"), max_length=12, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("stuk")
        verbose_name_plural = _("stukken")
        ordering = ("case", "number")
        constraints = (
            models.UniqueConstraint(fields=("case", "record"), name="finding_once"),
            models.UniqueConstraint(fields=("case", "number"), name="finding_number_once"),
            models.CheckConstraint(
                condition=Q(record__isnull=False, paper__isnull=True, destroyed_at__isnull=True)
                | Q(record__isnull=True, paper__isnull=False, destroyed_at__isnull=True)
                | Q(record__isnull=True, paper__isnull=True, destroyed_at__isnull=False),
                name="finding_of_record_or_paper",
            ),
        )

    class Privacy:
        personal = ()
        plain = ("id", "case", "record", "paper", "number", "found_at", "of_another", "destroyed_at", "was")

    def __str__(self) -> str:
        return f"stuk {self.pk}"

    @property
    def thing(self) -> Record | FoundPaper | Case:
        """The record or the paper itself, for the journal; the case once what was found is destroyed."""
        return self.record or self.paper or self.case

    @property
    def is_paper(self) -> bool:
        """Whether this is a file, which is given whole or not at all."""
        return self.paper_id is not None

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        found = self.record or self.paper
        return found.title if found else gettext("Verwijderd gegeven")

    @property
    def text(self) -> str:
        """The words of a record; a paper has none here."""
        return self.record.text if self.record else ""

    @property
    def section(self) -> str:
        """The section of the dossier, or the empty string for what lay elsewhere."""
        return self.record.section if self.record else self.was

    @property
    def section_label(self) -> str:
        """Where it belongs: the section of the dossier, or the system in which it was found."""
        return str(Section(self.section).label) if self.section else self._system

    @property
    def happened_on(self) -> dt.date | None:
        """The date of what it tells; not always known of a paper."""
        found = self.record or self.paper
        return found.happened_on if found else None

    @property
    def origin(self) -> str:
        """Where it came from."""
        return self.record.origin if self.record else self._system

    @property
    def activity(self) -> Activity | None:
        """The processing activity it belongs to; a paper may have none."""
        if self.record:
            return self.record.basis.activity
        return self.paper.task.source.activity if self.paper else None

    @property
    def ground_label(self) -> str:
        """The lawful basis, as shown; a paper does not say which of those of its activity."""
        return str(Ground(self.record.basis.ground).label) if self.record else ""

    @property
    def _system(self) -> str:
        return self.paper.task.system if self.paper else ""

    def others(self) -> list[Person]:
        """The people known to be in it, apart from the one who asks; nobody noted who is in a paper."""
        return others_in(self.record, *self.case.subject_keys) if self.record else []


def others_in(record: Record, *subjects: object) -> list[Person]:
    """The people named in `record` apart from the one who asks; with the dossier's owner when that is somebody else."""
    people = [mention.person for mention in record.mentions.all() if mention.person_id not in subjects]
    if record.dossier.person_id not in subjects:
        people.append(record.dossier.person)
    return people


class RedactedFileManager(models.Manager["RedactedFile"]):
    """Redacted versions without their bytes, so that no list ever loads them."""

    def get_queryset(self) -> models.QuerySet[RedactedFile]:
        """All but the bytes; who needs those asks for them."""
        return super().get_queryset().defer("sealed")


class RedactedFile(models.Model):
    """A redacted version of one file of a finding (gelakte versie): its bytes lie encrypted with the key of the case.

    `original` is the key of the file that it stands for, `was` the fingerprint of that file when it was replaced.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="redacted", verbose_name=_("stuk"))
    original = models.UUIDField(_("in de plaats van"))
    was = models.CharField(_("vingerafdruk van het bestand zelf"), max_length=64)
    kind = models.CharField(_("soort bestand"), max_length=8)
    size = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    sealed = models.BinaryField(_("versleutelde inhoud"))
    why = models.TextField(_("waarom"), max_length=1_000)
    is_looked_at = models.BooleanField(_("elke bladzijde zelf nagekeken"), default=False)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    objects = RedactedFileManager()

    class Meta:
        verbose_name = _("gelakte versie")
        verbose_name_plural = _("gelakte versies")
        ordering = ("original",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "original"), name="redacted_once"),
            models.CheckConstraint(condition=~Q(sha256=models.F("was")), name="redacted_is_another_file"),
            models.CheckConstraint(condition=~Q(why=""), name="redacted_with_reason"),
        )

    class Privacy:
        personal = ("sealed", "why")
        plain = ("id", "finding", "original", "was", "kind", "size", "sha256", "is_looked_at", "at", "by")

    def __str__(self) -> str:
        return f"gelakte versie {str(self.pk)[-8:]}"

    @property
    def media_type(self) -> str:
        """What it is by its content."""
        return KINDS[self.kind].media_type

    @property
    def subject_id(self) -> UUID | None:
        """Whose data this row is, for the journal."""
        return self.finding.case.subject_id
