"""Retention terms per category: dated values, each with the article, guideline or policy it rests on.

Few are law. "Two years after the tenancy" stood in the Vrijstellingsbesluit Wbp, repealed on 25 May 2018: a
guideline, no more. AVG 5(1)(e) allows no longer than needed, and each association adopts its own terms, so
these are dated values to start from.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from law import sources
from law.sources import Source

AVG_APPLIES = date(2018, 5, 25)
TENANCY = "tenancy"  # the category by which a dossier itself is kept, when nothing is left in it


class Kind(StrEnum):
    """What a term rests on, from hard to soft. AVG 5(1)(e)."""

    STATUTE = "statute"
    GUIDELINE = "guideline"
    POLICY = "policy"
    PROPOSAL = "proposal"


class Starts(StrEnum):
    """Where the day stands from which a term runs. AVG 5(1)(e): no longer than needed, counted from what ended."""

    TENANCY_END = "tenancy_end"
    TENANCY_START = "tenancy_start"
    HAPPENED = "happened"
    YEAR_END = "year_end"
    RECORDED = "recorded"
    SET = "set"  # a person says when the matter was done


@dataclass(frozen=True)
class Term:
    """How long one category is kept after its trigger: years, months and days together, from `valid_from` on.

    `maximum` marks a term after which keeping on is not allowed, whatever other ground there is.
    """

    category: str
    label: str
    trigger: str
    source: Source
    kind: Kind
    years: int = 0
    months: int = 0
    days: int = 0
    maximum: bool = False
    valid_from: date = AVG_APPLIES

    @property
    def starts(self) -> Starts:
        """Where the day of the trigger stands; what no row tells, a person sets."""
        return _STARTS.get(self.trigger, Starts.SET)


def length_in_words(years: int, months: int, days: int) -> str:
    """The length in words: "2 jaar", "6 maanden", "28 dagen", "nul dagen". AVG 5(1)(e)."""
    counted = ((years, "jaar", "jaar"), (months, "maand", "maanden"), (days, "dag", "dagen"))
    parts = [f"{number} {one if number == 1 else more}" for number, one, more in counted if number]
    return " en ".join(parts) or "nul dagen"


_STARTS = {
    "einde huur": Starts.TENANCY_END,
    "begin huur": Starts.TENANCY_START,
    "einde boekjaar": Starts.YEAR_END,
    "opname gemaakt": Starts.HAPPENED,
    "bezoek": Starts.HAPPENED,
    "melding gedaan": Starts.HAPPENED,
    "op lijst gezet": Starts.HAPPENED,
    "identiteit gezien": Starts.HAPPENED,
    "gegeven vastgelegd": Starts.RECORDED,
    "regel geschreven": Starts.RECORDED,
}

# Gone as soon as they may, without a list that two people sign: keeping them to wait for signatures is the harm.
GO_AT_ONCE = frozenset({"rejected_seeker", "identity_document", "camera"})

_statute = partial(Term, kind=Kind.STATUTE)
_guideline = partial(Term, kind=Kind.GUIDELINE)
_policy = partial(Term, kind=Kind.POLICY)
_proposal = partial(Term, kind=Kind.PROPOSAL)

TERMS: tuple[Term, ...] = (
    # letting and tenancy
    _guideline(TENANCY, "huurdersdossier", "einde huur", sources.EXEMPTION_14_5, years=2),
    _guideline("rent_allowance", "huurtoeslag", "einde huurtoeslag", sources.EXEMPTION_14_5, years=5),
    _proposal("income", "inkomen bij toewijzing", "begin huur", sources.AVG_5_1E, years=1),
    _statute("household_income", "huishoudinkomen", "oordeel minister", sources.HOUSING_ACT_55_3, maximum=True),
    _proposal("rejected_seeker", "afgewezen woningzoekende", "woning naar een ander", sources.AVG_5_1E),
    _proposal("identity_document", "identiteitsbewijs", "identiteit gezien", sources.AVG_5_1C, maximum=True),
    _proposal("seeker", "inschrijving woningzoekende", "einde inschrijving", sources.AVG_5_1E, years=1),
    _proposal("urgency", "urgentie", "besluit genomen", sources.AVG_5_1E, months=6),
    _proposal("rent_increase", "huurverhoging", "procedure klaar", sources.AVG_5_1E, years=2),
    _proposal("guidance", "begeleiding", "traject klaar", sources.AVG_5_1E, years=2),
    # money
    _statute("bookkeeping", "huuradministratie en facturen", "einde boekjaar", sources.AWR_52_4, years=7),
    _statute("payroll", "salarisadministratie", "einde boekjaar", sources.AWR_52_4, years=7),
    _statute("rent_claim", "huurvordering", "vordering opeisbaar", sources.BW_3_308, years=5),
    _statute("damage_claim", "schadevordering", "schade en dader bekend", sources.BW_3_310_1, years=5),
    _guideline("arrears", "huurachterstand", "vordering betaald", sources.EXEMPTION_12_6, years=2),
    _guideline("supplier", "leverancier", "zaak afgehandeld", sources.EXEMPTION_13_5, years=2),
    _proposal("early_signal", "vroegsignalering", "melding gedaan", sources.AVG_5_1E, years=2),
    _proposal("energy", "energie en slimme meters", "afrekening klaar", sources.AVG_5_1E, years=2),
    # conduct
    _proposal("nuisance", "overlast", "melding gesloten", sources.EXEMPTION_39_5, years=2),
    _proposal("fraud", "woonfraude", "procedure klaar", sources.EXEMPTION_39_5, years=2),
    _proposal("signal_list", "signaleringslijst", "op lijst gezet", sources.AEDES_BLACKLISTS, years=5, maximum=True),
    _guideline("register", "register of lijst", "reden vervallen", sources.EXEMPTION_40_5, years=2),
    _guideline("complaint", "klacht of rechtszaak", "zaak afgehandeld", sources.EXEMPTION_39_5, years=2),
    # house, staff and systems
    _guideline("camera", "camerabeelden", "opname gemaakt", sources.EXEMPTION_38_6, days=28),
    _guideline("visitor", "bezoekers", "bezoek", sources.EXEMPTION_37_5, months=6),
    _guideline("entry_control", "toegang tot gebouw", "toegang vervallen", sources.EXEMPTION_35_5, months=6),
    _guideline("applicant", "sollicitant", "procedure klaar", sources.EXEMPTION_5_6, days=28),
    _guideline("applicant_consent", "sollicitant, bewaard", "procedure klaar", sources.EXEMPTION_5_6, years=1),
    _guideline("staff", "personeelsdossier", "einde dienstverband", sources.EXEMPTION_7_5, years=2),
    _guideline("mail_register", "postregistratie", "gegeven vastgelegd", sources.EXEMPTION_31_5, years=5),
    _guideline("network_log", "systeemlog", "regel geschreven", sources.EXEMPTION_32_6, months=6),
    _guideline("telephone", "belgegevens", "gegeven vastgelegd", sources.EXEMPTION_34_5, months=6),
    _proposal("survey", "klantonderzoek", "onderzoek klaar", sources.AVG_5_1E, months=6),
    _guideline("newsletter", "nieuwsbrief", "afgemeld", sources.EXEMPTION_42_6, years=1, maximum=True),
    # privacy itself
    _policy("access_log", "toegangslog", "regel geschreven", sources.GAZETTE_2019_38007, years=5),
    _proposal("privacy_request", "privacyverzoek", "besluit verstuurd", sources.AVG_5_2, years=2),
    _proposal("breach", "datalek", "melding gesloten", sources.AVG_33_5, years=5),
    _policy("certificate", "bewijs van vernietiging", "vernietigd", sources.AVG_5_2, years=10),
)
