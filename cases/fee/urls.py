"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.fee import views

urlpatterns = [
    path("verzoeken/<str:reference>/kosten/", views.fee, name="fee"),
    path("verzoeken/<str:reference>/kosten/<uuid:pk>/uitkomst/", views.fee_outcome, name="fee_outcome"),
]
