"""The second wall round requests adds functions up: one more never takes away what another shows."""

import pytest

from cases.models import Case, Identification, Requester, Signature, StatusLink
from dossiers.access import wall
from dossiers.functions import Function
from dossiers.models import Person
from tests.cast import make_case, make_person, make_user

pytestmark = pytest.mark.django_db


def put_to(director, case, officer):
    """Ask somebody to sign."""
    Signature.objects.create(case=case, to=director, asked_by=officer, content="x", proof=b"x")
    return case


def case_of(subject, **more):
    """A request about somebody without a dossier."""
    case = make_case(**more)
    case.subject = subject
    case.save(update_fields=["subject"])
    return case


@pytest.fixture
def cases(officer):
    """Requests by name: what the one who has both functions took in and is asked to sign, and what others did."""
    both = make_user(Function.DIRECTOR, Function.FRONT_DESK)
    desk, director = make_user(Function.FRONT_DESK), make_user(Function.DIRECTOR)
    return {
        "both": both,
        "desk": desk,
        "director": director,
        "taken in": case_of(make_person(), by=both),
        "to sign": put_to(both, case_of(make_person()), officer),
        "of the desk": case_of(make_person(), by=desk),
        "of the director": put_to(director, case_of(make_person()), officer),
        "of nobody": case_of(make_person()),
    }


def seen(user, cases):
    """Which of them the database shows to `user`, with who asked and whom it is about."""
    with wall.seen_by(user):
        keys = set(Case.objects.values_list("pk", flat=True))
        assert set(Requester.objects.values_list("case", flat=True)) == keys
        assert set(Person.objects.values_list("pk", flat=True)) == set(Case.objects.values_list("subject", flat=True))
        assert set(StatusLink.objects.values_list("case", flat=True)) <= keys
        assert set(Identification.objects.values_list("case", flat=True)) <= keys
    return {name for name, case in cases.items() if case.pk in keys}


def test_who_takes_in_and_signs_sees_what_either_sees(cases):
    assert seen(cases["both"], cases) == {"taken in", "to sign"}


def test_beside_that_each_sees_what_the_own_function_shows(cases):
    assert seen(cases["desk"], cases) == {"of the desk"}
    assert seen(cases["director"], cases) == {"of the director"}


def test_what_is_inside_opens_for_who_is_asked_to_sign_alone(cases):
    with wall.seen_by(cases["both"]):
        assert {*Signature.objects.values_list("case", flat=True)} == {cases["to sign"].pk}


@pytest.mark.parametrize("function", [each for each in Function if each != Function.FUNCTIONAL_MANAGEMENT])
def test_no_function_takes_away_what_the_front_desk_shows(function):
    user = make_user(Function.FRONT_DESK, function)
    case = make_case(by=user)
    with wall.seen_by(user):
        assert case.pk in set(Case.objects.values_list("pk", flat=True))
