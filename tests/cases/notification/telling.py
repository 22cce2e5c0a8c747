"""A request that was carried out, with recipients of its record who are to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.findings.measures import actions as measures
from cases.findings.measures.actions import Wanted
from cases.findings.rules import Judgement
from cases.workflow import Status
from dossiers.models import LawfulBasis
from tests import cast

if TYPE_CHECKING:
    from cases.models import Case

RECIPIENTS = "deurwaarder, gemeente"
FROZEN = Wanted(article="18_1c")
GONE = Wanted(article="17_1a")
RIGHT = Wanted(field="title", new="Gesprek aan de balie", shows="brief van 3 mei")


def record_with(recipients: str = RECIPIENTS) -> Any:
    """A record that nothing keeps, of an activity with these recipients."""
    basis = LawfulBasis.objects.filter(ground="legitimate_interest", activity__section="nuisance").first()
    basis.activity.recipients = recipients  # type: ignore[union-attr]
    basis.activity.save(update_fields=("recipients",))  # type: ignore[union-attr]
    evidence = {"evidence": "afweging van 3 maart 2020: belang van de buren", "evidence_kind": "assessment"}
    return cast.make_record(cast.make_dossier(), "nuisance", basis=basis, **evidence)


def carried_out(officer: Any, record: Any = None, kind: str = "restriction", wanted: Wanted = FROZEN) -> Case:
    """A request of this kind about one record, granted and answered on paper."""
    record, today = record or record_with(), timezone.localdate()
    case = cast.case_in(Status.IDENTIFIED, by=officer, subject=record.dossier.person, kind=kind)
    findings.gather(case=case, by=officer, on=today, chosen=[record.pk])
    measures.decide(finding=case.findings.get(), revision=0, said=Judgement("granted"), wanted=wanted, by=officer)
    decision.decide(case=case, reasons="Dat doen wij.", by=officer, on=today)
    cast.sign(case, by=officer)
    return delivery.send(case=case, channel="post", by=officer, on=today)[0].case
