"""Somebody who tries every door: follows each link, sends each form, takes each file along, and keeps what is shown."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter, deque
from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.urls.exceptions import NoReverseMatch

from dossiers.files.texts import text_of
from tests.house.pages.addresses import every_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_OF_ONE = 5  # addresses of one page that are opened: of a list of dossiers not every dossier
KINDS = {"application/pdf": "pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx"}
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"challenge": "[^"]*"|name="submission" value="[^"]*"'
    r'|src="data:[^"]*"|<code>[A-Z2-7]{32}</code>|afgedrukt op [^<]*'
)


@dataclass
class Form:
    """A form on a page: how and where it is sent, what stands in it, and what can be chosen."""

    method: str
    action: str
    filled: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)


class Page(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, [], []
        self.select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in told:
            self.links.append(urljoin(self.address, told["href"]))
        elif tag == "form":
            self.forms.append(Form(told.get("method", "get"), urljoin(self.address, told.get("action", ""))))
        elif self.forms:
            self._part(tag, told)

    def _part(self, tag: str, told: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], told.get("name", ""), told.get("type", "text")
        if tag == "button" and "formaction" in told:
            self.forms.append(Form(form.method, told["formaction"], form.filled, form.typed, form.choices))
        elif tag == "select":
            self.select = name
        elif tag == "option":
            form.choices.setdefault(self.select, []).append(told.get("value", ""))
        elif kind in ("radio", "checkbox") and name:
            form.choices.setdefault(name, []).append(told.get("value", "on"))
        elif tag in ("input", "textarea") and name and kind != "file":
            form.filled[name] = told.get("value", "")
            if kind != "hidden":
                form.typed.append(name)


class Crawler:
    """One visitor with a browser, who types `words` wherever something can be typed."""

    def __init__(self, user: Any, words: Iterable[str]) -> None:
        self.user, self.words = user, tuple(words)
        self.seen: dict[str, str] = {}
        self.opened: Counter[str] = Counter()
        self.sent: set[tuple[Any, ...]] = set()
        self.waiting: deque[str] = deque()
        self.client = Client(raise_request_exception=False)

    def crawl(self, *first: str) -> dict[str, str]:
        """What was shown, by what was asked, from these addresses on. Whatever was done on the way is undone."""
        cache.clear()
        mail.outbox = []
        with transaction.atomic():
            if self.user:
                self.client.force_login(self.user)
            self.waiting.extend([*first, *plain_addresses()])
            while self.waiting:
                self._open(self.waiting.popleft())
            transaction.set_rollback(True)
        self.seen["mail"] = "\n".join(f"{letter.to} {letter.subject} {letter.body}" for letter in mail.outbox)
        return self.seen

    def _open(self, address: str) -> None:
        name = name_of(address)
        if f"GET {address}" in self.seen or not name or self.opened[name] >= MOST_OF_ONE:
            return
        self.opened[name] += 1
        text = self._ask("get", address, {})
        page = Page(address, text)
        self.waiting.extend(urlsplit(link)._replace(fragment="").geturl() for link in page.links)
        for form in page.forms:
            self._send_all(form, name)

    def _send_all(self, form: Form, page: str) -> None:
        """Send a form as it stands, with each choice in turn, and with each word in its boxes."""
        name, is_post = name_of(form.action), form.method.lower() == "post"
        once = (page, name, form.method, *sorted(form.filled), *sorted(form.choices))
        if not name or name == "logout" or (is_post and once in self.sent):
            return
        self.sent.add(once)
        for filled in self._fillings(form):
            if is_post:
                self._ask("post", form.action, filled)
            else:
                self.waiting.append(f"{form.action.split('?')[0]}?{urlencode(filled)}")

    def _fillings(self, form: Form) -> Iterator[dict[str, str]]:
        first = {name: options[-1] for name, options in form.choices.items()}
        yield {**form.filled}
        yield {**form.filled, **first}
        for word in self.words if form.typed else ():
            typed = dict.fromkeys(form.typed, word)
            yield {**form.filled, **(first if form.method.lower() == "post" else {}), **typed}
        for name, options in form.choices.items():
            for option in options if form.method.lower() == "get" else ():
                yield {**form.filled, name: option}

    def _ask(self, method: str, address: str, sent: dict[str, str]) -> str:
        """The words of an answer, kept by what was asked; a POST is undone at once."""
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        kept = deepcopy(self.client.cookies)
        with transaction.atomic():
            answer = getattr(self.client, method)(path, sent)
            text = words_of(answer)
            if method == "post":
                transaction.set_rollback(True)
        if method == "post":
            self.client.cookies = kept
        typed = {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}
        key = f"{method.upper()} {path} {sorted(typed.items())}" if typed else f"{method.upper()} {path}"
        self.seen[key] = f"{answer.status_code} {answer.headers.get('Location', '')}\n{text}"
        if answer.status_code == 302:
            self.waiting.append(urljoin(path, answer.headers["Location"]))
        return text if "html" in answer.headers.get("Content-Type", "") else ""


def words_of(answer: Any) -> str:
    """All that stands in an answer, of files too, without what differs each time."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return PASSING.sub("", unpacked(content, answer.headers.get("Content-Type", "").split(";")[0]))


def unpacked(content: bytes, media_type: str) -> str:
    """The words in a file."""
    if kind := KINDS.get(media_type):
        return " ".join(text_of(kind, content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            parts = {name: box.read(name) for name in box.namelist()}
        return "\n".join(f"{name} {unpacked(part, _type_of(name))}" for name, part in parts.items())
    text = content.decode(errors="replace")
    return html.unescape(text) if media_type == "text/html" else text


def _type_of(name: str) -> str:
    ending = name.rsplit(".", 1)[-1]
    return next((media_type for media_type, kind in KINDS.items() if kind == ending), "text/plain")


def name_of(address: str) -> str:
    """The name of a page of ours, or an empty string for one of another site or a static file."""
    parts = urlsplit(address)
    if parts.scheme not in ("", "http", "https") or parts.netloc not in ("", "testserver"):
        return ""
    try:
        return str(resolve(parts.path).view_name)
    except Resolver404:
        return ""


def plain_addresses() -> list[str]:
    """Every address that needs nothing known."""
    found = []
    for name in every_name():
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return found
