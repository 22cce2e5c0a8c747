"""What may not be done with a case now, and why: the sentence that button, form and action share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import workflow
from cases.flow import complaint_rules, representation_rules, search_rules
from cases.flow.addressing import addressee_of
from cases.flow.rights import Gathers, right_of
from cases.models import Case, Decision, Delivery, Extension, Identification
from cases.models.case import TAKES_IN
from cases.verbs import Verb
from consent.models import Regulation
from dossiers.functions import Function
from dossiers.scope import has_function

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from cases.models import Finding
    from cases.models.collectable import Collectable
    from dossiers.actors import Actor
    from dossiers.models import Person

OLDEST_RECEIPT = dt.timedelta(days=366)


def may_work(user: Actor) -> bool:
    """Whether `user` handles requests."""
    return has_function(user, Function.PRIVACY_OFFICER)


def may_take_in(user: Actor) -> bool:
    """Whether `user` may register a request that came in by word of mouth or on paper (regulation, access)."""
    return has_function(user, *TAKES_IN)


def why_not_receive(received_at: dt.datetime, now: dt.datetime) -> str:
    """Why a request cannot have been received at `received_at`."""
    received_on, today = timezone.localtime(received_at).date(), timezone.localtime(now).date()
    if received_on > today or received_at > now:
        return _("De ontvangstdatum ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if received_on < today - OLDEST_RECEIPT:
        return _("De ontvangstdatum is langer dan een jaar geleden. Controleer het jaartal.")
    if not Regulation.objects.standing(received_on).exists():
        return _("Op die dag was er geen privacyreglement. Controleer het jaartal.")
    return ""


def why_not_take(case: Case) -> str:
    """Why nobody can take the case on now."""
    return "" if case.is_open else _("Dit verzoek is al afgehandeld.")


def why_not_ask_identity(case: Case) -> str:
    """Why the person cannot be asked now who they are."""
    return workflow.why_not(Verb.IDENTITY_ASKED, case.status)


def why_not_identify(case: Case, subject: Person | None) -> str:
    """Why the identity cannot be recorded now (AVG art. 12(6); regulation, access)."""
    if why := workflow.why_not(Verb.IDENTIFIED, case.status):
        return why
    if subject is None:
        return _("Kies eerst in de klantlijst wie dit is.")
    return ""


def why_not_method(method: str) -> str:
    """Why `method` is not a manner of showing who one is."""
    known = set(Identification.Method) - {Identification.Method.NOT_ON_FILE}
    return "" if method in known else _("Kies hoe deze persoon liet zien wie het is.")


def why_not_gather(case: Case) -> str:
    """Why the findings cannot be gathered now."""
    if case.status in (workflow.Status.RECEIVED, workflow.Status.WAITING):
        return _("Dit kan nog niet: leg eerst vast wie het verzoek doet.")
    return workflow.why_not(Verb.GATHERED, case.status)


def why_not_choose(case: Case, chosen: Collection[UUID] | None) -> str:
    """Why the findings cannot be gathered from these records: a request about some records names which, or none."""
    must_choose = right_of(case).gathers is Gathers.CHOSEN
    return _("Kies eerst over welke gegevens het verzoek gaat.") if must_choose and chosen is None else ""


def must_choose_first(case: Case) -> bool:
    """Whether the officer has to say first which records this request is about."""
    return right_of(case).gathers is Gathers.CHOSEN and case.status == workflow.Status.IDENTIFIED


def why_not_judge(case: Case, finding: Finding, revision: int) -> str:
    """Why a finding cannot be decided on now: wrong moment, or a colleague was first since `revision` was read."""
    if case.status != workflow.Status.GATHERED:
        return workflow.why_not(Verb.JUDGED, case.status)
    decision = Decision.objects.filter(finding=finding).select_related("by").first()
    if (decision.revision if decision else 0) != revision:
        return _changed_by(decision)
    return ""


def _changed_by(decision: Decision | None) -> str:
    """Who was first, and when."""
    if decision is None:
        return _("Iemand anders heeft dit net gewijzigd. Bekijk het eerst opnieuw.")
    at = date_format(timezone.localtime(decision.at), "H:i")
    return _("Iemand anders heeft dit net gewijzigd (%(name)s, %(at)s). Bekijk het eerst opnieuw.") % {
        "name": decision.by.name,
        "at": at,
    }


def why_not_part(finding: Finding, outcome: str) -> str:
    """Why this finding cannot be given in part: of a file that takes a redacted version."""
    if finding.is_paper and outcome == Decision.Outcome.PARTLY and not finding.redacted.all():
        return _("Een bestand geeft u heel, of niet. Een deel geven kan pas als u er een gelakte versie voor in zet.")
    return ""


def why_not_withhold(outcome: str, code: str, reason: str, given_text: str) -> str:
    """Why something cannot be withheld like this: every refusal is explained (regulation)."""
    if outcome == Decision.Outcome.GRANTED:
        return ""
    if outcome not in Decision.Outcome:
        return _("Kies wat de aanvrager krijgt: alles, een deel of niets.")
    if code not in Decision.Code:
        return _("Kies waarom u dit niet helemaal geeft.")
    if not reason.strip():
        return _("Leg uit waarom u dit niet geeft. Zonder uitleg kunt u niet verder.")
    if outcome == Decision.Outcome.PARTLY and not given_text.strip():
        return _("Schrijf op wat de aanvrager wel krijgt.")
    return ""


def why_not_decide(case: Case) -> str:
    """Why the case as a whole cannot be decided now."""
    if case.status == workflow.Status.DECIDED:
        return _("Dit verzoek is al besloten. Bekijk het besluit.")
    if case.status == workflow.Status.IDENTIFIED and right_of(case).needs_findings:
        return _("Dit kan nog niet: verzamel eerst de gegevens.")
    if why := workflow.why_not(Verb.DECIDED, case.status):
        return why
    undecided = case.findings.undecided().count()
    if undecided:
        return ngettext(
            "Er is nog %(n)s stuk zonder besluit. Beoordeel eerst alle stukken.",
            "Er zijn nog %(n)s stukken zonder besluit. Beoordeel eerst alle stukken.",
            undecided,
        ) % {"n": undecided}
    return search_rules.why_wait(case) or complaint_rules.why_not_answer(case)


def why_not_reason(case: Case, reasons: str, late_because: str, on: dt.date) -> str:
    """Why the decision is not reasoned enough: it always has reasons, and a late one says why it is late."""
    if not reasons.strip():
        return _("Elke beslissing heeft een uitleg nodig. Schrijf op waarom u dit besluit.")
    if case.clock.is_late(on) and not late_because.strip():
        return _("Dit antwoord is te laat. Schrijf op waarom; dat komt in de brief.")
    return ""


def why_not_send(case: Case, channel: str) -> str:
    """Why the answer cannot go out now through `channel`."""
    if case.status == workflow.Status.SENT:
        return _("Dit antwoord is al verzonden.")
    if why := workflow.why_not(Verb.SENT, case.status):
        return why
    if channel not in Delivery.Channel:
        return _("Kies hoe het antwoord naar de aanvrager gaat.")
    if channel == Delivery.Channel.PORTAL and not addressee_of(case).email:
        return _("Er is geen e-mailadres bekend. Kies voor papier.")
    return representation_rules.why_not_deliver(case, timezone.localdate())


def why_not_withdraw(case: Case) -> str:
    """Why the request cannot be withdrawn now."""
    return workflow.why_not(Verb.WITHDRAWN, case.status)


def why_not_ask_clarification(case: Case, question: str) -> str:
    """Why the person cannot be asked now what they mean."""
    if why := workflow.why_not(Verb.CLARIFICATION_ASKED, case.status):
        return why
    if case.clarifications.filter(answered_on__isnull=True).exists():
        return _("Er staat al een vraag open. Leg eerst het antwoord daarop vast.")
    return "" if question.strip() else _("Schrijf op wat u wilt weten.")


def why_not_clarify(case: Case, answer: str, answered_on: dt.date, today: dt.date) -> str:
    """Why no answer to a question can be recorded now, or not on that day."""
    if why := workflow.why_not(Verb.CLARIFIED, case.status):
        return why
    asked = case.clarifications.filter(answered_on__isnull=True).first()
    if asked is None:
        return _("Er staat geen vraag open.")
    if answered_on > today:
        return _("Deze dag ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if answered_on < timezone.localtime(asked.asked_at).date():
        return _("Op die dag was de vraag nog niet gesteld.")
    return "" if answer.strip() else _("Schrijf op wat de aanvrager antwoordde.")


def why_not_extend(case: Case, on: dt.date) -> str:
    """Why no extension can be announced on this day: once, and only within the bare first month (AVG art. 12(3))."""
    if why := workflow.why_not(Verb.EXTENDED, case.status):
        return why
    if hasattr(case, "extension"):
        return _("Dit verzoek is al een keer verlengd. Een tweede keer mag niet.")
    last = case.clock.last_day_to_extend.on
    if on > last:
        return _(
            "Verlengen kan niet meer. De brief daarover moest uiterlijk %(day)s weg: binnen een maand na ontvangst."
        ) % {"day": date_format(last, "l j F Y")}
    return ""


def why_not_say_longer(reason: str, words: str) -> str:
    """Why an extension is not reasoned enough: the person reads why it takes longer (AVG art. 12(3))."""
    if reason not in Extension.Reason:
        return _("Kies waarom u meer tijd nodig hebt.")
    return "" if words.strip() else _("Leg uit waarom het langer duurt. De aanvrager leest dit.")


def why_not_fetch(row: Collectable, today: dt.date) -> str:
    """Why what stands ready cannot be fetched now, apart from the code."""
    if row.until is None or today > row.until:
        return _("U kunt dit niet meer ophalen op de site. Bel ons: dan sturen wij het op papier.")
    if not row.tries_left:
        return _("De code is te vaak fout ingevuld. Bel ons voor een nieuwe code.")
    return ""
