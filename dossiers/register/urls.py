"""The register, under register/: for everybody, and for staff under register/beheer/."""

from django.urls import path

from dossiers.register import views as register_views
from dossiers.register.public import views as public_views

app_name = "register"

public = [
    path("", public_views.public_list, name="public"),
    path("register.jsonld", public_views.public_jsonld, name="public_jsonld"),
    path("<int:number>/", public_views.newest, name="newest"),
    path("<int:number>/v<int:version>/", public_views.version, name="version"),
    path("<int:number>/v<int:version>.jsonld", public_views.version_jsonld, name="version_jsonld"),
    path("<int:number>/informatie/", public_views.inform, name="inform"),
    path("<int:number>/informatie.pdf", public_views.inform_pdf, name="inform_pdf"),
]
staff = [
    path("beheer/", register_views.activity_list, name="list"),
    path("beheer/nieuw/", register_views.new, name="new"),
    path("beheer/meenemen/", register_views.export, name="export"),
    path("beheer/<int:number>/", register_views.detail, name="detail"),
    path("beheer/<int:number>/wijzigen/", register_views.edit, name="edit"),
    path("beheer/<int:number>/klopt/", register_views.check, name="check"),
    path("beheer/<int:number>/einde/", register_views.end, name="end"),
    path("beheer/<int:number>/hervatten/", register_views.resume, name="resume"),
    path("beheer/<int:number>/dpia/", register_views.dpia, name="dpia"),
]
urlpatterns = [*public, *staff]
