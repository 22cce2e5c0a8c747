"""One choice per other person: it holds for every finding at once, and for every paper."""

import io
import json
import re
import zipfile

import pypdfium2
import pytest
from django.utils import timezone

from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.models import Decision, ThirdParty
from cases.redacting.names import shield
from cases.redacting.people import choices_of
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast

Choice = ThirdParty.Choice


@pytest.fixture
def case(officer, tenant, dossier, neighbour):
    """Three records that name the neighbour, of which one does not record it, and one about the tap."""
    for number, text in enumerate(("Koenraad belde.", "Overburen klaagde. De muziek stond aan."), start=1):
        cast.make_record(dossier, mentions=[neighbour], title=f"Melding {number}", text=text)
    cast.make_record(dossier, title="Bezoek", text="Mevrouw zei dat Overburen ook komt.")
    cast.make_record(dossier, title="Kraan", text="De kraan lekt.")
    return cast.case_in(Status.GATHERED, by=officer, subject=tenant)


def choose(case, person, choice, by, **words):
    before = ThirdParty.objects.filter(case=case, person=person).first()
    revision = before.revision if before else 0
    return third_parties.choose(case=case, person=person, choice=choice, by=by, revision=revision, **words)


def texts(case):
    """What the person gets of each finding, as it stands."""
    return {d.finding.title: (d.outcome, d.given_text) for d in Decision.objects.filter(finding__case=case)}


def grant_all(case, by):
    for finding in case.findings.undecided():
        findings.judge(finding=finding, revision=0, outcome="granted", by=by)


def words_in(package):
    """Every word in the files of a package, and the bytes of them all."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = [archive.read(name) for name in archive.namelist()]
    pages = [
        page.get_textpage().get_text_range()
        for content in files
        if content.startswith(b"%PDF")
        for page in pypdfium2.PdfDocument(content)
    ]
    told = " ".join([*pages, *(json.dumps(json.loads(c)) for c in files if c.startswith(b"{"))])
    return re.sub(r"[\s\ufffe]+", " ", told), package


def test_everybody_in_the_findings_is_found_with_where_and_as_what(case, neighbour):
    (found,) = third_parties.people_in(case)
    assert (found.person, found.numbers, found.roles) == (neighbour, [1, 2], ["melder"])
    assert found.third is None
    assert found.is_shielded


def test_whose_dossier_it_is_is_found_too(officer, tenant, neighbour):
    cast.make_record(cast.make_dossier(neighbour), mentions=[tenant])
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    (found,) = third_parties.people_in(case)
    assert (found.person, found.roles) == (neighbour, ["eigen dossier"])


def test_hiding_somebody_reaches_what_was_given_whole_also_where_nobody_recorded_the_name(case, officer, neighbour):
    grant_all(case, officer)
    choose(case, neighbour, Choice.SHIELD, officer)
    assert texts(case) == {
        "Melding 1": ("partly", "[A] belde."),
        "Melding 2": ("partly", "[A] klaagde. De muziek stond aan."),
        "Bezoek": ("partly", "Mevrouw zei dat [A] ook komt."),
        "Kraan": ("granted", ""),
    }


def test_taking_the_choice_back_gives_the_text_back(case, officer, neighbour):
    grant_all(case, officer)
    choose(case, neighbour, Choice.SHIELD, officer)
    choose(case, neighbour, Choice.HOUSEMATE, officer, reason="Woont er ook.")
    assert {outcome for outcome, _text in texts(case).values()} == {"granted"}
    assert not Decision.objects.exclude(code="", reason="", ground="").exists()


def test_a_marked_passage_stays_cut_whatever_is_chosen(case, officer, neighbour):
    finding = case.findings.get(record__title="Melding 2")
    start = finding.text.index("De muziek")
    passage = {"start": start, "end": len(finding.text), "code": "D"}
    findings.judge(finding=finding, revision=0, outcome="partly", code="A", reason="x", passages=[passage], by=officer)
    assert texts(case)["Melding 2"] == ("partly", "[A] klaagde. [D]")
    choose(case, neighbour, Choice.STAFF, officer, reason="Werkt hier.")
    assert texts(case)["Melding 2"] == ("partly", "Overburen klaagde. [D]")


def test_a_text_written_by_hand_is_shielded_further_and_never_opened(case, officer, neighbour):
    finding = case.findings.get(record__title="Bezoek")
    words = {"outcome": "partly", "code": "A", "reason": "x", "given_text": "Overburen kwam."}
    findings.judge(finding=finding, revision=0, by=officer, **words)
    choose(case, neighbour, Choice.SHIELD, officer)
    assert texts(case)["Bezoek"][1] == "[A] kwam."
    choose(case, neighbour, Choice.STAFF, officer, reason="Werkt hier.")
    assert texts(case)["Bezoek"][1] == "[A] kwam."


def test_a_refused_finding_stays_refused(case, officer, neighbour):
    finding = case.findings.get(record__title="Melding 1")
    findings.judge(finding=finding, revision=0, outcome="refused", code="B", reason="x", by=officer)
    choose(case, neighbour, Choice.STAFF, officer, reason="Werkt hier.")
    assert texts(case)["Melding 1"][0] == "refused"


def test_what_holds_a_hidden_name_cannot_be_given_whole(case, officer, neighbour):
    choose(case, neighbour, Choice.SHIELD, officer)
    before = cast.rows()
    for finding in case.findings.exclude(record__title="Kraan"):
        with pytest.raises(Refused, match="staat iemand die u afschermt"):
            findings.judge(finding=finding, revision=0, outcome="granted", by=officer)
    assert cast.rows() == before


@pytest.mark.parametrize("choice", [Choice.STAFF, Choice.HOUSEMATE, Choice.INSTITUTION])
def test_a_name_that_stays_has_a_reason(case, officer, neighbour, choice):
    with pytest.raises(Refused, match="Schrijf op hoe u dat weet"):
        choose(case, neighbour, choice, officer, reason="  ")


@pytest.mark.parametrize("choice", ["", "forget"])
def test_a_choice_outside_the_list_is_refused(case, officer, neighbour, choice):
    with pytest.raises(Refused, match="Kies wat u"):
        choose(case, neighbour, choice, officer)


def test_who_looked_at_an_older_choice_is_refused(case, officer, neighbour):
    choose(case, neighbour, Choice.SHIELD, officer)
    with pytest.raises(Refused, match="net gewijzigd"):
        third_parties.choose(case=case, person=neighbour, choice=Choice.ASK, by=officer, revision=0)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.GATHERED])
def test_nothing_is_chosen_before_gathering_or_after_the_decision(officer, neighbour, status):
    case = cast.case_in(status, by=officer)
    before = cast.rows()
    with pytest.raises(Refused, match="het verzoek staat op"):
        third_parties.choose(case=case, person=neighbour, choice=Choice.SHIELD, by=officer)
    with pytest.raises(Refused, match="het verzoek staat op"):
        third_parties.shield_rest(case=case, by=officer)
    assert cast.rows() == before


def test_the_rest_is_hidden_at_once_and_a_choice_that_was_made_stays(case, officer, neighbour, dossier):
    other = cast.make_person("Nel", "Nieuw")
    cast.make_record(dossier, mentions=[other], text="Nel Nieuw schreef.")
    findings.gather(case=case, by=officer, on=timezone.localdate())
    choose(case, neighbour, Choice.STAFF, officer, reason="Werkt hier.")
    assert third_parties.shield_rest(case=case, by=officer) == 1
    assert {(t.person, t.choice) for t in ThirdParty.objects.all()} == {(neighbour, "staff"), (other, "shield")}


def test_the_name_that_the_one_who_asks_bears_too_is_not_hidden_everywhere(officer, tenant, dossier):
    brother = cast.make_person("Ali", "Yıldırım", kind="third_party")
    cast.make_record(dossier, mentions=[brother], title="Samen", text="Ali Yıldırım belde.")
    cast.make_record(dossier, title="Alleen", text="Mevrouw Yıldırım belde. Ali niet.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    grant_all(case, officer)
    choose(case, brother, Choice.SHIELD, officer)
    assert texts(case)["Samen"][1] == "[A] belde."
    assert texts(case)["Alleen"][1] == "Mevrouw Yıldırım belde. [A] niet."


def test_a_name_without_a_choice_is_shielded_in_the_proposal(case):
    chosen = choices_of(case)
    said = "Koenraad Overburen belde."
    assert shield(said, chosen.to_shield(case.findings.get(record__title="Melding 1"))) == "[A] belde."
    assert shield(said, chosen.to_shield(case.findings.get(record__title="Kraan"))) == said


def test_a_choice_leaves_a_line_about_that_person_without_a_name(case, officer, neighbour):
    third = choose(case, neighbour, Choice.SHIELD, officer, reason="Zij is bang.")
    line = LogEntry.objects.get(verb="third_chosen")
    assert (line.actor, line.subject_id, line.object_pk) == (officer, neighbour.pk, str(third.pk))
    assert "bang" not in str(list(LogEntry.objects.values_list()))


def test_a_passage_and_a_hidden_name_are_in_no_byte_of_what_goes_out(case, officer, neighbour, dossier):
    choose(case, neighbour, Choice.SHIELD, officer)
    secret = "Zij woont op Kwartelhof zeven."
    cast.make_record(dossier, title="Spreeuwhuis", text=f"Er was ruzie. {secret} Het is goed.", origin="Spreeuwhuis")
    findings.gather(case=case, by=officer, on=timezone.localdate())
    finding = case.findings.get(record__title="Spreeuwhuis")
    start = finding.text.index(secret)
    passages = [
        {"start": start, "end": start + len(secret), "code": "B"},
        {"words": "spreeuwhuis", "code": "B"},
    ]
    findings.judge(finding=finding, revision=0, outcome="partly", code="B", reason="x", passages=passages, by=officer)
    for left in case.findings.undecided():
        part = {"outcome": "partly", "code": "A", "reason": "Een ander."}
        say = {"outcome": "granted"} if left.title == "Kraan" else part
        findings.judge(finding=left, revision=0, by=officer, **say)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="U krijgt een deel.", by=officer, on=timezone.localdate())
    sent, _code = delivery.send(case=case, channel="post", by=officer, on=timezone.localdate())
    told, raw = words_in(bytes(sent.package))
    assert "Er was ruzie. [B] Het is goed." in told
    for word in ("Kwartelhof", "Spreeuwhuis", "Overburen", "Koenraad"):
        assert word.casefold() not in told.casefold()
        assert word.encode() not in raw


def test_three_hundred_findings_and_twelve_people_take_few_questions(
    officer, tenant, dossier, django_assert_max_num_queries
):
    others = [cast.make_person(f"Voor{letter}", f"Achter{letter}") for letter in "abcdefghijkl"]
    for number in range(300):
        other = others[number % 12]
        cast.make_record(dossier, mentions=[other], text=f"{other.name} belde {number}.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    grant_all(case, officer)
    with django_assert_max_num_queries(6):
        assert len(third_parties.people_in(case)) == 12
    with django_assert_max_num_queries(25):
        choose(case, others[0], Choice.SHIELD, officer)
    assert Decision.objects.filter(outcome="partly").count() == 25


def test_who_asks_is_never_somebody_else(case, officer, tenant):
    assert tenant not in [found.person for found in third_parties.people_in(case)]
    with pytest.raises(Refused, match="de aanvrager zelf"):
        choose(case, tenant, Choice.SHIELD, officer)
