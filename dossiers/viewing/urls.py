"""Who looked at many dossiers, under toegang/."""

from django.urls import path

from dossiers.viewing import views as viewing_views

app_name = "looking"

urlpatterns = [path("veel-bekeken/", viewing_views.looks, name="looks")]
