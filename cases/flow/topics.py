"""What a request can be about, in the words of a tenant. Where a section of the dossier matches, it has its value."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dossiers.sections import Section


class Topic(TextChoices):
    """A topic (onderwerp) that somebody ticks on the form; `Topic(value).label` is what they read."""

    TENANCY = Section.TENANCY.value, _("Huur en contract")
    PAYMENT = Section.PAYMENT.value, _("Betalingen")
    MAINTENANCE = Section.MAINTENANCE.value, _("Reparaties")
    NUISANCE = Section.NUISANCE.value, _("Overlast")
    LETTING = Section.LETTING.value, _("Inschrijving voor een woning")
    CAMERA = "camera", _("Camerabeelden")
    ALL = "all", _("Alles")
