"""What lines of the journal can say was done: a verb has a name in the code, a stored spelling and a Dutch sentence.

Every app has its own `verbs.py` with a class `Verb`, and makes it known when it starts, so that the log can be read in
Dutch without this app knowing those above it. The names are uniform: what was done, as a past participle. The stored
spellings are not, and stay as they are: they stand in lines that are sealed, and a sealed line is never written again.
A sentence names with %(what)s what it was done to.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping


class JournalVerb(TextChoices):
    """What the verbs of every app are; the journal takes nothing else."""


class Common(JournalVerb):
    """Verbs that more than one app writes, or that one app writes and a lower one reads."""

    # changes of rows, as django-auditlog and imports write them
    CREATED = "created", _("maakte %(what)s")
    CHANGED = "changed", _("wijzigde %(what)s")
    DELETED = "deleted", _("verwijderde %(what)s")
    # looking
    LOOKED = "looked", _("bekeek %(what)s")
    SEARCHED = "searched", _("zocht op naam of nummer")
    PREVIEWED = "previewed", _("bekeek het voorbeeld van het antwoord bij %(what)s")
    LETTER_READ = "read_letter", _("las de brief bij %(what)s")
    LABEL_PRINTED = "printed", _("printte een strook bij %(what)s")
    EXPORTED = "exported", _("haalde de gegevens van %(what)s op als bestand")
    FETCHED = "fetched", _("haalde de stukken op bij %(what)s")
    FILE_NOT_OPENED = "not readable", _("kon een bestand niet openen bij %(what)s")
    # not being shown
    DENIED = "denied", _("vroeg om %(what)s en kreeg dat niet te zien")
    PAGE_DENIED = "page denied", _("vroeg om een pagina buiten de eigen functie")
    # what has a beginning and an end
    ENDED = "ended", _("beëindigde %(what)s")
    RESUMED = "resumed", _("hervatte %(what)s")
    # people of the staff
    FUNCTIONS_GIVEN = "functions given", _("gaf of nam functies van %(what)s")


class Verb(JournalVerb):
    """What is done with dossiers, records, access, the register, imports and the log itself."""

    # looking
    SECTION_OPENED = "opened", _("opende een gesloten onderdeel van %(what)s")
    LIST_LEAFED = "leafed", _("bladerde door de lijst van dossiers")
    MANY_LOOKED_AT = "looked at many", _("bekeek op één dag veel dossiers")
    # emergency and access
    EMERGENCY_ENTERED = "emergency", _("gebruikte noodtoegang tot %(what)s")
    EMERGENCY_REVIEWED = "reviewed", _("beoordeelde %(what)s")
    ACCESS_GRANTED = "granted", _("gaf toegang tot %(what)s")
    ACCESS_REVOKED = "revoked", _("trok de toegang tot %(what)s in")
    TEAMS_GIVEN = "teams given", _("wijzigde de teams van %(what)s")
    TEAM_MADE = "team made", _("maakte %(what)s als team")
    SECTIONS_SET = "sections set", _("wijzigde wat %(what)s ziet")
    WORK_AREA_SET = "work area set", _("wijzigde het werkgebied van %(what)s")
    ACCOUNT_CLOSED = "left", _("sloot het account van %(what)s: alle toegang is voorbij")
    # records and people
    RECORDED = "recorded", _("legde %(what)s vast")
    CORRECTED = "corrected", _("verbeterde %(what)s")
    STATEMENT_ADDED = "stated", _("legde de eigen verklaring vast bij %(what)s")
    FILE_ATTACHED = "attached", _("voegde %(what)s toe")
    NUMBER_CONFIRMED = "number confirmed", _("bevestigde dat een nummer in %(what)s geen burgerservicenummer is")
    TIE_ADDED = "tied", _("legde vast hoe iemand bij een huurder hoort: %(what)s")
    TIE_ENDED = "untied", _("beëindigde %(what)s")
    DEATH_RECORDED = "death recorded", _("legde vast of %(what)s is overleden")
    FROZEN = "frozen", _("bevroor %(what)s")
    THAWED = "thawed", _("hief de bevriezing op van %(what)s")
    # register
    ACTIVITY_REGISTERED = "registered", _("zette %(what)s in het register")
    ACTIVITY_CHANGED = "changed register", _("wijzigde %(what)s in het register")
    ACTIVITY_CHECKED = "checked", _("keek %(what)s na: klopt nog")
    DPIA_ASSESSED = "assessed", _("legde de DPIA vast van %(what)s")
    DPIA_ADVISED = "advised", _("gaf advies over de DPIA van %(what)s")
    REGISTER_EXPORTED = "exported register", _("haalde het register op als bestand")
    # imports
    FILE_UPLOADED = "uploaded", _("bood een bestand aan voor %(what)s")
    IMPORT_CONFIRMED = "confirmed", _("bevestigde %(what)s")
    IMPORT_TRIED = "tried", _("deed een proef met %(what)s")
    IMPORTED = "imported", _("voerde %(what)s uit")
    IMPORT_UNDONE = "undone", _("maakte %(what)s ongedaan")
    # the log
    LOG_READ = "log read", _("las het logboek")
    LOG_EXPORTED = "log exported", _("haalde regels van het logboek op als bestand")
    ACCESS_REPORTED = "looks told", _("vroeg op wie er keek bij %(what)s")
    HEAD_PUBLISHED = "head published", _("schreef de kop van het logboek buiten de database: %(what)s")
    LOG_CHECKED = "log checked", _("controleerde het logboek: het is heel")
    LOG_BROKEN = "log broken", _("controleerde het logboek: het is gebroken")


_known: dict[str, JournalVerb] = {}


def make_known(*kinds: type[JournalVerb]) -> None:
    """Have the log know the verbs of an app. Raises ValueError for a spelling that another verb has already."""
    for kind in kinds:
        for verb in kind:
            if _known.setdefault(verb.value, verb) is not verb:
                raise ValueError(f"{verb!r} is spelled as {verb.value!r}, as is {_known[verb.value]!r}")


def known() -> Mapping[str, JournalVerb]:
    """Every verb of every app by its stored spelling."""
    return MappingProxyType(_known)
