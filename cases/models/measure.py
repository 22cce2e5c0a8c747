"""What granting a request does to a record, written down with the decision and carried out when the answer goes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.finding import Finding


class Measure(models.Model):
    """What is done to the record of one finding (maatregel): corrected, removed, frozen, or used no longer.

    The person's own words may stand beside a record that is not corrected (AVG art. 16, last sentence).
    """

    class Kind(models.TextChoices):
        """What is done."""

        CORRECT = "correct", _("verbeteren")
        ERASE = "erase", _("verwijderen")
        RESTRICT = "restrict", _("bevriezen")
        STOP = "stop", _("niet meer gebruiken")
        STATE = "state", _("eigen verklaring erbij")

    class Article(models.TextChoices):
        """On which ground of the article it rests; the six of AVG art. 17(1), the four of 18(1)."""

        NOT_NEEDED = "17_1a", _("wij hebben het niet meer nodig")
        CONSENT_GONE = "17_1b", _("de toestemming is ingetrokken")
        OBJECTED = "17_1c", _("er is bezwaar gemaakt, en ons belang weegt niet zwaarder")
        UNLAWFUL = "17_1d", _("wij hadden dit niet mogen gebruiken")
        LEGAL_DUTY = "17_1e", _("de wet zegt dat het weg moet")
        CHILD = "17_1f", _("het is van een kind, verzameld door een online dienst")
        CONTESTED = "18_1a", _("de juistheid wordt onderzocht")
        RATHER_FROZEN = "18_1b", _("het gebruik mag niet, maar de aanvrager wil geen verwijdering")
        CLAIM = "18_1c", _("de aanvrager heeft het nodig voor een rechtszaak")
        OBJECTION = "18_1d", _("er is bezwaar gemaakt")

    finding = models.OneToOneField(
        Finding, on_delete=models.CASCADE, primary_key=True, related_name="measure", verbose_name=_("stuk")
    )
    kind = models.CharField(_("maatregel"), max_length=8, choices=Kind.choices)
    article = models.CharField(_("grond"), max_length=5, choices=Article.choices, blank=True)
    field = models.CharField(_("veld"), max_length=20, blank=True)
    new = models.TextField(_("nieuwe waarde"), max_length=20_000, blank=True)
    shows = models.CharField(_("waaruit het blijkt"), max_length=500, blank=True)
    mark = models.CharField(_("kenmerk van wat er stond"), max_length=64, blank=True)
    words = models.TextField(_("eigen verklaring"), max_length=5_000, blank=True)
    done_at = models.DateTimeField(_("uitgevoerd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("maatregel")
        verbose_name_plural = _("maatregelen")
        indexes = (models.Index(fields=("kind",), name="measure_undone", condition=Q(done_at__isnull=True)),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind__in=("erase", "restrict")) | ~Q(article=""),
                name="measure_rests_on_article",
                violation_error_message=_("Kies op welke grond dit rust."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="correct") | (~Q(field="") & Q(shows__regex=r"\S")),
                name="correction_says_what_and_why",
                violation_error_message=_("Leg vast wat er moet staan, en waaruit dat blijkt."),
            ),
        )

    class Privacy:
        personal = ("new", "shows", "words")
        plain = ("finding", "kind", "article", "field", "mark", "done_at")

    def __str__(self) -> str:
        return f"maatregel {self.pk}"
