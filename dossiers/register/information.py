"""What people must be told when they give data for a purpose, in plain words (AVG art. 13 and 14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.models import Activity
from dossiers.register.content import listed
from law.grounds import Ground

if TYPE_CHECKING:
    from dossiers.register.content import Content

WHY = {
    Ground.CONSENT: gettext_lazy(
        "U hebt ons toestemming gegeven. Die mag u altijd intrekken. Dat is net zo makkelijk als geven."
    ),
    Ground.CONTRACT: gettext_lazy("Het is nodig voor de overeenkomst die u met ons hebt of wilt sluiten."),
    Ground.LEGAL_DUTY: gettext_lazy("De wet verplicht ons hiertoe."),
    Ground.VITAL_INTERESTS: gettext_lazy("Het is van levensbelang, voor u of voor een ander."),
    Ground.PUBLIC_TASK: gettext_lazy("Het is nodig voor een taak van algemeen belang."),
    Ground.LEGITIMATE_INTEREST: gettext_lazy("Wij hebben er een belang bij dat zwaarder weegt dan het nadeel voor u."),
}
MUST = {
    Ground.CONTRACT: gettext_lazy("Zonder deze gegevens kunnen wij de overeenkomst niet sluiten of nakomen."),
    Ground.LEGAL_DUTY: gettext_lazy("Soms moet u deze gegevens geven, omdat het in de wet staat."),
    Ground.CONSENT: gettext_lazy("U hoeft geen toestemming te geven. Wij behandelen u dan niet anders."),
}


@dataclass(frozen=True)
class Part:
    """One heading with what stands under it: sentences, and perhaps a list."""

    heading: str
    sentences: list[str]
    items: list[str]


def information(content: Content) -> list[Part]:
    """The text for the purpose in `content`, part by part."""
    return [
        Part(_("Wie zijn wij?"), _who(content), []),
        Part(_("Waarvoor gebruiken wij uw gegevens?"), [content["purpose"]], []),
        Part(_("Om welke gegevens gaat het?"), _special(content), listed(content["categories"])),
        Part(_("Hoe komen wij eraan?"), _source(content), []),
        Part(_("Waarom mag dat?"), _why(content), []),
        Part(_("Wie krijgen uw gegevens?"), _recipients(content), listed(content["recipients"])),
        Part(_("Gaan uw gegevens naar een land buiten de EU?"), [content["transfers"] or _("Nee.")], []),
        Part(_("Hoe lang bewaren wij ze?"), [_ending(content["kept"])], []),
        Part(_("Moet u deze gegevens geven?"), _must(content), []),
        Part(_("Wat zijn uw rechten?"), [_("U mag ons altijd vragen om:")], _rights(content)),
        Part(_("Niet tevreden?"), _complaint(), []),
    ]


def _ending(text: str) -> str:
    """`text` as a sentence."""
    words = text.strip().rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _grounds(content: Content) -> list[Ground]:
    return [ground for ground in Ground if ground in content["grounds"]]


def _who(content: Content) -> list[str]:
    us = {"name": settings.ASSOCIATION_NAME, "address": settings.ASSOCIATION_ADDRESS}
    reach = {"email": settings.ASSOCIATION_EMAIL, "phone": settings.ASSOCIATION_PHONE}
    told = [
        _("Wij zijn %(name)s, %(address)s. Wij zijn verantwoordelijk voor deze gegevens.") % us,
        _("Vragen? Mail naar %(email)s of bel %(phone)s. Daar bereikt u ook wie bij ons op privacy toeziet.") % reach,
    ]
    if content["joint"]:
        told.append(_("Wij doen dit samen met: %(others)s.") % {"others": content["joint"]})
    return told


def _special(content: Content) -> list[str]:
    if content["special"] == Activity.Special.CRIME:
        return [_("Hier kunnen gegevens over strafbare feiten bij zijn. Daar gelden strenge regels voor.")]
    return [_("Hier zijn gevoelige gegevens bij. Daar gelden strenge regels voor.")] if content["special"] else []


def _source(content: Content) -> list[str]:
    return [
        _("Meestal krijgen wij ze van uzelf. Wij krijgen soms ook gegevens over u van iemand anders."),
        _("Dan leggen wij vast van wie, en vertellen wij u dat als u erom vraagt."),
    ]


def _why(content: Content) -> list[str]:
    told = [f"{WHY[ground]} ({ground.source})" for ground in _grounds(content)]
    return [*told, content["interest"]] if content["interest"] else told


def _recipients(content: Content) -> list[str]:
    if not content["recipients"]:
        return [_("Niemand buiten onze organisatie.")]
    return [_("Alleen als het hiervoor nodig is, en alleen wat nodig is:")]


def _must(content: Content) -> list[str]:
    told = [str(MUST[ground]) for ground in _grounds(content) if ground in MUST]
    return told or [_("U bent niet verplicht om ons zelf gegevens te geven.")]


def _rights(content: Content) -> list[str]:
    """The rights there are on these grounds (AVG art. 13(2)(b) and (c))."""
    grounds = _grounds(content)
    rights = [
        _("uw gegevens te laten zien"),
        _("fouten te verbeteren"),
        _("gegevens te wissen die wij niet meer nodig hebben"),
        _("het gebruik tijdelijk stil te zetten"),
    ]
    if any(ground.may_be_ported for ground in grounds):
        rights.append(_("uw gegevens mee te geven in een bestand"))
    if any(ground.may_be_objected_to for ground in grounds):
        rights.append(_("te stoppen, omdat dat in uw situatie beter is (bezwaar)"))
    if any(ground.may_be_withdrawn for ground in grounds):
        rights.append(_("te stoppen, omdat u uw toestemming intrekt"))
    return rights


def _complaint() -> list[str]:
    return [
        _("U kunt een klacht indienen bij onze klachtencommissie: %(url)s.") % {"url": settings.COMPLAINTS_URL},
        _("U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens, of naar de rechter gaan."),
    ]
