"""The register as files, read back with other programs than the ones that make them."""

import io
import json
import re

import openpyxl
import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from dossiers.models import Activity, LogEntry
from dossiers.register import actions as register
from tests.dossiers.register.register_words import wanted_of

pytestmark = pytest.mark.django_db
EXPORT = "/register/beheer/meenemen/"

# Looked up in the vocabulary itself: dpv 2.3 (dpv.csv) and its extension eu-gdpr (legal_basis*.csv, dpia.csv).
DPV = """
PersonalDataProcess RecordsOfActivities DataController Purpose DataSubject PersonalData SpecialCategoryPersonalData
Recipient JointDataControllers ThirdCountry StorageDuration LegalBasis DPIA TechnicalOrganisationalMeasure
ActivityOngoing ActivityCompleted hasPersonalDataProcess hasName hasAddress hasContact hasActivityStatus
hasDataController hasPurpose hasLegalBasis hasDataSubject hasPersonalData hasRecipient hasJointDataControllers
hasThirdCountry hasStorageCondition hasTechnicalOrganisationalMeasure hasImpactAssessment hasAuditStatus
"""
GDPR = {*(f"A6-1-{letter}" for letter in "abcdef"), "A9-2-a", "A9-2-f", "A9-2-h", "DPIARequired", "DPIANotRequired"}


@pytest.fixture
def take(officer, signed_in):
    """Takes the register along as one kind of file, in the browser of the officer."""
    return lambda kind: signed_in(officer).post(EXPORT, {"kind": kind, "purpose": "audit"})


def words_of(pdf):
    """The words on all pages of a PDF, on one line."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def change(officer, **words):
    activity = Activity.objects.get(number=5)
    today = timezone.localdate()
    register.change(activity=activity, wanted=wanted_of(activity, **words), revision=1, by=officer, on=today)


def test_the_workbook_has_a_row_per_activity_and_calls_extras_so(take):
    response = take("xlsx")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert [row[0] for row in rows] == list(range(1, 25))
    extras = {name.split(" (")[0] for name in head if "extra, geen veld van AVG artikel 30" in name}
    assert extras >= {"Grondslag", "Bewaarregel", "DPIA", "Eigenaar"}
    assert not extras & {"Waarvoor", "Van wie", "Welke gegevens", "Wie ze krijgen", "Hoe lang", "Beveiliging"}
    row = dict(zip(head, rows[4], strict=True))
    assert (row["Naam"], row["Welke gegevens"].split("; ")[0]) == ("Huurcontract en klantbeheer", "naam")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="register-')


def test_nothing_in_the_workbook_is_a_formula(take, officer):
    change(officer, kept="=1+1", owner="=cmd|' /C calc'!A0")
    book = openpyxl.load_workbook(io.BytesIO(take("xlsx").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {"=1+1", "=cmd|' /C calc'!A0"} <= {cell.value for cell in cells}
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "jsonld"])
def test_a_file_says_who_made_it_and_for_what_and_leaves_a_line(take, officer, kind):
    content = take(kind).content
    if kind == "xlsx":
        text = str(list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[1].values))
    else:
        text = words_of(content) if kind == "pdf" else content.decode()
    assert f"Gemaakt door {officer.name} op " in text
    assert "controle door accountant of auditor" in text
    line = LogEntry.objects.filter(verb="exported register").get()
    assert (line.actor, line.purpose) == (officer, "audit")


def test_without_a_purpose_nothing_leaves(signed_in, officer, letting):
    assert "Waarvoor" in signed_in(officer).post(EXPORT, {"kind": "pdf"}).text
    assert signed_in(letting).post(EXPORT, {"kind": "pdf", "purpose": "audit"}).status_code == 403
    assert not LogEntry.objects.filter(verb="exported register").exists()


def test_the_pdf_holds_every_activity_and_is_tagged_for_archive_and_screen_reader(take):
    content = take("pdf").content
    words = words_of(content)
    assert not [a.number for a in Activity.objects.all() if f"{a.number}. {a.name}" not in words]
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert str(pdf.Root.Lang).startswith("nl")
    assert "Bladzijde 1 van" in words


def test_the_information_is_the_same_on_paper():
    response = Client().get("/register/16/informatie.pdf")
    words = words_of(response.content)
    assert "Uw gegevens: Cameratoezicht in complexen" in words
    assert "4 weken na opname of einde incident" in words
    assert "te stoppen, omdat dat in uw situatie beter is (bezwaar)" in words
    with pikepdf.open(io.BytesIO(response.content)) as pdf, pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"


def terms_in(node):
    """Every prefixed name in a JSON-LD tree: keys, types and ids."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "@context":
                yield key
                yield from terms_in(value)
    elif isinstance(node, list):
        for each in node:
            yield from terms_in(each)
    elif isinstance(node, str):
        yield node


@pytest.mark.parametrize("inside", [False, True])
def test_json_ld_speaks_the_terms_of_the_vocabulary_and_no_others(take, inside):
    content = json.loads(take("jsonld").content if inside else Client().get("/register/register.jsonld").content)
    assert content["@context"]["dpv"] == "https://w3id.org/dpv#"
    assert content["@context"]["eu-gdpr"] == "https://w3id.org/dpv/legal/eu/gdpr#"
    named = [re.fullmatch(r"(dpv|eu-gdpr):([\w-]+)", str(term)) for term in terms_in(content)]
    used = {(hit[1], hit[2]) for hit in named if hit}
    assert {name for prefix, name in used if prefix == "dpv"} <= set(DPV.split())
    assert {name for prefix, name in used if prefix == "eu-gdpr"} <= GDPR
    assert len(used) > 15


@pytest.mark.parametrize(
    ("number", "bases"),
    [
        (5, ["eu-gdpr:A6-1-b"]),
        (4, ["eu-gdpr:A6-1-a", "eu-gdpr:A9-2-a"]),
        (6, ["eu-gdpr:A6-1-b", "eu-gdpr:A6-1-c"]),
        (16, ["eu-gdpr:A6-1-f"]),
    ],
)
def test_json_ld_names_each_lawful_basis_by_its_letter(settings, number, bases):
    content = json.loads(Client().get(f"/register/{number}/v1.jsonld").content)
    process = content["@graph"][2]
    assert process["@id"] == f"{settings.SITE_URL}/register/{number}/v1/"
    assert sorted(each["@id"] for each in process["dpv:hasLegalBasis"]) == bases


def test_json_ld_names_the_article_that_allows_criminal_data_and_marks_special_data():
    processes = {
        node["dct:identifier"]: node
        for node in json.loads(Client().get("/register/register.jsonld").content)["@graph"]
        if "dct:identifier" in node
    }
    assert processes["14/v1"]["dpv:hasLegalBasis"][-1]["dct:title"]["@value"] == "UAVG artikel 33 lid 2 onder b"
    assert processes["4/v1"]["dpv:hasPersonalData"][0]["@type"] == "dpv:SpecialCategoryPersonalData"
    assert processes["5/v1"]["dpv:hasPersonalData"][0]["@type"] == "dpv:PersonalData"


def test_what_is_not_published_is_only_in_the_file_of_staff(take):
    words = ("hasTechnicalOrganisationalMeasure", "Inloggen gaat in twee stappen")
    public, inside = Client().get("/register/register.jsonld").text, take("jsonld").content.decode()
    assert all(word in inside and word not in public for word in words)
