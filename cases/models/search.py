"""Searching outside the product: where to look, who was asked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from dossiers.functions import Function
from dossiers.models import Activity
from dossiers.scope import has_function

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from dossiers.actors import Visitor


class SearchSourceQuerySet(models.QuerySet["SearchSource"]):
    """Words to ask for places to search."""

    def standing(self) -> SearchSourceQuerySet:
        """The places that are searched today, in the order of the plan."""
        return self.filter(ended_on__isnull=True)


class SearchSource(models.Model):
    """A place outside the product where data about people may lie (zoekplek), and who looks there."""

    name = models.CharField(_("systeem of plek"), max_length=80, unique=True)
    department = models.CharField(_("afdeling"), max_length=80)
    hint = models.CharField(_("waar kijkt u dan"), max_length=300, blank=True)
    answerer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie antwoordt"),
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verwerking")
    )
    place = models.PositiveSmallIntegerField(_("volgorde"), default=99)
    ended_on = models.DateField(_("beëindigd op"), null=True, blank=True)

    objects = SearchSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoekplek")
        verbose_name_plural = _("zoekplekken")
        ordering = ("place", "id")

    class Privacy:
        personal = ()
        plain = ("id", "name", "department", "hint", "answerer", "activity", "place", "ended_on")

    def __str__(self) -> str:
        return f"zoekplek {self.pk}"


class SearchTaskQuerySet(models.QuerySet["SearchTask"]):
    """Words to ask for search tasks."""

    def visible_to(self, user: Visitor) -> SearchTaskQuerySet:
        """The tasks put to `user`, and nobody else's; the plan of a case is read with the case.

        Functional management sees no content, also not who asks.
        """
        may_see = user.is_authenticated and user.is_active and not has_function(user, Function.FUNCTIONAL_MANAGEMENT)
        return self.filter(answerer=user.pk) if may_see else self.none()

    def open(self) -> SearchTaskQuerySet:
        """The tasks that wait for an answer."""
        return self.filter(answered_at__isnull=True, ended_at__isnull=True)


class SearchTask(models.Model):
    """One place that a colleague searches for one case (opvraag), with the answer: files, or nothing found."""

    class Answer(models.TextChoices):
        """What came of the search."""

        FOUND = "found", _("gevonden")
        NOTHING = "nothing", _("gezocht, niets gevonden")

    class Term(models.TextChoices):
        """What was searched with."""

        NAME = "name", _("naam")
        ADDRESS = "address", _("adres")
        CLIENT_NUMBER = "client_number", _("klantnummer")

    class End(models.TextChoices):
        """Why an answer is no longer awaited."""

        TAKEN_BACK = "taken_back", _("teruggenomen")
        NOT_AWAITED = "not_awaited", _("niet op gewacht")
        CLOSED = "closed", _("het verzoek is gesloten")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="search_tasks", verbose_name=_("verzoek"))
    source = models.ForeignKey(SearchSource, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("zoekplek"))
    # As they stood when it was asked: the proof does not change with the plan.
    system = models.CharField(_("systeem of plek"), max_length=80)
    department = models.CharField(_("afdeling"), max_length=80)
    answerer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gevraagd aan")
    )
    asked_on = models.DateField(_("gevraagd op"))
    asked_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gevraagd door")
    )
    due_on = models.DateField(_("antwoord uiterlijk"))
    answer = models.CharField(_("antwoord"), max_length=8, choices=Answer.choices, blank=True)
    terms = ArrayField(
        models.CharField(max_length=16, choices=Term.choices), verbose_name=_("gezocht op"), default=list, blank=True
    )
    other_terms = models.CharField(_("ook gezocht op"), max_length=200, blank=True)
    note = models.CharField(_("opmerking"), max_length=500, blank=True)
    answered_as = models.CharField(_("beantwoord als"), max_length=80, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    end = models.CharField(_("waarom beëindigd"), max_length=12, choices=End.choices, blank=True)
    ended_at = models.DateTimeField(_("beëindigd op"), null=True, blank=True)

    objects = SearchTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("opvraag")
        verbose_name_plural = _("opvragen")
        ordering = ("case", "source__place", "id")
        indexes = (
            models.Index(
                fields=("answerer", "due_on", "id"),
                name="search_task_open",
                condition=Q(answered_at__isnull=True, ended_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("case", "source"),
                condition=Q(answered_at__isnull=True, ended_at__isnull=True),
                name="search_task_once_open",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="search_answer_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at__isnull=True)
                | (~Q(end="") & Q(ended_at__isnull=False, answered_at__isnull=True)),
                name="search_end_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(terms=[]),
                name="search_answer_says_how",
                violation_error_message=_("Kies waarop u zocht: naam, adres of klantnummer."),
            ),
        )

    class Privacy:
        personal = ("other_terms", "note")
        plain = (
            "id",
            "case",
            "source",
            "system",
            "department",
            "answerer",
            "asked_on",
            "asked_at",
            "asked_by",
            "due_on",
            "answer",
            "terms",
            "answered_as",
            "answered_at",
            "end",
            "ended_at",
        )

    def __str__(self) -> str:
        return f"opvraag {str(self.pk)[-8:]}"

    @property
    def subject_id(self) -> UUID | None:
        """Whose data is searched for, for the journal."""
        return self.case.subject_id

    @property
    def is_open(self) -> bool:
        """Whether an answer is awaited."""
        return self.answered_at is None and self.ended_at is None

    def days_late(self, today: dt.date) -> int:
        """How many days the answer is late; 0 when it is not."""
        return max(0, (today - self.due_on).days) if self.is_open else 0


class SearchReminder(models.Model):
    """One reminder of a task (herinnering); those of the clock exist once, however many beats and workers run."""

    class Kind(models.TextChoices):
        """What caused it."""

        THIRD_DAY = "day_3", _("op werkdag 3")
        FIFTH_DAY = "day_5", _("op werkdag 5")
        BY_HAND = "by_hand", _("met de knop")

    task = models.ForeignKey(SearchTask, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("opvraag"))
    kind = models.CharField(_("soort"), max_length=8, choices=Kind.choices)
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
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("task", "kind"), condition=~Q(kind="by_hand"), name="search_reminder_once"),
        )

    class Privacy:
        personal = ()
        plain = ("id", "task", "kind", "at", "by")

    def __str__(self) -> str:
        return f"herinnering {self.pk}"


class SearchStop(models.Model):
    """Why the answers of colleagues who were still searching are not awaited (niet gewacht)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="search_stops", verbose_name=_("verzoek"))
    reason = models.CharField(_("waarom niet gewacht"), max_length=500)
    tasks = models.PositiveSmallIntegerField(_("open opvragen"))
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("niet gewacht")
        verbose_name_plural = _("niet gewacht")
        ordering = ("at", "id")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="search_stop_has_reason"),)

    class Privacy:
        personal = ("reason",)
        plain = ("id", "case", "tasks", "at", "by")

    def __str__(self) -> str:
        return f"niet gewacht {self.pk}"
