"""Erasing again what came back with a restored copy of the database: what the ledger names and it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import disposal as case_disposal
from cases.models import Case, Measure
from dossiers.journal import actions as journal
from dossiers.locks import alone
from dossiers.models import Dossier, Mention, Person, Record
from dossiers.refusal import Refused
from retention.deletion_orders import actions as deletion_orders
from retention.disposal.deletion import Reason
from retention.disposal.dossiers import destroy_dossiers, forget_people
from retention.ledger import actions as ledger
from retention.ledger import file as ledger_file
from retention.ledger import rules as ledger_rules
from retention.models import Hold
from wsn_privacy.disposal.run import Disposal
from wsn_privacy.models import JobRun
from wsn_privacy.operations import restore_guard
from wsn_privacy.operations.database_owner import as_owner
from wsn_privacy.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Replayed:
    """How many lines the database did not know, and of how many the thing was erased again, or was not there."""

    lines: int = 0
    erased: int = 0
    absent: int = 0


def replay() -> Replayed:
    """Erase again whatever the ledger names and this database does not know. A second time it does nothing.

    It follows the order of the ledger; each erasure is a transaction with its line. The first that fails stops it, and
    then still nothing is served. Raises Refused, retention.ledger.file.Broken or OSError.
    """
    done = Replayed()
    with as_owner(), alone("wsn_privacy.replay") as is_alone:
        if not is_alone:
            raise Refused(_("Dit loopt al."))
        ledger_file.check()
        for line in ledger_rules.ahead():
            with transaction.atomic():
                was_there = _again(line)
            done.lines += 1
            done.erased += was_there
            done.absent += not was_there
        if done.lines:
            run = JobRun.objects.create(job="replay", period=f"{timezone.now():%Y%m%d %H%M%S.%f}"[:20])
            run.counts, run.finished_at = dict(vars(done)), timezone.now()
            run.save(update_fields=("counts", "finished_at"))
            journal.record(Verb.DESTRUCTION_REPLAYED, run, by=None)
        ledger.write()
    restore_guard.forget()
    return done


def _again(line: ledger_file.Line) -> bool:
    """Do one line of the ledger. Returns whether there was something to erase. Raises Refused."""
    if line.kind not in KINDS:
        raise Refused(
            _("Regel %(n)s van het register noemt een soort die deze versie niet kent: %(kind)s.")
            % {"n": line.number, "kind": line.kind}
        )
    ledger.enter(line)
    return KINDS[line.kind](line)


def _record_again(line: ledger_file.Line) -> bool:
    """Erase a record again."""
    record = Record.objects.filter(reference=line.reference).first()
    if record is None:
        return False
    waiting = Measure.objects.filter(finding__record=record, kind=Measure.Kind.ERASE, done_at__isnull=True)
    waiting.update(done_at=timezone.now())
    Disposal(timezone.localdate()).erase(record, Reason(line.article, erased_at=line.moment))
    return True


def _dossier_again(line: ledger_file.Line) -> bool:
    """Erase a dossier again; its records went before it."""
    dossier = Dossier.objects.filter(reference=line.reference).first()
    if dossier is None:
        return False
    return _went(line, destroy_dossiers([dossier.pk], Reason("dossier", erased_at=line.moment)))


def _person_again(line: ledger_file.Line) -> bool:
    """Erase a person again; the dossiers and records went before."""
    person = Person.objects.filter(reference=line.reference).first()
    if person is None:
        return False
    Hold.objects.filter(person=person).delete()
    Mention.objects.filter(person=person).delete()  # it went because no link to it was left
    return _went(line, forget_people([person.pk]))


def _case_again(line: ledger_file.Line) -> bool:
    """Erase a request again, with all that hangs on it; what refers to it went before."""
    case = Case.objects.filter(reference=line.reference).first()
    if case is None:
        return False
    case_disposal.destroy([case], Reason(line.article, erased_at=line.moment))
    return True


def _order_again(line: ledger_file.Line) -> bool:
    """Delete again whom an order was about that another system carried out."""
    order = deletion_orders.by_reference(line.reference)
    return bool(order and deletion_orders.wipe(order))


def _went(line: ledger_file.Line, gone: list[str]) -> bool:
    """True when something was erased. Raises Refused when a row of the copy still refers to it."""
    if not gone:
        raise Refused(
            _("Regel %(n)s van het register noemt %(what)s. Iets in deze kopie hoort daar nog bij. Waarschuw ICT.")
            % {"n": line.number, "what": line.reference}
        )
    return True


# How each kind of thing is erased again. A new kind that can be destroyed gets its line here.
KINDS: dict[str, Callable[[ledger_file.Line], bool]] = {
    ledger_file.BEGIN: lambda line: False,
    "dossiers.record": _record_again,
    "dossiers.dossier": _dossier_again,
    "dossiers.person": _person_again,
    "cases.case": _case_again,
    "retention.slip": _order_again,
}
