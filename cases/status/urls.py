"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.status import views

urlpatterns = [
    path("status/", views.ask, name="status"),
    path("status/stand/", views.state, name="state"),
    path("status/<str:token>/", views.link, name="status_link"),
    path("antwoord/<str:token>/", views.answer, name="answer"),
    path("antwoord/<str:token>/<str:name>", views.paper, name="paper"),
]
