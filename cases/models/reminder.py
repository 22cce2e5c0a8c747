"""What was reminded of and told, each once: the reminders of a due date, and the overview of a week."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class DueReminder(models.Model):
    """One reminder that an answer is due (herinnering aan een termijn).

    Those of the clock exist once per due date and moment, however many beats and workers run; when the date moves they
    begin anew. That it is late is told to the person. With the button one may remind again on another day.
    """

    class Moment(models.TextChoices):
        """How near the date was, or what caused it; in the order of time."""

        FIVE_DAYS = "five_days", _("vijf werkdagen ervoor")
        THREE_DAYS = "three_days", _("drie dagen ervoor")
        ONE_DAY = "one_day", _("een werkdag ervoor")
        THE_DAY = "the_day", _("op de dag zelf")
        LATE = "late", _("te laat: aan de aanvrager")
        BY_HAND = "by_hand", _("met de knop")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="due_reminders", verbose_name=_("verzoek"))
    moment = models.CharField(_("moment"), max_length=10, choices=Moment.choices)
    due_on = models.DateField(_("antwoord uiterlijk"))
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("door"),
    )

    class Meta:
        verbose_name = _("herinnering aan een termijn")
        verbose_name_plural = _("herinneringen aan een termijn")
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "due_on", "moment"), condition=~Q(moment="by_hand"), name="due_reminder_once"
            ),
        )

    class Privacy:
        personal = ()
        plain = ("id", "case", "moment", "due_on", "at", "by")

    def __str__(self) -> str:
        return f"herinnering aan een termijn {self.pk}"


class Digest(models.Model):
    """The overview of one week for one member of staff (weekoverzicht), sent once."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("medewerker")
    )
    week = models.CharField(_("week"), max_length=8)
    at = models.DateTimeField(_("op"), default=timezone.now)

    class Meta:
        verbose_name = _("weekoverzicht")
        verbose_name_plural = _("weekoverzichten")
        constraints = (models.UniqueConstraint(fields=("user", "week"), name="digest_once_a_week"),)

    class Privacy:
        personal = ()
        plain = ("id", "user", "week", "at")

    def __str__(self) -> str:
        return f"weekoverzicht {self.pk}"
