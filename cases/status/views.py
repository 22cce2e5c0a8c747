"""After asking, without an account: how a request stands, and fetching the answer."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_safe

from cases.delivery import actions as delivery
from cases.flow import rules as flow_rules
from cases.merge.rules import kept
from cases.models import Case, Decision, Delivery
from cases.public_access import passes, row_access, throttles
from cases.public_access.forms import CodeForm
from cases.public_access.row_access import at_door
from cases.public_access.throttles import TAKES, lasting
from cases.public_access.tokens import token_of
from cases.status import actions as status
from cases.status.forms import StatusForm
from cases.status.page_data import TOTAL, standing_of
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest


EVERYTHING = "alles.zip"


KINDS = {"pdf": "application/pdf", "json": "application/json", "zip": "application/zip"}


PAPERS = {
    "brief.pdf": gettext_lazy("Onze brief met het besluit"),
    "overzicht.pdf": gettext_lazy("Uw gegevens"),
    "inventaris.pdf": gettext_lazy("Lijst van alle stukken"),
    "inventaris.json": gettext_lazy("Dezelfde lijst, voor een computer"),
    "wie-keek.pdf": gettext_lazy("Wie er in uw dossier keek, per afdeling"),
    "gegevens.json": gettext_lazy("Uw gegevens, voor een andere organisatie"),
    "gegevens.csv": gettext_lazy("Dezelfde gegevens, voor een rekenblad"),
}


@login_not_required
@form_view
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link to the state of a request (P8). The answer is the same if number and address do not match."""
    form = StatusForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with lasting(TAKES):
            if not throttles.asks_too_often(request):
                status.ask_link(**form.cleaned_data)
        return redirect(f"{reverse('cases:status')}?gevraagd")
    return render(request, "cases/status/ask.html", {"form": form, "is_asked": "gevraagd" in request.GET})


@login_not_required
@form_view
@at_door(row_access.of_status_link)
def link(request: HttpRequest, token: str) -> HttpResponse:
    """A link from a message. Opening it shows a button only, because programs that read mail open links too."""
    if request.method != "POST":
        return render(request, "cases/status/link.html", {})
    try:
        case = status.use_link(token=token)
    except Refused as refused:
        return render(request, "cases/status/link.html", {"why": refused.why}, status=409)
    passes.give(request.session, "standing", case.pk)
    return redirect("cases:state")


@login_not_required
@require_safe
@at_door(row_access.of_standing)
def state(request: HttpRequest) -> HttpResponse:
    """How the request stands: step, date, what to do."""
    key = passes.held(request.session, "standing")
    if not key:
        messages.warning(request, _("U kunt dit 30 minuten bekijken. Die zijn voorbij. Vraag een nieuwe link aan."))
        return redirect("cases:status")
    case = get_object_or_404(Case.objects.select_related("regulation").prefetch_related("events"), pk=key)
    standing = standing_of(case, timezone.localdate())
    context = {"case": case, "standing": standing, "total": TOTAL, "complaints_url": settings.COMPLAINTS_URL}
    if standing.can_fetch:
        context["answer_url"] = reverse("cases:answer", args=[token_of(kept(case).delivery)])
    return render(request, "cases/status/state.html", context)


@login_not_required
@form_view
@at_door(row_access.of_answer)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """An answer that stands ready (P9): first the code, then the papers."""
    found = delivery.find(token)
    if found is None:
        return render(request, "cases/answer_gone.html", status=404)
    if _is_open(request, found):
        return _papers(request, found, token)
    form = CodeForm(request.POST if request.method == "POST" else None)
    today = timezone.localdate()
    why = flow_rules.why_not_fetch(found, today)
    if request.method == "POST" and not why and form.is_valid():
        with refusing(form, "code"):
            delivery.unlock(token=token, code=form.cleaned_data["code"], today=today)
            passes.give(request.session, "opened", found.pk)
            return redirect("cases:answer", token)
        found.refresh_from_db(fields=["wrong_codes"])
        why = flow_rules.why_not_fetch(found, today)
    return form_page(request, "cases/answer_code.html", {"form": form, "why": why, "until": found.until})


def _is_open(request: HttpRequest, found: Delivery) -> bool:
    """Whether this session may fetch this answer now."""
    return passes.held(request.session, "opened") == str(found.pk) and timezone.localdate() <= found.until


def _papers(request: HttpRequest, found: Delivery, token: str) -> HttpResponse:
    """The papers with their sizes, and how to read them."""
    package = _package(found)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = [(entry.filename, _called(entry.filename), entry.file_size) for entry in archive.infolist()]
    files.append((EVERYTHING, _("Alles bij elkaar, in één bestand"), len(package)))
    context = {"case": found.case, "token": token, "files": files, "until": found.until, "codes": Decision.Code.choices}
    return render(request, "cases/status/answer_papers.html", context)


def _called(name: str) -> str:
    """What a paper is, in words; a file is called by the number that it has in the list."""
    if name in PAPERS:
        return str(PAPERS[name])
    number = name.removeprefix("stuk-").split("-")[0].split(".")[0].lstrip("0")
    return _("Bestand bij stuk %(number)s") % {"number": number} if number.isdecimal() else ""


def _package(found: Delivery) -> bytes:
    """The stored package, as it was sent."""
    return bytes(Delivery.objects.values_list("package", flat=True).get(pk=found.pk))


@login_not_required
@require_GET
@at_door(row_access.of_answer)
def paper(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """One paper of the answer, for a session that gave the code.

    Raises Http404 for a name that is not in the package.
    """
    found = delivery.find(token)
    if found is None or not _is_open(request, found):
        return redirect("cases:answer", token)
    content = package = _package(found)
    if name != EVERYTHING:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if name not in archive.namelist():
                raise Http404
            content = archive.read(name)
    delivery.fetched(delivery=found)
    response = HttpResponse(content, content_type=KINDS.get(name.rsplit(".", 1)[-1], "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="{found.case.reference}-{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
