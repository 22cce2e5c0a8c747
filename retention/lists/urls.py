"""The addresses of this folder; `retention.urls` includes them."""

from django.urls import path

from retention.lists import views

urlpatterns = [
    path("lijsten/", views.propose, name="propose"),
    path("lijsten/<int:pk>/", views.show_list, name="list"),
    path("lijsten/<int:pk>/aanbod/", views.submit, name="submit"),
    path("lijsten/<int:pk>/goedkeuring/", views.approve, name="approve"),
    path("lijsten/<int:pk>/stop/", views.stop, name="stop"),
    path("lijsten/<int:pk>/vermeldingen/", views.unlink_all, name="mentions"),
    path("lijsten/<int:pk>/vermeldingen/<int:number>/", views.mention, name="mention"),
    path("lijsten/<int:pk>/<int:number>/", views.item, name="item"),
]
