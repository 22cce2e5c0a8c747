"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Finding
from cases.models.case import Case, CaseNumber, ClockEvent, Identification, Requester
from cases.models.contact import Mail, StatusLink
from cases.models.letters import Dispatch, Letter, LetterText
from cases.models.waiting import Clarification, Extension

__all__ = [
    "Answer",
    "Case",
    "CaseNumber",
    "Clarification",
    "ClockEvent",
    "Decision",
    "Delivery",
    "Dispatch",
    "Extension",
    "Finding",
    "Identification",
    "Letter",
    "LetterText",
    "Mail",
    "Requester",
    "StatusLink",
]
