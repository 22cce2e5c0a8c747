"""The pages on which something is put in a dossier, set right or put beside a record, under dossiers/."""

from django.urls import path

from dossiers.records import views as records_views

app_name = "recording"

urlpatterns = [
    path("bestanden/<uuid:pk>/", records_views.file, name="file"),
    path("gegevens/<str:reference>/bestand/", records_views.attachment, name="attachment"),
    path("gegevens/<str:reference>/verklaring/", records_views.statement, name="statement"),
    path("gegevens/<str:reference>/verbetering/", records_views.corrections, name="corrections"),
    path("gegevens/<str:reference>/verbetering/<slug:field>/", records_views.correction, name="correction"),
    path("<str:reference>/nieuw/", records_views.start, name="start"),
    path("<str:reference>/nieuw/<int:basis>/", records_views.entry, name="entry"),
    path("<str:reference>/nieuw/<int:basis>/zoek/", records_views.entry_search, name="entry_search"),
]
