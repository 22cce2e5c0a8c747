"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.forecast import views

urlpatterns = [
    path("vooruit/", views.ahead, name="ahead"),
    path("vooruit/<int:number>/", views.ahead, name="ahead_of"),
]
