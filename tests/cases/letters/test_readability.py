"""The meter: long sentences, passive ones and hard words are marked, and plain Dutch is not."""

import pytest

from cases.flow.rights import RIGHTS
from cases.letters import readability
from cases.letters.typeset import CODES

SIXTEEN = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien."


@pytest.mark.parametrize(("text", "long"), [(SIXTEEN, 1), (SIXTEEN.replace(" zestien", ""), 0), ("", 0)])
def test_a_sentence_of_more_than_fifteen_words_is_long(text, long):
    assert len(readability.read(text).long) == long


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw gegevens worden verwijderd.",
        "Het verzoek werd door ons afgewezen.",
        "Dit wordt later aan u gegeven.",
        "De brief is geschreven door een collega.",
        "De klacht zal worden behandeld.",
    ],
)
def test_a_sentence_that_hides_who_does_it_is_passive(sentence):
    assert readability.is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij verwijderen uw gegevens.",
        "U krijgt bijna alles.",
        "Wij hebben drie stukken weggehaald.",
        "Het wordt later.",
        "Wij hebben gezocht in onze dossiers.",
        "Het is te laat.",
    ],
)
def test_a_sentence_that_says_who_does_it_is_not(sentence):
    assert not readability.is_passive(sentence)


@pytest.mark.parametrize(("word", "instead"), [("betrokkene", "u"), ("Conform", "volgens"), ("INZAKE", "over")])
def test_a_hard_word_gets_a_simpler_one(word, instead):
    assert readability.read(f"Dit is {word} het reglement.").jargon == ((word.casefold(), instead),)


def test_a_hard_word_inside_another_is_left_alone():
    assert readability.read("De indiening gaat goed.").jargon == ()


def test_no_simpler_word_is_itself_hard():
    simple = {word for words in readability.SIMPLER.values() for word in words.split()}
    assert not simple & set(readability.SIMPLER)


def test_sentences_are_counted_over_lines_and_quotes():
    reading = readability.read("Eerst dit. “Dan dat.”\nEn nu dit!\n\n- punt een\n- punt twee")
    assert reading.sentences == 5
    assert readability.read("  \n ").sentences == 0


@pytest.mark.parametrize(
    "text",
    sorted({text for right in RIGHTS.values() for text in right.verdicts.values()}),
)
def test_the_words_a_letter_begins_with_are_easy(text):
    assert readability.read(text).is_easy


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.letter)
def test_what_a_letter_means_is_easy(code):
    assert readability.read(code.meaning).is_easy


def test_a_text_of_twenty_thousand_signs_is_read_at_once():
    import time

    began = time.monotonic()
    readability.read("Uw gegevens worden door ons conform het reglement verwerkt, alsmede bewaard. " * 260)
    readability.read("ge" * 10_000)
    assert time.monotonic() - began < 1
