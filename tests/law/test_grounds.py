"""Lawful bases, restrictions, exemptions and rights: closed lists, each with its article."""

import pytest

from law.checklist import Point
from law.grounds import Exemption, Ground, Restriction, limit_named, limits_of
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


@pytest.mark.parametrize(("letter", "restriction"), list(zip("abcdefghij", Restriction, strict=True)))
def test_the_ten_restrictions_are_those_of_uavg_41(letter, restriction):
    assert restriction.value == letter
    assert restriction.source.name == f"UAVG artikel 41 lid 1 onder {letter}"


def test_all_restrictions_but_d_i_and_j_need_a_second_signature():
    assert "".join(found for found in Restriction if not found.needs_second_signature) == "dij"


@pytest.mark.parametrize("exemption", Exemption)
def test_an_exemption_limits_the_right_of_its_article(exemption):
    limited = {right for right in Right if exemption.applies_to(right)}
    article = exemption.source.name.split()[2]
    expected = {
        "15": {Right.ACCESS},
        "16": {Right.CORRECTION},
        "17": {Right.ERASURE},
        "18": {Right.RESTRICTION},
        "20": {Right.PORTABILITY},
        "21": {Right.OBJECTION},
        "22": {Right.HUMAN_REVIEW},
        "4": set(Right) - {Right.COMPLAINT, Right.OTHER},
        "12": set(Right) - {Right.COMPLAINT, Right.OTHER},
    }
    assert limited == expected[article]


@pytest.mark.parametrize("right", [right for right in Right if right not in (Right.COMPLAINT, Right.OTHER)])
def test_a_right_is_limited_by_its_own_article_and_by_the_ten_and_by_no_other_article(right):
    articles = {limit.source.name.split()[2] for limit in limits_of(right) if limit in set(Exemption)}
    assert articles <= {right.source.name.split()[2], "4", "12"}
    assert set(Restriction) <= set(limits_of(right))


def test_a_limit_is_found_by_its_value_and_nothing_else_is_one():
    assert {limit_named(limit.value) for limit in (*Restriction, *Exemption)} == {*Restriction, *Exemption}
    assert [limit_named(value) for value in ("", "k", "A", "contract")] == [None] * 4


def test_the_checklist_has_the_eight_points_of_uavg_41_2():
    assert "".join(Point) == "abcdefgh"
    assert all(point.question.endswith("?") and point.source.name == "UAVG artikel 41 lid 2" for point in Point)


@pytest.mark.parametrize("member", [*Ground, *Restriction, *Exemption, *Right])
def test_everything_has_a_dutch_name_and_a_source(member):
    assert member.label
    assert member.source.name
