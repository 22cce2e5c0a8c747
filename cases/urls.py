"""The pages of the casework. Each room has its own table; those with fixed words come before those with a number."""

from django.urls import include, path

app_name = "cases"

ROOMS = (
    "cases.intake.public",
    "cases.intake.desk",
    "cases.worklist",
    "cases.detail",
    "cases.clock",
    "cases.complaint",
    "cases.decision.limiting",
    "cases.decision.signing",
    "cases.decision",
    "cases.delivery",
    "cases.evidence_file",
    "cases.fee",
    "cases.findings.bulk",
    "cases.findings.files",
    "cases.findings",
    "cases.identity",
    "cases.letters.post",
    "cases.letters.public",
    "cases.letters.texts",
    "cases.letters",
    "cases.merge",
    "cases.notification",
    "cases.search.found",
    "cases.search.sources",
    "cases.search",
    "cases.status",
    "cases.third_parties",
    "cases.undelivered",
)
urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
