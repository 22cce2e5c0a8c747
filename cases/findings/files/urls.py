"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.findings.files import views

FILE = "verzoeken/<str:reference>/stukken/<int:number>/bestanden/<uuid:key>"
urlpatterns = [
    path(f"{FILE}/", views.reading, name="finding_file"),
    path(f"{FILE}/beeld/", views.picture, name="finding_picture"),
    path(f"{FILE}/bladzijde/<int:page>/", views.page, name="finding_page"),
    path(f"{FILE}/gelakt/", views.redact, name="redact"),
    path(f"{FILE}/gelakt/bestand/", views.redacted, name="redacted"),
    path(f"{FILE}/gelakt/weg/", views.take_away, name="redact_undo"),
]
