"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.notification import views

urlpatterns = [
    path("verzoeken/<str:reference>/ontvangers/<uuid:pk>/", views.recipient, name="recipient"),
    path("verzoeken/<str:reference>/ontvangers/<uuid:pk>/aan/", views.recipient_named, name="recipient_named"),
    path("verzoeken/<str:reference>/ontvangers/<uuid:pk>/brief.pdf", views.recipient_letter, name="recipient_letter"),
]
