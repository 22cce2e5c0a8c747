"""How somebody showed who they are, and what differed from who is on file."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.collectable import Coded
from cases.models.letters import Letter
from dossiers.models import Person


class Identification(models.Model):
    """How somebody showed who they are, seen by whom and when; never a document (AVG art. 12(6), 5(1)(c))."""

    class Method(models.TextChoices):
        """The ladder, lightest first."""

        NOT_ON_FILE = "not_on_file", _("Staat niet in de klantlijst; nog niets laten zien")
        KNOWN_EMAIL = "known_email", _("Bericht via het e-mailadres dat wij al kennen")
        CALLED_BACK = "called_back", _("Teruggebeld op het nummer dat wij al kennen")
        LETTER_CODE = "letter_code", _("Code uit een brief naar het bekende adres")
        SHOWN = "shown", _("Aan de balie laten zien; geen kopie gemaakt")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="identification", verbose_name=_("verzoek")
    )
    method = models.CharField(_("manier"), max_length=12, choices=Method.choices)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))
    # What differed between the request and the person on file, as sentences, and why it is the same person even so.
    differences = models.TextField(_("wat verschilt"), max_length=1_000, blank=True, default="", db_default="")
    because = models.TextField(_("waarom dit dezelfde is"), max_length=1_000, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("identificatie")
        verbose_name_plural = _("identificaties")
        constraints = (
            models.CheckConstraint(
                condition=Q(differences="") | Q(because__regex=r"\S"),
                name="difference_has_reason",
                violation_error_message=_("Schrijf op waarom dit toch dezelfde persoon is."),
            ),
        )

    class Privacy:
        personal = ("differences", "because")
        plain = ("case", "method", "at", "by")

    def __str__(self) -> str:
        return f"identificatie {self.pk}"


class CodeLetter(Coded):
    """A letter with a code to the address that we know: who tells the code lives there (codebrief)."""

    CODE_SALT = "cases.identity"

    letter = models.OneToOneField(
        Letter, on_delete=models.PROTECT, primary_key=True, related_name="code_letter", verbose_name=_("brief")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="code_letters", verbose_name=_("verzoek"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("betrokkene"))
    until = models.DateField(_("geldig tot en met"))
    proven_on = models.DateField(_("code genoemd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("codebrief")
        verbose_name_plural = _("codebrieven")
        ordering = ("letter__made_at", "pk")

    class Privacy:
        personal = ("person",)
        plain = ("letter", "case", "code_hash", "wrong_codes", "until", "proven_on")

    def __str__(self) -> str:
        return f"codebrief {self.pk}"


class AlsoSubject(models.Model):
    """Somebody in the client list who is the very person who asks, kept there a second time (ook deze persoon)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="also_subjects", verbose_name=_("verzoek"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("betrokkene"))
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("tweede inschrijving")
        verbose_name_plural = _("tweede inschrijvingen")
        constraints = (models.UniqueConstraint(fields=("case", "person"), name="also_subject_once"),)

    class Privacy:
        personal = ("person",)
        plain = ("id", "case", "at", "by")

    def __str__(self) -> str:
        return f"tweede inschrijving {self.pk}"
