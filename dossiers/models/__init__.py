"""The rows of the dossier side, one file per noun family."""

from dossiers.models.access import (
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    Emergency,
    Opening,
    SectionAccess,
)
from dossiers.models.freeze import Freeze
from dossiers.models.imports import ImportLine, ImportRun
from dossiers.models.journal import LogEntry, Seal
from dossiers.models.papers import Correction, DossierKey, RecordFile, Statement, WrappedKey
from dossiers.models.people import Dossier, Person, Tie
from dossiers.models.places import Complex, Unit
from dossiers.models.record import Mention, Record
from dossiers.models.register import Activity, ActivityVersion, Dpia, LawfulBasis

__all__ = [
    "Activity",
    "ActivityVersion",
    "Complex",
    "ComplexGroupObjectPermission",
    "ComplexUserObjectPermission",
    "Correction",
    "Dossier",
    "DossierKey",
    "DossierUserObjectPermission",
    "Dpia",
    "Emergency",
    "Freeze",
    "ImportLine",
    "ImportRun",
    "LawfulBasis",
    "LogEntry",
    "Mention",
    "Opening",
    "Person",
    "Record",
    "RecordFile",
    "Seal",
    "SectionAccess",
    "Statement",
    "Tie",
    "Unit",
    "WrappedKey",
]
