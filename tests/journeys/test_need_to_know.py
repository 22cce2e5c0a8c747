"""A housing consultant of one complex: her own tenants, with a reason where it is asked, and nobody else."""

from __future__ import annotations

import re
import uuid

import pytest
from django.utils import timezone

from cases.delivery import actions as delivery
from cases.models import Delivery
from dossiers.models import LogEntry
from dossiers.sections import Section
from tests import cast

PASSING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|afgedrukt op [^<]*')
OWN_RECORD, OTHER_RECORD = "Geluid in de nacht", "Ruzie in het portiek"


@pytest.fixture
def own(dossier):
    """A report of nuisance in complex A."""
    return cast.make_record(dossier, Section.NUISANCE, title=OWN_RECORD, text="Er was geluid.")


@pytest.fixture
def other(complex_b):
    """A report of nuisance in complex B."""
    dossier = cast.make_dossier(cast.make_person("Bertha", "Buiten"), complex_b)
    return cast.make_record(dossier, Section.NUISANCE, title=OTHER_RECORD, text="Er was ruzie.")


@pytest.fixture
def answered(other, officer):
    """A request of the tenant in complex B, with its letter and package."""
    case = cast.case_in("decided", by=officer, subject=other.dossier.person)
    cast.sign(case, by=officer)
    delivery.send(case=case, channel=Delivery.Channel.POST, by=officer, on=timezone.localdate())
    return case


def doors(other, case):
    """Every address at which something of complex B stands, each with the same address for what is not there."""
    number, nowhere = case.reference, "WSN-1900-0001"
    finding, letter = case.findings.get().number, case.letters.get().pk
    yield f"/dossiers/{other.dossier.reference}/", "/dossiers/D-00000000/"
    yield f"/dossiers/{other.dossier.reference}/nuisance/reden/", "/dossiers/D-00000000/nuisance/reden/"
    yield f"/dossiers/gegevens/{other.reference}/", "/dossiers/gegevens/G-00000000/"
    for page in ("", "bon.pdf", "identiteit/", "stukken/", f"stukken/{finding}/", "besluit/", "proef.pdf"):
        yield f"/verzoeken/{number}/{page}", f"/verzoeken/{nowhere}/{page}"
    for page in ("verzending/", "pakket.zip"):
        yield f"/verzoeken/{number}/{page}", f"/verzoeken/{nowhere}/{page}"
    yield f"/verzoeken/{number}/brieven/{letter}.pdf", f"/verzoeken/{nowhere}/brieven/{uuid.uuid4()}.pdf"


def test_she_opens_a_closed_section_of_her_own_tenant_with_a_reason(desk, consultant_a, own):
    seat = desk(consultant_a)
    assert seat.title == "Dossiers"
    seat.click("Amina Yıldırım")
    assert OWN_RECORD not in seat.text
    seat.click("Open overlast")
    seat.click("Openen")
    assert "Kies waarvoor u dit nodig hebt." in seat.text
    seat.choose("Een melding behandelen")
    seat.click("Openen")
    seat.click(OWN_RECORD)
    assert "Er was geluid." in seat.text
    line = LogEntry.objects.get(verb="opened")
    assert (line.actor, line.purpose) == (consultant_a, "report")
    assert LogEntry.objects.filter(verb="looked", actor=consultant_a, object_pk=own.pk).exists()


@pytest.mark.usefixtures("own")
def test_she_does_not_find_a_tenant_of_another_complex(desk, consultant_a, other):
    seat = desk(consultant_a)
    seat.write("Zoek op naam, adres of nummer", "Buiten")
    seat.click("Zoeken")
    assert "Niets gevonden." in seat.text


@pytest.mark.usefixtures("own")
def test_what_is_of_another_complex_reads_like_what_is_not_there(desk, consultant_a, other, answered):
    seat = desk(consultant_a)
    mine = LogEntry.objects.filter(verb="denied", actor=consultant_a)
    for there, nowhere in doors(other, answered):
        before = mine.count()
        told = []
        for path in (nowhere, there):
            assert seat.go(path) == 404, path
            told.append(PASSING.sub("", seat.page.content()))
        assert told[0] == told[1], there
        assert seat.title == "Wij kunnen deze pagina niet vinden"
        assert mine.count() == before + 2, there
    assert not {str(line.object_pk) for line in mine} & {str(other.pk), str(answered.pk), str(other.dossier.pk)}


def test_the_officer_leaves_lines_too_and_sees_who_was_turned_away(desk, officer, consultant_a, answered):
    desk(consultant_a).go(f"/verzoeken/{answered.reference}/")
    seat = desk(officer)
    seat.go(f"/verzoeken/{answered.reference}/")
    assert "Geweigerd" in seat.page.get_by_role("region", name="Wie zag dit").inner_text()
    dossier = answered.subject.dossiers.get()
    seat.go(f"/dossiers/{dossier.reference}/")
    seat.go(f"/dossiers/{dossier.reference}/")
    assert "Petra Officier" in seat.page.get_by_role("region", name="Wie keek hier het laatst").inner_text()
    looked = LogEntry.objects.filter(verb="looked", actor=officer)
    assert looked.filter(object_pk=answered.pk).exists()
    assert looked.filter(object_pk=dossier.pk).count() == 2
