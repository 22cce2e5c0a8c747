"""Who looked at many dossiers, under toegang/."""

from django.urls import path

from dossiers.looking import views

app_name = "looking"

urlpatterns = [path("veel-bekeken/", views.looks, name="looks")]
