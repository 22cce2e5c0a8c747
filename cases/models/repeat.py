"""The link between a merged request and the earlier request of the same person (samenvoeging)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Repeat(models.Model):
    """That a request goes on with an earlier one. Each keeps its number and its day of receipt."""

    class Kind(models.TextChoices):
        """Whether it is the same question, or one that belongs with it."""

        SAME = "same", _("dezelfde vraag, nog een keer")
        MORE = "more", _("een vraag die bij de eerste hoort")

    later = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="repeats", verbose_name=_("later verzoek")
    )
    earlier = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="repeated_by", verbose_name=_("eerder verzoek")
    )
    kind = models.CharField(_("soort"), max_length=4, choices=Kind.choices)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        constraints = (
            models.CheckConstraint(
                condition=~Q(later=F("earlier")),
                name="repeats_another",
                violation_error_message=_("Kies een ander verzoek."),
            ),
        )

    class Privacy:
        personal = ()
        plain = ("later", "earlier", "kind", "at", "by")

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"
