"""The rights a person can use: the Dutch name of each and the article that gives it."""

from enum import StrEnum

from law import sources
from law.sources import Source


class Right(StrEnum):
    """One thing a person may ask of whoever keeps data about him. AVG 15-22; complaints: our regulation."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    HUMAN_REVIEW = "human_review"
    COMPLAINT = "complaint"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Dutch name, lower case: "inzage"."""
        return _NAMED[self][0]

    @property
    def source(self) -> Source:
        """The article or clause that gives the right."""
        return _NAMED[self][1]


_NAMED: dict[Right, tuple[str, Source]] = {
    Right.ACCESS: ("inzage", sources.AVG_15),
    Right.CORRECTION: ("verbetering", sources.AVG_16),
    Right.ERASURE: ("verwijdering", sources.AVG_17),
    Right.RESTRICTION: ("beperking", sources.AVG_18),
    Right.PORTABILITY: ("gegevens meenemen", sources.AVG_20),
    Right.OBJECTION: ("bezwaar", sources.AVG_21),
    Right.HUMAN_REVIEW: ("besluit door een mens", sources.AVG_22),
    Right.COMPLAINT: ("klacht", sources.REGULATION_COMPLAINTS),
    Right.OTHER: ("andere vraag", sources.AVG_12_3),
}
