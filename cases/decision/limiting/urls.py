"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.decision.limiting import views

urlpatterns = [
    path("verzoeken/<str:reference>/besluit/beperking/<str:ground>/", views.limitation, name="limitation"),
    path("verzoeken/<str:reference>/beperking/<str:ground>/", views.review, name="review"),
    path("beperkingen/", views.limitations, name="limitations"),
]
