"""References that tell nothing, and names folded so that they are found however they are written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models.people import key_of
from dossiers.text import keys


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (keys.person_reference, r"P-[2-9A-HJ-KM-NP-TV-Z]{10}"),
        (keys.dossier_reference, r"D-[2-9A-HJ-KM-NP-TV-Z]{10}"),
        (keys.record_reference, r"S-[2-9A-HJ-KM-NP-TV-Z]{12}"),
    ],
)
def test_a_reference_is_random_and_read_aloud_without_mistakes(make, form):
    made = {make() for _ in range(2_000)}
    assert len(made) == 2_000
    assert all(re.fullmatch(form, reference) for reference in made)


def test_references_have_no_signs_that_look_alike():
    assert not set("01OILU") & set(keys.ALPHABET)
    assert len(set(keys.ALPHABET)) == len(keys.ALPHABET) == 30


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Öztürk", "ozturk"),
        ("YILDIRIM", "yildirim"),
        ("Yıldırım", "yildirim"),
        ("İnci", "inci"),
        ("Łukasz", "lukasz"),
        ("Øystein", "oystein"),
        ("Đorđe", "dorde"),
        ("Straße", "strasse"),
        ("  van   der\tBerg\n", "van der berg"),
        ("D'Arcy", "d'arcy"),
        ("Ĳsbrand", "ijsbrand"),
        ("", ""),
    ],
)
def test_a_name_folds_to_what_somebody_would_type(written, folded):
    assert keys.fold(written) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_capitals_never_matter(text):
    assert keys.fold(keys.fold(text)) == keys.fold(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), max_size=20))
def test_capitals_never_matter(text):
    assert keys.fold(text.lower()) == keys.fold(text.upper()) == keys.fold(text)


def test_the_sorting_name_begins_with_the_family_name():
    assert key_of("Koenraad", "van der", "Óverburen") == "overburen koenraad van der"
