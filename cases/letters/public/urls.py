"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.letters.public import views

urlpatterns = [
    path("brief/<str:token>/", views.fetch, name="letter_fetch"),
    path("brief/<str:token>/brief.pdf", views.paper, name="letter_paper"),
]
