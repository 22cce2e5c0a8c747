"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.identity import views

urlpatterns = [
    path("verzoeken/<str:reference>/identiteit/", views.identity, name="identity"),
    path("verzoeken/<str:reference>/identiteit/klant/", views.identity_search, name="identity_search"),
    path("verzoeken/<str:reference>/identiteit/vraag/", views.identity_question, name="identity_question"),
    path("verzoeken/<str:reference>/identiteit/zwaarder/", views.identity_heavier, name="identity_heavier"),
    path("verzoeken/<str:reference>/identiteit/onbekend/", views.not_on_file, name="not_on_file"),
    path("verzoeken/<str:reference>/identiteit/verschil/", views.difference, name="difference"),
    path("verzoeken/<str:reference>/identiteit/brief/", views.code_letter, name="code_letter"),
    path("verzoeken/<str:reference>/identiteit/code/", views.code_told, name="code_told"),
    path("verzoeken/<str:reference>/identiteit/nabestaanden/", views.heirs, name="heirs"),
    path("verzoeken/<str:reference>/identiteit/ook/", views.also, name="also"),
    path("verzoeken/<str:reference>/namens/", views.representation, name="representation"),
]
