"""What keeps a dossier from being destroyed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models import Dossier


class HoldQuerySet(models.QuerySet["Hold"]):
    """Words to ask for holds."""

    def active(self) -> HoldQuerySet:
        """The holds that have not been lifted."""
        return self.filter(lifted_on__isnull=True)


class Hold(models.Model):
    """A reason not to destroy a dossier for now (blokkade), placed and lifted by name."""

    class Kind(models.TextChoices):
        """Why a dossier is held."""

        REQUEST = "request", _("lopend privacyverzoek")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="holds", verbose_name=_("dossier"))
    kind = models.CharField(_("soort"), max_length=12, choices=Kind.choices)
    reference = models.CharField(_("kenmerk"), max_length=20)
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
                fields=("dossier", "kind", "reference"),
                condition=Q(lifted_on__isnull=True),
                name="one_active_hold_per_reference",
            ),
        )

    class Privacy:
        personal = ()
        plain = ("id", "dossier", "kind", "reference", "placed_on", "placed_by", "lifted_on", "lifted_by")

    def __str__(self) -> str:
        return f"blokkade {self.pk}"


class Destruction(models.Model):
    """That a record was destroyed (vernietiging): what kind of thing, when, why, for which request; nothing of it."""

    reference = models.CharField(_("kenmerk"), max_length=20, unique=True)
    section = models.CharField(_("onderdeel"), max_length=12)
    article = models.CharField(_("grond"), max_length=20)
    request = models.CharField(_("verzoek"), max_length=20, blank=True)
    files = models.PositiveSmallIntegerField(_("aantal bestanden"), default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("besloten door")
    )  # nobody when it was erased again: the ledger names no people
    at = models.DateTimeField(_("op"), default=timezone.now)
    again_at = models.DateTimeField(_("opnieuw na terugzetten op"), null=True, blank=True)

    class Meta:
        verbose_name = _("vernietiging")
        verbose_name_plural = _("vernietigingen")

    class Privacy:
        personal = ()
        plain = ("id", "reference", "section", "article", "request", "files", "decided_by", "at", "again_at")

    def __str__(self) -> str:
        return f"vernietiging {self.reference}"


class ErasureLine(models.Model):
    """That something was erased, as it goes into the ledger outside the database: no number yet means not written yet.

    The ledger is what a copy of the database that is put back is held against. See `retention.ledger`.
    """

    kind = models.CharField(_("soort"), max_length=60)  # the label of the model, such as dossiers.record
    reference = models.CharField(_("kenmerk"), max_length=40)
    article = models.CharField(_("grond"), max_length=20, blank=True)
    at = models.DateTimeField(_("op"), default=timezone.now)
    number = models.PositiveBigIntegerField(_("regel"), null=True, blank=True, unique=True)
    mac = models.CharField(_("zegel"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("regel in het register van vernietigingen")
        verbose_name_plural = _("regels in het register van vernietigingen")
        constraints = (models.UniqueConstraint(fields=("kind", "reference"), name="erased_once"),)
        indexes = (models.Index(fields=("id",), condition=Q(number__isnull=True), name="erasures_not_written"),)

    class Privacy:
        personal = ()
        plain = ("id", "kind", "reference", "article", "at", "number", "mac")

    def __str__(self) -> str:
        return f"regel {self.number or 'nog niet'}"
