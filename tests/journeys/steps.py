"""What people do on the site, in their words: pressing, filling in, reading."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pypdfium2

from cases.tasks import send_mails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.conftest import Mailbox

MOST_TABS = 90
HAS_FOCUS = "e => e === document.activeElement"
LINK = re.compile(r"http\S+")
QUESTION = re.compile("^Wat wilt u vragen|^Wat klopt er niet")
NUMBER = re.compile(r"WSN-\d{4}-\d{4}")


class Screen:
    """A page in a browser, on the site at an address."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def go(self, path: str) -> int:
        """Type an address; gives the status of the answer."""
        answer = self.page.goto(path if path.startswith("http") else self.site + path)
        assert answer is not None
        return answer.status

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def text(self) -> str:
        """What the page says, without head and foot."""
        return self.page.locator("main").inner_text()

    def button(self, name: str) -> Locator:
        """A button by what stands on it."""
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        """A link by its first words."""
        return self.page.get_by_role("link", name=re.compile(f"^{name}"))

    def download(self, link: Locator) -> bytes:
        """What comes when a link to a file is followed."""
        with self.page.expect_download() as coming:
            link.click()
        return coming.value.path().read_bytes()

    def files(self) -> dict[str, bytes]:
        """Every file of an answer by name, each fetched as a person would."""
        links = self.page.get_by_role("link", name="Bewaar").all()
        return {str(link.get_attribute("href")).rsplit("/", 1)[-1]: self.download(link) for link in links}


class Telephone(Screen):
    """Used with the keys alone: Tab, arrows, space and Enter."""

    def reach(self, thing: Locator) -> None:
        """Tab until `thing` has the focus."""
        for _times in range(MOST_TABS):
            if thing.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by Tab: {thing}")

    def press(self, name: str) -> None:
        """Press a button or follow a link, and wait for the page that comes."""
        thing = self.button(name).or_(self.link(name)).first
        self.reach(thing)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Fill one box."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def change(self, question: str) -> None:
        """Go back to one answer from the page where all of it is read once more."""
        link = self.page.locator("dl > div", has_text=question).get_by_role("link")
        self.reach(link)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        """Set a tick."""
        self.reach(self.page.get_by_role("checkbox", name=name))
        self.page.keyboard.press("Space")

    def choose(self, question: str, name: str) -> None:
        """Choose one of some options."""
        options = self.page.get_by_role("group", name=question).get_by_role("radio")
        wanted = options.and_(self.page.get_by_role("radio", name=re.compile(f"^{name}")))
        self.reach(options.first)
        self.page.keyboard.press("Space")
        for _times in range(options.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"not chosen: {name}")

    def ask(self, **answers: str) -> str:
        """Ask to see one's file, from the first page to the confirmation; gives the number."""
        self.answer_until_check(**answers)
        self.press("Verzoek versturen")
        return NUMBER.search(self.text)[0]  # type: ignore[index]

    def answer_until_check(self, name: str = "Amina Yıldırım", email: str = "amina@tenant.example") -> None:
        """Answer every question, up to the page where all of it is read once more."""
        self.go("/")
        self.press("Verzoek doen")
        self.tick("Mijn gegevens bekijken")
        self.press("Verder")
        self.tick("Alles")
        self.press("Verder")
        self.write("Uw naam", name)
        for part, digits in (("Dag", "27"), ("Maand", "3"), ("Jaar", "1980")):
            self.write(part, digits)
        self.write("Uw adres", "Veldweg 1, 0000 AA Voorbeeldstad")
        self.choose("Waarvan kennen wij u?", "Ik huur nu")
        self.choose("Voor wie doet u dit verzoek?", "Voor mijzelf")
        self.press("Verder")
        self.choose("Hoe wilt u van ons horen?", "E-mail")
        self.write("Uw e-mailadres", email)
        self.choose("Is uw adres veilig voor brieven?", "Ja")
        self.press("Verder")


class Pointer(Screen):
    """Used with a mouse or a finger; counts what it costs."""

    clicks = boxes = strokes = 0

    def take(self, steps: Iterable[tuple[Any, ...]]) -> None:
        """Take these steps, each the name of what is done and its words."""
        for step, *words in steps:
            getattr(self, step)(*words)

    def click(self, name: str) -> None:
        """Press a button or follow a link, and wait for the page that comes."""
        self.clicks += 1
        with self.page.expect_navigation():
            self.button(name).or_(self.link(name)).first.click()

    def choose(self, name: str) -> None:
        """Choose an option, or set a tick."""
        self.clicks += 1
        words = re.compile(f"^{name}", re.IGNORECASE)
        self.page.get_by_role("radio", name=words).or_(self.page.get_by_role("checkbox", name=words)).check()

    def select(self, label: str, words: str) -> None:
        """Choose from a list that folds out."""
        self.clicks += 1
        self.page.get_by_label(label).select_option(label=words)

    def write(self, label: str | re.Pattern[str], text: str) -> None:
        """Fill one box."""
        self.boxes += 1
        self.strokes += len(text)
        self.page.get_by_label(label).fill(text)

    def write_day(self, question: str, day: dt.date) -> None:
        """Fill a date, in its three boxes."""
        self.boxes += 1
        boxes = self.page.get_by_role("group", name=question)
        for label, part in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
            self.strokes += len(str(part)) + 1  # and Tab
            boxes.get_by_label(label).fill(str(part))

    def unfold(self, words: str) -> None:
        """Open what is folded away."""
        self.clicks += 1
        self.page.locator("summary", has_text=words).click()

    def attach(self, label: str, name: str, content: bytes) -> None:
        """Choose a file: counted as one box."""
        self.boxes += 1
        paper = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.get_by_label(label).set_input_files([paper])  # type: ignore[list-item]

    def follow(self, link: str) -> None:
        """Click on a link in a mail."""
        self.clicks += 1
        self.go(link)

    def keep(self, name: str) -> None:
        """Keep a file of an answer."""
        self.clicks += 1
        self.download(self.page.locator(f"a[href$='{name}']"))

    def press_key(self, key: str) -> None:
        """Press one key that leads to another page."""
        self.strokes += 1
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


class Desk(Pointer):
    """Where staff sit."""

    def sign_in(self, email: str, password: str, link: str = "/vandaag/") -> None:
        """Come in by the door; the page asked for opens."""
        self.go(link)
        self.page.get_by_label("E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord").fill(password)
        with self.page.expect_navigation():
            self.button("Inloggen").click()

    def judge(self, title: str, outcome: str, reason: str = "", code: str = "A") -> None:
        """Decide on the finding with this title."""
        self.link(title).click()
        self.choose(outcome)
        if reason:
            self.page.get_by_label("Waarom niet helemaal?").select_option(code)
            self.page.get_by_label("Uitleg voor de aanvrager").fill(reason)
        self.click("Bewaar en ga verder")


def filling_in(wish: str, words: str = "", behalf: str = "") -> Iterator[tuple[Any, ...]]:
    """Every press and box of the public form, from its first page to the confirmation, for `take`."""
    yield from (("click", "Verzoek doen"), ("choose", wish), ("click", "Verder"), ("choose", "Alles"))
    if words:
        yield "write", QUESTION, words
    yield from (
        ("click", "Verder"),
        ("write", "Uw naam", "Amina Yıldırım"),
        ("write_day", "Uw geboortedatum", dt.date(1980, 3, 27)),
        ("write", "Uw adres", "Veldweg 1, 0000 AA Voorbeeldstad"),
        ("choose", "Ik huur nu"),
        ("choose", "Voor iemand anders" if behalf else "Voor mijzelf"),
    )
    if behalf:
        yield "write", "Naam van die ander", behalf
    yield from (
        ("click", "Verder"),
        ("choose", "E-mail"),
        ("write", "Uw e-mailadres", "amina@tenant.example"),
        ("choose", "Ja"),
        ("click", "Verder"),
        ("click", "Verzoek versturen"),
    )


def link_to(address: str, mailbox: Mailbox) -> str:
    """The link in the newest mail to `address`, once every waiting mail is sent."""
    send_mails()
    mail = [each for each in mailbox.mails if each["To"] == address][-1]
    return LINK.search(mail.get_content())[0]  # type: ignore[index]


def words_of(pdf: bytes) -> str:
    """The text of a PDF, on one line."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def files_in(package: bytes) -> dict[str, bytes]:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
