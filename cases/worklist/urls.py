"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.worklist import views

urlpatterns = [
    path("verzoeken/", views.case_list, name="list"),
    path("verzoeken/gekozen/", views.bulk, name="bulk"),
    path("verzoeken/meenemen/", views.export, name="export"),
    path("verzoeken/weergaven/", views.keep_view, name="view_keep"),
    path("verzoeken/weergaven/<uuid:pk>/weg/", views.drop_view, name="view_drop"),
    path("verzoeken/<str:reference>/a4.pdf", views.paper, name="paper_sheet"),
]
