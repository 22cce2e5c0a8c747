"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.letters.texts import views

urlpatterns = [
    path("brieven/teksten/", views.text_list, name="texts"),
    path("brieven/teksten/<slug:kind>/", views.text, name="text"),
    path("brieven/teksten/<slug:kind>/voorbeeld.pdf", views.preview, name="text_preview"),
]
