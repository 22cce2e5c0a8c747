"""What the tests of signing in share: the code of an app worked out by RFC 6238, and somebody who has such an app."""

import base64
import hashlib
import hmac
import time
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from dossiers.models import LogEntry
from tests.cast import PASSWORD
from wsn_privacy.accounts.sealing import seal, unseal

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str, *, steps: int = 0) -> str:
    """The six digits that an app with this secret shows `steps` half minutes from now."""
    counter = (int(time.time()) // 30 + steps).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def wrong_code(secret: str) -> str:
    """Six digits that this app does not show around now."""
    near = {code_of(secret, steps=steps) for steps in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in near)


def give_app(user: Any, secret: str = SECRET) -> Authenticator:
    """An app on the phone of `user`, set up earlier."""
    return Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": seal(secret)})


def secret_of(user: Any) -> str:
    """The secret of the app of `user`."""
    return unseal(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"])


def knock(browser: Client, user: Any, password: str = PASSWORD, **more: str) -> Any:
    """The first step at the door."""
    return browser.post(reverse("login"), {"username": user.email, "password": password, **more})


def come_in(user: Any, secret: str = SECRET) -> Client:
    """A browser in which `user`, who has an app, took both steps."""
    browser = Client()
    knock(browser, user)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    return browser


STEP, ACCOUNT = "/inloggen/tweede-stap/", "/account/"


def is_in(browser):
    return SESSION_KEY in browser.session


def lines(verb):
    return LogEntry.objects.filter(verb=verb)
