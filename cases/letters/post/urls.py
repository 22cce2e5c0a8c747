"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.letters.post import views

urlpatterns = [
    path("brieven/", views.post, name="post"),
    path("brieven/post.pdf", views.print_post, name="post_print"),
]
