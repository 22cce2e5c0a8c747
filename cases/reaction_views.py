"""What a third party sees: a code, the question, three answers (P10). The same words for a link that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import consulting, doors, passes, third_rules, throttling
from cases.doors import at_door
from cases.third_forms import ReactionForm
from cases.tracking_forms import CodeForm
from cases.tracking_views import TAKES, lasting
from dossiers import journal
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cases.models import Consultation


@login_not_required
@form_view
@at_door(doors.of_reaction)
def reaction(request: HttpRequest, word: str) -> HttpResponse:
    """The page behind the link in a letter to a third party: first the code, then the question."""
    found = consulting.find(word)
    if found is not None and not found.third.case.is_open:
        why = third_rules.why_not_answer(found, timezone.localdate())
        return render(request, "cases/reaction_done.html", {"why": why})
    if found is not None and passes.held(request.session, "third") == str(found.pk):
        return _question(request, found)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusing(form, "code"):
            opened = _unlocked(request, word, form.cleaned_data["code"])
            passes.give(request.session, "third", opened.pk)
            return redirect("cases:reaction", word)
    return form_page(request, "cases/reaction_code.html", {"form": form})


def _unlocked(request: HttpRequest, word: str, code: str) -> Consultation:
    """The question that this code opens.

    Raises Refused; whatever is wrong, the sentence is the same and takes as long.
    """
    with lasting(TAKES):
        is_fast = throttling.tries_codes_too_often(request)
        opened = None if is_fast else consulting.unlock(word=word, code=code, today=timezone.localdate())
    if opened is None:
        raise Refused(_("Deze link en deze code horen niet bij elkaar. Kijk nog eens in de brief, of bel ons."))
    return opened


def _question(request: HttpRequest, found: Consultation) -> HttpResponse:
    """The question with the answer so far, until the days are over or we decided."""
    today = timezone.localdate()
    why = third_rules.why_not_answer(found, today)
    if request.method == "POST" and "code" in request.POST:
        return redirect("cases:reaction", found.word)
    form = ReactionForm(request.POST if request.method == "POST" else None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            consulting.answer(consultation=found, today=today, **form.cleaned_data)
            return redirect("cases:reaction", found.word)
    if request.method != "POST":
        journal.record("third_shown", found.third, by=None)
    context = {"consultation": found, "form": form, "why": why, "until": found.due_on or found.named_on}
    return form_page(request, "cases/reaction.html", context)
