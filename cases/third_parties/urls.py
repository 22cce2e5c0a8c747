"""The addresses of this folder; `cases.urls` includes them."""

from django.urls import path

from cases.third_parties import views as third_parties_views

urlpatterns = [
    path("reactie/<str:word>/", third_parties_views.reaction, name="reaction"),
    path("verzoeken/<str:reference>/anderen/", third_parties_views.people, name="third_parties"),
    path("verzoeken/<str:reference>/anderen/<str:person>/", third_parties_views.person, name="third_party"),
    path("verzoeken/<str:reference>/anderen/<str:person>/vraag/", third_parties_views.ask, name="third_ask"),
    path("verzoeken/<str:reference>/anderen/<str:person>/brief.pdf", third_parties_views.letter, name="third_letter"),
    path("verzoeken/<str:reference>/anderen/<str:person>/kennisname/", third_parties_views.notice, name="third_notice"),
    path("verzoeken/<str:reference>/anderen/<str:person>/afweging/", third_parties_views.weigh, name="third_weigh"),
    path("verzoeken/<str:reference>/anderen/<str:person>/uitkomst.pdf", third_parties_views.tell, name="third_tell"),
]
