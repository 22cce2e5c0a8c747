"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Finding, Letter
from cases.models.case import Case, CaseNumber, ClockEvent, Identification, Requester
from cases.models.contact import Mail, StatusLink

__all__ = [
    "Answer",
    "Case",
    "CaseNumber",
    "ClockEvent",
    "Decision",
    "Delivery",
    "Finding",
    "Identification",
    "Letter",
    "Mail",
    "Requester",
    "StatusLink",
]
