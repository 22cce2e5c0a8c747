"""The other people in a case: one choice per person, and what was put to them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.collectable import Coded
from cases.models.letters import Letter
from dossiers.functions import SEES_EVERYBODY
from dossiers.models import Person
from dossiers.scope import has_function
from dossiers.text.keys import opaque
from law.deadlines import third_party_due

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import Visitor


def consultation_word() -> str:
    """The word in the link of a letter to a third party: random, and not that of the request."""
    return opaque("R", 10)


class ThirdPartyQuerySet(models.QuerySet["ThirdParty"]):
    """Words to ask for third parties."""

    def visible_to(self, user: Visitor) -> ThirdPartyQuerySet:
        """The choices that `user` may see: those who answer requests, and the FG."""
        return self if has_function(user, *SEES_EVERYBODY) else self.none()


class ThirdParty(models.Model):
    """What was chosen about one other person in one case (derde); it holds for every finding at once."""

    class Choice(models.TextChoices):
        """What is done with the name of this person."""

        SHIELD = "shield", _("afschermen")
        ASK = "ask", _("voorleggen")
        STAFF = "staff", _("is medewerker")
        HOUSEMATE = "housemate", _("is huisgenoot")
        INSTITUTION = "institution", _("is een instantie")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="third_parties", verbose_name=_("verzoek"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("derde"))
    choice = models.CharField(_("keuze"), max_length=12, choices=Choice.choices)
    reason = models.TextField(_("reden"), max_length=1_000, blank=True)
    revision = models.PositiveIntegerField(_("versie"), default=1)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    objects = ThirdPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("derde")
        verbose_name_plural = _("derden")
        constraints = (models.UniqueConstraint(fields=("case", "person"), name="third_party_once"),)

    class Privacy:
        personal = ("person", "reason")
        plain = ("id", "case", "choice", "revision", "at", "by")

    def __str__(self) -> str:
        return f"derde {self.pk}"

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.person_id

    @property
    def is_shielded(self) -> bool:
        """Whether the name stays hidden: what was put to somebody is hidden until it is decided to be given."""
        if self.choice == self.Choice.SHIELD:
            return True
        if self.choice != self.Choice.ASK:
            return False
        consultation = getattr(self, "consultation", None)
        return consultation is None or consultation.outcome != Consultation.Outcome.GIVE


class Consultation(Coded):
    """What was put to a third party (raadpleging): letter, proof that it was noticed, answer, and what we did with it.

    Regulation, third parties: fourteen days to object, told in the letter. AVG art. 15(4).
    """

    class Channel(models.TextChoices):
        """How the question goes out."""

        POST = "post", _("een brief met link en code")
        EMAIL = "email", _("een e-mail met de link; de code geeft u apart")

    class Proof(models.TextChoices):
        """What shows on which day the question was noticed."""

        HANDED = "handed", _("zelf gegeven, of aan de balie")
        RECEIPT = "receipt", _("ontvangstbewijs van de post")
        CALLED = "called", _("aan de telefoon bevestigd")
        OPENED = "opened", _("zelf geopend met de code")

    class Answer(models.TextChoices):
        """What the third party said."""

        KEEP = "keep", _("van mij mag de naam erin blijven")
        HIDE = "hide", _("liever de naam onleesbaar")
        TALK = "talk", _("wil overleggen")

    class Outcome(models.TextChoices):
        """What we do."""

        SHIELD = "shield", _("onleesbaar maken")
        GIVE = "give", _("de naam blijft staan")

    CODE_SALT = "cases.third"

    third = models.OneToOneField(
        ThirdParty, on_delete=models.PROTECT, primary_key=True, related_name="consultation", verbose_name=_("derde")
    )
    word = models.CharField(_("woord in de link"), max_length=16, unique=True, default=consultation_word)
    what = models.CharField(_("soort gegeven"), max_length=200)
    channel = models.CharField(_("manier"), max_length=6, choices=Channel.choices)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    letter = models.BinaryField(_("brief, zonder code"))
    paper = models.OneToOneField(
        Letter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultation",
        verbose_name=_("brief voor de post"),
    )
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    code_hash = models.CharField(_("vingerafdruk van de code"), max_length=128)  # there is always one
    asked_on = models.DateField(_("gevraagd op"))
    asked_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("gevraagd door")
    )
    named_on = models.DateField(_("datum in de brief"))
    noticed_on = models.DateField(_("kennisgenomen op"), null=True, blank=True)
    proof = models.CharField(_("bewijs"), max_length=8, choices=Proof.choices, blank=True)
    noticed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kennisname vastgelegd door"),
    )
    answer = models.CharField(_("antwoord"), max_length=4, choices=Answer.choices, blank=True)
    remark = models.TextField(_("toelichting van de derde"), max_length=1_000, blank=True)
    answered_at = models.DateTimeField(_("geantwoord op"), null=True, blank=True)
    outcome = models.CharField(_("wat wij doen"), max_length=6, choices=Outcome.choices, blank=True)
    reasons = models.TextField(_("motivering"), max_length=2_000, blank=True)
    weighed_at = models.DateTimeField(_("afgewogen op"), null=True, blank=True)
    weighed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afgewogen door"),
    )
    told_at = models.DateTimeField(_("uitkomst gemeld op"), null=True, blank=True)

    class Meta:
        verbose_name = _("raadpleging")
        verbose_name_plural = _("raadplegingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(noticed_on__isnull=True, proof="") | (Q(noticed_on__isnull=False) & ~Q(proof="")),
                name="notice_has_proof",
                violation_error_message=_("Leg vast waaruit blijkt dat de derde het weet."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="give", answer="hide") | ~Q(reasons=""),
                name="objection_is_answered_with_reasons",
                violation_error_message=_("De derde wil dit niet. Schrijf op waarom u de naam toch geeft."),
            ),
        )

    class Privacy:
        personal = ("what", "address", "email", "letter", "remark", "reasons")
        plain = (
            "third",
            "paper",
            "word",
            "channel",
            "sha256",
            "code_hash",
            "wrong_codes",
            "asked_on",
            "asked_at",
            "asked_by",
            "named_on",
            "noticed_on",
            "proof",
            "noticed_by",
            "answer",
            "answered_at",
            "outcome",
            "weighed_at",
            "weighed_by",
            "told_at",
        )

    def __str__(self) -> str:
        return self.word

    @property
    def subject_id(self) -> UUID:
        """Whose data this row is, for the journal."""
        return self.third.person_id

    @property
    def code_name(self) -> str:
        """A code is bound to the word in the link, which the letter holds too."""
        return self.word

    @property
    def due_on(self) -> dt.date | None:
        """The last day to object: fourteen days from proof of notice, never before the day in the letter.

        Who opens the link has the letter, and keeps the day that it names. None while nothing shows that the letter was
        noticed: then the days do not run. Regulation, third parties.
        """
        if self.noticed_on is None:
            return None
        if self.proof == self.Proof.OPENED:
            return self.named_on
        days = self.third.case.regulation.terms.objection_days
        return max(self.named_on, third_party_due(self.noticed_on, days).on)
