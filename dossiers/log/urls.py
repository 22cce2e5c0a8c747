"""The pages of the log, under logboek/."""

from django.urls import path

from dossiers.log import views as log_views

app_name = "log"

urlpatterns = [
    path("", log_views.line_list, name="list"),
    path("uitvoer/", log_views.export, name="export"),
    path("dossier/<str:reference>/", log_views.looks, name="looks"),
    path("dossier/<str:reference>/pdf/", log_views.looks_pdf, name="looks_pdf"),
]
