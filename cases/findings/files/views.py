"""Reading the files of a finding in the page, as plain words or pictures made here, and replacing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.findings.files import actions, page_data, rules, storage
from cases.findings.files.forms import RedactForm
from cases.flow import rules as flow_rules
from cases.flow.lookup import case_for_work, case_to_read, refused
from cases.models import Case, Finding, FoundPaper
from dossiers.access.reading import find
from dossiers.files import encryption
from dossiers.files.kinds import KINDS
from dossiers.files.telling import apart
from dossiers.form_pages import form_page, form_view, refusing
from dossiers.journal import actions as journal
from dossiers.refusal import Refused
from dossiers.verbs import Common

if TYPE_CHECKING:
    from uuid import UUID

    from dossiers.actors import StaffRequest
    from dossiers.models import RecordFile

SHUT = "default-src 'none'; sandbox"
LONGEST_NUMBER = 5  # digits


def _file(request: StaffRequest, case: Case, number: int, key: UUID) -> tuple[Finding, FoundPaper | RecordFile]:
    """The finding and its file. Raises Http404, with a line, where there is none to be seen."""
    finding: Finding = find(Finding.objects.filter(case=case).whole(), request.user, number=number)
    row = storage.original_in(finding, key)
    if row is None:
        journal.deny(Finding, str(key), by=request.user)
        raise Http404
    finding.case = case
    return finding, row


def _content(request: StaffRequest, row: FoundPaper | RecordFile) -> bytes:
    """What is in a file; that it was looked at leaves a line. Raises Refused where it cannot be opened."""
    try:
        content = storage.content_of(row)
    except (OSError, encryption.Unreadable):
        journal.record(Common.FILE_NOT_OPENED, row, by=request.user)
        raise Refused(_("Dit bestand is niet meer te lezen. Waarschuw functioneel beheer.")) from None
    journal.record(Common.LOOKED, row, by=request.user, purpose="request")
    return content


@require_safe
def reading(request: StaffRequest, reference: str, number: int, key: UUID) -> HttpResponse:
    """One file in the page: its words, what hides in it, and of a PDF one page as a picture."""
    case = case_to_read(request, reference)
    finding, row = _file(request, case, number, key)
    asked = request.GET.get("bladzijde", "1")
    shown = int(asked) if asked.isdecimal() and len(asked) < LONGEST_NUMBER else 1
    try:
        told = page_data.reading(finding, row, _content(request, row), shown)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    can_replace = flow_rules.may_work(request.user) and not rules.why_not_change(finding)
    return render(request, "cases/findings/files/reading.html", {"case": case, "can_replace": can_replace, **told})


@require_safe
def picture(request: StaffRequest, reference: str, number: int, key: UUID) -> HttpResponse:
    """A picture itself, which came in without what hides in it. Raises Http404 for another kind of file."""
    case = case_to_read(request, reference)
    _finding, row = _file(request, case, number, key)
    if (kind := storage.kind_of(row)) not in page_data.PICTURES:
        raise Http404
    try:
        return _shut(HttpResponse(_content(request, row), content_type=KINDS[kind].media_type))
    except Refused as refusal:
        return refused(request, case, refusal.why)


@require_safe
def page(request: StaffRequest, reference: str, number: int, key: UUID, page: int) -> HttpResponse:
    """One page of a PDF as a picture that is drawn here. Raises Http404 for a page that is not there."""
    case = case_to_read(request, reference)
    _finding, row = _file(request, case, number, key)
    if storage.kind_of(row) != "pdf":
        raise Http404
    try:
        return _shut(HttpResponse(apart.picture_apart(_content(request, row), page), content_type="image/png"))
    except apart.Unreadable:
        raise Http404 from None
    except Refused as refusal:
        return refused(request, case, refusal.why)


def _shut(response: HttpResponse) -> HttpResponse:
    """An answer that is shown as it is and can do nothing."""
    response["Content-Security-Policy"] = SHUT
    response["X-Content-Type-Options"] = "nosniff"
    return response


@form_view
def redact(request: StaffRequest, reference: str, number: int, key: UUID) -> HttpResponse:
    """Bring a redacted version of a file."""
    case = case_for_work(request, reference)
    finding, row = _file(request, case, number, key)
    if why := rules.why_not_change(finding):
        return refused(request, case, why)
    form = RedactForm(request.POST, request.FILES) if request.method == "POST" else RedactForm()
    if form.is_valid():
        with refusing(form, "attached"):
            actions.replace(finding=finding, original=row, brought=form.said, by=request.user)
            messages.success(request, _("De gelakte versie staat in de plaats. Besluit nu opnieuw over dit stuk."))
            return redirect("cases:finding", reference, number)
    context = {"case": case, "finding": finding, "row": row, "form": form}
    return form_page(request, "cases/findings/files/redact.html", context)


@require_safe
def redacted(request: StaffRequest, reference: str, number: int, key: UUID) -> HttpResponse:
    """The redacted version as it would go out. Raises Http404 when there is none."""
    case = case_to_read(request, reference)
    finding, row = _file(request, case, number, key)
    version = finding.redacted.filter(original=row.pk).first()
    if version is None:
        raise Http404
    journal.record(Common.LOOKED, version, by=request.user, purpose="request")
    return _shut(HttpResponse(storage.content_of(version), content_type=version.media_type))


@require_POST
def take_away(request: StaffRequest, reference: str, number: int, key: UUID) -> HttpResponse:
    """Take a redacted version away."""
    case = case_for_work(request, reference)
    finding, row = _file(request, case, number, key)
    try:
        actions.take_away(finding=finding, original=row, by=request.user)
    except Refused as refusal:
        return refused(request, case, refusal.why)
    messages.success(request, _("De gelakte versie is weg. Besluit nu opnieuw over dit stuk."))
    return redirect("cases:finding", reference, number)
