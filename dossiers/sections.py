"""The sections of a dossier, and which are closed: opened only with a reason (regulation)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """A section (onderdeel) of a dossier."""

    LETTING = "letting", _("verhuur")
    TENANCY = "tenancy", _("huur")
    PAYMENT = "payment", _("betaling")
    ARREARS = "arrears", _("huurachterstand")
    NUISANCE = "nuisance", _("overlast")
    FRAUD = "fraud", _("woonfraude")
    MAINTENANCE = "maintenance", _("onderhoud")
    CARE = "care", _("zorg en begeleiding")
    SALE = "sale", _("verkoop")
    COMPLAINT = "complaint", _("klachten")
    STAFF = "staff", _("personeel")
    PRIVACY = "privacy", _("privacy")

    @property
    def is_closed(self) -> bool:
        """Whether a reason is asked before this section opens."""
        return self in CLOSED


CLOSED = frozenset({Section.ARREARS, Section.NUISANCE, Section.FRAUD, Section.CARE})


class Purpose(TextChoices):
    """Why a closed section is opened; kept with the look, so that a look can be explained afterwards."""

    REPORT = "report", _("een melding behandelen")
    VISIT = "visit", _("een gesprek of huisbezoek voorbereiden")
    PAYMENT = "payment", _("een betalingsafspraak maken of nakomen")
    PROCEDURE = "procedure", _("een procedure of uitzetting voorkomen of voeren")
    REQUEST = "request", _("een privacyverzoek beantwoorden")
    OTHER = "other", _("iets anders")
