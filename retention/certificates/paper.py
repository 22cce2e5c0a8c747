"""The certificate of destruction on paper: numbers, rules, decisions and method; nothing of what was destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dossiers.functions import Function
from dossiers.text.press import letterhead, press
from dossiers.text.printable import dutch
from law.keeping import WAITING_DAYS
from retention.ledger import rules as ledger_rules
from retention.models import MentionItem, Outcome, Rule
from retention.permissions import READS_LISTS

if TYPE_CHECKING:
    import datetime as dt

    from dossiers.actors import Actor
    from retention.models import Certificate, DestructionList

MOST = 500  # references on paper: as many as a list can hold; of more the digest is enough
DOSSIER = "dossier"  # the ground of a dossier that was empty


def typeset(row: Certificate) -> bytes:
    """The certificate as PDF (A-2a and UA-1). It names staff by name and function, and nobody else."""
    groups = _groups(row)
    on = timezone.localdate(row.made_at)
    references = row.destructions.values_list("reference", flat=True)
    content = {
        "sender": letterhead(),
        "reference": row.reference,
        "on": dutch(on),
        "facts": [*_facts(row, sum(group["files"] for group in groups))],
        "groups": [[group["label"], group["term"], group["rests"], str(group["n"])] for group in groups],
        "signers": _signers(row.under) if row.under else [],
        "waited": _waited(row.under) if row.under else "",
        "slips": [[order.system, dutch(order.due_on)] for order in (row.under.slips.all() if row.under else ())],
        "keys": _keys(sum(group["n"] for group in groups if group["article"] == DOSSIER)),
        "has_files": any(group["files"] for group in groups),
        "manifest": row.manifest,
        "ledger": _ledger(),
        "references": list(references[:MOST]) if row.count <= MOST else [],
    }
    return press("certificate.typ", on, content)


def _facts(row: Certificate, files: int) -> list[list[str]]:
    """What it is about, in pairs of name and value."""
    first, last = row.destructions.first(), row.destructions.last()
    facts = [[_("Betreft"), _("lijst %(number)s") % {"number": row.under.reference}] if row.under else _of_no_list()]
    if first and last:
        days = {dutch(timezone.localdate(each.at)): None for each in (first, last)}
        facts.append([_("Vernietigd op"), _(" tot en met ").join(days)])
    facts += [[_("Aantal"), str(row.count)], [_("Bestanden daarbij"), str(files)]]
    if row.under:
        outcomes = Outcome.objects.filter(item__of=row.under)
        kept = outcomes.filter(kind=Outcome.Kind.KEPT).count()
        stayed = outcomes.filter(kind=Outcome.Kind.STAYED).count()
        facts += [[_("Van de lijst gehaald"), str(kept)], [_("Bleef op het moment zelf"), str(stayed)]]
        unlinked = MentionItem.objects.filter(of=row.under, choice=MentionItem.Choice.REMOVE).count()
        left = MentionItem.objects.filter(of=row.under, choice=MentionItem.Choice.KEEP).count()
        if unlinked or left:
            facts.append([_("Genoemd bij anderen"), _("%(n)s weg te halen, %(m)s blijft") % {"n": unlinked, "m": left}])
    return facts


def _of_no_list() -> list[str]:
    return [_("Betreft"), _("wat volgens een bewaarregel zonder lijst weggaat")]


def _groups(row: Certificate) -> list[dict[str, Any]]:
    """The numbers per rule: what it is called, how long it keeps, and on what that rests."""
    found = row.destructions.order_by().values("article", "rule").annotate(n=Count("pk"), files=Sum("files"))
    rules = Rule.objects.in_bulk([group["rule"] for group in found if group["rule"]])
    known = [group | _named(group["article"], rules.get(group["rule"])) for group in found]
    return sorted(known, key=lambda group: (group["label"], group["term"], group["article"]))


def _named(article: str, rule: Rule | None) -> dict[str, str]:
    if rule:
        label = rule.label[:1].upper() + rule.label[1:]
        return {"label": label, "term": rule.in_words, "rests": f"{rule.get_basis_display()}: {rule.source}"}
    if article == DOSSIER:
        return {"label": _("Lege dossiers"), "term": _("met het laatste gegeven"), "rests": _("de regel voor de huur")}
    return {"label": _("Opnieuw, na een reservekopie"), "term": article, "rests": _("eerder besluit")}


def _signers(of: DestructionList) -> list[list[str]]:
    """Who proposed and who signed: what, name, functions and when."""
    acts: list[tuple[str, Any, dt.datetime]] = [(_("stelde voor"), of.proposed_by, of.proposed_at)]
    for step in of.steps.select_related("by"):
        acts.append((str(step.get_kind_display()), step.by, step.at))
    return [[what, by.name if by else _("vanzelf"), _functions(by), _moment(at)] for what, by, at in acts]


def _functions(by: Actor | None) -> str:
    """The functions of a colleague that have to do with destruction."""
    names = set(by.groups.values_list("name", flat=True)) if by else set()
    return ", ".join(str(Function(name).label) for name in READS_LISTS if name in names)


def _waited(of: DestructionList) -> str:
    signed = of.signatures
    begun = dutch(timezone.localdate(signed[-1].at)) if signed else dutch(None)
    words = {"n": WAITING_DAYS, "day": begun}
    return (
        _("Na de laatste handtekening, op %(day)s, is %(n)s hele dagen gewacht. Toen is alles opnieuw gevraagd.")
        % words
    )


def _keys(dossiers: int) -> str:
    """How many dossiers lost their key."""
    if not dossiers:
        return ""
    told = ngettext(
        "De sleutel van %(n)s dossier is vernietigd. Wat ermee versleuteld was, is nergens meer te lezen.",
        "De sleutels van %(n)s dossiers zijn vernietigd. Wat ermee versleuteld was, is nergens meer te lezen.",
        dossiers,
    )
    return told % {"n": dossiers}


def _ledger() -> list[str]:
    """How far the ledger of erasures was: the number of its last line and its seal, or nothing."""
    last = ledger_rules.position()
    return [str(last.number), last.mac] if last else []


def _moment(at: dt.datetime) -> str:
    return str(date_format(timezone.localtime(at), "j F Y, H:i"))
