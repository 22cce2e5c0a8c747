"""The pages of imports, under invoer/."""

from django.urls import path

from dossiers.imports import views as imports_views

app_name = "imports"

urlpatterns = [
    path("", imports_views.import_list, name="list"),
    path("voorbeeld/<slug:kind>/", imports_views.sample, name="sample"),
    path("dossier/<str:reference>/", imports_views.vera, name="vera"),
    path("<uuid:pk>/", imports_views.detail, name="detail"),
    path("<uuid:pk>/akkoord/", imports_views.confirmation, name="confirmation"),
    path("<uuid:pk>/ongedaan/", imports_views.undoing, name="undoing"),
    path("<uuid:pk>/geweigerd/", imports_views.refused, name="refused"),
]
