"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.findings import views

urlpatterns = [
    path("verzoeken/<str:reference>/stukken/", views.findings, name="findings"),
    path("verzoeken/<str:reference>/stukken/<int:number>/", views.finding, name="finding"),
]
