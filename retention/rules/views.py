"""The pages of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dossiers.access import wall
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused
from retention import permissions
from retention.forecast import figures
from retention.models import Rule
from retention.permissions import check_keeper, check_reader
from retention.rules import actions
from retention.rules.forms import RuleForm
from retention.rules.rules import why_not_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from dossiers.actors import Actor, StaffRequest


@require_safe
def rules(request: StaffRequest) -> HttpResponse:
    """Every rule as it counts today."""
    check_reader(request)
    in_force = Rule.objects.in_force(timezone.localdate())
    context = {"rules": sorted(in_force.values(), key=lambda rule: rule.label)}
    return render(request, "retention/rules/list.html", context)


@form_view
def rule(request: StaffRequest, category: str) -> HttpResponse:
    """The versions of one rule, and for who keeps them the form for a new one."""
    check_reader(request)
    versions = list(Rule.objects.filter(category=category).select_related("made_by"))
    last = get_object_or_404(Rule, pk=versions[0].pk if versions else None)
    previews = "preview" in request.POST
    form = RuleForm(request.POST, needs_day=not previews) if request.method == "POST" else RuleForm.of(last)
    if request.method == "POST":
        check_keeper(request)
        if form.is_valid():
            with refusing(form):
                if previews:
                    form.fields["valid_from_on"].required = True  # to set it, the day is needed again
                    effects = _effects(category, form.cleaned_data, request.user)
                    return _rule_page(request, last, versions, form, effects)
                actions.set_rule(category=category, fields=form.cleaned_data, by=request.user, on=timezone.localdate())
                messages.success(request, _("De nieuwe versie is vastgelegd."))
                return redirect("retention:rule", category)
    return _rule_page(request, last, versions, form)


def _rule_page(
    request: StaffRequest, last: Rule, versions: list[Rule], form: RuleForm, effects: list[figures.Effect] | None = None
) -> HttpResponse:
    shown = {"rule": last, "versions": versions, "form": form, "may_set": permissions.may_propose(request.user)}
    return form_page(request, "retention/rules/rule.html", shown | {"today": timezone.localdate(), "effects": effects})


def _effects(category: str, fields: Mapping[str, Any], by: Actor) -> list[figures.Effect]:
    """What a version with these fields would change as of today, in numbers over all records. Raises Refused."""
    on = timezone.localdate()
    given = {**fields, "valid_from_on": on}
    if why := why_not_set(given, by, on):
        raise Refused(why)
    with wall.as_job():
        return figures.effects(actions.draft_of(category, given, by), on)
