"""Which column holds what, by the names that associations and their systems give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.imports.refusals import Unreadable
from dossiers.text.keys import fold

NAMES = {
    "client_number": "klantnummer klantnr klant relatienummer relatienr huurdernummer huurdersnummer huurdernr "
    "debiteurnummer debiteurnr clientnumber customernumber tenantnumber tenantid",
    "name": "naam volledigenaam huurder fullname name tenant",
    "given_name": "voornaam voornamen roepnaam firstname givenname",
    "initials": "voorletters voorletter initialen initials",
    "prefix": "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tv prefix infix",
    "family_name": "achternaam familienaam geslachtsnaam lastname familyname surname",
    "born_on": "geboortedatum gebdatum geboren geboortedag dateofbirth birthdate dob",
    "address": "adres adresregel straatenhuisnummer address",
    "street": "straat straatnaam street streetname",
    "number": "huisnummer huisnr nummer nr housenumber",
    "letter": "huisletter letter",
    "addition": "toevoeging huisnummertoevoeging toev addition suffix",
    "postcode": "postcode pc zip zipcode postalcode",
    "city": "plaats woonplaats plaatsnaam city town",
    "complex": "complex complexcode complexnummer complexnr wijk estate block",
    "complex_name": "complexnaam naamcomplex complexname",
    "unit": "eenheid eenheidsnummer eenheidnummer eenheidnr vhe vhenummer vhenr objectnummer object woningnummer unit "
    "unitnumber unitcode",
    "email": "email emailadres mail mailadres emailaddress",
    "phone": "telefoon telefoonnummer tel telnr mobiel mobielnummer phone phonenumber mobile telephone",
    "started_on": "contractvan contractvanaf huurvanaf ingangsdatum begindatum startdatum contractbegin begincontract "
    "ingangsdatumcontract contractfrom startdate contractstart tenancystart",
    "ended_on": "contracttot contracttotenmet huurtot einddatum contracteinde eindecontract einddatumcontract "
    "contractuntil contractto enddate contractend tenancyend",
    "kind": "soort soortrelatie rol type kind role",
}
FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
NEEDED = {"client_number": gettext_lazy("klantnummer"), "family_name": gettext_lazy("achternaam")}
CITIZEN_NUMBER = re.compile(r"bsn|burgerservice|sofi|citizenservice|socialsecurity|^ssn$")


@dataclass
class Columns:
    """The head of a table, understood: where each field stands, what is left out, and what nobody knows."""

    head: list[str]
    places: dict[str, int] = field(default_factory=dict)
    citizen_numbers: list[int] = field(default_factory=list)
    unknown: int = 0


def recognise(head: list[str]) -> Columns:
    """What the columns of `head` hold. Raises Unreadable when one that is needed is missing, or stands there twice."""
    found = Columns(head)
    for place, title in enumerate(head):
        bare = re.sub(r"[^a-z0-9]", "", fold(title))
        if CITIZEN_NUMBER.search(bare):
            found.citizen_numbers.append(place)
        elif (name := FIELDS.get(bare, "")) and name not in found.places:
            found.places[name] = place
        elif name:
            raise Unreadable(_("Deze kolom staat er twee keer: %(title)s.") % {"title": title}, line=1, field=title)
        else:
            found.unknown += 1
    missing = [str(label) for name, label in NEEDED.items() if name not in found.places]
    if "name" in found.places:
        missing = [label for label in missing if label != str(NEEDED["family_name"])]
    if missing:
        why = _("Deze kolom ontbreekt: %(names)s.") % {"names": ", ".join(missing)}
        raise Unreadable(why, line=1, field=missing[0])
    return found
