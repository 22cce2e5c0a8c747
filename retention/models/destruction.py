"""What was destroyed: that there was something, and nothing of what it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.models import Activity
from dossiers.models.growing import BY_DESTRUCTION, ONLY_GROWS
from retention.models.lists import DestructionList
from retention.models.rule import Rule


class Destruction(models.Model):
    """That a record or a whole dossier was destroyed (vernietiging): what kind of thing, when, why; nothing of it.

    `article` says why it had to go: an article of the law for a request, the category of the rule for a term.
    """

    reference = models.CharField(_("kenmerk"), max_length=20, unique=True)
    section = models.CharField(_("onderdeel"), max_length=12, blank=True)
    article = models.CharField(_("grond"), max_length=40)
    request = models.CharField(_("verzoek"), max_length=20, blank=True)
    rule = models.ForeignKey(
        Rule, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bewaarregel")
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verwerking")
    )
    under = models.ForeignKey(
        DestructionList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="destructions",
        verbose_name=_("vernietigingslijst"),
    )
    count = models.PositiveIntegerField(_("aantal gegevens"), default=1)
    files = models.PositiveSmallIntegerField(_("aantal bestanden"), default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    at = models.DateTimeField(_("op"), default=timezone.now)
    again_at = models.DateTimeField(_("opnieuw na terugzetten op"), null=True, blank=True)

    class Meta:
        verbose_name = _("vernietiging")
        verbose_name_plural = _("vernietigingen")
        triggers = (ONLY_GROWS, BY_DESTRUCTION)

    class Privacy:
        personal = ()
        plain = (
            "id",
            "reference",
            "section",
            "article",
            "rule",
            "activity",
            "under",
            "request",
            "count",
            "files",
            "decided_by",
            "at",
            "again_at",
        )

    def __str__(self) -> str:
        return f"vernietiging {self.reference}"
