"""The pages of access, under toegang/."""

from django.urls import path

from dossiers import emergency_views, grant_views

app_name = "grants"

urlpatterns = [
    path("", grant_views.matrix, name="matrix"),
    path("functies/<slug:function>/", grant_views.function, name="function"),
    path("medewerkers/", grant_views.people, name="people"),
    path("medewerkers/<uuid:pk>/", grant_views.person, name="person"),
    path("medewerkers/<uuid:pk>/vertrek/", grant_views.leaving, name="leaving"),
    path("werkgebieden/", grant_views.areas, name="areas"),
    path("teams/<int:pk>/", grant_views.team, name="team"),
    path("persoonlijk/", grant_views.personal, name="personal"),
    path("persoonlijk/<int:pk>/einde/", grant_views.ending, name="ending"),
    path("noodtoegang/", emergency_views.emergencies, name="emergencies"),
    path("noodtoegang/<int:pk>/", emergency_views.review, name="review"),
    path("noodtoegang/<str:reference>/<slug:section>/", emergency_views.enter, name="enter"),
    path("veel-bekeken/", emergency_views.looks, name="looks"),
]
