"""What makes an answer take longer: an extension with its reason, and a question to the person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Extension(models.Model):
    """The one extension of a case (verlenging): why it takes longer, for the person to read (AVG art. 12(3))."""

    class Reason(models.TextChoices):
        """Why more time is needed; the AVG knows complexity and number of requests, and nothing else."""

        COMPLEX = "complex", _("het is ingewikkeld: er moet veel worden gelezen of onleesbaar gemaakt")
        SCATTERED = "scattered", _("de gegevens staan op veel plekken")
        MANY = "many", _("u deed meer verzoeken tegelijk")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="extension", verbose_name=_("verzoek")
    )
    reason = models.CharField(_("reden"), max_length=12, choices=Reason.choices)
    words = models.TextField(_("uitleg voor de aanvrager"), max_length=1_000)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("verlenging")
        verbose_name_plural = _("verlengingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(words__regex=r"\S"),
                name="extension_has_words",
                violation_error_message=_("Leg uit waarom het langer duurt. De aanvrager leest dit."),
            ),
        )

    class Privacy:
        personal = ("words",)
        plain = ("case", "reason", "at", "by")

    def __str__(self) -> str:
        return f"verlenging {self.pk}"


class Clarification(models.Model):
    """A question to the person about what they ask (vraag om uitleg), and their answer (AVG recital 63)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clarifications", verbose_name=_("verzoek"))
    question = models.TextField(_("vraag"), max_length=1_000)
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gevraagd door")
    )
    answer = models.TextField(_("antwoord"), max_length=5_000, blank=True)
    answered_on = models.DateField(_("beantwoord op"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("antwoord vastgelegd door"),
    )

    class Meta:
        verbose_name = _("vraag om uitleg")
        verbose_name_plural = _("vragen om uitleg")
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=Q(answered_on__isnull=True), name="one_open_clarification"
            ),
        )

    class Privacy:
        personal = ("question", "answer")
        plain = ("id", "case", "asked_at", "asked_by", "answered_on", "answered_by")

    def __str__(self) -> str:
        return f"vraag om uitleg {self.pk}"
