"""The pages of the list of requests, and of a request on paper."""

from django.urls import path

from cases import evidence_views, list_views

urlpatterns = [
    path("verzoeken/", list_views.case_list, name="list"),
    path("verzoeken/gekozen/", list_views.bulk, name="bulk"),
    path("verzoeken/meenemen/", list_views.export, name="export"),
    path("verzoeken/weergaven/", list_views.keep_view, name="view_keep"),
    path("verzoeken/weergaven/<uuid:pk>/weg/", list_views.drop_view, name="view_drop"),
    path("verzoeken/<str:reference>/bewijs/", evidence_views.take, name="evidence"),
    path("verzoeken/<str:reference>/a4.pdf", list_views.paper, name="paper_sheet"),
]
