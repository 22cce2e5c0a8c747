"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.undelivered import views

urlpatterns = [
    path("verzoeken/<str:reference>/niet-aangekomen/", views.undelivered, name="undelivered"),
    path("verzoeken/<str:reference>/niet-aangekomen/<int:pk>/", views.settle, name="undelivered_settle"),
]
