"""The register, under register/: for everybody, and for staff under register/beheer/."""

from django.urls import path

from dossiers import register_public, register_views

app_name = "register"

public = [
    path("", register_public.public_list, name="public"),
    path("register.jsonld", register_public.public_jsonld, name="public_jsonld"),
    path("<int:number>/", register_public.newest, name="newest"),
    path("<int:number>/v<int:version>/", register_public.version, name="version"),
    path("<int:number>/v<int:version>.jsonld", register_public.version_jsonld, name="version_jsonld"),
    path("<int:number>/informatie/", register_public.inform, name="inform"),
    path("<int:number>/informatie.pdf", register_public.inform_pdf, name="inform_pdf"),
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
