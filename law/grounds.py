"""The lawful bases and what each allows, and the closed lists of reasons to limit a right.

Bases: AVG art. 6(1). Restrictions: UAVG art. 41(1), a closed list of ten. Exemptions: what single articles of
the AVG allow of their own. The regulation names four bases and gives four of the restrictions as examples.
"""

from enum import StrEnum

from law import sources
from law.rights import Right
from law.sources import Source


class Ground(StrEnum):
    """One of the six lawful bases. AVG art. 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"

    @property
    def label(self) -> str:
        """Dutch name on screen."""
        return _GROUNDS[self][0]

    @property
    def source(self) -> Source:
        """The letter of art. 6(1) that gives the basis."""
        return _GROUNDS[self][1]

    @property
    def may_be_withdrawn(self) -> bool:
        """Consent can be taken back at any time. AVG 7(3)."""
        return self is Ground.CONSENT

    @property
    def may_be_objected_to(self) -> bool:
        """The person may object for reasons of his own situation. AVG 21(1)."""
        return self in (Ground.PUBLIC_TASK, Ground.LEGITIMATE_INTEREST)

    @property
    def may_be_ported(self) -> bool:
        """The person may take along what he gave and what is kept by automated means. AVG 20(1)."""
        return self in (Ground.CONSENT, Ground.CONTRACT)


_GROUNDS: dict[Ground, tuple[str, Source]] = {
    Ground.CONSENT: ("Toestemming", sources.AVG_6_1A),
    Ground.CONTRACT: ("Nodig voor de overeenkomst", sources.AVG_6_1B),
    Ground.LEGAL_DUTY: ("Wettelijke plicht", sources.AVG_6_1C),
    Ground.VITAL_INTERESTS: ("Van levensbelang", sources.AVG_6_1D),
    Ground.PUBLIC_TASK: ("Taak van algemeen belang", sources.AVG_6_1E),
    Ground.LEGITIMATE_INTEREST: ("Gerechtvaardigd belang", sources.AVG_6_1F),
}


class Restriction(StrEnum):
    """A reason to set a right aside, as far as necessary and proportionate. UAVG 41(1); AVG 23(1)."""

    NATIONAL_SECURITY = "a"
    DEFENCE = "b"
    PUBLIC_SAFETY = "c"
    OFFENCES = "d"
    GENERAL_INTEREST = "e"
    COURTS = "f"
    PROFESSIONAL_CODES = "g"
    SUPERVISION = "h"
    RIGHTS_OF_OTHERS = "i"
    CIVIL_CLAIMS = "j"

    @property
    def label(self) -> str:
        """Dutch B1 name on screen."""
        return _RESTRICTIONS[self][0]

    @property
    def source(self) -> Source:
        """The letter of UAVG 41(1)."""
        return _RESTRICTIONS[self][1]

    @property
    def needs_second_signature(self) -> bool:
        """A landlord needs d, i and j; for any other a second person signs. Own policy under UAVG 41(1)."""
        return self not in (Restriction.OFFENCES, Restriction.RIGHTS_OF_OTHERS, Restriction.CIVIL_CLAIMS)


_RESTRICTIONS: dict[Restriction, tuple[str, Source]] = {
    Restriction.NATIONAL_SECURITY: ("De veiligheid van het land", sources.UAVG_41_1A),
    Restriction.DEFENCE: ("De verdediging van het land", sources.UAVG_41_1B),
    Restriction.PUBLIC_SAFETY: ("De openbare veiligheid", sources.UAVG_41_1C),
    Restriction.OFFENCES: ("Strafbare feiten voorkomen, onderzoeken of vervolgen", sources.UAVG_41_1D),
    Restriction.GENERAL_INTEREST: (
        "Een ander groot algemeen belang, zoals belastingen of volksgezondheid",
        sources.UAVG_41_1E,
    ),
    Restriction.COURTS: ("De onafhankelijkheid van rechters en rechtszaken", sources.UAVG_41_1F),
    Restriction.PROFESSIONAL_CODES: ("Beroepsregels handhaven van beschermde beroepen", sources.UAVG_41_1G),
    Restriction.SUPERVISION: ("Toezicht of inspectie door de overheid", sources.UAVG_41_1H),
    Restriction.RIGHTS_OF_OTHERS: ("Bescherming van de betrokkene of van anderen", sources.UAVG_41_1I),
    Restriction.CIVIL_CLAIMS: ("Een schuld of andere vordering innen", sources.UAVG_41_1J),
}


class Exemption(StrEnum):
    """A reason to refuse, wholly or in part, that a single article of the AVG itself gives.

    Either an exception that the article makes, or that its own condition is not met: what is right is not corrected
    (AVG 16), what is not about the person is not hers to ask for (AVG 4(1)).
    """

    RIGHTS_OF_OTHERS = "rights_of_others"
    EXCESSIVE = "excessive"
    EXPRESSION = "expression"
    LEGAL_DUTY = "legal_duty"
    PUBLIC_HEALTH = "public_health"
    ARCHIVE = "archive"
    LEGAL_CLAIMS = "legal_claims"
    NOT_ABOUT = "not_about"
    ACCURATE = "accurate"
    STILL_NEEDED = "still_needed"
    NOT_RESTRICTED = "not_restricted"
    NOT_PORTABLE = "not_portable"
    OTHERS_IN_COPY = "others_in_copy"
    COMPELLING = "compelling"
    AUTOMATED_ALLOWED = "automated"

    @property
    def label(self) -> str:
        """Dutch B1 name on screen."""
        return _EXEMPTIONS[self][0]

    @property
    def source(self) -> Source:
        """The article and paragraph that give the exemption."""
        return _EXEMPTIONS[self][1]

    def applies_to(self, right: Right) -> bool:
        """Whether it can limit this right: an article's own exception limits that article; 4(1) and 12(5) limit all."""
        if self in (Exemption.EXCESSIVE, Exemption.NOT_ABOUT):
            return right not in (Right.COMPLAINT, Right.OTHER)
        return right is _LIMITED.get(self, Right.ERASURE)


_LIMITED: dict[Exemption, Right] = {
    Exemption.RIGHTS_OF_OTHERS: Right.ACCESS,
    Exemption.ACCURATE: Right.CORRECTION,
    Exemption.NOT_RESTRICTED: Right.RESTRICTION,
    Exemption.NOT_PORTABLE: Right.PORTABILITY,
    Exemption.OTHERS_IN_COPY: Right.PORTABILITY,
    Exemption.COMPELLING: Right.OBJECTION,
    Exemption.AUTOMATED_ALLOWED: Right.HUMAN_REVIEW,
}
_EXEMPTIONS: dict[Exemption, tuple[str, Source]] = {
    Exemption.RIGHTS_OF_OTHERS: ("De kopie zou de rechten van anderen schaden", sources.AVG_15_4),
    Exemption.EXCESSIVE: ("Het verzoek is duidelijk ongegrond of buitensporig", sources.AVG_12_5),
    Exemption.EXPRESSION: ("Nodig voor vrijheid van meningsuiting en informatie", sources.AVG_17_3A),
    Exemption.LEGAL_DUTY: ("Nodig voor een wettelijke plicht of publieke taak", sources.AVG_17_3B),
    Exemption.PUBLIC_HEALTH: ("Nodig voor de volksgezondheid", sources.AVG_17_3C),
    Exemption.ARCHIVE: ("Nodig voor archief, onderzoek of statistiek", sources.AVG_17_3D),
    Exemption.LEGAL_CLAIMS: ("Nodig voor een rechtszaak of vordering", sources.AVG_17_3E),
    Exemption.NOT_ABOUT: ("Dit zijn geen gegevens van de aanvrager", sources.AVG_4_1),
    Exemption.ACCURATE: ("De gegevens kloppen en zijn volledig", sources.AVG_16),
    Exemption.STILL_NEEDED: ("Er is geen reden om de gegevens te wissen", sources.AVG_17),
    Exemption.NOT_RESTRICTED: ("Er is geen reden om het gebruik te beperken", sources.AVG_18),
    Exemption.NOT_PORTABLE: ("Deze gegevens hoeven niet mee", sources.AVG_20_1),
    Exemption.OTHERS_IN_COPY: ("Meegeven zou de rechten van anderen schaden", sources.AVG_20_4),
    Exemption.COMPELLING: ("Wij hebben dwingende redenen die zwaarder wegen", sources.AVG_21_1),
    Exemption.AUTOMATED_ALLOWED: ("Het besluit mag met de computer worden genomen", sources.AVG_22_2),
}

Limit = Restriction | Exemption


def limit_named(value: str) -> Limit | None:
    """The member of the two closed lists with this value, or None. UAVG 41(1); AVG."""
    if value in Restriction.__members__.values():
        return Restriction(value)
    return Exemption(value) if value in Exemption.__members__.values() else None


def limits_of(right: Right) -> tuple[Limit, ...]:
    """Every reason for which this right can be limited: the article's own first, then UAVG 41(1) a to j."""
    return (*(exemption for exemption in Exemption if exemption.applies_to(right)), *Restriction)
