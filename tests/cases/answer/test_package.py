"""The answer package: complete, the same every time, and without a word that was withheld."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from cases.answer.contents import Contents
from cases.answer.leaks import left_in
from cases.letters import typeset
from cases.letters.typeset import OverviewSection, PieceDecision, build_package, inventory_json
from redaction.people import Finder
from redaction.person import KnownPerson
from tests.cases.answer.papers import CUT, GIVEN, INVENTORY, LETTER, OVERVIEW, shown

HIDDEN = "Pieterse-van Voorbeeld"
SCHEMA = Path(typeset.__file__).parent / "inventory.schema.json"


@pytest.fixture(scope="module")
def package():
    return build_package(LETTER, OVERVIEW, INVENTORY)


def test_the_inventory_for_machines_keeps_to_its_schema_and_to_what_was_given(package):
    told = json.loads(package.files["inventaris.json"].decode())
    schema = json.loads(SCHEMA.read_text())
    piece = schema["properties"]["stukken"]["items"]
    assert set(told) == set(schema["required"]) == set(schema["properties"])
    assert all(set(line) == set(piece["required"]) == set(piece["properties"]) for line in told["stukken"])
    assert [line["nummer"] for line in told["stukken"]] == [1, 2, 3]
    assert told["aantallen"] == {"gegeven": 1, "deels": 1, "niet": 1}
    assert set(told["letters"]) == {"A", "E"}
    assert date.fromisoformat(told["stukken"][0]["datum"]) == date(2026, 5, 3)


def test_a_piece_carries_the_hash_of_what_was_given_and_never_of_what_was_not(package):
    first, second, third = json.loads(package.files["inventaris.json"])["stukken"]
    assert first["sha256"] == sha256(b"De kraan lekt.").hexdigest()
    assert second["sha256"] == sha256(b"[A] hoorde muziek.").hexdigest()
    assert third["sha256"] is None
    with pytest.raises(ValueError, match="cannot carry a hash"):
        replace(INVENTORY.pieces[2], sha256="0" * 64)


def test_the_inventory_alone_lists_no_files():
    assert json.loads(inventory_json(INVENTORY))["bestanden"] == []


def test_the_package_holds_four_files_with_their_hashes(package):
    archive = zipfile.ZipFile(io.BytesIO(package.zip_bytes))
    assert archive.testzip() is None
    assert archive.namelist() == ["brief.pdf", "overzicht.pdf", "inventaris.pdf", "inventaris.json"]
    for part in package.parts:
        content = archive.read(part.filename)
        assert (part.sha256, part.size) == (sha256(content).hexdigest(), len(content))
    listed = json.loads(archive.read("inventaris.json"))["bestanden"]
    assert [(f["naam"], f["sha256"], f["bytes"]) for f in listed] == [
        (part.filename, part.sha256, part.size) for part in package.parts[:3]
    ]


def test_the_same_decision_gives_the_same_bytes(package):
    assert build_package(LETTER, OVERVIEW, INVENTORY).zip_bytes == package.zip_bytes


def test_the_package_keeps_no_moment_and_no_rights_of_the_machine(package):
    for entry in zipfile.ZipFile(io.BytesIO(package.zip_bytes)).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.extra, entry.comment) == (b"", b"")


def left(**changes):
    """What is left of somebody hidden in an answer with these changes."""
    parts = {"letter": LETTER, "overview": OVERVIEW, "inventory": INVENTORY} | changes
    hidden = Finder((KnownPerson("Ans", "", HIDDEN),))
    contents = Contents(**parts, hidden=hidden, files=(), data={}, looked_at=None)
    return [(each.number, each.part, each.words) for each in left_in(contents)]


def test_somebody_hidden_who_is_still_in_a_piece_is_named_with_the_piece():
    leaking = replace(OVERVIEW, sections=[OverviewSection("Klacht", [GIVEN, replace(CUT, about=HIDDEN.upper())])])
    assert left(overview=leaking) == [(CUT.number, "onderwerp", HIDDEN.upper())]


def test_somebody_hidden_whose_name_is_split_over_lines_is_found_in_the_officers_words():
    broken = HIDDEN.replace(" ", "\n  ")
    assert left(letter=replace(LETTER, paragraphs=[broken])) == [(0, "uw uitleg", broken)]


def test_an_answer_without_them_has_nothing_left():
    assert left() == []


def test_withheld_words_are_in_no_part_of_the_package():
    package = build_package(LETTER, OVERVIEW, INVENTORY)
    for name, content in package.files.items():
        words = shown(content) if name.endswith(".pdf") else content.decode()
        assert HIDDEN not in words
        assert HIDDEN.encode() not in content


def test_a_withheld_record_cannot_be_put_in_the_overview():
    with pytest.raises(ValueError, match="withheld"):
        replace(GIVEN, decision=PieceDecision.WITHHELD)


@pytest.mark.parametrize(
    "pieces",
    [
        INVENTORY.pieces[:1],
        [*INVENTORY.pieces, replace(INVENTORY.pieces[0], number=4)],
        [*INVENTORY.pieces, INVENTORY.pieces[0]],
        [INVENTORY.pieces[0], replace(INVENTORY.pieces[1], decision=PieceDecision.GIVEN)],
        [INVENTORY.pieces[0], replace(INVENTORY.pieces[1], decision=PieceDecision.WITHHELD)],
    ],
    ids=["missing", "not shown", "twice", "other decision", "shown though withheld"],
)
def test_overview_and_inventory_must_agree(pieces):
    with pytest.raises(ValueError, match=r"piece|number"):
        build_package(LETTER, OVERVIEW, replace(INVENTORY, pieces=pieces))


def test_papers_of_two_cases_do_not_go_in_one_package():
    with pytest.raises(ValueError, match="different cases"):
        build_package(replace(LETTER, reference="WSN-2026-0048"), OVERVIEW, INVENTORY)
