"""Files of what was destroyed that still have to go from the disk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileToGo(models.Model):
    """A file whose row was destroyed (bestand dat nog weg moet): from the destruction until the disk has it no more.

    Whoever destroys takes the file off right after. Was it killed in between, then the next sweep does.
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
