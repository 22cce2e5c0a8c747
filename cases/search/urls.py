"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.search import views

urlpatterns = [
    path("verzoeken/<str:reference>/zoekplan/", views.plan, name="search_plan"),
    path("verzoeken/<str:reference>/zoekplan/niet-wachten/", views.stop, name="search_stop"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/herinnering/", views.remind, name="search_remind"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/ander/", views.reassign, name="search_reassign"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/intrekking/", views.take_back, name="search_take_back"),
]
