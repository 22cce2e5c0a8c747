"""What must be written down before a right is set aside: the points of UAVG 41(2), which are those of AVG 23(2)."""

from enum import StrEnum

from law import sources
from law.sources import Source


class Point(StrEnum):
    """One point to take into account with a restriction, where it matters. UAVG 41(2)."""

    PURPOSES = "a"
    CATEGORIES = "b"
    SCOPE = "c"
    SAFEGUARDS = "d"
    CONTROLLER = "e"
    RETENTION = "f"
    RISKS = "g"
    TOLD = "h"

    @property
    def question(self) -> str:
        """The point as a question on screen, in Dutch B1."""
        return _QUESTIONS[self]

    @property
    def source(self) -> Source:
        """The paragraph that asks it."""
        return sources.UAVG_41_2


_QUESTIONS: dict[Point, str] = {
    Point.PURPOSES: "Waarvoor gebruiken wij deze gegevens?",
    Point.CATEGORIES: "Om welke soorten gegevens gaat het?",
    Point.SCOPE: "Hoe ver gaat de beperking?",
    Point.SAFEGUARDS: "Hoe voorkomen wij misbruik?",
    Point.CONTROLLER: "Wie is verantwoordelijk?",
    Point.RETENTION: "Hoe lang en hoe veilig bewaren wij de gegevens?",
    Point.RISKS: "Welk risico loopt de aanvrager hierdoor?",
    Point.TOLD: "Wat hoort de aanvrager over deze beperking, en waarom niet meer?",
}
