"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.clock import views

urlpatterns = [
    path("verzoeken/<str:reference>/uitleg/", views.clarification, name="clarification"),
    path("verzoeken/<str:reference>/verlenging/", views.extension, name="extension"),
    path("verzoeken/<str:reference>/wat-als/", views.supposition, name="supposition"),
]
