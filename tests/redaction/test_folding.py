"""Folding: what looks alike is alike, what nobody sees is not there, and every sign knows where it stood."""

import sys
import unicodedata

import pytest

from dossiers.text.identifiers import holds_citizen_number, without_citizen_numbers
from redaction.folding import fold, plain, without_unseen

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
FORMAT = [sign for sign in EVERY if unicodedata.category(sign) == "Cf"]
SPACES = [sign for sign in EVERY if unicodedata.category(sign) in ("Zs", "Zl", "Zp")]
DASHES = [sign for sign in EVERY if unicodedata.category(sign) == "Pd"]
FILLERS = "\u3164\u115f\u1160\uffa0\u2800\u034f\ufe0f\U000e0041"


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Öztürk", "ozturk"),
        ("YİLDİRİM", "yıldırım"),
        ("Ødegård", "odegard"),
        ("Łukasz", "lukasz"),
        ("Weiß", "weiss"),
        ("ﬁetsen", "fietsen"),
        ("Ｊａｎ", "jan"),
        ("Cæsar", "caesar"),
        ("van ’t Zand", "van 't zand"),
        ("Zoe\u0308", "zoë"),
        ("Ödegård-\nbach", "ödegårdbach"),
        ("Jan  van\n der", "jan van der"),
    ],
)
def test_two_writings_of_one_name_are_the_same(written, same):
    assert plain(written) == plain(same)


def test_no_sign_that_nobody_sees_parts_a_word():
    assert FORMAT
    assert [sign for sign in (*FORMAT, *FILLERS) if plain(f"Van{sign}Dijk") != "vandijk"] == []
    assert [sign for sign in FORMAT if without_unseen(f"Van{sign}Dijk") != "VanDijk"] == []


def test_every_space_is_a_space_and_every_hyphen_a_hyphen():
    assert [sign for sign in SPACES if plain(f"Van{sign}Dijk") != "van dijk"] == []
    assert [sign for sign in DASHES if plain(f"Van{sign}Dijk") != "van-dijk"] == []


def test_every_sign_of_unicode_folds_the_same_twice_and_knows_its_place():
    for sign in EVERY:
        once = fold(sign)
        assert fold(once.text).text == once.text, repr(sign)
        assert once.places is None or len(once.places) == len(once.text)


def test_what_is_found_in_folded_text_is_cut_from_the_text_itself():
    text = "Ja, Öde\u00adgård-\nbach belde"
    folded = fold(text)
    start = folded.text.index("odegardbach")
    begin, end = folded.span(start, start + len("odegardbach"))
    assert text[:begin] + text[end:] == "Ja,  belde"


@pytest.mark.parametrize(
    "written",
    ["123456782", "123\u200b456782", "123\u2011456\u2011782", "1234\u00ad56782", "123\u00a0456\u00a0782"],
)
def test_a_citizen_number_is_seen_through_signs_that_nobody_sees(written):
    assert holds_citizen_number(f"nummer {written} zei hij")
    assert without_citizen_numbers(f"nummer {written} zei hij") == "nummer ... zei hij"
    assert not holds_citizen_number("nummer 123456783")
