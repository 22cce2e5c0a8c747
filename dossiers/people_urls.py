"""The pages of people: their own, and that of how they stand to each other."""

from django.urls import path

from dossiers import people_views as views

app_name = "people"

urlpatterns = [
    path("personen/<str:reference>/", views.person, name="person"),
    path("dossiers/<str:reference>/relaties/nieuw/", views.tie, name="tie"),
    path("dossiers/<str:reference>/relaties/nieuw/zoek/", views.tie_search, name="tie_search"),
    path("dossiers/<str:reference>/relaties/<int:pk>/einde/", views.tie_end, name="tie_end"),
]
