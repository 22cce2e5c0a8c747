"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.holds import views

urlpatterns = [
    path("blokkades/", views.holds, name="holds"),
    path("blokkades/<int:pk>/", views.hold, name="hold"),
    path("blokkades/nieuw/<str:reference>/", views.place, name="place"),
]
