"""The functions people have at the association. A function is a Django group; its name is the code below."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Function(TextChoices):
    """A function (functie) with the label staff know it by."""

    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    FG = "fg", _("functionaris gegevensbescherming")
    LETTING = "letting", _("verhuur")
    NUISANCE = "nuisance", _("woonconsulent leefbaarheid")
    ARREARS = "arrears", _("incasso")
    MAINTENANCE = "maintenance", _("onderhoud")
    FRONT_DESK = "front_desk", _("balie")
    DIRECTOR = "director", _("directeur-bestuurder")
    FUNCTIONAL_MANAGEMENT = "functional_management", _("functioneel beheer")


# Who see of everybody what is kept about them: to answer requests, and to supervise that (AVG art. 39).
SEES_EVERYBODY = (Function.PRIVACY_OFFICER, Function.FG)
