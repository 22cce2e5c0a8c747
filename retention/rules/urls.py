"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.rules import views

urlpatterns = [
    path("regels/", views.rules, name="rules"),
    path("regels/<slug:category>/", views.rule, name="rule"),
]
