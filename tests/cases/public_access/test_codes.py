"""A code opens the one row it was made for, and the codes that were given out before go on working."""

from uuid import UUID

import pytest
from django.utils.crypto import salted_hmac

from cases.models import Consultation, Delivery, Dispatch
from cases.public_access.codes import spaced

KEY = UUID(int=7)  # the same for every worker: it stands in the names of the tests
CODE = "12345678"
# Each kind, and what its codes have been kept as from the first: the salt, and what they are bound to.
KINDS = [
    (Delivery(pk=KEY), "cases.code", KEY.hex),
    (Dispatch(pk=KEY), "cases.code", KEY.hex),
    (Consultation(pk=KEY, word="R-ABCDE"), "cases.third", "R-ABCDE"),
]


@pytest.mark.parametrize(("row", "salt", "bound_to"), KINDS)
def test_a_code_is_kept_as_it_always_was(row, salt, bound_to):
    kept = salted_hmac(salt, f"{bound_to}:{CODE}", algorithm="sha256").hexdigest()
    assert {row.hash_of(CODE), row.hash_of("1234 5678"), row.hash_of(" 1234-5678\n")} == {kept}


@pytest.mark.parametrize(("row", "_salt", "_bound_to"), KINDS)
def test_a_new_code_has_eight_digits_and_forgives_the_wrong_ones(row, _salt, _bound_to):
    row.wrong_codes = 5
    assert row.tries_left == 0
    code = row.new_code()
    assert (len(code), code.isdecimal(), row.code_hash, row.tries_left) == (8, True, row.hash_of(code), 5)


def test_a_code_of_one_row_opens_no_other():
    other = Delivery(pk=UUID(int=8))
    assert len({Delivery(pk=KEY).hash_of(CODE), other.hash_of(CODE), KINDS[2][0].hash_of(CODE)}) == 3


def test_a_code_is_read_aloud_in_two_groups():
    assert (spaced(CODE), spaced("")) == ("1234 5678", "")
