"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.intake.desk import views

urlpatterns = [
    path("verzoeken/nieuw/", views.intake, name="intake"),
    path("verzoeken/nieuw/klant/", views.search, name="intake_search"),
]
