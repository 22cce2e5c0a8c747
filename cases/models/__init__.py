"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Letter
from cases.models.case import Case, CaseNumber, ClockEvent, Identification, Requester
from cases.models.contact import Mail, StatusLink
from cases.models.finding import Finding
from cases.models.paper import CaseKey, FoundPaper, PaperBytes
from cases.models.search import SearchReminder, SearchSource, SearchStop, SearchTask

__all__ = [
    "Answer",
    "Case",
    "CaseKey",
    "CaseNumber",
    "ClockEvent",
    "Decision",
    "Delivery",
    "Finding",
    "FoundPaper",
    "Identification",
    "Letter",
    "Mail",
    "PaperBytes",
    "Requester",
    "SearchReminder",
    "SearchSource",
    "SearchStop",
    "SearchTask",
    "StatusLink",
]
