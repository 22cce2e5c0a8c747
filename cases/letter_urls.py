"""The pages of letters: for everybody, and for staff under brieven/ and under each request."""

from django.urls import path

from cases import (
    complaint_views,
    fee_views,
    letter_public,
    letter_views,
    post_views,
    repeat_views,
    representation_views,
    text_views,
)

public_urls = [
    path("brief/<str:token>/", letter_public.fetch, name="letter_fetch"),
    path("brief/<str:token>/brief.pdf", letter_public.paper, name="letter_paper"),
]
staff_urls = [
    path("brieven/", post_views.post, name="post"),
    path("brieven/post.pdf", post_views.print_post, name="post_print"),
    path("brieven/teksten/", text_views.text_list, name="texts"),
    path("brieven/teksten/<slug:kind>/", text_views.text, name="text"),
    path("brieven/teksten/<slug:kind>/voorbeeld.pdf", text_views.preview, name="text_preview"),
    path("verzoeken/<str:reference>/brieven/nieuw/<slug:kind>/", letter_views.write, name="letter_write"),
    path("verzoeken/<str:reference>/brieven/nieuw/<slug:kind>/voorbeeld.pdf", letter_views.proof, name="letter_proof"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>/", letter_views.sending, name="letter_sending"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>/code/", letter_views.code, name="letter_code"),
    path("verzoeken/<str:reference>/namens/", representation_views.representation, name="representation"),
    path("verzoeken/<str:reference>/samenvoegen/", repeat_views.merge, name="merge"),
    path("verzoeken/<str:reference>/klacht/", complaint_views.complaint, name="complaint"),
    path("verzoeken/<str:reference>/klacht/oordeel/", complaint_views.verdict, name="complaint_verdict"),
    path("verzoeken/<str:reference>/klacht/doorsturen/", complaint_views.forward, name="complaint_forward"),
    path("verzoeken/<str:reference>/kosten/", fee_views.fee, name="fee"),
    path("verzoeken/<str:reference>/kosten/<uuid:pk>/uitkomst/", fee_views.fee_outcome, name="fee_outcome"),
]
urlpatterns = [*public_urls, *staff_urls]
