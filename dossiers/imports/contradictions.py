"""What can only be judged when the whole list is in: lines that say the same twice, and lines that contradict."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dossiers.imports.staging import run

# Each finds lines that cannot go in: n and, sometimes, the other line.
TWICE = """
SELECT n, first FROM (SELECT n, min(n) OVER (PARTITION BY key) AS first FROM in_person) s WHERE n > first"""
DOUBTFUL = """
SELECT s.n, 0 FROM in_person s JOIN dossiers_person t ON t.client_number = s.client_number
GROUP BY s.n HAVING count(*) > 1"""
ELSEWHERE = """
SELECT s.n, f.n FROM in_unit s JOIN (SELECT DISTINCT ON (key) * FROM in_unit ORDER BY key, n) f USING (key)
WHERE s.complex_key <> f.complex_key OR s.street <> f.street OR s.number <> f.number OR s.postcode <> f.postcode
OR s.city <> f.city"""
MOVED = """
SELECT s.n, 0 FROM in_unit s JOIN dossiers_unit t ON t.code = s.code JOIN dossiers_complex c ON c.id = t.complex_id
WHERE s.complex_key IS NOT NULL AND s.complex_key NOT IN (lower(c.code), lower(c.name))"""
HOMELESS = """
SELECT s.n, 0 FROM in_unit s WHERE s.complex_key IS NULL
AND NOT EXISTS (SELECT 1 FROM dossiers_unit t WHERE t.code = s.code)"""
NOWHERE = """
SELECT s.n, 0 FROM in_unit s WHERE num_nulls(s.street, s.number, s.postcode, s.city) > 0
AND NOT EXISTS (SELECT 1 FROM dossiers_unit t WHERE t.code = s.code)"""


LATER = """DELETE FROM {table} s USING (SELECT key, min(n) AS n FROM {table} GROUP BY key) f
WHERE f.key = s.key AND f.n < s.n"""
# What a line said, for who mends it; empty cells are left out.
SAID = """
SELECT jsonb_strip_nulls(jsonb_build_object('klantnummer', p.client_number, 'voornaam', p.given_name,
'tussenvoegsel', p.prefix, 'achternaam', p.family_name, 'geboortedatum', p.born_on, 'e-mail', p.email,
'telefoon', p.phone, 'adres', p.address, 'complex', d.complex_key, 'eenheid', d.unit_key,
'contract van', d.started_on, 'contract tot', d.ended_on))
FROM in_person p LEFT JOIN in_dossier d ON d.n = p.n WHERE p.n = x.n LIMIT 1"""


def settle_tenants() -> None:
    """Take out the lines that cannot go in beside the others, or beside what is on file already."""
    refuse("klantnummer", _("Dit klantnummer staat ook op regel %(line)s."), TWICE)
    refuse("klantnummer", _("Dit klantnummer hoort hier al bij meer dan één betrokkene."), DOUBTFUL)
    refuse("eenheid", _("Op regel %(line)s staat deze eenheid met een ander adres of complex."), ELSEWHERE)
    refuse("complex", _("Deze eenheid hoort bij ons bij een ander complex."), MOVED)
    refuse("complex", _("Vul in bij welk complex deze eenheid hoort."), HOMELESS)
    refuse("adres", _("Deze eenheid is nieuw. Vul straat, huisnummer, postcode en plaats in."), NOWHERE)
    for table in ("in_complex", "in_unit"):  # the first line that names a home speaks for it
        run(LATER, table=table)


def refuse(field: str, why: str, found: str) -> None:
    """Refuse the lines that `found` selects; what they brought is taken out of the waiting tables."""
    before, sign, behind = why.partition("%(line)s")
    reason, words = ("%s || first || %s", [before, behind]) if sign else ("%s", [before])
    into = (
        "INSERT INTO in_refused (n, field, reason, cells) SELECT n, %s, {reason}, ({said}) FROM ({found}) x (n, first)"
    )
    if run(into, [field, *words], reason=reason, said=SAID, found=found):
        for table in ("in_complex", "in_unit", "in_person", "in_dossier", "in_tie"):
            run("DELETE FROM {table} s USING in_refused r WHERE r.n = s.n", table=table)
