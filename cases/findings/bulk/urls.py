"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.findings.bulk import views

urlpatterns = [
    path("verzoeken/<str:reference>/stukken/overige/", views.rest, name="rest"),
    path("verzoeken/<str:reference>/stukken/afgeschermd/", views.shielded, name="rest_in_part"),
    path("verzoeken/<str:reference>/stukken/ongedaan/<uuid:act>/", views.undo, name="rest_undo"),
]
