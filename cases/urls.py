"""The pages of the casework: for everybody, and for staff."""

from django.urls import path

from cases import (
    answering,
    found_views,
    handling,
    intake,
    letter_urls,
    limiting_views,
    list_urls,
    public,
    reaction_views,
    search_views,
    signing_views,
    source_views,
    telling_views,
    third_views,
    tracking_views,
    views,
    waiting_views,
)

app_name = "cases"

# For everybody, without an account.
public_urls = [
    path("", public.start, name="start"),
    path("verzoek/<slug:step>/", public.step, name="step"),
    path("verzoek/klaar/<uuid:submission>/", public.confirmation, name="confirmation"),
    path("verzoek/klaar/<uuid:submission>/bevestiging.pdf", public.receipt, name="receipt"),
    path("status/", tracking_views.ask, name="status"),
    path("status/stand/", tracking_views.state, name="state"),
    path("status/<str:token>/", tracking_views.link, name="status_link"),
    path("antwoord/<str:token>/", tracking_views.answer, name="answer"),
    path("antwoord/<str:token>/<str:name>", tracking_views.paper, name="paper"),
    path("reactie/<str:word>/", reaction_views.reaction, name="reaction"),
]

# For staff, under verzoeken/.
staff_urls = [
    path("verzoeken/nieuw/", intake.intake, name="intake"),
    path("verzoeken/nieuw/klant/", intake.search, name="intake_search"),
    path("verzoeken/<str:reference>/", views.detail, name="detail"),
    path("verzoeken/<str:reference>/bon.pdf", views.slip, name="slip"),
    path("verzoeken/<str:reference>/behandelaar/", views.owner, name="owner"),
    path("verzoeken/<str:reference>/identiteit/", handling.identity, name="identity"),
    path("verzoeken/<str:reference>/identiteit/klant/", handling.identity_search, name="identity_search"),
    path("verzoeken/<str:reference>/identiteit/vraag/", handling.identity_question, name="identity_question"),
    path("verzoeken/<str:reference>/identiteit/zwaarder/", handling.identity_heavier, name="identity_heavier"),
    path("verzoeken/<str:reference>/uitleg/", waiting_views.clarification, name="clarification"),
    path("verzoeken/<str:reference>/verlenging/", waiting_views.extension, name="extension"),
    path("verzoeken/<str:reference>/wat-als/", waiting_views.supposition, name="supposition"),
    path("verzoeken/<str:reference>/stukken/", handling.findings, name="findings"),
    path("verzoeken/<str:reference>/stukken/overige/", handling.rest, name="rest"),
    path("verzoeken/<str:reference>/stukken/<int:number>/", handling.finding, name="finding"),
    path("verzoeken/<str:reference>/stukken/<int:number>/bestand/", found_views.found, name="found"),
    path("verzoeken/<str:reference>/stukken/<int:number>/onderwerp/", found_views.words, name="found_words"),
    path("verzoeken/<str:reference>/anderen/", third_views.people, name="third_parties"),
    path("verzoeken/<str:reference>/anderen/<str:person>/", third_views.person, name="third_party"),
    path("verzoeken/<str:reference>/anderen/<str:person>/vraag/", third_views.ask, name="third_ask"),
    path("verzoeken/<str:reference>/anderen/<str:person>/brief.pdf", third_views.letter, name="third_letter"),
    path("verzoeken/<str:reference>/anderen/<str:person>/kennisname/", third_views.notice, name="third_notice"),
    path("verzoeken/<str:reference>/anderen/<str:person>/afweging/", third_views.weigh, name="third_weigh"),
    path("verzoeken/<str:reference>/anderen/<str:person>/uitkomst.pdf", third_views.tell, name="third_tell"),
    path("verzoeken/<str:reference>/besluit/", answering.decision, name="decision"),
    path("verzoeken/<str:reference>/besluit/beperking/<str:ground>/", limiting_views.limitation, name="limitation"),
    path("verzoeken/<str:reference>/besluit/opnieuw/", signing_views.reopen, name="reopen"),
    path("verzoeken/<str:reference>/handtekening/", signing_views.signature, name="signature"),
    path("verzoeken/<str:reference>/handtekening/teken/", signing_views.sign, name="sign"),
    path("verzoeken/<str:reference>/handtekening/terug/", signing_views.send_back, name="send_back"),
    path("verzoeken/<str:reference>/handtekening/brief.pdf", signing_views.proof, name="signature_proof"),
    path("verzoeken/<str:reference>/beperking/<str:ground>/", limiting_views.review, name="review"),
    path("beperkingen/", limiting_views.limitations, name="limitations"),
    path("verzoeken/<str:reference>/ontvangers/<uuid:pk>/", telling_views.recipient, name="recipient"),
    path(
        "verzoeken/<str:reference>/ontvangers/<uuid:pk>/brief.pdf",
        telling_views.recipient_letter,
        name="recipient_letter",
    ),
    path("verzoeken/<str:reference>/proef.pdf", answering.proof, name="proof"),
    path("verzoeken/<str:reference>/verzending/", answering.sending, name="sending"),
    path("verzoeken/<str:reference>/verzending/code/", answering.code, name="code"),
    path("verzoeken/<str:reference>/intrekking/", views.withdrawal, name="withdrawal"),
    path("verzoeken/<str:reference>/brieven/<uuid:pk>.pdf", answering.letter, name="letter"),
    path("verzoeken/<str:reference>/pakket.zip", answering.package, name="package"),
]

# Where is searched outside the product.
search_urls = [
    path("zoekplekken/", source_views.source_list, name="search_sources"),
    path("zoekplekken/nieuw/", source_views.new, name="search_source_new"),
    path("zoekplekken/<int:pk>/", source_views.change, name="search_source"),
    path("zoekplekken/<int:pk>/einde/", source_views.standing, name="search_source_standing"),
    path("verzoeken/<str:reference>/zoekplan/", search_views.plan, name="search_plan"),
    path("verzoeken/<str:reference>/zoekplan/niet-wachten/", search_views.stop, name="search_stop"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/herinnering/", search_views.remind, name="search_remind"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/ander/", search_views.reassign, name="search_reassign"),
    path("verzoeken/<str:reference>/zoekplan/<uuid:pk>/intrekking/", search_views.take_back, name="search_take_back"),
]

urlpatterns = [*public_urls, *list_urls.urlpatterns, *staff_urls, *search_urls, *letter_urls.urlpatterns]
