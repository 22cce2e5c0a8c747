"""Who signs as second reads first what goes out, to whom, and what was shielded; nothing is signed unread."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.decision.signing import actions as signing
from cases.findings import actions as findings
from cases.models import Reading, Signature
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast
from tests.cases.search.searching import paper_finding
from tests.dossiers.records.paperwork import docx

WHY = "In dit stuk staan gegevens van iemand anders."


def today():
    return timezone.localdate()


def address(name, case, *more):
    return reverse(f"cases:{name}", args=[case.reference, *more])


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    """Three pieces that name a neighbour who is hidden, one given whole, one withheld, and a file."""
    for number in range(3):
        cast.make_record(dossier, "nuisance", mentions=[neighbour], text=f"Melding {number} van Overburen over muziek.")
    cast.make_record(dossier, "tenancy", text="De huur gaat in op 1 mei.")
    kept = cast.make_record(dossier, "tenancy", title="Notitie", text="Gaat over een ander.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    third_parties.choose(case=case, person=neighbour, choice="shield", by=officer)
    paper_finding(case, by=officer, content=docx("Gesprek over de tuin."))
    for finding in case.findings.undecided():
        words = {"outcome": "granted"}
        if finding.others():
            words = {"outcome": "partly", "code": "A", "reason": WHY}
        elif finding.record_id == kept.pk:
            words = {"outcome": "refused", "code": "D", "reason": "Dit gaat niet over u."}
        findings.judge(finding=finding, revision=0, by=officer, **words)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt een deel.", by=officer, on=today())
    return type(case).objects.get(pk=case.pk)


@pytest.fixture
def asked(case, officer, director):
    return signing.request_signature(case=case, to=director, by=officer, on=today())


@pytest.fixture
def seat(asked, director, signed_in):
    return signed_in(director)


def test_nothing_is_signed_unread(case, asked, seat):
    refused = seat.post(address("sign", case))
    assert refused.status_code == 409
    assert "Open eerst het overzicht: u tekent voor wat daarin staat." in refused.content.decode()
    assert Signature.objects.get().state == "asked"


@pytest.mark.parametrize("opened", ["lezen/", "papier/overzicht.pdf"])
def test_the_page_or_the_overview_itself_is_reading(case, seat, opened):
    assert seat.get(f"/verzoeken/{case.reference}/handtekening/{opened}").status_code == 200
    assert seat.post(address("sign", case)).status_code == 302
    assert Signature.objects.get().state == "signed"


@pytest.mark.parametrize("opened", ["brief.pdf", "papier/inventaris.pdf"])
def test_the_letter_or_the_list_alone_is_not(case, seat, opened):
    assert seat.get(f"/verzoeken/{case.reference}/handtekening/{opened}").status_code == 200
    assert seat.post(address("sign", case)).status_code == 409


def test_where_no_copy_is_given_the_letter_is_what_is_read(officer, director, signed_in):
    case = cast.case_in(Status.GATHERED, by=officer, kind="erasure")
    cast.judge_all(case, by=officer, outcome="refused", code="D", reason="Dit gaat niet over u.")
    decision.decide(
        **cast.NO_SEARCH, case=case, reasons="Wij doen het niet.", no_part_because="Nee.", by=officer, on=today()
    )
    row = signing.request_signature(case=case, to=director, by=officer, on=today())
    with pytest.raises(Refused, match="Open eerst de brief"):
        signing.sign(row=row, by=director)
    page = signed_in(director).get(address("signature_reading", case)).content.decode()
    assert "Wij doen het niet." in page
    signing.sign(row=row, by=director)


def test_what_another_read_or_what_was_read_of_another_decision_counts_for_nothing(case, asked, officer, director):
    signing.keep_reading(row=asked, paper=signing.PAGE, by=director)
    signing.reopen(case=case, by=officer, on=today())
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt een ander deel.", by=officer, on=today())
    again = signing.request_signature(case=case, to=director, by=officer, on=today())
    with pytest.raises(Refused, match="Open eerst het overzicht"):
        signing.sign(row=again, by=director)
    other = cast.make_user("director", name="Ada Ander")
    last = signing.request_signature(case=case, to=other, by=officer, on=today())
    with pytest.raises(Refused, match="aan iemand anders gevraagd"):
        signing.keep_reading(row=last, paper=signing.PAGE, by=director)
    with pytest.raises(Refused, match="Open eerst het overzicht"):
        signing.sign(row=last, by=other)


def test_the_same_decision_taken_again_stays_read(case, asked, officer, director):
    signing.keep_reading(row=asked, paper=signing.PAGE, by=director)
    signing.reopen(case=case, by=officer, on=today())
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt een deel.", by=officer, on=today())
    signing.sign(row=signing.request_signature(case=case, to=director, by=officer, on=today()), by=director)


def test_how_far_was_read_is_kept_and_shown_and_stands_in_the_journal(case, seat, director):
    seat.get(address("signature_paper", case, "inventaris.pdf"))
    seat.get(address("signature_paper", case, "inventaris.pdf"))
    assert [(row.paper, row.by) for row in Reading.objects.all()] == [("inventaris.pdf", director)]
    assert LogEntry.objects.filter(verb="previewed", actor=director).count() == 2
    assert "U las tot hier:" in (page := seat.get(address("signature", case)).content.decode())
    assert "inventaris.pdf (" in page


def test_the_page_tells_who_gets_it_and_by_which_roads(case, seat):
    for name in ("signature", "signature_reading"):
        page = seat.get(address(name, case)).content.decode()
        for words in ("Naar wie gaat dit?", case.requester.name, case.requester.email, "geen adres bekend"):
            assert words in page


def test_the_page_holds_every_word_of_the_overview_and_each_shielded_place(case, seat):
    page = " ".join(seat.get(address("signature_reading", case)).content.decode().split())
    assert "De huur gaat in op 1 mei." in page
    assert "Gaat over een ander." not in page
    assert "Overburen" not in page
    assert "3 × [A]" in page
    for number in range(3):
        assert page.count(f"Melding {number} [A] over muziek.") == 2  # in its place, and with its words around


def test_what_goes_along_and_what_does_not_is_told_in_groups(case, seat):
    page = " ".join(seat.get(address("signature", case)).content.decode().split())
    assert "<span>3 ×</span><span>[A] Deels geven: In dit stuk staan gegevens van iemand anders." in page
    assert page.count(WHY) == 1
    assert "<span>1 ×</span><span>[D] Niet geven: Dit gaat niet over u." in page
    given = " ".join(seat.get(address("signature_reading", case)).content.decode().split())
    assert "<span>3 ×</span>" in given


def test_every_paper_opens_as_it_goes_out_and_no_other(case, asked, seat):
    archive = zipfile.ZipFile(io.BytesIO(bytes(case.proof.package)))
    page = seat.get(address("signature_reading", case)).content.decode()
    for name in archive.namelist():
        got = seat.get(address("signature_paper", case, name))
        assert got.content == archive.read(name)
        assert name in page or name == "inventaris.json"
    assert any(name.startswith("stuk-") for name in archive.namelist())
    assert seat.get(address("signature_paper", case, "geheim.pdf")).status_code == 404


def test_who_is_not_asked_reads_nothing(case, asked, officer, signed_in):
    for somebody in (officer, cast.make_user("director", name="Ada Ander"), cast.make_user("fg")):
        client = signed_in(somebody)
        assert client.get(address("signature_reading", case)).status_code == 404
        assert client.get(address("signature_paper", case, "overzicht.pdf")).status_code == 404
    assert not Reading.objects.exists()


def test_what_changed_is_no_longer_read(case, asked, seat, officer):
    signing.reopen(case=case, by=officer, on=today())
    assert seat.get(address("signature_reading", case)).status_code == 409
    assert not Reading.objects.exists()
