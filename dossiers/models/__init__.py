"""The rows of the dossier side, one file per noun family."""

from dossiers.models.access import (
    ComplexGroupObjectPermission,
    ComplexUserObjectPermission,
    DossierUserObjectPermission,
    Opening,
    SectionAccess,
)
from dossiers.models.journal import LogEntry, Seal
from dossiers.models.people import Complex, Person, Unit
from dossiers.models.record import Dossier, Mention, Record
from dossiers.models.register import Activity, LawfulBasis

__all__ = [
    "Activity",
    "Complex",
    "ComplexGroupObjectPermission",
    "ComplexUserObjectPermission",
    "Dossier",
    "DossierUserObjectPermission",
    "LawfulBasis",
    "LogEntry",
    "Mention",
    "Opening",
    "Person",
    "Record",
    "Seal",
    "SectionAccess",
    "Unit",
]
