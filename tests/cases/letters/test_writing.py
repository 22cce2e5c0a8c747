"""Letters of every kind: written from a text that is a row, with words that are only ever words."""

import io
from hashlib import sha256

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate as today

from cases.letter_kinds import SPECS, For, LetterKind
from cases.letters.wording import parts_of, why_not_text
from cases.letters.writing import write
from cases.models import Letter, LetterText
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests.cases.answer.papers import shown
from tests.cases.letters.letter_words import OTHER, samples
from tests.cast import case_in, make_case

pytestmark = pytest.mark.django_db


def written(kind, officer, **words):
    case = case_in(Status.RECEIVED, by=officer)
    to = OTHER if SPECS[kind].reader is For.OTHER else None
    return write(case=case, kind=kind, by=officer, on=today(), words=samples(kind) | words, to=to)


@pytest.mark.parametrize("kind", SPECS)
def test_every_kind_can_be_written_with_each_of_its_words(kind, officer):
    words = shown(bytes(written(kind, officer).pdf))
    used = {name for name in samples(kind) if "{" + name + "}" in LetterText.objects.current(kind).body}
    assert used == set(samples(kind))
    assert all(" ".join(value.split()) in words for value in samples(kind).values())
    assert "{" not in words


@pytest.mark.parametrize("kind", SPECS)
def test_every_kind_is_tagged_pdf_a_2a_and_pdf_ua_1(kind, officer):
    pdf = bytes(written(kind, officer).pdf)
    with pikepdf.open(io.BytesIO(pdf)) as paper, paper.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert "Amina" not in str(dict(paper.docinfo or {}))


@pytest.mark.parametrize("kind", [kind for kind in SPECS if SPECS[kind].remedies])
def test_every_letter_names_committee_authority_and_court(kind, officer):
    words = shown(bytes(written(kind, officer).pdf))
    assert "Niet tevreden?" in words
    assert "lachtencommissie" in words
    assert "autoriteitpersoonsgegevens.nl" in words
    assert "rechtbank" in words
    assert "zes weken" not in words


@pytest.mark.parametrize("kind", [kind for kind in SPECS if not SPECS[kind].remedies])
def test_who_has_nothing_to_complain_of_is_not_told_how_to(kind, officer):
    words = shown(bytes(written(kind, officer).pdf))
    assert "Niet tevreden?" not in words
    assert "autoriteitpersoonsgegevens.nl" not in words
    assert "Hebt u vragen?" in words


def test_the_letter_is_kept_with_its_text_its_bytes_and_a_line(officer):
    letter = written("extension", officer)
    assert (letter.text.kind, letter.text.version) == ("extension", 1)
    assert letter.sha256 == sha256(bytes(letter.pdf)).hexdigest()
    line = LogEntry.objects.get(verb="wrote")
    assert (line.object_repr, line.actor_id) == (letter.case.reference, officer.pk)
    assert line.additional_data == {"letter": "extension", "version": 1}


def test_a_needed_word_that_is_blank_is_refused_and_nothing_is_kept(officer):
    with pytest.raises(Refused, match="mist nog: waarom het langer duurt"):
        written("extension", officer, reden="  ")
    assert not Letter.objects.exists()


def test_a_word_that_the_kind_does_not_have_is_a_fault(officer):
    with pytest.raises(ValueError, match="geheim"):
        written("extension", officer, geheim="x")


def test_a_blank_word_that_is_not_needed_leaves_its_paragraph_out(officer):
    letter = shown(bytes(written("identity", officer, manier="").pdf))
    assert "Bel ons, of kom langs." not in letter
    assert "kopie van uw identiteitsbewijs" in letter


def test_a_letter_to_somebody_else_says_nothing_of_the_request(officer):
    letter = written("third_party", officer)
    words = shown(bytes(letter.pdf))
    assert letter.case.reference not in words
    assert letter.case.requester.name not in words
    assert "verzoek kwam op" not in words


def test_a_letter_to_somebody_else_must_name_that_person(officer):
    with pytest.raises(ValueError, match="names that person"):
        write(case=make_case(), kind="third_party", by=officer, on=today(), words=samples("third_party"))


EVIL = '#read("/etc/passwd") #import "house.typ": * = Kop *vet* $x$ {__class__} {case.requester} {reden}'


def test_what_is_filled_in_comes_out_as_it_was_typed(officer):
    words = shown(bytes(written("extension", officer, reden=EVIL).pdf))
    assert EVIL in words
    assert "root:" not in words


def test_markup_in_the_text_itself_comes_out_as_it_was_typed(officer):
    LetterText.objects.create(kind="receipt", version=2, subject='#read("/etc/passwd")', body=EVIL + "\n\n{nummer}")
    words = shown(bytes(written("receipt", officer).pdf))
    assert EVIL in words
    assert "root:" not in words


@pytest.mark.parametrize("name", ["__class__", "case.requester", "nummer.x", "nummer!r", "", "0", "reden:>9"])
def test_a_word_that_is_not_on_the_list_is_refused(name):
    why = why_not_text(SPECS["receipt"], "Onderwerp", "{nummer} {uiterlijk} {" + name + "}")
    assert why == "{" + name + "} kent deze brief niet. Kies een woord uit de lijst."


def test_a_text_without_a_word_that_must_be_there_is_refused():
    assert "{uiterlijk}" in why_not_text(SPECS["receipt"], "Onderwerp", "{nummer}")


@pytest.mark.parametrize(
    "body", ["{nummer} {uiterlijk} {", "{nummer} {uiterlijk} }", "{{nummer}} {nummer} {uiterlijk}"]
)
def test_a_loose_brace_is_refused(body):
    assert "losse accolade" in why_not_text(SPECS["receipt"], "Onderwerp", body)


@pytest.mark.parametrize("kind", SPECS)
def test_our_own_texts_may_stand(kind):
    text = LetterText.objects.current(kind)
    assert why_not_text(SPECS[kind], text.subject, text.body) == ""


def test_a_text_is_added_and_never_changed():
    text = LetterText.objects.current("receipt")
    text.body = "Anders."
    with pytest.raises(DatabaseError), transaction.atomic():
        text.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        text.delete()


def test_paragraphs_lists_and_headings():
    body = "Eén\nregel\n## Kop\n- a\n- b\n\nTwee {x}\n\n{y}"
    parts = [(part.kind, part.lines) for part in parts_of(body, {"x": "{y}", "y": "## geen kop\n- c"})]
    assert parts == [
        ("paragraph", ["Eén", "regel"]),
        ("heading", ["Kop"]),
        ("list", ["a", "b"]),
        ("paragraph", ["Twee {y}"]),
        ("paragraph", ["## geen kop"]),
        ("list", ["c"]),
    ]


def test_every_kind_but_the_answer_has_a_spec_and_a_text():
    assert set(SPECS) == set(LetterKind) - {LetterKind.ANSWER}
