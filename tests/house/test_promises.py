"""The list of promises is whole and honest, and a link to another site says so, wherever it stands."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from tests.cast import days_ago, make_case

ROOT = Path(__file__).parents[2]
IDS = [*(f"R{n}" for n in range(1, 33)), *(f"A{n}" for n in range(1, 8)), *(f"B{n}" for n in range(1, 15))]
ROW = re.compile(r"\| ([A-Z]\d+) \| (.+) \| (werkt|deels|nog niet) \| (.*) ?\| (.*) ?\|")
LEAVES_ON_PURPOSE = "exit"  # the button for who must be gone at once: its own words say that one leaves


def rows():
    """Every row of the list: id, promise, state, where it is seen, proof."""
    lines = (ROOT / "docs" / "nl" / "beloften.md").read_text(encoding="utf-8").splitlines()
    return [found.groups() for line in lines if (found := ROW.fullmatch(line))]


def test_every_promise_stands_in_the_list_once():
    assert Counter(row[0] for row in rows()) == Counter(IDS)


def test_what_is_not_there_yet_names_neither_a_screen_nor_a_test():
    assert not [row[0] for row in rows() if row[2] == "nog niet" and "".join(row[3:]).strip()]


def test_what_works_in_part_says_what_is_missing_and_what_works_misses_nothing():
    assert {row[0]: "Ontbreekt: " in row[3] for row in rows() if row[2] != "nog niet"} == {
        row[0]: row[2] == "deels" for row in rows() if row[2] != "nog niet"
    }


class Links(HTMLParser):
    """The links of a page to other sites, with the words in them."""

    def __init__(self, page):
        super().__init__()
        self.found, self.inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            kept = dict(attrs)
            self.inside = kept["href"].startswith(("http:", "https:", "//"))
            if self.inside and LEAVES_ON_PURPOSE not in kept["class"].split():
                self.found.append([kept["href"], ""])
            else:
                self.inside = False

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "a"

    def handle_data(self, text):
        if self.inside:
            self.found[-1][1] += text


def test_a_link_to_another_site_says_so(officer, signed_in):
    case = make_case(received_at=days_ago(40))
    client = signed_in(officer)
    pages = [client.get(path).text for path in (f"/verzoeken/{case.reference}/", "/geheimhouding/", "/")]
    links = [link for page in pages for link in Links(page).found]
    assert len(links) >= 3
    assert not [href for href, words in links if "(andere website)" not in words]


def test_no_template_writes_a_link_to_another_site_by_itself():
    others = set(ROOT.glob("templates/**/*.html")) - {ROOT / "templates" / "_outgoing.html"}
    assert not [path.name for path in others if re.search(r'<a[^>]*href="(?:https?:|//)', path.read_text())]
