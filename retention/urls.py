"""The pages of retention, under opschonen/. Its first page is of the house: it shows the runs of the sweep too."""

from django.urls import path

from retention import ahead_views, hold_views, mention_views, proof_views, views

app_name = "retention"

urlpatterns = [
    path("lijsten/", views.propose, name="propose"),
    path("lijsten/<int:pk>/", views.show_list, name="list"),
    path("lijsten/<int:pk>/aanbod/", views.submit, name="submit"),
    path("lijsten/<int:pk>/goedkeuring/", views.approve, name="approve"),
    path("lijsten/<int:pk>/stop/", views.stop, name="stop"),
    path("lijsten/<int:pk>/vermeldingen/", mention_views.remove_all, name="mentions"),
    path("lijsten/<int:pk>/vermeldingen/<int:number>/", mention_views.mention, name="mention"),
    path("lijsten/<int:pk>/<int:number>/", views.item, name="item"),
    path("verklaringen/", proof_views.certificates, name="certificates"),
    path("verklaringen/<int:pk>/", proof_views.certificate, name="certificate"),
    path("opdrachten/", proof_views.slip_list, name="slips"),
    path("opdrachten/<int:pk>/", proof_views.slip, name="slip"),
    path("zonder-einddatum/", views.endless, name="endless"),
    path("geblokkeerd/", views.blocked, name="blocked"),
    path("regels/", ahead_views.rule_list, name="rules"),
    path("regels/<slug:category>/", ahead_views.rule, name="rule"),
    path("vooruit/", ahead_views.look_ahead, name="ahead"),
    path("vooruit/<int:number>/", ahead_views.look_ahead, name="ahead_of"),
    path("blokkades/", hold_views.holds, name="holds"),
    path("blokkades/<int:pk>/", hold_views.hold, name="hold"),
    path("blokkades/nieuw/<str:reference>/", hold_views.place, name="place"),
    path("gegevens/<str:reference>/", hold_views.settle, name="settle"),
]
