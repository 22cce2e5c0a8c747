"""The pages of imports, under invoer/."""

from django.urls import path

from dossiers import import_views as views

app_name = "imports"

urlpatterns = [
    path("", views.import_list, name="list"),
    path("voorbeeld/<slug:kind>/", views.sample, name="sample"),
    path("dossier/<str:reference>/", views.vera, name="vera"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/akkoord/", views.confirmation, name="confirmation"),
    path("<uuid:pk>/ongedaan/", views.undoing, name="undoing"),
    path("<uuid:pk>/geweigerd/", views.refused, name="refused"),
]
