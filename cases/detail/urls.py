"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.detail import views

urlpatterns = [
    path("verzoeken/<str:reference>/", views.detail, name="detail"),
    path("verzoeken/<str:reference>/bon.pdf", views.slip, name="slip"),
    path("verzoeken/<str:reference>/behandelaar/", views.owner, name="owner"),
    path("verzoeken/<str:reference>/intrekking/", views.withdrawal, name="withdrawal"),
]
