"""What is done in the house itself, as the roof writes it in the journal: signing in, backups, nightly work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dossiers.verbs import JournalVerb


class Verb(JournalVerb):
    """What is done with accounts, calendar feeds and the database as a whole. See `dossiers.verbs`."""

    # signing in
    SIGNED_IN = "signed in", _("logde in")
    SIGNED_OUT = "signed out", _("logde uit")
    SIGN_IN_REFUSED = "sign-in refused", _("kon niet inloggen: %(what)s")
    SESSION_EXPIRED = "session ended", _("werd na een tijd vanzelf uitgelogd")
    SESSIONS_ENDED = "sessions ended", _("beëindigde alle aanmeldingen van %(what)s")
    PROVED_AGAIN = "proved again", _("bewees opnieuw wie het is")
    PROOF_REFUSED = "proof refused", _("kon niet opnieuw bewijzen wie het is")
    PASSWORD_CHANGED = "password changed", _("wijzigde het wachtwoord van %(what)s")
    FACTOR_SET = "second factor set", _("stelde een tweede stap in om in te loggen")
    FACTOR_REMOVED = "second factor gone", _("haalde een tweede stap weg van %(what)s")
    CODES_RENEWED = "codes renewed", _("maakte nieuwe herstelcodes")
    INVITED = "invited", _("nodigde %(what)s uit")
    INVITATION_TAKEN_UP = "invitation taken up", _("gebruikte %(what)s")
    LAST_OFFICER_KEPT = (
        "last officer kept",
        _("hield de functie van %(what)s in stand: er is geen andere privacy officer"),
    )
    UNDERTAKING_SIGNED = "undertook", _("tekende voor geheimhouding")
    # calendar feeds
    FEED_MADE = "feed made", _("maakte %(what)s")
    FEED_REVOKED = "feed revoked", _("trok %(what)s in")
    FEED_FETCHED = "feed fetched", _("haalde termijnen op met %(what)s")
    # the database as a whole
    LOADED = "loaded", _("laadde %(what)s als voorbeeld")
    TERM_REPAIRED = "mended", _("herstelde de termijn van %(what)s")
    PROCESSING_EXPORTED = (
        "processing exported",
        _("haalde de verwerkingen op als bestand voor Logboek Dataverwerkingen"),
    )
    BACKUP_MADE = "backup", _("maakte een reservekopie: %(what)s")
    BACKUP_RESTORED = "restored", _("zette een reservekopie terug: %(what)s")
    DESTRUCTION_REPLAYED = "replayed", _("vernietigde na terugzetten opnieuw: %(what)s")
