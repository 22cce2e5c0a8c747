"""No page is overlooked: whatever has an address has a spot, so that everything that holds for pages is tried on it."""

from django.urls import resolve

from tests.house.pages.addresses import every_name
from tests.house.pages.doors import doors
from tests.house.scenes.spots import EVERY

WITHOUT = {
    "healthz": "one word for a machine",
    "readyz": "one word for a machine",
    "mailbox": "there in a trial only; test_mailbox looks at it",
    "mail": "there in a trial only; test_mailbox looks at it",
    "account_login": "the name that allauth has for login",
    "mfa_authenticate": "reached by signing in: ‘tweede stap’",
    "openid_connect_login": "leads to the organisation",
    "openid_connect_callback": "comes from the organisation and leads on",
    "cases:state": "reached by a link that works once: ‘stand’",
    "cases:receipt": "a file",
    "cases:paper": "a file",
    "cases:found": "a file",
    "cases:finding_picture": "a picture",
    "cases:finding_page": "a picture",
    "cases:redacted": "a file",
    "cases:signature_paper": "a file",
    "cases:slip": "a file",
    "cases:proof": "a file",
    "cases:letter": "a file",
    "cases:third_letter": "a file",
    "cases:recipient_letter": "a file",
    "cases:signature_proof": "a file",
    "cases:package": "a file",
    "cases:paper_sheet": "a file",
    "calendar": "a file",
    "retention:certificate": "a file",
    "cases:letter_paper": "a file",
    "imports:refused": "a file",
    "imports:sample": "a file",
    "log:looks_pdf": "a file",
    "register:newest": "leads to a version",
    "register:public_jsonld": "a file",
    "register:version_jsonld": "a file",
    "register:inform_pdf": "a file",
}


def only_posted():
    """The addresses at which nothing is to be seen: something is done there and one is sent on."""
    gets = [door for door in doors() if door.method == "GET"]
    seen = {door.name for door in gets if not set(door.answers.values()) <= {"405", "in", "sign", "not"}}
    return {door.name for door in gets} - seen


def test_every_page_has_a_spot(scene):
    names = {resolve(spot.path.format(**scene.words).split("?")[0]).view_name for spot in EVERY}
    assert set(every_name()) - names - only_posted() == set(WITHOUT)


def test_every_spot_has_a_name_of_its_own():
    names = [spot.name for spot in EVERY]
    assert sorted(names) == sorted(set(names))
