"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.deletion_orders import views

urlpatterns = [
    path("opdrachten/", views.orders, name="slips"),
    path("opdrachten/<int:pk>/", views.order, name="slip"),
]
