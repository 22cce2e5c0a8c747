"""What is done to keep records as long as needed and no longer: the verbs that this app writes in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dossiers.verbs import JournalVerb


class Verb(JournalVerb):
    """What is done with holds, terms, lists and destruction. See `dossiers.verbs`."""

    HOLD_PLACED = "held", _("zorgde dat %(what)s bewaard blijft tijdens een verzoek")
    HOLD_LIFTED = "released", _("hief op dat %(what)s bewaard blijft")
    RECORD_SETTLED = "settled", _("legde vast wanneer %(what)s is afgehandeld")
    RULE_SET = "rule set", _("stelde een nieuwe versie vast van %(what)s")
    LIST_PROPOSED = "proposed", _("stelde %(what)s voor")
    LIST_SUBMITTED = "list submitted", _("bood %(what)s aan ter goedkeuring")
    LIST_APPROVED = "list approved", _("keurde %(what)s goed")
    LIST_SECONDED = "list seconded", _("keurde als tweede %(what)s goed")
    LIST_STOPPED = "list stopped", _("stopte %(what)s")
    LIST_CARRIED_OUT = "list carried out", _("voerde %(what)s uit")
    LIST_LAPSED = "list lapsed", _("liet %(what)s vervallen: zij werd niet aangeboden")
    DESTROYED = "destroyed", _("verwijderde %(what)s voorgoed")
    CERTIFICATE_MADE = "certificate made", _("maakte %(what)s")
    CERTIFICATE_FETCHED = "certificate fetched", _("haalde %(what)s op als bestand")
    MENTION_DECIDED = "mention decided", _("besloot over een vermelding bij een ander, op %(what)s")
    MENTION_REMOVED = "mention let go", _("haalde weg wie in %(what)s werd genoemd: diens dossier is vernietigd")
    SLIP_HANDED_OUT = "slip handed out", _("gaf %(what)s uit")
    SLIP_PROVED = "slip proved", _("legde vast dat %(what)s is uitgevoerd")
