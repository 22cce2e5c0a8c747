"""Files that show what can be sent. The people in them do not exist, and neither do their addresses."""

TENANTS = """Klantnummer;Voorletters;Tussenvoegsel;Achternaam;Geboortedatum;Straat;Huisnummer;Toevoeging;Postcode;\
Plaats;Complex;Eenheid;E-mail;Telefoon;Contract van;Contract tot;Soort
K-1001;A.;;Voorbeeld;31-01-1970;Klaverweg;12;A;9999 XA;Voorbeeldstad;KLA;KLA-012;a.voorbeeld@tenant.example;\
06 12345678;01-03-2015;;huurder
K-1002;B.;van den;Verzonnen;28-02-1980;Klaverweg;14;;9999 XA;Voorbeeldstad;KLA;KLA-014;;030 1234567;01-04-2016;\
31-12-2024;
"""
VERA = """{
  "clusters": [{"id": "CL-1", "code": "ZON", "naam": "Zonneweg en omgeving"}],
  "eenheden": [
    {
      "id": "E-1",
      "code": "VHE-1",
      "adres": {"id": "A-1", "straatnaam": "Zonneweg", "huisnummer": "7", "postcode": "9997XC",
                "woonplaats": {"naam": "Voorbeeldstad"}},
      "clusters": [{"id": "CL-1"}]
    }
  ],
  "natuurlijk-personen": [
    {"id": "N-1", "code": "K-2001", "geboortedatum": "1975-04-12", "voorletters": "N.", "tussenvoegsels": "de",
     "achternaam": "Verzonnen"}
  ],
  "contactgegevens": [
    {"id": "C-1", "soort": {"code": "EMA", "naam": "E-mail"}, "waarde": "n.verzonnen@tenant.example",
     "relatie": {"id": "N-1"}}
  ],
  "huurovereenkomsten": [
    {"id": "H-1", "begindatum": "2018-06-01", "relaties": ["N-1"], "eenheden": ["E-1"]}
  ]
}
"""
FILES = {
    "huurders": ("voorbeeld-huurders.csv", "text/csv; charset=utf-8", "\ufeff" + TENANTS),
    "vera": ("voorbeeld-vera.json", "application/json", VERA),
}
