"""What is done with requests: the verbs that this app writes in the journal, and the steps of a request among them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dossiers.verbs import JournalVerb


class Verb(JournalVerb):
    """What is done with a request, from its receipt to its answer. See `dossiers.verbs`."""

    # steps: see cases.workflow
    IDENTITY_ASKED = "ask_identity", _("vroeg bij %(what)s wie de aanvrager is")
    IDENTIFIED = "identify", _("stelde bij %(what)s vast wie de aanvrager is")
    GATHERED = "gather", _("verzamelde de gegevens voor %(what)s")
    DECIDED = "decide", _("besloot op %(what)s")
    REOPENED = "reopen", _("opende het besluit op %(what)s opnieuw")
    SENT = "send", _("verstuurde het antwoord op %(what)s")
    WITHDRAWN = "withdraw", _("sloot %(what)s omdat het is ingetrokken")
    MERGED = "merge", _("voegde %(what)s bij een eerder verzoek")
    HEIR_ANSWERED = "answer_heir", _("schreef aan de nabestaanden en sloot %(what)s")
    CLARIFICATION_ASKED = "ask_clarification", _("vroeg uitleg bij %(what)s")
    CLARIFIED = "clarify", _("legde de uitleg vast bij %(what)s")
    EXTENDED = "extend", _("meldde dat %(what)s langer duurt")
    EXTENSION_LEFT = "extension_left", _("verstuurde het bericht dat %(what)s langer duurt")
    # the request itself
    RECEIVED = "received", _("ontving %(what)s")
    TAKEN_ON = "taken", _("nam %(what)s in behandeling")
    ASSIGNED = "assigned", _("wees %(what)s toe aan een collega")
    IDENTIFIED_AGAIN = "identified again", _("legde zwaarder vast wie %(what)s doet")
    CODE_LETTER_MADE = "code letter made", _("maakte een brief met een code bij %(what)s")
    CODE_TOLD = "code told", _("legde vast dat de code uit de brief klopt bij %(what)s")
    ALSO_MARKED = "also marked", _("legde vast dat %(what)s ook van een tweede inschrijving is")
    DIFFERENCE_EXPLAINED = "difference explained", _("legde uit waarom wie %(what)s doet de juiste persoon is")
    REPEAT_MERGED = "merged into", _("kreeg er een later verzoek bij: %(what)s")
    JUDGED = "judged", _("beoordeelde een gegeven bij %(what)s")
    JUDGEMENT_UNDONE = "judged undone", _("opende opnieuw wat in één keer beoordeeld was bij %(what)s")
    FILE_REDACTED = "file redacted", _("zette een gelakte versie in de plaats bij %(what)s")
    REDACTION_DROPPED = "redaction dropped", _("haalde een gelakte versie weg bij %(what)s")
    LIMITED = "limited", _("legde de beperking vast bij %(what)s")
    LIMITATION_REVIEWED = "limit_reviewed", _("bekeek opnieuw of %(what)s nog nodig is")
    SIGNATURE_ASKED = "signature_asked", _("vroeg een tweede handtekening bij %(what)s")
    SIGNED = "signed", _("tekende het besluit op %(what)s")
    RETURNED = "returned", _("stuurde het besluit op %(what)s terug")
    OVERDUE_REPORTED = "late told", _("liet weten dat %(what)s te laat is")
    TERM_REMINDED = "due reminded", _("herinnerde aan de termijn van %(what)s")
    # who acts for the person
    REPRESENTATION_NOTED = "representation noted", _("legde vast wie voor de betrokkene optreedt bij %(what)s")
    REPRESENTATION_SEEN = "evidence seen", _("zag waaruit blijkt dat iemand mag optreden bij %(what)s")
    # fees and complaints
    FEE_ANNOUNCED = "fee announced", _("kondigde kosten aan bij %(what)s")
    FEE_SETTLED = "fee settled", _("legde vast hoe het afliep met de kosten bij %(what)s")
    COMPLAINT_PLACED = "complaint placed", _("legde vast waarover de klacht gaat: %(what)s")
    COMPLAINT_JUDGED = "complaint judged", _("legde het oordeel vast over %(what)s")
    COMPLAINT_FORWARDED = "complaint forwarded", _("stuurde %(what)s door naar de klachtencommissie")
    # searching with colleagues
    SEARCH_ASKED = "search asked", _("vroeg een collega om te zoeken: %(what)s")
    SEARCH_REMINDED = "search reminded", _("herinnerde een collega aan %(what)s")
    SEARCH_ANSWERED = "search answered", _("gaf antwoord op %(what)s")
    SEARCH_ENDED = "search ended", _("beëindigde %(what)s")
    SEARCH_PLACE_SET = "search place kept", _("werkte het standaardplan bij: %(what)s")
    # letters
    LETTER_WRITTEN = "wrote", _("schreef een brief bij %(what)s")
    LETTER_TEXT_SET = "text kept", _("wijzigde %(what)s")
    LETTER_QUEUED = "letter queued", _("zette een brief klaar bij %(what)s")
    LETTER_PRINTED = "letter printed", _("drukte een brief af bij %(what)s")
    LETTER_POSTED = "letter posted", _("deed een brief op de post bij %(what)s")
    LETTER_HANDED_OVER = "letter handed over", _("gaf een brief mee bij %(what)s")
    LETTER_CODE_RENEWED = "letter code renewed", _("maakte een nieuwe code voor een brief bij %(what)s")
    LETTER_UNLOCKED = "letter unlocked", _("opende een brief bij %(what)s met de code")
    LETTER_FETCHED = "letter fetched", _("haalde een brief op bij %(what)s")
    # what the person does with a link or a code
    CAME_BACK = "delivery came back", _("legde vast dat iets terugkwam bij %(what)s")
    NOT_COLLECTED = "answer uncollected", _("zag dat het antwoord op %(what)s niet is opgehaald")
    DELIVERY_SETTLED = "delivery settled", _("loste op dat iets niet aankwam bij %(what)s")
    ANSWER_CODE_WRITTEN = "answer code written", _("maakte een brief met de code voor het antwoord op %(what)s")
    CODE_RENEWED = "code_renewed", _("maakte een nieuwe code voor het antwoord op %(what)s")
    ANSWER_UNLOCKED = "unlocked", _("opende het antwoord op %(what)s met de code")
    CODE_REFUSED = "wrong_code", _("vulde een verkeerde code in bij %(what)s")
    STATUS_SHOWN = "status_shown", _("bekeek hoe het staat met %(what)s")
    OLD_LINK_USED = "old_link", _("gebruikte een oude link naar %(what)s")
    # third parties
    THIRD_CHOSEN = "third_chosen", _("koos wat er met de naam van %(what)s gebeurt")
    THIRD_ASKED = "third_asked", _("schreef %(what)s aan")
    THIRD_NOTICED = "third_noticed", _("legde vast wanneer %(what)s het wist")
    THIRD_UNLOCKED = "third_opened", _("opende de vraag aan %(what)s met de code")
    THIRD_CODE_REFUSED = "third_wrong_code", _("vulde een verkeerde code in bij de vraag aan %(what)s")
    THIRD_SHOWN = "third_shown", _("bekeek de vraag aan %(what)s")
    THIRD_ANSWERED = "third_answered", _("antwoordde op de vraag aan %(what)s")
    THIRD_WEIGHED = "third_weighed", _("besloot over de naam van %(what)s")
    THIRD_TOLD = "third_told", _("maakte de brief over het besluit voor %(what)s")
    # recipients that are told (AVG art. 19)
    RECIPIENT_NAMED = "recipient named", _("legde vast wie de ontvanger is bij %(what)s")
    RECIPIENT_SETTLED = "recipient settled", _("legde vast hoe het afliep met een ontvanger bij %(what)s")
    RECIPIENT_LETTER_PRINTED = "recipient printed", _("drukte een brief aan een ontvanger af bij %(what)s")
    # lists and files of the staff
    CASES_EXPORTED = "cases exported", _("haalde de lijst van verzoeken op als bestand")
    CASE_PRINTED = "case printed", _("drukte een blad af van %(what)s")
    EVIDENCE_EXPORTED = "evidence taken", _("haalde het bewijsbestand op van %(what)s")
    VIEW_SAVED = "view kept", _("bewaarde %(what)s")
    VIEW_DELETED = "view dropped", _("haalde %(what)s weg")
