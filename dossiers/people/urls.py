"""The pages of people: their own, and that of how they stand to each other."""

from django.urls import path

from dossiers.people import views as people_views

app_name = "people"

urlpatterns = [
    path("personen/<str:reference>/", people_views.person, name="person"),
    path("personen/<str:reference>/overlijden/", people_views.death, name="death"),
    path("dossiers/<str:reference>/relaties/nieuw/", people_views.tie, name="tie"),
    path("dossiers/<str:reference>/relaties/nieuw/zoek/", people_views.tie_search, name="tie_search"),
    path("dossiers/<str:reference>/relaties/<int:pk>/einde/", people_views.tie_end, name="tie_end"),
]
