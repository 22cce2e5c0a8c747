"""The pages on which something is put in a dossier, set right or put beside a record, under dossiers/."""

from django.urls import path

from dossiers import recording_views as views

app_name = "recording"

urlpatterns = [
    path("bestanden/<uuid:pk>/", views.file, name="file"),
    path("gegevens/<str:reference>/bestand/", views.attachment, name="attachment"),
    path("gegevens/<str:reference>/verklaring/", views.statement, name="statement"),
    path("gegevens/<str:reference>/verbetering/", views.corrections, name="corrections"),
    path("gegevens/<str:reference>/verbetering/<slug:field>/", views.correction, name="correction"),
    path("<str:reference>/nieuw/", views.start, name="start"),
    path("<str:reference>/nieuw/<int:basis>/", views.entry, name="entry"),
    path("<str:reference>/nieuw/<int:basis>/zoek/", views.entry_search, name="entry_search"),
]
