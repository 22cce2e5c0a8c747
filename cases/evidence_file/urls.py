"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.evidence_file import views as evidence_file_views

urlpatterns = [
    path("verzoeken/<str:reference>/bewijs/", evidence_file_views.take, name="evidence"),
]
