"""Files for the tests of imports, and the commands that take them in."""

import io
import json
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from dossiers.models import Complex, Dossier, Person, Tie, Unit

SAMPLES = Path(__file__).parent / "samples"
KEPT = (Complex, Unit, Person, Dossier, Tie)
BSN, OTHER_BSN = "123456782", "249566758"  # pass the eleven test, belong to nobody
HEAD = "Klantnummer;Achternaam;Geboortedatum;Straat;Huisnummer;Postcode;Plaats;Complex;Eenheid;E-mail;Contract van"
LINE = "K-1;Voorbeeld;31-01-1970;Klaverweg;12;9999 XA;Voorbeeldstad;KLA;KLA-12;a@tenant.example;01-03-2015"


def command(name, path, *options):
    """What a command answers as JSON."""
    out = io.StringIO()
    call_command(name, str(path), "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def tenants(path, *lines, head=HEAD, options=()):
    """Take in a list of tenants that is made of these lines."""
    return command("import_tenants", written(path, *lines, head=head), *options)


def written(path, *lines, head=HEAD):
    """A CSV file of these lines."""
    file = path / "huurders.csv"
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return file


def with_value(column, value, line=LINE, head=HEAD):
    """The line with one value changed."""
    cells = line.split(";")
    cells[head.split(";").index(column)] = value
    return ";".join(cells)


def workbook(path, *rows):
    """An XLSX file of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path / "huurders.xlsx")
    return path / "huurders.xlsx"


def vera(path, told, *options):
    """Take in a VERA file that is made of this object."""
    file = path / "vera.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return command("import_vera", file, *options)


def kept():
    """Every row of what an import writes, to compare before and after."""
    return {model.__name__: sorted(map(str, model.objects.values_list())) for model in KEPT}


def upload(text, name="huurders.csv"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
