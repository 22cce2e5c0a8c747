"""Letters as they went out, the texts they were made from, and how each went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.letter_kinds import LetterKind
from cases.models.case import Case
from cases.models.collectable import Collectable
from dossiers.functions import SEES_EVERYBODY
from dossiers.models.growing import NOT_TOUCHED
from dossiers.scope import has_function

if TYPE_CHECKING:
    from dossiers.actors import Visitor


class LetterTextQuerySet(models.QuerySet["LetterText"]):
    """Words to ask for texts."""

    def current(self, kind: str) -> LetterText:
        """The newest version of the text of `kind`. Raises DoesNotExist when there is none."""
        return self.filter(kind=kind).latest("version")


class LetterText(models.Model):
    """The text of one kind of letter in one version (brieftekst): added, never changed."""

    kind = models.CharField(_("soort"), max_length=24, choices=LetterKind.choices)
    version = models.PositiveIntegerField(_("versie"))
    subject = models.CharField(_("onderwerp"), max_length=120)
    body = models.CharField(_("tekst"), max_length=8_000)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("brieftekst")
        verbose_name_plural = _("briefteksten")
        ordering = ("kind", "-version")
        constraints = (models.UniqueConstraint(fields=("kind", "version"), name="letter_text_version_once"),)
        triggers = (NOT_TOUCHED,)

    class Privacy:
        personal = ()
        plain = ("id", "kind", "version", "subject", "body", "made_at", "made_by")

    def __str__(self) -> str:
        return f"brieftekst {self.kind} {self.version}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Words to ask for letters."""

    def visible_to(self, user: Visitor) -> LetterQuerySet:
        """The letters that `user` may read: those who answer requests, and the FG."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()


class Letter(models.Model):
    """A letter as it went out: the bytes and their hash, to whom, and the version of the text it was made from."""

    Kind = LetterKind

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters", verbose_name=_("verzoek"))
    kind = models.CharField(_("soort"), max_length=24, choices=LetterKind.choices)
    text = models.ForeignKey(
        LetterText, on_delete=models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("tekst")
    )
    to_name = models.CharField(_("aan"), max_length=160, blank=True)
    to_address = models.CharField(_("postadres"), max_length=300, blank=True)
    to_email = models.EmailField(_("e-mailadres"), blank=True)
    pdf = models.BinaryField(_("bestand"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")

    class Privacy:
        personal = ("to_name", "to_address", "to_email", "pdf")
        plain = ("id", "case", "kind", "text", "sha256", "made_at", "made_by")

    def __str__(self) -> str:
        return f"brief {self.pk}"


class Dispatch(Collectable):
    """How a letter goes out (verzending): on paper, posted on a day by somebody, or fetched with a link and a code."""

    class Channel(models.TextChoices):
        """How a letter goes."""

        POST = "post", _("op papier")
        MAIL = "mail", _("op de site, met een link en een code")

    letter = models.OneToOneField(
        Letter, on_delete=models.PROTECT, primary_key=True, related_name="dispatch", verbose_name=_("brief")
    )
    channel = models.CharField(_("manier"), max_length=4, choices=Channel.choices)
    queued_at = models.DateTimeField(_("klaargezet op"), default=timezone.now)
    queued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("klaargezet door")
    )
    posted_on = models.DateField(_("op de post op"), null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("op de post door"),
    )
    by_hand = models.BooleanField(_("meegegeven, niet gepost"), default=False)

    class Meta:
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")
        ordering = ("queued_at",)
        indexes = (
            models.Index(
                fields=("queued_at",), name="letter_to_post", condition=Q(channel="post", posted_on__isnull=True)
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True, posted_by__isnull=True)
                | Q(posted_on__isnull=False, posted_by__isnull=False, channel="post"),
                name="posted_by_somebody",
                violation_error_message=_("Zeg wie de brief op de post deed, en wanneer."),
            ),
            models.CheckConstraint(
                condition=Q(by_hand=False) | Q(posted_on__isnull=False),
                name="handed_over_on_a_day",
                violation_error_message=_("Zeg op welke dag de brief is meegegeven."),
            ),
            models.CheckConstraint(
                condition=Q(channel="post") | (~Q(code_hash="") & Q(until__isnull=False)),
                name="fetched_with_a_code",
                violation_error_message=_("Een brief op de site heeft een code en een laatste dag."),
            ),
        )

    class Privacy:
        personal = ()
        plain = (
            "letter",
            "channel",
            "queued_at",
            "queued_by",
            "posted_on",
            "posted_by",
            "by_hand",
            "code_hash",
            "wrong_codes",
            "until",
            "fetched_at",
        )

    def __str__(self) -> str:
        return f"verzending {self.pk}"
