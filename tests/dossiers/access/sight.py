"""Every page on which somebody sees something of a dossier, and how each answers."""

from django.urls import reverse
from django.utils import timezone

from dossiers.files.checking import checked
from dossiers.records import actions as recording
from tests.dossiers.records.paperwork import pdf

REASON = {"purpose": "report", "reason": ""}
GONE, FORBIDDEN, DOOR = 404, 403, "/inloggen/"


def open_for(record, by):
    """Open the closed section for `by`, who then adds the file."""
    record.dossier.openings.create(section=record.section, by=by, on=timezone.localdate(), purpose="report")


def with_file(record, by):
    content = pdf()
    recording.attach(record=record, papers=[checked("brief.pdf", content, len(content))], by=by)
    return record


def pages_of(record):
    """Every page on which this record, or what hangs on it, can be seen or changed."""
    at, basis = record.reference, record.basis_id
    return {
        "record": reverse("dossiers:record", args=[at]),
        "file": reverse("recording:file", args=[record.files.get().pk]),
        "attachment": reverse("recording:attachment", args=[at]),
        "statement": reverse("recording:statement", args=[at]),
        "corrections": reverse("recording:corrections", args=[at]),
        "correction": reverse("recording:correction", args=[at, "title"]),
        "entry": reverse("recording:entry", args=[record.dossier.reference, basis]),
    }


def answers(browser, pages):
    """The status with which each page answers."""
    return {name: browser.get(page).status_code for name, page in pages.items()}


def all_are(status, pages):
    return dict.fromkeys(pages, status)


def whole(dossier, *records):
    """The pages of the dossier and of these records."""
    pages = {"detail": reverse("dossiers:detail", args=[dossier.reference])}
    return pages | {f"{record.section} {name}": page for record in records for name, page in pages_of(record).items()}


def is_found(browser, dossier):
    """Whether the dossier stands in the list, and whether search finds it."""
    page = browser.get(reverse("dossiers:list"))
    found = browser.post(reverse("search"), {"text": dossier.person.family_name})
    return dossier.reference in page.text, dossier.reference in found.text


def is_at_the_door(browser, pages):
    """Whether each page leads to signing in."""
    seen = {page: browser.get(page) for page in pages.values()}
    return all((answer.status_code, answer.url) == (302, f"{DOOR}?next={page}") for page, answer in seen.items())
