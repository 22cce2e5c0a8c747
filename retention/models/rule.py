"""Retention rules: how long each category is kept, from when, and on what that rests; dated, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from law.keeping import Length, weight_of
from law.terms import Kind, Starts, length_in_words

if TYPE_CHECKING:
    import datetime as dt


class RuleQuerySet(models.QuerySet["Rule"]):
    """Words to ask for rules."""

    def in_force(self, on: dt.date) -> dict[str, Rule]:
        """The version of each category that counts on `on`; a category whose last version ended has none."""
        begun = self.filter(valid_from_on__lte=on).order_by("category", "-valid_from_on", "-id").distinct("category")
        return {rule.category: rule for rule in begun if rule.valid_to_on is None or rule.valid_to_on >= on}


class Rule(models.Model):
    """One version of the rule for a category (bewaarregel): a change is a new version from a day on.

    `trigger` is the event in words, `starts` the place where its day stands. `goes_at_once` is the short route: what is
    due goes without a destruction list.
    """

    class Basis(models.TextChoices):
        """What a term rests on. A repealed guideline is never called law."""

        STATUTE = Kind.STATUTE.value, _("wet")
        GUIDELINE = Kind.GUIDELINE.value, _("richtsnoer (vervallen)")
        POLICY = Kind.POLICY.value, _("eigen beleid")
        PROPOSAL = Kind.PROPOSAL.value, _("voorstel")

    class Trigger(models.TextChoices):
        """Where the day stands from which a term runs."""

        TENANCY_END = Starts.TENANCY_END.value, _("einde van de huur")
        TENANCY_START = Starts.TENANCY_START.value, _("begin van de huur")
        HAPPENED = Starts.HAPPENED.value, _("de datum van het gegeven")
        YEAR_END = Starts.YEAR_END.value, _("einde van het boekjaar")
        RECORDED = Starts.RECORDED.value, _("de dag van vastleggen")
        SET = Starts.SET.value, _("de dag waarop het is afgehandeld")

    category = models.CharField(_("bewaarregel"), max_length=40)
    label = models.CharField(_("naam"), max_length=60)
    trigger = models.CharField(_("gebeurtenis"), max_length=60)
    starts = models.CharField(_("begin van de termijn"), max_length=14, choices=Trigger.choices)
    years = models.PositiveSmallIntegerField(_("jaren"), default=0)
    months = models.PositiveSmallIntegerField(_("maanden"), default=0)
    days = models.PositiveSmallIntegerField(_("dagen"), default=0)
    is_maximum = models.BooleanField(_("langer mag niet"), default=False)
    goes_at_once = models.BooleanField(_("gaat weg zonder lijst"), default=False)
    basis = models.CharField(_("rust op"), max_length=10, choices=Basis.choices)
    source = models.CharField(_("bron"), max_length=200)
    source_url = models.CharField(_("vindplaats"), max_length=300, blank=True)
    valid_from_on = models.DateField(_("geldt vanaf"))
    valid_to_on = models.DateField(_("geldt tot en met"), null=True, blank=True)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("gemaakt door")
    )

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewaarregel")
        verbose_name_plural = _("bewaarregels")
        ordering = ("category", "-valid_from_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gte=F("valid_from_on")),
                name="rule_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
        )
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = (
            *("id", "category", "label", "trigger", "starts", "years", "months", "days", "is_maximum", "goes_at_once"),
            *("basis", "source", "source_url", "valid_from_on", "valid_to_on", "made_at", "made_by"),
        )

    def __str__(self) -> str:
        return f"bewaarregel {self.category}, vanaf {self.valid_from_on}"

    @property
    def length(self) -> Length:
        """How long, as the law counts."""
        return Length(12 * self.years + self.months, self.days, weight_of(self.basis, self.is_maximum))

    @property
    def in_words(self) -> str:
        """How long and from when: "2 jaar na einde huur", "direct na oordeel minister"."""
        is_nothing = not (self.years or self.months or self.days)
        return f"{'direct' if is_nothing else length_in_words(self.years, self.months, self.days)} na {self.trigger}"
