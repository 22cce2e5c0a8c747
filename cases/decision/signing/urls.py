"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.decision.signing import views

urlpatterns = [
    path("verzoeken/<str:reference>/besluit/opnieuw/", views.reopen, name="reopen"),
    path("verzoeken/<str:reference>/handtekening/", views.signature, name="signature"),
    path("verzoeken/<str:reference>/handtekening/teken/", views.sign, name="sign"),
    path("verzoeken/<str:reference>/handtekening/terug/", views.send_back, name="send_back"),
    path("verzoeken/<str:reference>/handtekening/brief.pdf", views.proof, name="signature_proof"),
    path("verzoeken/<str:reference>/handtekening/lezen/", views.reading, name="signature_reading"),
    path("verzoeken/<str:reference>/handtekening/papier/<str:name>", views.paper, name="signature_paper"),
]
