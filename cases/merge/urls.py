"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.merge import views

urlpatterns = [
    path("verzoeken/<str:reference>/samenvoegen/", views.merge, name="merge"),
]
