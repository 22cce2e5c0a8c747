"""A refusal is said on the form that was sent, and the page with it answers 409."""

import pytest
from django import forms

from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused

WHY = "Dit kan nu niet: morgen wel."


class DayForm(forms.Form):
    """A form with two boxes."""

    day = forms.CharField()
    reason = forms.CharField(required=False)


@pytest.fixture
def typed():
    form = DayForm({"day": "3 mei"})
    assert form.is_valid()
    return form


def status_of(rf, **shown):
    return form_page(rf.get("/"), "_icon.html", shown).status_code


@pytest.mark.parametrize("field", [None, "day"])
def test_a_refusal_is_said_where_it_belongs_and_answers_409(rf, typed, field):
    with refusing(typed, field):
        raise Refused(WHY)
    assert typed.errors == {field or "__all__": [WHY]}
    assert status_of(rf, form=typed) == 409


def test_what_was_typed_wrong_is_no_refusal(rf):
    form = DayForm({})
    assert (form.is_valid(), status_of(rf, form=form)) == (False, 200)


def test_an_act_that_was_done_leaves_the_form_alone(rf, typed):
    with refusing(typed):
        pass
    assert (typed.errors, status_of(rf, form=typed, other=DayForm())) == ({}, 200)


def test_of_two_forms_the_one_that_was_refused_counts(rf, typed):
    beside = DayForm()
    with refusing(typed):
        raise Refused(WHY)
    assert (beside.errors, status_of(rf, form=beside, other=typed)) == ({}, 409)


def test_any_other_fault_is_not_swallowed(typed):
    with pytest.raises(ZeroDivisionError), refusing(typed):
        raise ZeroDivisionError


def test_a_page_that_takes_nothing_in_says_so_itself(rf, typed):
    assert form_page(rf.post("/"), "_icon.html", {"form": typed}, is_refused=True).status_code == 409


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 200), ("put", 405)])
def test_a_form_view_is_shown_and_takes_in_and_nothing_else(rf, method, status):
    view = form_view(lambda request: form_page(request, "_icon.html", {}))
    assert view(getattr(rf, method)("/")).status_code == status
