"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.certificates import views

urlpatterns = [
    path("verklaringen/", views.certificates, name="certificates"),
    path("verklaringen/<int:pk>/", views.certificate, name="certificate"),
]
