"""A house with tenants, staff and requests, in which a secret can be put; and how a trace of it is found."""

from __future__ import annotations

import datetime as dt
from difflib import ndiff
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from django.contrib.auth.models import Permission
from django.utils import timezone

from cases.models import Letter, ThirdParty
from dossiers.files.checking import checked
from dossiers.functions import Function
from dossiers.models import (
    Complex,
    Correction,
    DossierUserObjectPermission,
    Emergency,
    Mention,
    Opening,
    Person,
    Statement,
    Tie,
)
from dossiers.records import actions as recording
from dossiers.sections import Section
from tests import cast
from tests.cases.search import searching
from tests.dossiers.records.paperwork import pdf

if TYPE_CHECKING:
    from cases.models import Case
    from dossiers.models import Dossier, Record

MANY = 27  # dossiers: more than fit on one page
WORDS = ("Zoqiach", "Zoqiklant7", "Zoqistraat 1")
NEAR = {"nuisance", "maintenance"}  # functions that see their own complexes alone
VISITORS = (
    "nobody",
    "fresh",
    "stranger",
    *(f.value for f in Function if f not in (Function.PRIVACY_OFFICER, Function.FG)),
)


class World:
    """A house with tenants in one complex, staff of every function, and requests; in it a secret can be put."""

    def __init__(self) -> None:
        self.here, self.there = (Complex.objects.create(code=code, name=f"Complex {code}") for code in "AB")
        self.visitors: dict[str, Any] = {
            f.value: cast.make_user(f, name=f"Collega {f.label}", complexes=[self.here] if f.value in NEAR else [])
            for f in Function
        }
        self.visitors |= {
            "nobody": None,
            "stranger": cast.make_user(),
            "fresh": cast.make_user("letting", signed=False),
        }
        self.officer = self.visitors["privacy_officer"]
        self.neighbour = cast.make_person("Amina", "Yıldırım")
        self.dossier = cast.make_dossier(self.neighbour, self.here)
        for section in Section:
            cast.make_record(self.dossier, section)
        for number in range(MANY):
            cast.make_dossier(cast.make_person("Bewoner", f"Nummer{number:02}"), self.here)
        cast.make_case(name="Amina Yıldırım")
        cast.make_case(by=self.visitors["front_desk"])
        self.secrets: set[str] = set()

    # What is put in

    def person(self) -> Person:
        """Somebody with a word of the secret in everything that is known of a person."""
        words = {"client_number": "Zoqiklant7", "email": "zoqipost@zoqipost.example", "phone": "06 98 76 54 32"}
        return cast.make_person("Zoqivoor", "Zoqiachter", prefix="van", address="Zoqiadres 77, Zoqistad", **words)

    def elsewhere(self) -> Dossier:
        """A dossier in a home of another complex, with something in every section."""
        dossier = cast.make_dossier(self.person(), self.there)
        unit = dossier.unit
        unit.street, unit.postcode, unit.city, unit.code = "Zoqistraat", "9876 ZQ", "Zoqidorp", "Zoqiunit"
        unit.save()
        self._fill(dossier, Section)
        return dossier

    def outside(self) -> Dossier:
        """A dossier without a home, with something only in sections that few functions see."""
        dossier = cast.make_dossier(self.person(), place=None)
        self._fill(dossier, [Section.CARE, Section.FRAUD, Section.STAFF, Section.PRIVACY])
        return dossier

    def beside(self) -> Dossier:
        """More in the closed sections, that others see, of a dossier that is seen."""
        self._fill(self.dossier, [Section.CARE, Section.FRAUD], about=self.person())
        return self.dossier

    def asked(self) -> Case:
        """A request of somebody in no dossier, with a letter, a question to a colleague and a finding about another."""
        subject, other = self.person(), self.person()
        case = cast.make_case(name="Zoqivraagt", email="zoqi@zoqipost.example", question="Zoqivraag", subject=subject)
        Letter.objects.create(case=case, kind="reminder", to_name="Zoqiaan", pdf=b"Zoqibrief", sha256="0" * 64)
        searching.paper_finding(case, by=self.officer, name="zoqivondst.docx")
        searching.task(case, to=self.officer, by=self.officer, note="Zoqinotitie")
        ThirdParty.objects.create(case=case, person=other, choice="shield", reason="Zoqireden", by=self.officer)
        self.secrets |= {str(case.pk), str(case.submission), subject.reference, other.reference}
        return case

    def _fill(self, dossier: Dossier, sections: Any, about: Person | None = None) -> None:
        """Records with all that can hang on them, and on their dossier."""
        by, now = self.visitors["director"], timezone.now()
        records = [self._record(dossier, section, about or dossier.person) for section in sections]
        Opening.objects.create(
            dossier=dossier, section=Section.CARE, by=by, on=timezone.localdate(now), purpose="other", reason="Zoqiopen"
        )
        words = {"section": Section.CARE, "by": by, "until": now, "reason": "Zoqinood", "remark": "Zoqioordeel"}
        Emergency.objects.create(dossier=dossier, **words)
        if about is None:
            tie = {"kind": "mandate", "scope": "Zoqiwaarvoor", "evidence": "Zoqiblijkt", "since": dt.date(2020, 1, 1)}
            kin = cast.make_person("Zoqikin", "Zoqigezin", kind=Person.Kind.THIRD_PARTY)
            Tie.objects.create(person=dossier.person, other=kin, **tie)
            Tie.objects.create(person=kin, other=dossier.person, **tie)
            view = Permission.objects.get(codename="view_dossier")
            grant = {
                "permission": view,
                "reason": "Zoqireden",
                "sections": [Section.CARE],
                "until": now + dt.timedelta(9),
            }
            DossierUserObjectPermission.objects.create(user=self.officer, content_object=dossier, **grant)
            self.secrets |= {dossier.reference, str(dossier.pk)}
        self.secrets |= {word for record in records for word in (record.reference, str(record.pk))}
        self.secrets |= {str(file.pk) for record in records for file in record.files.all()}
        person = about or dossier.person
        self.secrets |= {person.reference, str(person.pk), "06 98 76 54 32", "9876 ZQ"}

    def _record(self, dossier: Dossier, section: str, person: Person) -> Record:
        words = {
            "title": "Zoqititel",
            "text": "Zoqitekst Zoqiachter",
            "evidence": "Zoqibewijs",
            "origin": "Zoqiherkomst",
        }
        record = cast.make_record(dossier, section, **words)
        Mention.objects.create(record=record, person=self.neighbour, role="neighbour")
        if dossier == self.dossier:
            Mention.objects.create(record=record, person=person, role="reporter")
        Opening.objects.get_or_create(
            dossier=dossier, section=section, by=self.officer, on=timezone.localdate(), defaults={"purpose": "report"}
        )
        content = pdf("Zoqiinhoud")
        recording.attach(record=record, papers=[checked("zoqifile.pdf", content, len(content))], by=self.officer)
        Correction.objects.create(
            record=record, field="title", old="Zoqioud", new="Zoqinieuw", evidence="Zoqibrief", by=self.officer
        )
        Statement.objects.create(record=record, text="Zoqiverklaring", made_on=timezone.localdate(), by=self.officer)
        return record


def hidden_from(who: str) -> tuple[str, ...]:
    """What can be put in that this visitor may not see."""
    if who in ("letting", "arrears", "front_desk"):
        return "outside", "beside"
    return ("elsewhere", "outside", "beside") if who in NEAR else ("elsewhere", "outside")


def without(typed: str, text: str) -> str:
    """What is shown, apart from what one typed oneself."""
    said = unquote_plus(typed)
    for word in sorted(WORDS, key=len, reverse=True):
        if word in said:
            text = text.replace(word, "").replace(word.upper(), "")
    return text.lower()


def told(seen: dict[str, str], secrets: set[str]) -> dict[str, list[str]]:
    """Which words of the secret stand in what was shown."""
    words = {secret.lower() for secret in secrets} | {"zoqi"}  # no reference holds an O or an I
    found = {asked: [word for word in words if word in without(asked, text)] for asked, text in seen.items()}
    return {asked: here for asked, here in found.items() if here}


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """The lines that differ, by what was asked."""
    return {
        asked: [line for line in ndiff(before[asked].splitlines(), text.splitlines()) if line[0] in "+-"]
        for asked, text in after.items()
        if before[asked] != text
    }


def failed(seen: dict[str, str]) -> list[str]:
    return [asked for asked, text in seen.items() if text.startswith("5")]
