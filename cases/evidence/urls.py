"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.evidence import views

urlpatterns = [
    path("verzoeken/<str:reference>/bewijs/", views.take, name="evidence"),
]
