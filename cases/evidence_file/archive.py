"""The evidence file of a request (bewijsbestand): what was done when, what was decided, the letters, and what went out.

One zip with a list of fingerprints of all that is in it, made when it is asked for. Of the papers that went to the
person only names, sizes and fingerprints are in it: the papers themselves are with the request (AVG art. 5(2)).
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.clock import page_data as clock_page_data
from cases.flow import extending
from cases.models import Answer, Case, Delivery, Extension, Identification
from cases.notification import actions as notification
from cases.search.search_record import proofs
from cases.verbs import Verb
from cases.worklist import rows as worklist_rows
from dossiers.functions import Function
from dossiers.journal import actions as journal
from dossiers.log.queries import Sought, lines_of
from dossiers.log.words import EXPORTS, purpose_words, sentence_of
from dossiers.text import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossiers.actors import Actor

PURPOSES = ("supervisor", "audit", "board", "check")
MOST_LINES = 10_000
EPOCH = (1980, 1, 1, 0, 0, 0)
SUMS = "SHA256SUMS"


def evidence(*, case: Case, purpose: str, by: Actor) -> bytes:
    """The evidence file of `case` as it stands now, for a purpose that is kept in it and in the log."""
    files = {
        "leesmij.txt": _about(case, purpose, by),
        "tijdlijn.csv": _timeline(case),
        "logboek.csv": _lines(case),
        "besluiten.json": _json(_decisions(case)),
        "zoekplan.json": _json([asdict(proof) for proof in proofs(case)]),
        "ontvangers.json": _json(notification.listed(case)),
        "verzonden.json": _json(_sent(case)),
        **dict(_letters(case)),
    }
    journal.record(Verb.EVIDENCE_EXPORTED, case, by=by, purpose=purpose)
    files[SUMS] = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()
    return _zip(files)


def _about(case: Case, purpose: str, by: Actor) -> bytes:
    """What this is, who made it, when and for what."""
    words = {
        "association": settings.ASSOCIATION_NAME,
        "number": case.reference,
        "by": by.name or by.email,
        "at": date_format(timezone.localtime(), "j F Y, H:i"),
        "purpose": EXPORTS[purpose],
        "sums": SUMS,
    }
    told = _(
        "Bewijsbestand bij verzoek %(number)s van %(association)s.\n"
        "Gemaakt door %(by)s op %(at)s. Doel: %(purpose)s.\n\n"
        "In %(sums)s staat de vingerafdruk (SHA-256) van elk bestand. Nakijken kan met: sha256sum -c %(sums)s\n"
        "De stukken zelf zitten er niet in. In verzonden.json staan hun namen, groottes en vingerafdrukken.\n"
        "Bewaar dit bestand niet langer dan nodig.\n"
    )
    return (told % words).encode()


def _timeline(case: Case) -> bytes:
    """The events on the clock, and the dates that follow from them."""
    rows = [(_("gebeurd"), each.on.isoformat(), str(each.label)) for each in clock_page_data.events(case)]
    rows += [(_("termijn"), day.isoformat(), label) for label, day in clock_page_data.dates_of(case.clock) if day]
    return spreadsheets.as_csv([(_("Soort"), _("Datum"), _("Wat"))], rows)


def _lines(case: Case) -> bytes:
    """The lines of the log about this request: when, what, for what, and by which function."""
    lines = list(lines_of(Sought(reference=case.reference))[:MOST_LINES])[::-1]
    functions, purposes = _functions({line.actor_id for line in lines if line.actor_id}), purpose_words()
    rows = [
        (
            line.pk,
            line.timestamp,
            functions.get(line.actor_id, ""),
            sentence_of(line, {}),
            str(purposes.get(line.purpose, line.purpose)),
        )
        for line in lines
    ]
    return spreadsheets.as_csv([(_("Regel"), _("Tijdstip"), _("Functie"), _("Wat"), _("Waarvoor"))], rows)


def _functions(actors: set[Any]) -> dict[Any, str]:
    """The function of each of these members of staff, as others know it."""
    labels = dict(Function.choices)
    found = get_user_model().objects.filter(pk__in=actors, groups__name__in=labels).values_list("pk", "groups__name")
    return {pk: str(labels[name]) for pk, name in found}


def _decisions(case: Case) -> dict[str, Any]:
    """What was asked, how it is known by whom, and what was decided on which ground; no words from the papers."""
    answer, seen = Answer.objects.filter(case=case).first(), Identification.objects.filter(case=case).first()
    extension = Extension.objects.filter(case=case).first()
    findings = case.findings.select_related("decision").order_by("number")
    return {
        "nummer": case.reference,
        "soort": str(Case.Kind(case.kind).label),
        "kanaal": str(Case.Channel(case.channel).label),
        "ontvangen": case.received_on,
        "stand": worklist_rows.row_of(case, timezone.localdate()).standing,
        "reglement": case.regulation.name,
        "identiteit": _identity(seen) if seen else None,
        "verlenging": _extension(case, extension) if extension else None,
        "stukken": [_decision(finding) for finding in findings],
        "besluit": _answer(answer) if answer else None,
    }


def _extension(case: Case, extension: Extension) -> dict[str, Any]:
    """Why and when it was announced, when the person was told, since when it counts, and what was missed before."""
    return {
        "reden": extension.get_reason_display(),
        "op": extension.at,
        "bericht weg op": extending.left_on(case),
        "telt sinds": case.clock.extended_on,
        "eerder gemist": case.clock.missed.on if case.clock.missed else None,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    """The decision as a whole; and why no other place was searched, where none was."""
    words = {"uitkomst": answer.get_outcome_display(), "motivering": answer.reasons, "op": answer.at}
    return words | ({"niet gezocht omdat": answer.no_search_because} if answer.no_search_because else {})


def _identity(seen: Identification) -> dict[str, Any]:
    """How it is known who asks; and what differed from who is on file, with why it is the same person even so."""
    words = {"manier": seen.get_method_display(), "op": seen.at}
    return words | ({"verschil": seen.differences, "waarom": seen.because} if seen.differences else {})


def _decision(finding: Any) -> dict[str, Any]:
    """What was decided about one finding, with the reason that the person reads."""
    decision = getattr(finding, "decision", None)
    if decision is None:
        return {"nummer": finding.number, "besluit": None}
    return {
        "nummer": finding.number,
        "besluit": decision.get_outcome_display(),
        "regel": decision.ground,
        "reden": decision.reason,
        "op": decision.at,
    }


def _sent(case: Case) -> dict[str, Any]:
    """How the answer went out, with the fingerprint of the package and of each paper in it."""
    sent = Delivery.objects.filter(case=case).first()
    if sent is None:
        return {}
    return {
        "manier": sent.get_channel_display(),
        "verzonden": sent.sent_at,
        "opgehaald": sent.fetched_at,
        "vingerafdruk": sent.sha256,
        "delen": [
            {"naam": name, "bytes": len(content), "vingerafdruk": sha256(content).hexdigest()}
            for name, content in _parts(bytes(sent.package))
        ],
    }


def _parts(package: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _letters(case: Case) -> Iterator[tuple[str, bytes]]:
    """Every letter as it was kept, in order."""
    for number, letter in enumerate(case.letters.order_by("made_at", "pk"), start=1):
        yield f"brieven/{number:02d}-{letter.kind}.pdf", bytes(letter.pdf)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2, default=_moment).encode()


def _moment(value: Any) -> str:
    """A date or a moment as ISO 8601, in Dutch time."""
    return str(timezone.localtime(value).isoformat() if hasattr(value, "tzinfo") else value.isoformat())


def _zip(files: Mapping[str, bytes]) -> bytes:
    """The files in one archive, without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
