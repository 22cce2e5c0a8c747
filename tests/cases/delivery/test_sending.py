"""Sending: the package holds what was given and nothing that was withheld; a link and a code open it, for a while."""

import io
import json
import re
import zipfile

import pypdfium2
import pytest

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.models import Case, Letter, Mail
from cases.public_access.tokens import token_of
from cases.workflow import Status
from dossiers.refusal import Refused
from law.clock import EventKind
from tests import cast
from tests.cases.status.answers import sent, today


def words_in(package):
    """Every word that can be read in a package: its file names, its JSON and the text of its PDFs, on one line."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    pages = [
        page.get_textpage().get_text_range()
        for name, content in files.items()
        if name.endswith(".pdf")
        for page in pypdfium2.PdfDocument(content)
    ]
    data = [json.dumps(json.loads(content), ensure_ascii=False) for name, content in files.items() if "json" in name]
    return re.sub(r"[\s\ufffe\u00ad]+", " ", " ".join([*files, *pages, *data]))


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    """One record that names the neighbour, one that does not, and one from the neighbour's own dossier."""
    cast.make_record(dossier, title="Kraanlek", text="De kraan lekte op de Zolderkamer.")
    cast.make_record(
        dossier,
        "nuisance",
        mentions=[neighbour],
        title="Melding door Koenraad Overburen",
        text="Overburen zag een Paradijsvogel.",
        origin="de heer Overburen",
    )
    theirs = cast.make_dossier(neighbour)
    cast.make_record(theirs, "nuisance", mentions=[tenant], title="Buren", text="Geheimzinnig Krokodillenverhaal.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant)


@pytest.fixture
def package(case, officer):
    """The answer to that case: given, given in part, and not given."""
    leaking, plain, theirs = case.findings.order_by("record__section", "number")[:3].__iter__()
    by_text = {finding.record.text[:6]: finding for finding in case.findings.all()}
    plain, leaking, theirs = by_text["De kra"], by_text["Overbu"], by_text["Geheim"]
    findings.judge(finding=plain, revision=0, outcome="granted", note="Nachtegaalnotitie", by=officer)
    findings.judge(
        finding=leaking,
        revision=0,
        outcome="partly",
        code="B",
        reason="De melder vroeg Spreeuwgeheimhouding.",
        given_text="Iemand zag een vogel.",
        note="Leeuweriknotitie",
        by=officer,
    )
    findings.judge(
        finding=theirs, revision=0, outcome="refused", code="A", reason="Dit gaat over een Koekoek.", by=officer
    )
    made, _code = sent(case, officer)
    return words_in(bytes(made.package))


@pytest.mark.parametrize(
    "given",
    [
        "De kraan lekte op de Zolderkamer.",
        "Iemand zag een vogel.",
        "Melding door [B]",
        "Spreeuwgeheimhouding",
        "over een Koekoek",
        "Wij gaven wat mocht.",
        "Autoriteit Persoonsgegevens",
        "Klachtencommissie",
        "rechter",
    ],
)
def test_the_package_holds_what_is_given_with_reasons_and_remedies(package, given):
    assert given in package


@pytest.mark.parametrize(
    "kept",
    ["Paradijsvogel", "Krokodil", "Geheimzinnig", "Koenraad", "Overburen", "Nachtegaal", "Leeuwerik", "Petra", "Buren"],
)
def test_what_is_withheld_and_who_is_shielded_and_what_was_noted_is_nowhere_in_the_package(package, kept):
    assert kept.casefold() not in package.casefold().replace("overbu ren", "")


@pytest.mark.parametrize("field", ["given_text", "reason", "reasons", "granted"])
@pytest.mark.parametrize("written", ["Öztürk", "ozturk", "Öztürks", "O\u0308ztu\u0308rk"])
def test_a_shielded_name_left_standing_anywhere_stops_the_answer(officer, tenant, dossier, field, written):
    named = cast.make_person(given_name="", family_name="Öztürk", kind="third_party")
    cast.make_record(dossier, mentions=[named])
    cast.make_record(dossier, text=f"Volgens {written} was het stil." if field == "granted" else "Stil.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    said = {name: f"Volgens {written}." if field == name else "Ja." for name in ("given_text", "reason", "reasons")}
    first, second = case.findings.order_by("number")
    reasons = said.pop("reasons")
    findings.judge(finding=first, revision=0, outcome="partly", code="A", by=officer, **said)
    findings.judge(finding=second, revision=0, outcome="granted", by=officer)
    before = cast.rows()
    with pytest.raises(Refused, match=r"Verzenden kan niet\..* staat nog ‘"):
        decision.decide(**cast.NO_SEARCH, case=case, reasons=reasons, by=officer, on=today())
    assert cast.rows() == before


def test_a_name_inside_another_word_stops_nothing(officer, tenant, dossier):
    named = cast.make_person(given_name="Jan", family_name="Aar", kind="third_party")
    cast.make_record(dossier, mentions=[named], text="Jan belde.")
    cast.make_record(dossier, text="In januari gaven wij elkaar de hand.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    first, second = case.findings.order_by("number")
    words = {"code": "A", "reason": "Van een ander.", "given_text": "Er is gebeld."}
    findings.judge(finding=first, revision=0, outcome="partly", by=officer, **words)
    findings.judge(finding=second, revision=0, outcome="granted", by=officer)
    assert "januari" in words_in(bytes(sent(case, officer)[0].package))


def test_a_name_that_both_neighbours_share_with_the_tenant_stops_nothing(officer, tenant, dossier):
    sister = cast.make_person(given_name="Leyla", family_name="Yıldırım", kind="third_party")
    cast.make_record(dossier, mentions=[sister])
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    cast.judge_all(case, by=officer, outcome="partly", code="A", reason="Van een ander.", given_text="Bezoek.")
    assert "Yıldırım" in words_in(bytes(sent(case, officer)[0].package))


@pytest.mark.parametrize("kind", ["access", "correction", "erasure", "objection", "portability", "other"])
def test_every_kind_of_request_gets_a_letter(officer, kind):
    case = cast.case_in(Status.SENT, by=officer, kind=kind)
    letter = Letter.objects.get(case=case)
    assert bytes(letter.pdf).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["D'Arcy O’Neill", "Ğülşen İıı", "#set page() *x* @ref <l> $a$", "أمينة", "Z\u200bW"])
def test_a_letter_carries_any_name(officer, name):
    case = cast.case_in(Status.SENT, by=officer, name=name)
    assert case.status == Status.SENT


def test_a_record_of_a_hundred_kilobytes_goes_out(officer, tenant, dossier):
    cast.make_record(dossier, text="Lang verhaal. " * 1_400)
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant, question="x" * 5_000)
    cast.finish(case, by=officer)
    assert Case.objects.get(pk=case.pk).status == Status.SENT


def test_sending_stops_the_clock(officer):
    case = cast.case_in(Status.SENT, by=officer)
    assert case.events.filter(kind=EventKind.SENT, on=today(), by=officer).count() == 1
    assert case.clock.stopped_on == today()


def test_what_goes_to_the_site_needs_an_address(officer):
    case = cast.case_in(Status.DECIDED, by=officer, email="")
    with pytest.raises(Refused, match="geen e-mailadres"):
        delivery.send(case=case, channel="portal", by=officer, on=today())


def test_what_goes_on_paper_has_no_code_and_no_message(officer):
    case = cast.case_in(Status.DECIDED, by=officer, email="")
    made, code = delivery.send(case=case, channel="post", by=officer, on=today())
    assert (code, made.code_hash) == ("", "")
    assert not Mail.objects.exists()
    assert delivery.find(token_of(made)) is None


def test_a_channel_that_does_not_exist_is_refused(officer):
    case = cast.case_in(Status.DECIDED, by=officer)
    with pytest.raises(Refused, match="Kies hoe"):
        delivery.send(case=case, channel="pigeon", by=officer, on=today())
