"""Messages to the person who asked, and the one-time links in them. They carry a link and a number, never content."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
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
