"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.search.found import views

urlpatterns = [
    path("verzoeken/<str:reference>/stukken/<int:number>/bestand/", views.found, name="found"),
    path("verzoeken/<str:reference>/stukken/<int:number>/onderwerp/", views.words, name="found_words"),
]
