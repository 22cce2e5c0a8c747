"""The pages on which is decided what becomes of a mention in the file of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dossiers.refusal import Refused
from retention import mentions
from retention.forms import MentionForm
from retention.models import DestructionList, MentionItem
from retention.views import FORM_METHODS, check_keeper

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(FORM_METHODS)
def mention(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Decide about one mention."""
    check_keeper(request)
    row = get_object_or_404(MentionItem.objects.select_related("of"), pk=number, of=pk)
    form = MentionForm(request.POST or None, initial={"choice": row.choice, "reason": row.reason})
    if request.method == "POST" and form.is_valid():
        try:
            mentions.decide(item=row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Uw besluit over de vermelding is vastgelegd."))
            return redirect("retention:list", pk)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    context = {"item": row, "form": form}
    return render(request, "retention/mention.html", context, status=409 if form.errors.get("__all__") else 200)


@require_POST
def remove_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Have every link of a list go about which nobody decided."""
    check_keeper(request)
    of = get_object_or_404(DestructionList, pk=pk)
    try:
        mentions.remove_all(of=of, by=request.user)
        messages.success(request, _("Alle koppelingen gaan weg, samen met het dossier."))
    except Refused as refusal:
        messages.warning(request, refusal.why)
    return redirect("retention:list", of.pk)
