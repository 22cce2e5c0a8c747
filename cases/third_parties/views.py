"""The other people in a request, as the officer sees them: who, where, what was chosen, what was put to whom (S8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cases.flow import rules as flow_rules
from cases.flow.comparison import home_of
from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.flow.representation_rules import who_reads
from cases.models import Case, Consultation, Letter, ThirdParty
from cases.public_access import passes, row_access, throttles
from cases.public_access.codes import spaced
from cases.public_access.forms import CodeForm
from cases.public_access.row_access import at_door
from cases.public_access.throttles import TAKES, lasting
from cases.third_parties import actions as third_parties
from cases.third_parties import consultation as consulting
from cases.third_parties import page_data as third_parties_page_data
from cases.third_parties import rules as third_parties_rules
from cases.third_parties.forms import AskForm, ChoiceForm, NoticeForm, ReactionForm, WeighForm
from cases.verbs import Verb
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.models import Person
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cases.models import Consultation
    from cases.third_parties.actions import Found
    from dossiers.actors import StaffRequest


@form_view
def people(request: StaffRequest, reference: str) -> HttpResponse:
    """Everybody in the findings with the choice about each; posting hides whoever has none (S8)."""
    if request.method == "POST":
        return _shield_rest(request, case_for_work(request, reference))
    case = case_to_read(request, reference)
    found = third_parties.people_in(case)
    journal.record(Common.LOOKED, case, by=request.user, purpose="request")
    context = {
        "case": case,
        "people": found,
        "open": sum(one.third is None for one in found),
        "may_work": flow_rules.may_work(request.user),
        "why_not": third_parties_rules.why_not_choose(case, ThirdParty.Choice.SHIELD, "", None, 0),
        **third_parties_page_data.last_day(case),
    }
    return render(request, "cases/third_parties/parties.html", context)


def _shield_rest(request: StaffRequest, case: Case) -> HttpResponse:
    try:
        hidden = third_parties.shield_rest(case=case, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    told = ngettext("%(n)s persoon is nu afgeschermd.", "%(n)s personen zijn nu afgeschermd.", hidden) % {"n": hidden}
    messages.success(request, told)
    return redirect("cases:third_parties", case.reference)


@form_view
def person(request: StaffRequest, reference: str, person: str) -> HttpResponse:
    """One other person: the choice about the name, and what was put to them."""
    case = case_for_work(request, reference) if request.method == "POST" else case_to_read(request, reference)
    found = _found(request, case, person)
    third = found.third
    initial = {"choice": third.choice, "reason": third.reason, "revision": third.revision} if third else {}
    form = ChoiceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            third_parties.choose(case=case, person=found.person, by=request.user, **form.cleaned_data)
            messages.success(request, _("Uw keuze geldt nu in alle stukken."))
            is_asked = form.cleaned_data["choice"] == ThirdParty.Choice.ASK
            return redirect(
                *(("cases:third_party", reference, person) if is_asked else ("cases:third_parties", reference))
            )
    return _page(request, case, found, {"form": form})


def _found(request: HttpRequest, case: Case, reference: str) -> Found:
    """The person with this reference among those in the findings. Raises Http404, with a line."""
    for one in third_parties.people_in(case):
        if one.person.reference == reference:
            return one
    journal.deny(Person, reference, by=request.user)
    raise Http404


def _page(
    request: StaffRequest, case: Case, found: Found, forms: dict[str, Any], *, is_refused: bool = False
) -> HttpResponse:
    """The page about one person, with the form that was refused, if one was."""
    third, today = found.third, timezone.localdate()
    consultation: Consultation | None = getattr(third, "consultation", None)
    reads = who_reads(found.person, today)
    asked = {
        "address": home_of(found.person),
        "email": "" if reads else found.person.email,
        "what": consultation.what if consultation else "",
        "after": consulting.mark_of(consultation),
    }
    journal.record(Common.LOOKED, found.person, by=request.user, purpose="request")
    start = {"choice": third.choice, "reason": third.reason, "revision": third.revision} if third else {}
    context = {
        "case": case,
        "found": found,
        "consultation": consultation,
        "paper": _paper(consultation),
        "who_reads": reads,
        "is_over": bool(consultation and consultation.due_on and today > consultation.due_on),
        "may_work": flow_rules.may_work(request.user),
        "why_not": third_parties_rules.why_not_choose(case, ThirdParty.Choice.SHIELD, "", None, 0),
        "choice_form": forms.get("form") or ChoiceForm(initial=start),
        "ask_form": forms.get("ask") or AskForm(initial=asked),
        "notice_form": forms.get("notice") or NoticeForm(),
        "weigh_form": forms.get("weigh") or WeighForm(),
        "form": next((form for form in forms.values() if form.errors), None),
        **third_parties_page_data.last_day(case),
    }
    return form_page(request, "cases/third_parties/party.html", context, is_refused=is_refused)


def _paper(consultation: Consultation | None) -> Letter | None:
    """The letter of this question that went, or goes, with the post; without its bytes."""
    rows = Letter.objects.filter(consultation__isnull=False, consultation=consultation)
    return rows.select_related("dispatch").defer("pdf").first() if consultation else None


@form_view
def ask(request: StaffRequest, reference: str, person: str) -> HttpResponse:
    """Put it to this person. The letter goes with the post; of a mail the code is shown once. 409 when it cannot be."""
    case = case_for_work(request, reference)
    found = _found(request, case, person)
    if request.method != "POST" or third_parties_rules.why_not_put(case):
        return _page(request, case, found, {}, is_refused=bool(third_parties_rules.why_not_put(case)))
    form = AskForm(request.POST)
    if found.third is not None and form.is_valid():
        with refusing(form):
            question, today = consulting.Question(**form.cleaned_data), timezone.localdate()
            row, code, _letter = consulting.consult(third=found.third, question=question, by=request.user, on=today)
            if row.channel == Consultation.Channel.POST:
                messages.success(request, _("De brief is gemaakt. Hij ligt bij de brieven voor de post."))
                return redirect("cases:third_party", reference, person)
            shown = {"case": case, "found": found, "code": spaced(code)}
            return render(request, "cases/third_parties/asked.html", shown)
    return _page(request, case, found, {"ask": form})


def _pdf(letter: bytes, row: Consultation) -> HttpResponse:
    response = HttpResponse(letter, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{row.word}.pdf"'
    return response


@require_safe
def letter(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """The letter as it was kept: without the code. Raises Http404 when nothing was put to this person."""
    case = case_to_read(request, reference)
    found = _found(request, case, person)
    row = getattr(found.third, "consultation", None)
    if row is None:
        raise Http404
    journal.record(Common.LETTER_READ, case, by=request.user)
    return HttpResponse(bytes(row.letter), content_type="application/pdf")


@require_POST
def notice(request: StaffRequest, reference: str, person: str) -> HttpResponse:
    """Record that the letter was noticed."""
    return _with_consultation(request, reference, person, NoticeForm, "notice", consulting.notice)


@require_POST
def weigh(request: StaffRequest, reference: str, person: str) -> HttpResponse:
    """Decide about the name."""
    return _with_consultation(request, reference, person, WeighForm, "weigh", consulting.weigh)


def _with_consultation(
    request: StaffRequest, reference: str, person: str, kind: type[Any], name: str, act: Any
) -> HttpResponse:
    """Fill in a form about what was put to somebody."""
    case = case_for_work(request, reference)
    found = _found(request, case, person)
    row, form = getattr(found.third, "consultation", None), kind(request.POST)
    if row is None:
        raise Http404
    if form.is_valid():
        with refusing(form):
            act(consultation=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
            messages.success(request, _("Dat is vastgelegd."))
            return redirect("cases:third_party", reference, person)
    return _page(request, case, found, {name: form})


@require_POST
def tell(request: StaffRequest, reference: str, person: str) -> HttpResponse:
    """The letter with the outcome, to send to the third party. Raises Http404 when nothing was put to this person."""
    case = case_for_work(request, reference)
    found = _found(request, case, person)
    row = getattr(found.third, "consultation", None)
    if row is None:
        raise Http404
    try:
        return _pdf(consulting.outcome_letter(consultation=row, by=request.user, on=timezone.localdate()), row)
    except Refused as refusal:
        return refused(request, case, refusal.why)


@login_not_required
@form_view
@at_door(row_access.of_reaction)
def reaction(request: HttpRequest, word: str) -> HttpResponse:
    """The page behind the link in a letter to a third party: first the code, then the question."""
    found = consulting.find(word)
    if found is not None and not found.third.case.is_open:
        why = third_parties_rules.why_not_answer(found, timezone.localdate())
        return render(request, "cases/third_parties/reaction_done.html", {"why": why})
    if found is not None and passes.held(request.session, "third") == str(found.pk):
        return _question(request, found)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusing(form, "code"):
            opened = _unlocked(request, word, form.cleaned_data["code"])
            passes.give(request.session, "third", opened.pk)
            return redirect("cases:reaction", word)
    return form_page(request, "cases/third_parties/reaction_code.html", {"form": form})


def _unlocked(request: HttpRequest, word: str, code: str) -> Consultation:
    """The question that this code opens.

    Raises Refused; whatever is wrong, the sentence is the same and takes as long.
    """
    with lasting(TAKES):
        is_fast = throttles.tries_codes_too_often(request)
        opened = None if is_fast else consulting.unlock(word=word, code=code, today=timezone.localdate())
    if opened is None:
        raise Refused(_("Deze link en deze code horen niet bij elkaar. Kijk nog eens in de brief, of bel ons."))
    return opened


def _question(request: HttpRequest, found: Consultation) -> HttpResponse:
    """The question with the answer so far, until the days are over or we decided."""
    today = timezone.localdate()
    why = third_parties_rules.why_not_answer(found, today)
    if request.method == "POST" and "code" in request.POST:
        return redirect("cases:reaction", found.word)
    form = ReactionForm(request.POST if request.method == "POST" else None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            consulting.record_view(consultation=found, today=today, **form.cleaned_data)
            return redirect("cases:reaction", found.word)
    if request.method != "POST":
        journal.record(Verb.THIRD_SHOWN, found.third, by=None)
    context = {"consultation": found, "form": form, "why": why, "until": found.due_on or found.named_on}
    return form_page(request, "cases/third_parties/reaction.html", context)
