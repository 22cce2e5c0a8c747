"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Finding, Letter
from cases.models.case import Case, CaseNumber, ClockEvent, Identification, Requester
from cases.models.contact import Mail, StatusLink
from cases.models.signing import Limitation, Signature
from cases.models.third import Consultation, ThirdParty

__all__ = [
    "Answer",
    "Case",
    "CaseNumber",
    "ClockEvent",
    "Consultation",
    "Decision",
    "Delivery",
    "Finding",
    "Identification",
    "Letter",
    "Limitation",
    "Mail",
    "Requester",
    "Signature",
    "StatusLink",
    "ThirdParty",
]
