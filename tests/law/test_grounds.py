"""Lawful bases, restrictions, exemptions and rights: closed lists, each with its article."""

import pytest

from law.grounds import Exemption, Ground, Restriction
from law.rights import Right

ALLOWED = {
    Ground.CONSENT: {"withdraw", "port"},
    Ground.CONTRACT: {"port"},
    Ground.LEGAL_DUTY: set(),
    Ground.VITAL_INTERESTS: set(),
    Ground.PUBLIC_TASK: {"object"},
    Ground.LEGITIMATE_INTEREST: {"object"},
}


@pytest.mark.parametrize(("letter", "ground"), list(zip("abcdef", Ground, strict=True)))
def test_the_six_grounds_follow_the_letters_of_article_6(letter, ground):
    assert ground.source.name == f"AVG artikel 6 lid 1 onder {letter}"


@pytest.mark.parametrize("ground", Ground)
def test_a_ground_allows_what_the_avg_ties_to_it(ground):
    found = {
        "withdraw": ground.may_be_withdrawn,
        "object": ground.may_be_objected_to,
        "port": ground.may_be_ported,
    }
    assert {act for act, allowed in found.items() if allowed} == ALLOWED[ground]


def test_the_regulation_names_four_of_the_six_grounds():
    unnamed = {ground for ground in Ground if not ground.named_in_regulation}
    assert unnamed == {Ground.VITAL_INTERESTS, Ground.PUBLIC_TASK}


@pytest.mark.parametrize(("letter", "restriction"), list(zip("abcdefghij", Restriction, strict=True)))
def test_the_ten_restrictions_are_those_of_uavg_41(letter, restriction):
    assert restriction.value == letter
    assert restriction.source.name == f"UAVG artikel 41 lid 1 onder {letter}"


def test_all_restrictions_but_d_i_and_j_need_a_second_signature():
    assert "".join(found for found in Restriction if not found.needs_second_signature) == "dij"


def test_the_regulation_gives_four_restrictions_as_examples():
    assert "".join(found for found in Restriction if found.named_in_regulation) == "adei"


@pytest.mark.parametrize("exemption", Exemption)
def test_an_exemption_limits_the_right_of_its_article(exemption):
    limited = {right for right in Right if exemption.applies_to(right)}
    article = exemption.source.name.split()[2]
    expected = {
        "15": {Right.ACCESS},
        "17": {Right.ERASURE},
        "12": set(Right) - {Right.COMPLAINT, Right.OTHER},
    }
    assert limited == expected[article]


@pytest.mark.parametrize("member", [*Ground, *Restriction, *Exemption, *Right])
def test_everything_has_a_dutch_name_and_a_source(member):
    assert member.label
    assert member.source.name
