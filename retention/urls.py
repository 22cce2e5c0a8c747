"""The pages of retention, under opschonen/. Its first page is of the house: it shows the runs of the sweep too."""

from django.urls import path

from retention.certificates import views as certificates_views
from retention.deletion_orders import views as deletion_orders_views
from retention.forecast import views as forecast_views
from retention.holds import views as holds_views
from retention.lists import (
    views as lists_views,
)
from retention.rules import views as rules_views
from retention.schedule import (
    views as schedule_views,
)

app_name = "retention"

urlpatterns = [
    path("lijsten/", lists_views.propose, name="propose"),
    path("lijsten/<int:pk>/", lists_views.show_list, name="list"),
    path("lijsten/<int:pk>/aanbod/", lists_views.submit, name="submit"),
    path("lijsten/<int:pk>/goedkeuring/", lists_views.approve, name="approve"),
    path("lijsten/<int:pk>/stop/", lists_views.stop, name="stop"),
    path("lijsten/<int:pk>/vermeldingen/", lists_views.remove_all, name="mentions"),
    path("lijsten/<int:pk>/vermeldingen/<int:number>/", lists_views.mention, name="mention"),
    path("lijsten/<int:pk>/<int:number>/", lists_views.item, name="item"),
    path("verklaringen/", certificates_views.certificates, name="certificates"),
    path("verklaringen/<int:pk>/", certificates_views.certificate, name="certificate"),
    path("opdrachten/", deletion_orders_views.slip_list, name="slips"),
    path("opdrachten/<int:pk>/", deletion_orders_views.slip, name="slip"),
    path("zonder-einddatum/", schedule_views.endless, name="endless"),
    path("geblokkeerd/", schedule_views.blocked, name="blocked"),
    path("regels/", rules_views.rule_list, name="rules"),
    path("regels/<slug:category>/", rules_views.rule, name="rule"),
    path("vooruit/", forecast_views.look_ahead, name="ahead"),
    path("vooruit/<int:number>/", forecast_views.look_ahead, name="ahead_of"),
    path("blokkades/", holds_views.holds, name="holds"),
    path("blokkades/<int:pk>/", holds_views.hold, name="hold"),
    path("blokkades/nieuw/<str:reference>/", holds_views.place, name="place"),
    path("gegevens/<str:reference>/", schedule_views.settle, name="settle"),
]
