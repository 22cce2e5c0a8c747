"""The pages of rules, and of what they bring in the months to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dossiers.access import wall
from dossiers.models import Activity
from dossiers.refusal import Refused
from retention import forecast, list_rules, rulebook
from retention.due import Book
from retention.forms import RuleForm
from retention.models import Rule
from retention.views import FORM_METHODS, check_keeper, check_reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest, HttpResponse

HEIGHT, WIDTH = 140, 1_000  # of the drawing: in pixels, and in its own units


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule as it counts today."""
    check_reader(request)
    in_force = Rule.objects.in_force(timezone.localdate())
    context = {"rules": sorted(in_force.values(), key=lambda rule: rule.label)}
    return render(request, "retention/rules.html", context)


@require_http_methods(FORM_METHODS)
def rule(request: HttpRequest, category: str) -> HttpResponse:
    """The versions of one rule, and for who keeps them the form for a new one."""
    check_reader(request)
    versions = list(Rule.objects.filter(category=category).select_related("made_by"))
    last = get_object_or_404(Rule, pk=versions[0].pk if versions else None)
    previews = "preview" in request.POST
    form = RuleForm(request.POST, needs_day=not previews) if request.method == "POST" else RuleForm.of(last)
    if request.method == "POST":
        check_keeper(request)
        if form.is_valid():
            words = form.cleaned_data
            try:
                if previews:
                    form.fields["valid_from_on"].required = True  # to set it, the day is needed again
                    return _rule_page(request, last, versions, form, _effects(category, words, request.user))
                rulebook.set_rule(category=category, words=words, by=request.user, on=timezone.localdate())
                messages.success(request, _("De nieuwe versie is vastgelegd."))
                return redirect("retention:rule", category)
            except Refused as refusal:
                form.add_error(None, refusal.why)
    return _rule_page(request, last, versions, form)


def _rule_page(
    request: HttpRequest, last: Rule, versions: list[Rule], form: RuleForm, effects: list[forecast.Effect] | None = None
) -> HttpResponse:
    context = {"rule": last, "versions": versions, "form": form, "may_set": list_rules.may_propose(request.user)}
    context |= {"today": timezone.localdate(), "effects": effects}
    return render(request, "retention/rule.html", context, status=409 if form.errors.get("__all__") else 200)


def _effects(category: str, words: Mapping[str, Any], by: Any) -> list[forecast.Effect]:
    """What this version would change. Numbers alone, so they are counted over everything. Raises Refused."""
    on = timezone.localdate()
    said = {**words, "valid_from_on": on}
    if why := rulebook.why_not_set(said, by, on):
        raise Refused(why)
    with wall.as_job():
        return forecast.effects(rulebook.supposed(category, said, by), on)


@require_safe
def look_ahead(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """What becomes due in the months to come, of everything or of one activity; what stays, and what went."""
    check_reader(request)
    book = Book.of(timezone.localdate())
    activities = {each.pk: each for each in Activity.objects.order_by("number")}
    chosen = next((each for each in activities.values() if each.number == number), None)
    if number is not None and chosen is None:
        raise Http404
    with wall.as_job():  # numbers alone
        found, stays = forecast.ahead(book), forecast.blocked(book)
        context: dict[str, Any] = {"reasons": forecast.reasons(book), "destroyed": forecast.destroyed()}
    rows = [
        {
            "activity": each,
            "due": month[0],
            "blocked": stays.get(key, 0),
            "year": sum(month[1:13]),
            "next": sum(month[13:]),
        }
        for key, each in activities.items()
        if (month := found.counts.get(key)) and any(month)
    ]
    counts = found.counts.get(chosen.pk, [0] * len(found.ends)) if chosen else found.total
    context |= {"chosen": chosen, "rows": rows, "months": _bars(found.ends, counts), "height": HEIGHT}
    context |= {"total": sum(counts), "blocked": sum(stays.values())}
    return render(request, "retention/ahead.html", context)


def _bars(ends: Sequence[dt.date], counts: Sequence[int]) -> list[dict[str, Any]]:
    """Per month its last day, its number, and the bar of the drawing. The first is what is due already."""
    most, step = max(counts) or 1, WIDTH / len(ends)
    return [
        {
            "end": end,
            "count": count,
            "is_now": place == 0,
            "x": round(place * step),
            "width": round(step * 0.7),
            "y": HEIGHT - max(round(HEIGHT * count / most), 2 if count else 0),
            "height": max(round(HEIGHT * count / most), 2 if count else 0),
        }
        for place, (end, count) in enumerate(zip(ends, counts, strict=True))
    ]
