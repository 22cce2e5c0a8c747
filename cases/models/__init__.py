"""The rows of the casework, one file per noun family."""

from cases.models.answer import Answer, Decision, Delivery, Proof
from cases.models.case import Case, CaseNumber, ClockEvent, Requester
from cases.models.complaint import Complaint
from cases.models.contact import Mail, StatusLink, Undelivered
from cases.models.fee import Fee
from cases.models.finding import Finding, RedactedFile
from cases.models.identity import AlsoSubject, CodeLetter, Identification
from cases.models.kept import KeptFilter
from cases.models.letters import Dispatch, Letter, LetterText
from cases.models.measure import Measure
from cases.models.paper import CaseKey, FoundPaper, PaperBytes
from cases.models.reminder import Digest, DueReminder
from cases.models.repeat import Repeat
from cases.models.representation import Representation
from cases.models.search import SearchReminder, SearchSource, SearchStop, SearchTask
from cases.models.signing import Limitation, Reading, Signature
from cases.models.telling import Telling
from cases.models.third import Consultation, ThirdParty
from cases.models.waiting import Clarification, Extension

__all__ = [
    "AlsoSubject",
    "Answer",
    "Case",
    "CaseKey",
    "CaseNumber",
    "Clarification",
    "ClockEvent",
    "CodeLetter",
    "Complaint",
    "Consultation",
    "Decision",
    "Delivery",
    "Digest",
    "Dispatch",
    "DueReminder",
    "Extension",
    "Fee",
    "Finding",
    "FoundPaper",
    "Identification",
    "KeptFilter",
    "Letter",
    "LetterText",
    "Limitation",
    "Mail",
    "Measure",
    "PaperBytes",
    "Proof",
    "Reading",
    "RedactedFile",
    "Repeat",
    "Representation",
    "Requester",
    "SearchReminder",
    "SearchSource",
    "SearchStop",
    "SearchTask",
    "Signature",
    "StatusLink",
    "Telling",
    "ThirdParty",
    "Undelivered",
]
