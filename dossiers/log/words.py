"""The journal in Dutch: what every verb says, what a row is called, and for what somebody looked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from dossiers.functions import Function
from dossiers.sections import Purpose

if TYPE_CHECKING:
    from dossiers.models import LogEntry

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What each verb says, with %(what)s for what it was done to. A house test: every verb that the code writes stands here.
VERBS = {
    # looking
    "looked": lazy("bekeek %(what)s"),
    "opened": lazy("opende een gesloten onderdeel van %(what)s"),
    "leafed": lazy("bladerde door de lijst van dossiers"),
    "searched": lazy("zocht op naam of nummer"),
    "denied": lazy("vroeg om %(what)s en kreeg dat niet te zien"),
    "page denied": lazy("vroeg om een pagina buiten de eigen functie"),
    "looked at many": lazy("bekeek op één dag veel dossiers"),
    "printed": lazy("printte een strook bij %(what)s"),
    "previewed": lazy("bekeek het voorbeeld van het antwoord bij %(what)s"),
    "read_letter": lazy("las de brief bij %(what)s"),
    "exported": lazy("haalde de gegevens van %(what)s op als bestand"),
    "fetched": lazy("haalde de stukken op bij %(what)s"),
    "not readable": lazy("kon een bestand niet openen bij %(what)s"),
    "log read": lazy("las het logboek"),
    "log exported": lazy("haalde regels van het logboek op als bestand"),
    "looks told": lazy("vroeg op wie er keek bij %(what)s"),
    "processing exported": lazy("haalde de verwerkingen op als bestand voor Logboek Dataverwerkingen"),
    # emergency and access
    "emergency": lazy("gebruikte noodtoegang tot %(what)s"),
    "reviewed": lazy("beoordeelde %(what)s"),
    "granted": lazy("gaf toegang tot %(what)s"),
    "revoked": lazy("trok de toegang tot %(what)s in"),
    "functions given": lazy("gaf of nam functies van %(what)s"),
    "last officer kept": lazy("hield de functie van %(what)s in stand: er is geen andere privacy officer"),
    "teams given": lazy("wijzigde de teams van %(what)s"),
    "team made": lazy("maakte %(what)s als team"),
    "sections set": lazy("wijzigde wat %(what)s ziet"),
    "work area set": lazy("wijzigde het werkgebied van %(what)s"),
    "left": lazy("sloot het account van %(what)s: alle toegang is voorbij"),
    # rows
    "created": lazy("maakte %(what)s"),
    "changed": lazy("wijzigde %(what)s"),
    "deleted": lazy("verwijderde %(what)s"),
    "recorded": lazy("legde %(what)s vast"),
    "corrected": lazy("verbeterde %(what)s"),
    "stated": lazy("legde de eigen verklaring vast bij %(what)s"),
    "attached": lazy("voegde %(what)s toe"),
    "number confirmed": lazy("bevestigde dat een nummer in %(what)s geen burgerservicenummer is"),
    "tied": lazy("legde vast hoe iemand bij een huurder hoort: %(what)s"),
    "untied": lazy("beëindigde %(what)s"),
    "frozen": lazy("bevroor %(what)s"),
    "thawed": lazy("hief de bevriezing op van %(what)s"),
    "destroyed": lazy("verwijderde %(what)s voorgoed"),
    "held": lazy("zorgde dat %(what)s bewaard blijft tijdens een verzoek"),
    "released": lazy("hief op dat %(what)s bewaard blijft"),
    # keeping
    "settled": lazy("legde vast wanneer %(what)s is afgehandeld"),
    "rule set": lazy("stelde een nieuwe versie vast van %(what)s"),
    "proposed": lazy("stelde %(what)s voor"),
    "list submitted": lazy("bood %(what)s aan ter goedkeuring"),
    "list approved": lazy("keurde %(what)s goed"),
    "list seconded": lazy("keurde als tweede %(what)s goed"),
    "list stopped": lazy("stopte %(what)s"),
    "list carried out": lazy("voerde %(what)s uit"),
    "list lapsed": lazy("liet %(what)s vervallen: zij werd niet aangeboden"),
    "certificate made": lazy("maakte %(what)s"),
    "certificate fetched": lazy("haalde %(what)s op als bestand"),
    "mention decided": lazy("besloot over een vermelding bij een ander, op %(what)s"),
    "mention let go": lazy("haalde weg wie in %(what)s werd genoemd: diens dossier is vernietigd"),
    "slip handed out": lazy("gaf %(what)s uit"),
    "slip proved": lazy("legde vast dat %(what)s is uitgevoerd"),
    # register
    "registered": lazy("zette %(what)s in het register"),
    "changed register": lazy("wijzigde %(what)s in het register"),
    "checked": lazy("keek %(what)s na: klopt nog"),
    "ended": lazy("beëindigde %(what)s"),
    "resumed": lazy("hervatte %(what)s"),
    "assessed": lazy("legde de DPIA vast van %(what)s"),
    "advised": lazy("gaf advies over de DPIA van %(what)s"),
    "exported register": lazy("haalde het register op als bestand"),
    # imports
    "uploaded": lazy("bood een bestand aan voor %(what)s"),
    "confirmed": lazy("bevestigde %(what)s"),
    "tried": lazy("deed een proef met %(what)s"),
    "imported": lazy("voerde %(what)s uit"),
    "undone": lazy("maakte %(what)s ongedaan"),
    # requests
    "received": lazy("ontving %(what)s"),
    "identified again": lazy("legde zwaarder vast wie %(what)s doet"),
    "taken": lazy("nam %(what)s in behandeling"),
    "ask_identity": lazy("vroeg bij %(what)s wie de aanvrager is"),
    "identify": lazy("stelde bij %(what)s vast wie de aanvrager is"),
    "gather": lazy("verzamelde de gegevens voor %(what)s"),
    "judged": lazy("beoordeelde een gegeven bij %(what)s"),
    "decide": lazy("besloot op %(what)s"),
    "send": lazy("verstuurde het antwoord op %(what)s"),
    "withdraw": lazy("sloot %(what)s omdat het is ingetrokken"),
    "code_renewed": lazy("maakte een nieuwe code voor het antwoord op %(what)s"),
    "unlocked": lazy("opende het antwoord op %(what)s met de code"),
    "wrong_code": lazy("vulde een verkeerde code in bij %(what)s"),
    "status_shown": lazy("bekeek hoe het staat met %(what)s"),
    "old_link": lazy("gebruikte een oude link naar %(what)s"),
    "search asked": lazy("vroeg een collega om te zoeken: %(what)s"),
    "search reminded": lazy("herinnerde een collega aan %(what)s"),
    "assigned": lazy("wees %(what)s toe aan een collega"),
    "cases exported": lazy("haalde de lijst van verzoeken op als bestand"),
    "case printed": lazy("drukte een blad af van %(what)s"),
    "view kept": lazy("bewaarde %(what)s"),
    "view dropped": lazy("haalde %(what)s weg"),
    "feed made": lazy("maakte %(what)s"),
    "feed revoked": lazy("trok %(what)s in"),
    "feed fetched": lazy("haalde termijnen op met %(what)s"),
    "evidence taken": lazy("haalde het bewijsbestand op van %(what)s"),
    "late told": lazy("liet weten dat %(what)s te laat is"),
    "due reminded": lazy("herinnerde aan de termijn van %(what)s"),
    "search answered": lazy("gaf antwoord op %(what)s"),
    "search ended": lazy("beëindigde %(what)s"),
    "search place kept": lazy("werkte het standaardplan bij: %(what)s"),
    "wrote": lazy("schreef een brief bij %(what)s"),
    "letter queued": lazy("zette een brief klaar bij %(what)s"),
    "letter printed": lazy("drukte een brief af bij %(what)s"),
    "letter posted": lazy("deed een brief op de post bij %(what)s"),
    "letter handed over": lazy("gaf een brief mee bij %(what)s"),
    "letter code renewed": lazy("maakte een nieuwe code voor een brief bij %(what)s"),
    "letter unlocked": lazy("opende een brief bij %(what)s met de code"),
    "letter fetched": lazy("haalde een brief op bij %(what)s"),
    "complaint placed": lazy("legde vast waarover de klacht gaat: %(what)s"),
    "complaint judged": lazy("legde het oordeel vast over %(what)s"),
    "complaint forwarded": lazy("stuurde %(what)s door naar de klachtencommissie"),
    "merge": lazy("voegde %(what)s bij een eerder verzoek"),
    "merged into": lazy("kreeg er een later verzoek bij: %(what)s"),
    "representation noted": lazy("legde vast wie voor de betrokkene optreedt bij %(what)s"),
    "evidence seen": lazy("zag waaruit blijkt dat iemand mag optreden bij %(what)s"),
    "fee announced": lazy("kondigde kosten aan bij %(what)s"),
    "fee settled": lazy("legde vast hoe het afliep met de kosten bij %(what)s"),
    "text kept": lazy("wijzigde %(what)s"),
    "mended": lazy("herstelde de termijn van %(what)s"),
    "ask_clarification": lazy("vroeg uitleg bij %(what)s"),
    "clarify": lazy("legde de uitleg vast bij %(what)s"),
    "extend": lazy("meldde dat %(what)s langer duurt"),
    "third_chosen": lazy("koos wat er met de naam van %(what)s gebeurt"),
    "third_asked": lazy("schreef %(what)s aan"),
    "third_noticed": lazy("legde vast wanneer %(what)s het wist"),
    "third_opened": lazy("opende de vraag aan %(what)s met de code"),
    "third_wrong_code": lazy("vulde een verkeerde code in bij de vraag aan %(what)s"),
    "third_shown": lazy("bekeek de vraag aan %(what)s"),
    "third_answered": lazy("antwoordde op de vraag aan %(what)s"),
    "third_weighed": lazy("besloot over de naam van %(what)s"),
    "third_told": lazy("maakte de brief over het besluit voor %(what)s"),
    "limited": lazy("legde de beperking vast bij %(what)s"),
    "limit_reviewed": lazy("bekeek opnieuw of %(what)s nog nodig is"),
    "recipient settled": lazy("legde vast hoe het afliep met een ontvanger bij %(what)s"),
    "recipient printed": lazy("drukte een brief aan een ontvanger af bij %(what)s"),
    "signature_asked": lazy("vroeg een tweede handtekening bij %(what)s"),
    "signed": lazy("tekende het besluit op %(what)s"),
    "returned": lazy("stuurde het besluit op %(what)s terug"),
    "reopen": lazy("opende het besluit op %(what)s opnieuw"),
    # signing in
    "signed in": lazy("logde in"),
    "signed out": lazy("logde uit"),
    "sign-in refused": lazy("kon niet inloggen: %(what)s"),
    "session ended": lazy("werd na een tijd vanzelf uitgelogd"),
    "sessions ended": lazy("beëindigde alle aanmeldingen van %(what)s"),
    "proved again": lazy("bewees opnieuw wie het is"),
    "proof refused": lazy("kon niet opnieuw bewijzen wie het is"),
    "password changed": lazy("wijzigde het wachtwoord van %(what)s"),
    "second factor set": lazy("stelde een tweede stap in om in te loggen"),
    "second factor gone": lazy("haalde een tweede stap weg van %(what)s"),
    "codes renewed": lazy("maakte nieuwe herstelcodes"),
    "invited": lazy("nodigde %(what)s uit"),
    "invitation taken up": lazy("gebruikte %(what)s"),
    "undertook": lazy("tekende voor geheimhouding"),
    # the log itself
    "head published": lazy("schreef de kop van het logboek buiten de database: %(what)s"),
    "log checked": lazy("controleerde het logboek: het is heel"),
    "backup": lazy("maakte een reservekopie: %(what)s"),
    "restored": lazy("zette een reservekopie terug: %(what)s"),
    "replayed": lazy("vernietigde na terugzetten opnieuw: %(what)s"),
    "log broken": lazy("controleerde het logboek: het is gebroken"),
}
EMERGENCIES = ("emergency",)

# To do what somebody looked; completes "keek in uw dossier ...".
TO = {
    Purpose.REPORT: lazy("om een melding te behandelen"),
    Purpose.VISIT: lazy("om een gesprek of huisbezoek voor te bereiden"),
    Purpose.PAYMENT: lazy("om een betalingsafspraak te maken of na te komen"),
    Purpose.PROCEDURE: lazy("om een procedure of uitzetting te voorkomen of te voeren"),
    Purpose.REQUEST: lazy("om een privacyverzoek te beantwoorden"),
    Purpose.OTHER: lazy("om een andere reden, die is vastgelegd"),
}
# The departments behind the functions, for people outside: never a name.
DEPARTMENTS = {
    Function.LETTING: lazy("afdeling verhuur"),
    Function.NUISANCE: lazy("afdeling leefbaarheid"),
    Function.ARREARS: lazy("afdeling incasso"),
    Function.MAINTENANCE: lazy("afdeling onderhoud"),
    Function.FRONT_DESK: lazy("de balie"),
    Function.PRIVACY_OFFICER: lazy("de privacy officer"),
    Function.FG: lazy("de functionaris gegevensbescherming"),
    Function.DIRECTOR: lazy("de directie"),
    Function.FUNCTIONAL_MANAGEMENT: lazy("functioneel beheer"),
}
NO_DEPARTMENT = lazy("een andere afdeling")


def sentence_of(line: LogEntry, names: dict[str, str]) -> str:
    """What a line says was done, without by whom. `names` are those of staff by key, for lines about staff."""
    words = VERBS.get(line.verb)
    what = what_of(line, names)
    return str(words) % {"what": what} if words else f"{line.verb}: {what}"


def what_of(line: LogEntry, names: dict[str, str]) -> str:
    """The row of a line: its kind and its reference, or the name when it is somebody of the staff.

    A key of the database says nothing to a reader, and is left out.
    """
    if name := names.get(line.object_pk):
        return name
    kind = ContentType.objects.get_for_id(line.content_type_id)
    model = kind.model_class()
    noun = str(model._meta.verbose_name) if model else kind.model
    if not line.object_repr:
        return _("%(kind)s (onbekend nummer)") % {"kind": noun}
    if KEY.search(line.object_repr):
        return noun
    return line.object_repr if line.object_repr.startswith(noun) else f"{noun} {line.object_repr}"


def fields_of(line: LogEntry) -> str:
    """Which fields a line says have changed, as they are called on screen; never what stood in them."""
    changes = line.changes if isinstance(line.changes, dict) else {}
    model: Any = ContentType.objects.get_for_id(line.content_type_id).model_class()
    fields = model._meta.get_fields() if model else ()
    known = {str(field.name): str(field.verbose_name) for field in fields if hasattr(field, "verbose_name")}
    return ", ".join(_field(known.get(str(name), str(name)), change) for name, change in changes.items())


def _field(label: str, change: Any) -> str:
    """A field that changed; of functions, which ones were given or taken."""
    if not isinstance(change, dict):
        return label
    functions = dict(Function.choices)
    names = ", ".join(str(functions.get(name, name)) for name in change.get("objects", []))
    sign = "+" if change.get("operation") == "add" else "−"
    return f"{label} {sign} {names}"


def purpose_words() -> dict[str, str]:
    """The words for every purpose that a line can have."""
    return {**{code: str(label) for code, label in Purpose.choices}, **{code: str(x) for code, x in EXPORTS.items()}}


# For what lines of the log, or the register, are taken along as a file.
EXPORTS = {
    "supervisor": lazy("vraag van de Autoriteit Persoonsgegevens"),
    "audit": lazy("controle door accountant of auditor"),
    "board": lazy("verslag aan bestuur of toezicht"),
    "incident": lazy("onderzoek naar een mogelijk datalek"),
    "subject": lazy("vraag van iemand over wie er keek"),
    "check": lazy("controle op het gebruik"),
    "work": lazy("eigen werk"),
}
