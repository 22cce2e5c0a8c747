"""Every article and clause we rely on: its name as shown on screen, and where to read it.

A clause of the association's own regulation has no address: the application shows that text itself.
"""

from dataclasses import dataclass, replace

AVG_TEXT = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679"
TIME_LIMITS_TEXT = "https://eur-lex.europa.eu/legal-content/NL/TXT/HTML/?uri=CELEX:31971R1182"
EDPB_ACCESS_TEXT = "https://overview.legal/posts/38055"
EQUATED_DAYS_TEXT = (
    "https://sterfgeval.nl/juridisch/overige/vragen-van-uitvaartondernemers/"
    "gemeentelijke-feestdag-bij-lijkbezorging-feestdagen-in-2026-2028/70745"
)
DUTCH_LAW = "https://wetten.overheid.nl/jci1.3:c:"


@dataclass(frozen=True)
class Source:
    """One article, paragraph or clause: a stable code, the name for the screen, a link ("" if it is ours)."""

    code: str
    name: str
    url: str

    def __str__(self) -> str:
        return self.name


def _numbered(article: str, paragraph: str, letter: str) -> str:
    """Words "artikel 15 lid 1 onder c" of an article with or without paragraph and letter."""
    words = f"artikel {article}"
    words += f" lid {paragraph}" if paragraph else ""
    return words + (f" onder {letter}" if letter else "")


def _code(law: str, *parts: str) -> str:
    """Code "avg-12-3" of the parts that are there."""
    return "-".join(part.replace(":", "-") for part in (law, *parts) if part)


def _avg(article: str, paragraph: str = "", letter: str = "") -> Source:
    """An article of the AVG (Regulation 2016/679)."""
    name = f"AVG {_numbered(article, paragraph, letter)}"
    return Source(_code("avg", article, paragraph, letter), name, AVG_TEXT)


def _time_limits(article: str, paragraph: str, letter: str = "") -> Source:
    """An article of Regulation 1182/71 on periods, dates and time limits."""
    name = f"Verordening 1182/71 {_numbered(article, paragraph, letter)}"
    return Source(_code("vo1182", article, paragraph, letter), name, TIME_LIMITS_TEXT)


def _dutch(law: str, law_id: str, article: str, paragraph: str = "", letter: str = "") -> Source:
    """An article of a Dutch statute or decree, by its number at wetten.overheid.nl."""
    name = f"{law} {_numbered(article, paragraph, letter)}"
    code = _code(law.lower().replace(" ", "-"), article, paragraph, letter)
    return Source(code, name, f"{DUTCH_LAW}{law_id}&artikel={article}")


def _uavg(article: str, paragraph: str = "", letter: str = "") -> Source:
    """An article of the Uitvoeringswet AVG."""
    return _dutch("UAVG", "BWBR0040940", article, paragraph, letter)


def _exemption_decree(article: str, paragraph: str) -> Source:
    """An article of the Vrijstellingsbesluit Wbp: repealed on 25 May 2018, now a guideline at most."""
    found = _dutch("Vrijstellingsbesluit Wbp", "BWBR0012461", article, paragraph)
    return replace(found, name=f"{found.name} (vervallen, richtsnoer)")


def _regulation(clause: str, name: str) -> Source:
    """A clause of the association's own privacy regulation."""
    return Source(f"reglement-{clause}", f"Privacyreglement, {name}", "")


# The association's own regulation
REGULATION_ACCESS = _regulation("inzage", "inzage")
REGULATION_CORRECTION = _regulation("aanpassing", "aanpassing")
REGULATION_THIRD_PARTY = _regulation("verzet", "verzet door een derde")
REGULATION_NO_COMMERCE = _regulation("geen-commercie", "geen commerciële doelen en geen goede doelen")
REGULATION_FEES = _regulation("vergoedingen", "vergoedingen")
REGULATION_COMPLAINTS = _regulation("klachten", "klachten")
OWN_COMPLAINT_TERM = Source("reglement-eigen-klachten", "Eigen afspraak, klachten", "")  # the regulation names no term

# Counting days
TIME_LIMITS_2_2 = _time_limits("2", "2")
TIME_LIMITS_3_1 = _time_limits("3", "1")
TIME_LIMITS_3_2C = _time_limits("3", "2", "c")
TIME_LIMITS_3_4 = _time_limits("3", "4")
ATW_1 = _dutch("Algemene termijnenwet", "BWBR0002448", "1", "1")
ATW_3 = _dutch("Algemene termijnenwet", "BWBR0002448", "3")
EQUATED_2017_2019 = Source(
    "gelijkstelling-2017-2019",
    "Besluit gelijkstelling feestdagen 2017-2019",
    "https://wetten.overheid.nl/BWBR0038666/",
)
EQUATED_2023_2025 = Source("gelijkstelling-2023-2025", "Besluit gelijkstelling feestdagen 2023-2025", EQUATED_DAYS_TEXT)
EQUATED_2026_2028 = Source("gelijkstelling-2026-2028", "Besluit gelijkstelling feestdagen 2026-2028", EQUATED_DAYS_TEXT)

# AVG: grounds, rights, answers, breaches
AVG_4_1 = _avg("4", "1")
AVG_5_1C = _avg("5", "1", "c")
AVG_5_1E = _avg("5", "1", "e")
AVG_5_2 = _avg("5", "2")
AVG_6_1A = _avg("6", "1", "a")
AVG_6_1B = _avg("6", "1", "b")
AVG_6_1C = _avg("6", "1", "c")
AVG_6_1D = _avg("6", "1", "d")
AVG_6_1E = _avg("6", "1", "e")
AVG_6_1F = _avg("6", "1", "f")
AVG_7_3 = _avg("7", "3")
AVG_12_3 = _avg("12", "3")
AVG_12_5 = _avg("12", "5")
AVG_15 = _avg("15")
AVG_15_3 = _avg("15", "3")
AVG_15_4 = _avg("15", "4")
AVG_16 = _avg("16")
AVG_17 = _avg("17")
AVG_17_3A = _avg("17", "3", "a")
AVG_17_3B = _avg("17", "3", "b")
AVG_17_3C = _avg("17", "3", "c")
AVG_17_3D = _avg("17", "3", "d")
AVG_17_3E = _avg("17", "3", "e")
AVG_18 = _avg("18")
AVG_20 = _avg("20")
AVG_20_1 = _avg("20", "1")
AVG_20_4 = _avg("20", "4")
AVG_21 = _avg("21")
AVG_21_1 = _avg("21", "1")
AVG_22 = _avg("22")
AVG_22_2 = _avg("22", "2")
AVG_23_2 = _avg("23", "2")
AVG_33_1 = _avg("33", "1")
AVG_33_5 = _avg("33", "5")
AVG_RECITAL_27 = Source("avg-overweging-27", "AVG overweging 27", AVG_TEXT)
EDPB_ACCESS_159 = Source("edpb-01-2022-159", "EDPB-richtsnoer 01/2022, punt 159", EDPB_ACCESS_TEXT)

# UAVG: criminal data, court and restrictions
UAVG_5_4 = _uavg("5", "4")
UAVG_33_2B = _uavg("33", "2", "b")
UAVG_35_2 = _uavg("35", "2")
UAVG_41_1A = _uavg("41", "1", "a")
UAVG_41_1B = _uavg("41", "1", "b")
UAVG_41_1C = _uavg("41", "1", "c")
UAVG_41_1D = _uavg("41", "1", "d")
UAVG_41_1E = _uavg("41", "1", "e")
UAVG_41_1F = _uavg("41", "1", "f")
UAVG_41_1G = _uavg("41", "1", "g")
UAVG_41_1H = _uavg("41", "1", "h")
UAVG_41_1I = _uavg("41", "1", "i")
UAVG_41_1J = _uavg("41", "1", "j")
UAVG_41_2 = _uavg("41", "2")

# Keeping records
AWR_52_4 = _dutch("AWR", "BWBR0002320", "52", "4")
BW_3_308 = Source("bw-3-308", "BW artikel 3:308", f"{DUTCH_LAW}BWBR0005291&artikel=308")
BW_3_310_1 = Source("bw-3-310-1", "BW artikel 3:310 lid 1", f"{DUTCH_LAW}BWBR0005291&artikel=310")
HOUSING_ACT_55_3 = _dutch("Woningwet", "BWBR0005181", "55", "3")
AEDES_BLACKLISTS = Source(
    "aedes-zwarte-lijsten",
    "Aedes, AVG-routeplanner en zwarte lijsten",
    "https://www.aedes.nl/artikelen/bedrijfsvoering/digitalisering-en-informatievoorziening/"
    "avg-routeplanner-en-zwarte-lijsten.html",
)
GAZETTE_2019_38007 = Source(
    "stcrt-2019-38007",
    "Staatscourant 2019, 38007 (geldt voor de zorg)",
    "https://zoek.officielebekendmakingen.nl/stcrt-2019-38007.html",
)
EXEMPTION_5_6 = _exemption_decree("5", "6")
EXEMPTION_7_5 = _exemption_decree("7", "5")
EXEMPTION_12_6 = _exemption_decree("12", "6")
EXEMPTION_13_5 = _exemption_decree("13", "5")
EXEMPTION_14_5 = _exemption_decree("14", "5")
EXEMPTION_31_5 = _exemption_decree("31", "5")
EXEMPTION_32_6 = _exemption_decree("32", "6")
EXEMPTION_34_5 = _exemption_decree("34", "5")
EXEMPTION_35_5 = _exemption_decree("35", "5")
EXEMPTION_37_5 = _exemption_decree("37", "5")
EXEMPTION_38_6 = _exemption_decree("38", "6")
EXEMPTION_39_5 = _exemption_decree("39", "5")
EXEMPTION_40_5 = _exemption_decree("40", "5")
EXEMPTION_42_6 = _exemption_decree("42", "6")

BY_CODE: dict[str, Source] = {found.code: found for found in list(globals().values()) if isinstance(found, Source)}
