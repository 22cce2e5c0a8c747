"""The pages of access, under toegang/."""

from django.urls import path

from dossiers.access import views as access_views
from dossiers.access.emergency import views as emergency_views

app_name = "grants"

urlpatterns = [
    path("", access_views.matrix, name="matrix"),
    path("functies/<slug:function>/", access_views.function, name="function"),
    path("medewerkers/", access_views.people, name="people"),
    path("medewerkers/<uuid:pk>/", access_views.person, name="person"),
    path("medewerkers/<uuid:pk>/vertrek/", access_views.leaving, name="leaving"),
    path("werkgebieden/", access_views.areas, name="areas"),
    path("teams/<int:pk>/", access_views.team, name="team"),
    path("persoonlijk/", access_views.personal, name="personal"),
    path("persoonlijk/<int:pk>/einde/", access_views.ending, name="ending"),
    path("noodtoegang/", emergency_views.emergencies, name="emergencies"),
    path("noodtoegang/<int:pk>/", emergency_views.review, name="review"),
    path("noodtoegang/<str:reference>/<slug:section>/", emergency_views.enter, name="enter"),
]
