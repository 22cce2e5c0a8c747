"""What was decided about what was found, and what went out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from cases.models.case import Case
from cases.models.collectable import Collectable
from cases.models.finding import Finding
from law.grounds import Exemption, Restriction

# The two closed lists a refusal can rest on: UAVG 41(1) a to j, and the exceptions of the articles themselves.
GROUNDS = [(limit.value, f"{limit.source.name}: {limit.label}") for limit in (*Exemption, *Restriction)]


class Decision(models.Model):
    """What was decided about one finding, with the reason for the person and, apart, the note that stays inside."""

    class Outcome(models.TextChoices):
        """What the person gets of this finding."""

        GRANTED = "granted", _("geven")
        PARTLY = "partly", _("deels geven")
        REFUSED = "refused", _("niet geven")

    class Code(models.TextChoices):
        """Why something is withheld: a code, A to G, that stands in the papers and is explained in the list."""

        OTHER_PERSON = "A", _("gegevens van een ander")
        REPORTER = "B", _("gegevens van een melder")
        STAFF = "C", _("naam van een medewerker")
        NOT_ABOUT = "D", _("gaat niet over u")
        INVESTIGATION = "E", _("opsporing of veiligheid")
        ADVICE = "F", _("vertrouwelijk advies in een geschil")
        OTHER_RULE = "G", _("een andere regel uit de wet")

    finding = models.OneToOneField(
        Finding, on_delete=models.CASCADE, primary_key=True, related_name="decision", verbose_name=_("stuk")
    )
    outcome = models.CharField(_("besluit"), max_length=8, choices=Outcome.choices)
    code = models.CharField(_("reden"), max_length=1, choices=Code.choices, blank=True)
    ground = models.CharField(_("regel"), max_length=20, choices=GROUNDS, blank=True)
    necessity = models.TextField(_("waarom dit nodig is"), max_length=2_000, blank=True)
    reason = models.TextField(_("uitleg voor de aanvrager"), max_length=2_000, blank=True)
    note = models.TextField(_("interne notitie"), max_length=2_000, blank=True)
    given_text = models.TextField(_("tekst die de aanvrager krijgt"), max_length=20_000, blank=True)
    # Marked by hand: {"start", "end", "code"} in the text of the record, or {"words", "code"} wherever they are.
    passages = models.JSONField(_("weggehaald"), default=list, blank=True)
    is_derived = models.BooleanField(_("tekst volgt uit de keuzes"), default=False)
    # By part and place: whether a word that may be either is the name of somebody hidden.
    doubts = models.JSONField(_("naam of gewoon woord"), default=dict, blank=True)
    # What was decided together has the act in common, until somebody decides on it again.
    act = models.UUIDField(_("in één keer besloten"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("versie"), default=1)
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("besluit over een stuk")
        verbose_name_plural = _("besluiten over stukken")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="granted") | (~Q(reason="") & ~Q(code="")),
                name="withholding_has_reason",
                violation_error_message=_("Leg uit waarom u dit niet geeft. Zonder uitleg kunt u niet verder."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="partly") | ~Q(given_text=""),
                name="partly_gives_text",
                violation_error_message=_("Schrijf op wat de aanvrager wel krijgt."),
            ),
        )

    class Privacy:
        personal = ("necessity", "reason", "note", "given_text", "passages", "doubts")
        plain = ("finding", "outcome", "code", "ground", "is_derived", "act", "revision", "at", "by")

    def __str__(self) -> str:
        return f"besluit {self.pk}"


class Answer(models.Model):
    """The decision on the case as a whole (besluit): the words that open the letter, and who decided."""

    class Outcome(models.TextChoices):
        """What the person gets, all taken together."""

        GRANTED = "granted", _("alles")
        PARTLY = "partly", _("deels")
        REFUSED = "refused", _("niets")
        NOTHING = "nothing", _("niets gevonden")

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="answer", verbose_name=_("verzoek")
    )
    outcome = models.CharField(_("uitkomst"), max_length=8, choices=Outcome.choices)
    reasons = models.TextField(_("motivering"), max_length=5_000)
    late_because = models.TextField(_("waarom het te laat is"), max_length=1_000, blank=True)
    no_part_because = models.TextField(_("waarom een deel niet kan"), max_length=1_000, blank=True)
    no_search_because = models.TextField(
        _("waarom niet gezocht is"), max_length=1_000, blank=True, default="", db_default=""
    )
    at = models.DateTimeField(_("op"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("door"))

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="answer_has_reasons",
                violation_error_message=_("Elke beslissing heeft een uitleg nodig. Schrijf op waarom u dit besluit."),
            ),
        )

    class Privacy:
        personal = ("reasons", "late_because", "no_part_because", "no_search_because")
        plain = ("case", "outcome", "at", "by")

    def __str__(self) -> str:
        return f"antwoord {self.pk}"


class Proof(models.Model):
    """The answer to a decided case as it would go out (proef): made once per decision and day, and sent as it is here.

    `content` is the fingerprint of all that goes out: an answer that would be made otherwise has another. Of each case
    there is one at most, and none once the decision is opened again or the answer was sent.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="proof", verbose_name=_("verzoek")
    )
    content = models.CharField(_("vingerafdruk van wat erin staat"), max_length=64)
    letter = models.BinaryField(_("brief"))
    package = models.BinaryField(_("pakket"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)

    class Meta:
        verbose_name = _("proef van een antwoord")
        verbose_name_plural = _("proeven van antwoorden")

    class Privacy:
        personal = ("letter", "package")
        plain = ("case", "content", "made_at")

    def __str__(self) -> str:
        return f"proef {self.pk}"


class Delivery(Collectable):
    """The answer package as it was made available: fetched with a link and a code, or sent by post (uitreiking)."""

    class Channel(models.TextChoices):
        """How the answer goes."""

        PORTAL = "portal", _("ophalen op de site, met een code")
        POST = "post", _("op papier, per post of aan de balie")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="delivery", verbose_name=_("verzoek"))
    channel = models.CharField(_("manier"), max_length=6, choices=Channel.choices)
    package = models.BinaryField(_("pakket"))
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    until = models.DateField(_("op te halen tot en met"))  # always, also on paper
    sent_at = models.DateTimeField(_("verzonden op"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("verzonden door")
    )

    class Meta:
        verbose_name = _("uitreiking")
        verbose_name_plural = _("uitreikingen")

    class Privacy:
        personal = ("package",)
        plain = (
            "id",
            "case",
            "channel",
            "sha256",
            "code_hash",
            "wrong_codes",
            "until",
            "sent_at",
            "sent_by",
            "fetched_at",
        )

    def __str__(self) -> str:
        return f"uitreiking {self.pk}"
