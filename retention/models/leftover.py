"""Files of what was destroyed that still have to go from the disk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileToGo(models.Model):
    """A file whose row was destroyed, until it is deleted from the disk (bestand dat nog weg moet).

    That happens right after the destruction; when the worker is killed in between, the next sweep does it.
    """

    file = models.UUIDField(_("bestand"), primary_key=True)

    class Meta:
        verbose_name = _("bestand dat nog weg moet")
        verbose_name_plural = _("bestanden die nog weg moeten")

    class Privacy:
        personal = ()
        plain = ("file",)

    def __str__(self) -> str:
        return f"bestand {self.pk}"
