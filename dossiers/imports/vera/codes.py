"""The few lists of reference data that decide something here, by code and by name.

Source: VERA Referentiedata (CC0), Aedes-datastandaarden/vera-referentiedata, lists RELATIEROLSOORT,
CONTACTGEGEVENSOORT, CONTACTGEGEVENSTATUS and RELATIEADRESSOORT. Codes that lapsed are read as what replaced them.
"""

from __future__ import annotations

from typing import Any

from dossiers.text.keys import fold

ROLES = {
    "HUU": "Huurder",
    "MDH": "Medehuurder",
    "WON": "Woningzoekende",
    "PRO": "Prospect",
    "MED": "Mede aanvrager",
    "BWI": "Bewindvoerder",
    "CUR": "Curator",
    "MEN": "Mentor",
    "GEM": "Gemachtigde",
    "KIN": "Kind",
    "MBW": "Medebewoner",
    "CPE": "Contactpersoon",
    "BUD": "Budgetcoach",
    "AMB": "Ambulante begeleider",
    "BET": "Betaler",
    "BEW": "Bewoner",
    "KLA": "Klant",
    "AAN": "Aanvrager",
    "HOO": "Hoofdbewoner",
    "CON": "Contractant",
    "VOL": "Overige volwassenen",
}
CONTACTS = {
    "EMA": "E-mail",
    "TEL": "Telefoon",
    "MOB": "Mobiele telefoon",
    "FAX": "Fax",
    "PAG": "Pager",
    "POS": "Post",
    "SOC": "Social media",
}
CONTACT_STATES = {"AAN": "Aangemaakt", "GEV": "Gevalideerd", "ONG": "Ongeldig"}
ADDRESSES = {
    "WOO": "Woonadres",
    "POS": "Postadres",
    "BEZ": "Bezoekadres",
    "FAC": "Factuuradres",
    "LEV": "Leveringsadres",
}

# What a role makes of somebody (Person.Kind), or of two people (Tie.Kind). Other roles say nothing that is kept here.
MAKES_KIND = {"HUU": "tenant", "CON": "tenant", "MDH": "co_tenant", "WON": "seeker", "PRO": "seeker", "MED": "seeker"}
MAKES_TIE = {
    "BWI": "administrator",
    "CUR": "curator",
    "MEN": "mentor",
    "GEM": "mandate",
    "MDH": "co_tenant",
    "KIN": "child",
}


def code_of(value: Any, known: dict[str, str]) -> str:
    """The code of a reference that was given as {code, naam}, as a code, or as a name; empty when it is not known."""
    if isinstance(value, dict):
        return code_of(value.get("code"), known) or code_of(value.get("naam"), known)
    if not isinstance(value, str):
        return ""
    bare = value.rpartition(".")[2].strip()
    if bare.upper() in known:
        return bare.upper()
    return next((code for code, name in known.items() if fold(name) == fold(value)), "")
