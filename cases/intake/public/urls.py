"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.intake.public import views

urlpatterns = [
    path("", views.start, name="start"),
    path("verzoek/<slug:step>/", views.step, name="step"),
    path("verzoek/klaar/<uuid:submission>/", views.confirmation, name="confirmation"),
    path("verzoek/klaar/<uuid:submission>/bevestiging.pdf", views.receipt, name="receipt"),
]
