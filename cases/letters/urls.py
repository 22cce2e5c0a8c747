"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.letters import views

urlpatterns = [
    path("verzoeken/<str:reference>/brieven/nieuw/<slug:kind>/", views.write, name="letter_write"),
    path("verzoeken/<str:reference>/brieven/nieuw/<slug:kind>/voorbeeld.pdf", views.proof, name="letter_proof"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>/", views.sending, name="letter_sending"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>/code/", views.code, name="letter_code"),
]
