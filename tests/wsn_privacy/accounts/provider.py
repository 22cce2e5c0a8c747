"""A provider of accounts that insists on PKCE, and the way there and back."""

import base64
import hashlib
import io
import threading
import warnings
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import requests
import werkzeug.serving

AWAY = "/inloggen/organisatie/"


class InsistsOnPkce:
    """A provider that gives a token only to who began (RFC 7636)."""

    def __init__(self, app):
        self.app, self.challenge, self.asked = app, "", {}

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/oauth2/authorize":
            self.asked = {name: value for name, (value,) in parse_qs(environ["QUERY_STRING"]).items()}
        if environ["PATH_INFO"] == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            verifier = parse_qs(body.decode()).get("code_verifier", [""])[0]
            hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
            assert self.asked["code_challenge_method"] == "S256"
            assert self.asked["code_challenge"] == hashed.decode()
            environ["wsgi.input"] = io.BytesIO(body)
        return self.app(environ, start_response)


def known_there(provider, sub, **claims):
    """Have the provider know somebody."""
    requests.put(f"{provider.address}/users/{sub}", json=claims, timeout=5).raise_for_status()


def come_back(provider, sub, browser, onward=""):
    """Go to the provider, sign in there as `sub`, and come back; the answer of the site."""
    away = browser.get(AWAY, {"next": onward} if onward else {})
    answer = requests.post(away.url, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


@contextmanager
def a_provider():
    """The provider, in a thread on loopback."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oidc_provider_mock import app

        strict = InsistsOnPkce(app())
    server = werkzeug.serving.make_server("127.0.0.1", 0, strict, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    strict.address = f"http://127.0.0.1:{server.server_port}"
    yield strict
    server.shutdown()
    thread.join(5)
    server.server_close()
