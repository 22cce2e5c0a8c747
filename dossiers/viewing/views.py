"""The page of staff who viewed unusually many dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dossiers.access.emergency.views import MONTH, admit_reader
from dossiers.viewing import alarm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from dossiers.actors import StaffRequest


@require_safe
def looks(request: StaffRequest) -> HttpResponse:
    """Who looked at many dossiers on one day, in the last month."""
    admit_reader(request)
    since = timezone.localdate() - MONTH
    shown = {"alarms": alarm.shown_to(request.user, since), "since": since, "tab": "looks", "reads_content": True}
    limits = {"many": alarm.MANY, "many_searches": alarm.MANY_SEARCHES}
    return render(request, "dossiers/looking/looks.html", shown | limits)
