"""What may not be registered, and why: no commerce, no charity, nothing without its ground and its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Activity, Record
from dossiers.register.content import listed
from dossiers.scope import has_function
from dossiers.text.keys import fold
from law import sources
from law.grounds import Ground
from law.terms import TERMS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor


class Aim(TextChoices):
    """What a purpose is for at bottom; two of the three the regulation excludes."""

    TASK = "task", gettext_lazy("ons werk als woningcorporatie")
    COMMERCE = "commerce", gettext_lazy("reclame of verkoop")
    CHARITY = "charity", gettext_lazy("een goed doel")


COMMERCE = re.compile(
    r"\b(reclame\w*|advert\w+|\w*marketing\w*|sponsor\w*|adres(?:sen)?(?:handel|verkoop|verhuur)\w*|"
    r"doorverko\w+|(?:gegevens|adressen) (?:te )?(?:verko\w+|verhuren)|"
    r"verko\w+ (?:van )?(?:\w+ )?(?:gegevens|adressen)|"
    r"commerci\w+\b(?! (?:vastgoed|ruimte\w*|verhuur))|winstoogmerk)"
)
CHARITY = re.compile(
    r"\b(goede? doel(?:en)?|charita\w+|liefdadig\w*|donat\w+|donateur\w*|collect(?:e|es|eren)\b|fondsenwerv\w*|"
    r"geldinzamel\w*|inzamelingsactie\w*|loterij\w*)"
)
HEALTH = re.compile(
    r"\b(gezondheid\w*|medisch\w*|ziekte\w*|diagnose\w*|handicap\w*|beperking\w*|verslav\w+|psych\w+|seksue\w+|"
    r"godsdienst\w*|geloof\w*|etnisch\w*|etniciteit|biometri\w+|genetisch\w*|vakbond\w*|politieke? \w+)"
)
CRIME = re.compile(r"\b(straf(?:bare?|recht\w*|blad\w*)|misdrijf\w*|misdaad\w*|veroordeling\w*)")


@dataclass(frozen=True)
class Wanted:
    """An activity as somebody wants it to stand: its words by field, its lawful bases, and what it is for."""

    words: Mapping[str, Any]
    grounds: frozenset[str]
    aim: str = Aim.TASK


def may_keep(user: Actor) -> bool:
    """Whether `user` keeps the register."""
    return has_function(user, Function.PRIVACY_OFFICER)


def may_export(user: Actor) -> bool:
    """Whether `user` may take the whole register along."""
    return has_function(user, *SEES_EVERYBODY)


def why_not_write(wanted: Wanted) -> str:
    """Why an activity may not stand in the register like this, whatever it was before."""
    words = wanted.words
    return (
        why_not_for(f"{words['name']}. {words['purpose']}. {words['recipients']}", wanted.aim)
        or _why_not_on(wanted)
        or _why_not_special(wanted)
        or _why_not_kept(words["retention"])
    )


def why_not_for(text: str, aim: str = Aim.TASK) -> str:
    """Why data may not be used for what `text` says: commerce or charity (regulation). Empty when it may."""
    excluded = {Aim.COMMERCE: COMMERCE, Aim.CHARITY: CHARITY}
    found = [hit[0] for words in excluded.values() if (hit := words.search(fold(text)))]
    if aim not in excluded and not found:
        return ""
    said = (
        _("Hier staat ‘%(word)s’.") % {"word": found[0]} if found else _("U koos ‘%(aim)s’.") % {"aim": Aim(aim).label}
    )
    return _(
        "%(said)s Dat mag niet: wij gebruiken gegevens niet voor commerciële doelen of goede doelen (%(clause)s)."
    ) % {
        "said": said,
        "clause": sources.REGULATION_NO_COMMERCE,
    }


def _why_not_on(wanted: Wanted) -> str:
    """Why the lawful bases do not hold (AVG art. 6(1))."""
    if not wanted.grounds:
        return _("Kies minstens één grondslag. Zonder grondslag mag u niets bewaren (AVG artikel 6 lid 1).")
    if Ground.LEGITIMATE_INTEREST in wanted.grounds and not wanted.words["interest"].strip():
        return _(
            "Bij ‘gerechtvaardigd belang’ hoort een opgeschreven afweging (%(article)s). Schrijf op wat ons belang is, "
            "waarom het niet met minder kan, en waarom het voor de mensen zelf niet te zwaar is."
        ) % {"article": Ground.LEGITIMATE_INTEREST.source}
    return ""


def _why_not_special(wanted: Wanted) -> str:
    """Why special or criminal data may not be kept like this (AVG art. 9 and 10)."""
    special, categories = wanted.words["special"], fold(wanted.words["categories"])
    if (hit := CRIME.search(categories)) and special != Activity.Special.CRIME:
        return _(
            "Bij de gegevens staat ‘%(word)s’. Dat zijn strafrechtelijke gegevens. Kies waarom u die mag bewaren."
        ) % {"word": hit[0]}
    if (hit := HEALTH.search(categories)) and special in ("", Activity.Special.CRIME):
        return _("Bij de gegevens staat ‘%(word)s’. Dat zijn bijzondere gegevens. Kies waarom u die mag bewaren.") % {
            "word": hit[0]
        }
    if special == Activity.Special.CONSENT and Ground.CONSENT not in wanted.grounds:
        return _("Uitdrukkelijke toestemming kan alleen als ‘toestemming’ ook een grondslag is.")
    return ""


def _why_not_kept(retention: str) -> str:
    """Why a retention rule is none: each must be a category of the law's own table."""
    known = {term.category for term in TERMS}
    return "" if known.issuperset(listed(retention)) else _("Deze bewaarregel bestaat niet.")


def why_not_add(wanted: Wanted) -> str:
    """Why a new activity cannot be registered."""
    same = Activity.objects.filter(name__iexact=wanted.words["name"].strip(), ended_on__isnull=True)
    if same.exists():
        return _("Er is al een verwerking met deze naam.")
    return why_not_write(wanted)


def why_not_change(activity: Activity, wanted: Wanted, revision: int) -> str:
    """Why `activity` cannot be changed to what is wanted by somebody who read version `revision` of it."""
    if activity.ended_on:
        return _("Deze verwerking is beëindigd. Zet haar eerst weer aan.")
    if activity.revision != revision:
        return _("Iemand anders heeft deze verwerking net gewijzigd. Bekijk eerst de nieuwe versie.")
    return why_not_write(wanted) or _why_not_drop(activity, wanted)


def _why_not_drop(activity: Activity, wanted: Wanted) -> str:
    """Why a basis, a category or the section cannot go: records still rest on it."""
    held = Record.objects.filter(basis__activity=activity)
    gone = set(activity.category_names) - set(listed(wanted.words["categories"]))
    dropped = set(activity.bases.values_list("ground", flat=True)) - wanted.grounds
    counts = [(held.filter(basis__ground=ground), Ground(ground).label.lower()) for ground in sorted(dropped)] + [
        (held.filter(category=name), name) for name in sorted(gone)
    ]
    if wanted.words["section"] != activity.section:
        counts.append((held, activity.get_section_display()))
    for records, what in counts:
        if count := records.count():
            return _still_used(what, count)
    return ""


def _still_used(what: str, count: int) -> str:
    return ngettext(
        "U kunt ‘%(what)s’ niet weghalen: %(count)s gegeven gebruikt dit nog.",
        "U kunt ‘%(what)s’ niet weghalen: %(count)s gegevens gebruiken dit nog.",
        count,
    ) % {"what": what, "count": f"{count:,}".replace(",", ".")}


def why_not_check(activity: Activity) -> str:
    """Why nobody can say that `activity` is still right."""
    return _("Deze verwerking is al beëindigd.") if activity.ended_on else ""


def why_not_resume(activity: Activity) -> str:
    """Why `activity` cannot be taken up again."""
    if activity.ended_on is None:
        return _("Deze verwerking loopt nog.")
    same = Activity.objects.filter(name__iexact=activity.name, ended_on__isnull=True)
    return _("Er is al een nieuwe verwerking met deze naam.") if same.exists() else ""


def why_not_assess(activity: Activity, parts: Mapping[str, str], review_on: dt.date, on: dt.date) -> str:
    """Why this assessment cannot be kept: all four parts, and a day to look again (AVG art. 35(7) and (11))."""
    if activity.ended_on:
        return _("Deze verwerking is al beëindigd.")
    if not all(parts[name].strip() for name in ("description", "necessity", "risks", "measures")):
        return _("Vul alle vier de delen in (AVG artikel 35 lid 7).")
    return "" if review_on > on else _("Kies een dag na vandaag om de DPIA opnieuw te bekijken.")


def why_not_advise(activity: Activity) -> str:
    """Why the FG cannot advise: there is nothing yet to advise on (AVG art. 35(2))."""
    return "" if hasattr(activity, "dpia") else _("Er is nog geen DPIA om advies over te geven.")
