"""Who looked, on paper, for the person whose data it is."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from dossiers.log.access_report import lookers_of
from dossiers.text.press import letterhead, press
from dossiers.text.printable import dutch

if TYPE_CHECKING:
    from dossiers.models import Person


def paper(person: Person, on: dt.date) -> bytes:
    """The looks at what is kept about `person`, as a PDF of the day `on`; it names the person and no staff."""
    found = lookers_of(person.pk)
    years = [
        {"year": str(year), "lines": [{"sentence": each.sentence, "months": each.by_month} for each in lines]}
        for year, lines in groupby(found, key=lambda each: each.year)
    ]
    sender = {**letterhead(), "website": ""}
    content = {"sender": sender, "reference": person.reference, "name": person.name, "on": dutch(on), "years": years}
    return press("looks.typ", on, content)
