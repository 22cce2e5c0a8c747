"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.search.sources import views

urlpatterns = [
    path("zoekplekken/", views.source_list, name="search_sources"),
    path("zoekplekken/nieuw/", views.new, name="search_source_new"),
    path("zoekplekken/<int:pk>/", views.change, name="search_source"),
    path("zoekplekken/<int:pk>/einde/", views.standing, name="search_source_standing"),
]
