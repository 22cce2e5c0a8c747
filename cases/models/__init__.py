"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Finding
from cases.models.case import Case, CaseNumber, ClockEvent, Identification, Requester
from cases.models.contact import Mail, StatusLink
from cases.models.letters import Dispatch, Letter, LetterText

__all__ = [
    "Answer",
    "Case",
    "CaseNumber",
    "ClockEvent",
    "Decision",
    "Delivery",
    "Dispatch",
    "Finding",
    "Identification",
    "Letter",
    "LetterText",
    "Mail",
    "Requester",
    "StatusLink",
]
