"""The pages of the dossiers, under dossiers/."""

from django.urls import path

from dossiers import views

app_name = "dossiers"

urlpatterns = [
    path("", views.dossier_list, name="list"),
    path("gegevens/<str:reference>/", views.record, name="record"),
    path("<str:reference>/", views.detail, name="detail"),
    path("<str:reference>/<slug:section>/reden/", views.reason, name="reason"),
]
