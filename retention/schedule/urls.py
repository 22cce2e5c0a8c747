"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.schedule import views

urlpatterns = [
    path("zonder-einddatum/", views.without_end, name="endless"),
    path("geblokkeerd/", views.blocked, name="blocked"),
    path("gegevens/<str:reference>/", views.trigger, name="settle"),
]
