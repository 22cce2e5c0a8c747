"""What goes along with an answer on access: files beside records, and who looked."""

import io
import zipfile

from django.utils import timezone

from cases.findings import actions as findings
from cases.workflow import Status
from dossiers.files.checking import checked
from dossiers.records import actions as records
from dossiers.viewing.actions import open_section
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.status.answers import sent
from tests.house.scenes import scene_third


def test_a_file_beside_a_record_goes_along_whole_or_not_at_all(officer, tenant, dossier, neighbour):
    whole = cast.make_record(dossier, text="Alleen over haar.")
    shared = cast.make_record(dossier, "nuisance", mentions=[neighbour], text="Ook over Koenraad.")
    opening = {"dossier": dossier, "section": "nuisance", "purpose": "request", "reason": "", "by": officer}
    open_section(**opening, on=timezone.localdate())
    for record, words in ((whole, b"eerste brief"), (shared, b"tweede brief")):
        content = b"From: a@voorbeeld.example\r\nSubject: " + words + b"\r\n\r\nTekst.\r\n"
        records.attach(record=record, papers=[checked("brief van Amina.eml", content, len(content))], by=officer)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    scene_third.choose(case, neighbour, "shield", officer)
    given, kept = case.findings.get(record=whole), case.findings.get(record=shared)
    findings.judge(finding=given, revision=0, outcome="granted", by=officer)
    withheld = {"outcome": "partly", "code": "A", "reason": "Daar staat een ander in.", "given_text": "Ook over [A]."}
    findings.judge(finding=kept, revision=0, by=officer, **withheld)
    package, _code = sent(case, officer)
    with zipfile.ZipFile(io.BytesIO(bytes(package.package))) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.startswith("stuk-")}
    (name,) = files
    assert "eerste brief" in shown(files[name])
    assert "amina" not in name.lower()


def test_an_answer_on_access_tells_who_looked(officer, tenant, dossier):
    cast.make_record(dossier)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.judge_all(case, by=officer)
    package, _code = sent(case, officer)
    with zipfile.ZipFile(io.BytesIO(bytes(package.package))) as archive:
        text = shown(archive.read("wie-keek.pdf"))
    assert officer.name not in text
    assert tenant.name in text
