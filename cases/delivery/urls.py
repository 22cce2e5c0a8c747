"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.delivery import views

urlpatterns = [
    path("verzoeken/<str:reference>/verzending/", views.sending, name="sending"),
    path("verzoeken/<str:reference>/verzending/code/", views.code, name="code"),
    path("verzoeken/<str:reference>/verzending/code/brief/", views.code_by_letter, name="code_by_letter"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>.pdf", views.letter, name="letter"),
    path("verzoeken/<str:reference>/pakket.zip", views.package, name="package"),
]
