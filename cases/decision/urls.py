"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.decision import views

urlpatterns = [
    path("verzoeken/<str:reference>/besluit/", views.decision, name="decision"),
    path("verzoeken/<str:reference>/proef.pdf", views.proof, name="proof"),
]
