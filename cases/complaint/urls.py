"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.complaint import views

urlpatterns = [
    path("verzoeken/<str:reference>/klacht/", views.complaint, name="complaint"),
    path("verzoeken/<str:reference>/klacht/oordeel/", views.verdict, name="complaint_verdict"),
    path("verzoeken/<str:reference>/klacht/doorsturen/", views.forward, name="complaint_forward"),
]
