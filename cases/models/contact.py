"""Messages to the person who asked, the one-time links in them, and what did not arrive.

A message carries a link and a number, never content.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.search import SearchTask
from cases.models.third import Consultation


class StatusLink(models.Model):
    """A link that shows the state of a case once, for half an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="status_links", verbose_name=_("verzoek"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    until = models.DateTimeField(_("geldig tot"))
    used_at = models.DateTimeField(_("gebruikt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("statuslink")
        verbose_name_plural = _("statuslinks")

    class Privacy:
        personal = ()
        plain = ("id", "case", "made_at", "until", "used_at")

    def __str__(self) -> str:
        return f"statuslink {self.pk}"


class Mail(models.Model):
    """A message to be sent (bericht), to the person who asked, to a member of staff (`to`) or to a third party.

    Written with the act that causes it, sent afterwards.
    """

    class Kind(models.TextChoices):
        """What the message says."""

        RECEIVED = "received", _("ontvangen")
        IDENTITY = "identity", _("wie bent u")
        STATUS = "status", _("link naar de stand")
        ANSWER = "answer", _("antwoord staat klaar")
        LETTER = "letter", _("brief staat klaar")
        CLARIFICATION = "clarification", _("wat bedoelt u")
        EXTENSION = "extension", _("het duurt langer")
        SEARCH = "search", _("opvraag")
        SEARCH_REMINDER = "search_reminder", _("herinnering aan een opvraag")
        DUE = "due", _("herinnering aan een termijn")
        LATE = "late", _("wij zijn te laat")
        DIGEST = "digest", _("weekoverzicht")
        THIRD = "third", _("vraag aan een derde")
        SIGN = "sign", _("handtekening gevraagd")
        UNCOLLECTED = "uncollected", _("antwoord nog niet opgehaald")

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="mails", verbose_name=_("verzoek")
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("aan"),
    )
    kind = models.CharField(_("soort"), max_length=24, choices=Kind.choices)
    link = models.ForeignKey(
        StatusLink, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("link")
    )
    search_task = models.ForeignKey(
        SearchTask, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("opvraag")
    )
    letter = models.ForeignKey(
        "cases.Letter", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("brief")
    )
    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("raadpleging")
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    sent_at = models.DateTimeField(_("verzonden op"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("pogingen"), default=0)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ("id",)
        indexes = (models.Index(fields=("id",), name="mail_unsent", condition=models.Q(sent_at__isnull=True)),)

    class Privacy:
        personal = ()
        plain = (
            "id",
            "case",
            "to",
            "kind",
            "link",
            "search_task",
            "letter",
            "consultation",
            "made_at",
            "sent_at",
            "tries",
        )

    def __str__(self) -> str:
        return f"bericht {self.pk}"


class UndeliveredQuerySet(models.QuerySet["Undelivered"]):
    """Words to ask for what did not arrive."""

    def open(self) -> UndeliveredQuerySet:
        """What still asks for something: not settled, and no answer that was collected after all."""
        collected = Q(what="uncollected", case__delivery__fetched_at__isnull=False)
        return self.filter(settled_at__isnull=True).exclude(collected)


class Undelivered(models.Model):
    """One time that something did not reach the person (niet aangekomen), and what was done about it."""

    class What(models.TextChoices):
        """What did not arrive."""

        MAIL = "mail", _("een e-mail kwam terug")
        POST = "post", _("een brief kwam terug")
        UNCOLLECTED = "uncollected", _("het antwoord is niet opgehaald")

    class How(models.TextChoices):
        """What was done about it."""

        PAPER = "paper", _("het antwoord gaat alsnog op papier")
        REACHED = "reached", _("gebeld of gesproken: de aanvrager weet ervan")
        AGAIN = "again", _("opnieuw verstuurd, naar een ander adres")
        NOBODY = "nobody", _("niet te bereiken")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", verbose_name=_("verzoek"))
    what = models.CharField(_("wat"), max_length=12, choices=What.choices)
    on = models.DateField(_("op"))
    remark = models.TextField(_("opmerking"), max_length=500, blank=True)
    at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("door")
    )
    how = models.CharField(_("wat deed u"), max_length=8, choices=How.choices, blank=True)
    settled_at = models.DateTimeField(_("opgelost op"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opgelost door"),
    )

    objects = UndeliveredQuerySet.as_manager()

    class Meta:
        verbose_name = _("niet aangekomen")
        verbose_name_plural = _("niet aangekomen")
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "on"), condition=Q(what="uncollected"), name="uncollected_once_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, how="")
                | (Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(how="")),
                name="settled_by_somebody_somehow",
                violation_error_message=_("Kies wat u deed."),
            ),
        )

    class Privacy:
        personal = ("remark",)
        plain = ("id", "case", "what", "on", "at", "by", "how", "settled_at", "settled_by")

    def __str__(self) -> str:
        return f"niet aangekomen {self.pk}"
