"""Fetching the answer: a link and a code open it, five wrong codes close it, and after thirty days it is gone."""

import datetime as dt

import pytest
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.models import Delivery
from cases.public_access.tokens import token_of
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from tests import cast


def today():
    return timezone.localdate()


@pytest.fixture
def answer(officer):
    """A delivery with its token and its code."""
    made, code = cast.finish(cast.case_in(Status.GATHERED, by=officer), by=officer)
    return made, token_of(made), code


def wrong(code):
    return f"{(int(code) + 1) % 10**8:08d}"


def unlock(token, code, on=None):
    return delivery.unlock(token=token, code=code, today=on or today())


def test_link_and_code_open_the_answer(answer):
    made, token, code = answer
    assert unlock(token, code) == made
    assert unlock(token, f" {code[:4]} {code[4:]}") == made
    assert unlock(token, f"{code[:4]}-{code[4:]}") == made


def test_the_code_is_kept_as_a_keyed_hash_that_differs_per_delivery(answer, officer):
    made, _token, code = answer
    other, _code = cast.finish(cast.case_in(Status.GATHERED, by=officer), by=officer)
    assert code not in made.code_hash
    assert made.hash_of(code) != other.hash_of(code)
    assert code not in str(cast.rows())


def test_each_wrong_code_says_how_often_one_may_still_try(answer):
    _made, token, code = answer
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match=f"nog {left} keer"):
            unlock(token, wrong(code))
    with pytest.raises(Refused, match="te vaak"):
        unlock(token, wrong(code))
    with pytest.raises(Refused, match="te vaak"):
        unlock(token, code)
    assert LogEntry.objects.filter(verb="wrong_code").count() == 5


def test_a_right_code_forgives_the_wrong_ones_before_it(answer):
    made, token, code = answer
    for guess in (wrong(code), wrong(code), code):
        try:
            unlock(token, guess)
        except Refused:
            continue
    assert Delivery.objects.get(pk=made.pk).wrong_codes == 0


@pytest.mark.parametrize("code", ["", "        ", "１２３４５６７８", "x" * 100_000, "\0"])
def test_nonsense_for_a_code_is_a_wrong_code(answer, code):
    with pytest.raises(Refused, match="klopt niet"):
        unlock(answer[1], code)


@pytest.mark.django_db(transaction=True)
def test_thirty_wrong_codes_at_once_are_no_more_than_five_tries(answer):
    _made, token, code = answer
    answers = cast.at_once(*[lambda: unlock(token, wrong(code))] * 30)
    assert {type(answer) for answer in answers} == {Refused}
    assert LogEntry.objects.filter(verb="wrong_code").count() == 5
    with pytest.raises(Refused, match="te vaak"):
        unlock(token, code)


def test_a_new_code_works_and_the_old_one_stops(answer, officer):
    made, token, code = answer
    for _ in range(5):
        with pytest.raises(Refused):
            unlock(token, wrong(code))
    fresh = delivery.renew_code(case=made.case, by=officer)
    assert unlock(token, fresh) == made
    with pytest.raises(Refused, match="klopt niet"):
        unlock(token, code)
    assert LogEntry.objects.filter(verb="code_renewed", actor=officer).count() == 1


def test_there_is_no_new_code_for_what_is_not_on_the_site(officer):
    case = cast.case_in(Status.DECIDED, by=officer)
    with pytest.raises(Refused, match="geen code"):
        delivery.renew_code(case=case, by=officer)


@pytest.mark.parametrize(
    "forge",
    [
        lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"),
        lambda t: t[1:],
        lambda t: "",
        lambda t: t.split(".")[0],
        lambda t: "é\0" + t,
    ],
)
def test_a_forged_link_opens_nothing(answer, forge):
    with pytest.raises(Refused, match="link klopt niet"):
        unlock(forge(answer[1]), answer[2])


def test_the_link_of_one_answer_and_the_code_of_another_open_nothing(answer, officer):
    other, _code = cast.finish(cast.case_in(Status.GATHERED, by=officer), by=officer)
    with pytest.raises(Refused, match="klopt niet"):
        unlock(token_of(other), answer[2])


def test_an_answer_waits_thirty_days(answer):
    made, token, code = answer
    assert unlock(token, code, made.until) == made
    assert made.until == today() + dt.timedelta(days=30)
    with pytest.raises(Refused, match="niet meer ophalen"):
        unlock(token, code, made.until + dt.timedelta(days=1))


def test_the_first_fetch_is_kept_and_each_leaves_a_line(answer):
    made, _token, _code = answer
    delivery.fetched(delivery=made)
    first = Delivery.objects.get(pk=made.pk).fetched_at
    delivery.fetched(delivery=made)
    assert Delivery.objects.get(pk=made.pk).fetched_at == first
    assert LogEntry.objects.filter(verb="fetched").count() == 2
