"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.third import views

urlpatterns = [
    path("reactie/<str:word>/", views.reaction, name="reaction"),
    path("verzoeken/<str:reference>/anderen/", views.people, name="third_parties"),
    path("verzoeken/<str:reference>/anderen/<str:person>/", views.person, name="third_party"),
    path("verzoeken/<str:reference>/anderen/<str:person>/vraag/", views.ask, name="third_ask"),
    path("verzoeken/<str:reference>/anderen/<str:person>/brief.pdf", views.letter, name="third_letter"),
    path("verzoeken/<str:reference>/anderen/<str:person>/kennisname/", views.notice, name="third_notice"),
    path("verzoeken/<str:reference>/anderen/<str:person>/afweging/", views.weigh, name="third_weigh"),
    path("verzoeken/<str:reference>/anderen/<str:person>/uitkomst.pdf", views.tell, name="third_tell"),
]
