"""Who may look: by function, by complex, by a personal grant; and what somebody learns who may not."""

import datetime as dt
import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from consent.models import Regulation
from dossiers.access import reading
from dossiers.functions import Function
from dossiers.models import Dossier, DossierUserObjectPermission, LawfulBasis, LogEntry, Record
from dossiers.records.evidence import kind_for
from dossiers.scope import scope_of
from dossiers.sections import Section
from tests.cast import PASSWORD, make_dossier, make_record, make_user
from wsn_privacy.models import Undertaking

pytestmark = pytest.mark.django_db
SECRET = "Ruzie over de heg"


@pytest.fixture
def nuisance(dossier):
    """A record that only few may see."""
    return make_record(dossier, Section.NUISANCE, title=SECRET)


def body(response):
    """The page without its CSRF tokens, which differ from page to page."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"|afgedrukt op [^<]*', b"", response.content)


def denials():
    return LogEntry.objects.filter(verb="denied")


@pytest.mark.parametrize("page", ["detail", "record", "reason", "list"])
def test_another_complex_reads_like_a_random_reference(page, nuisance, consultant_b, signed_in):
    browser = signed_in(consultant_b)
    dossier = nuisance.dossier.reference
    addresses = {
        "detail": [reverse("dossiers:detail", args=[each]) for each in (dossier, "D-22222222")],
        "record": [reverse("dossiers:record", args=[each]) for each in (nuisance.reference, "S-222222222")],
        "reason": [reverse("dossiers:reason", args=[each, "nuisance"]) for each in (dossier, "D-22222222")],
        "list": [f"{reverse('dossiers:list')}?na={each}" for each in (dossier, "D-22222222")],
    }
    foreign, random = (browser.get(address) for address in addresses[page])
    assert foreign.status_code == random.status_code == 404
    assert body(foreign) == body(random)
    assert denials().filter(actor=consultant_b).count() == 2


def test_asking_for_what_is_not_yours_is_refused_when_posted_too(nuisance, consultant_b, signed_in):
    address = reverse("dossiers:reason", args=[nuisance.dossier.reference, "nuisance"])
    answer = signed_in(consultant_b).post(address, {"purpose": "report"})
    assert answer.status_code == 404
    assert not nuisance.dossier.openings.exists()


def test_a_denial_names_the_reference_that_was_asked(nuisance, consultant_b, signed_in):
    signed_in(consultant_b).get(reverse("dossiers:detail", args=[nuisance.dossier.reference]))
    assert denials().get().object_repr == nuisance.dossier.reference


@pytest.mark.parametrize("reference", ["a b", "ğ", "\0", "<script>", "D-'; DROP TABLE", "x" * 5_000])
def test_a_strange_reference_is_nothing_but_unknown(reference, officer, signed_in):
    assert signed_in(officer).get(f"/dossiers/{reference}/").status_code in (400, 404)


@pytest.mark.parametrize("user", ["functional_management", "director", "stranger"])
def test_without_a_section_nothing_is_seen(user, nuisance, signed_in, request):
    browser = signed_in(request.getfixturevalue(user))
    page = browser.get(reverse("dossiers:list"))
    assert "Er zijn geen dossiers die u voor uw werk nodig hebt." in page.text
    assert "Yıldırım" not in page.text
    assert browser.get(reverse("dossiers:detail", args=[nuisance.dossier.reference])).status_code == 404


def test_a_superuser_without_a_function_sees_nothing(nuisance, signed_in):
    boss = get_user_model().objects.create_superuser("boss@staff.example", PASSWORD)
    Undertaking.objects.create(user=boss, regulation=Regulation.objects.get())
    browser = signed_in(boss)
    assert browser.get(reverse("dossiers:detail", args=[nuisance.dossier.reference])).status_code == 404
    assert browser.get(reverse("dossiers:record", args=[nuisance.reference])).status_code == 404
    assert not Dossier.objects.visible_to(boss).exists()
    assert not Record.objects.visible_to(boss).exists()


@pytest.fixture
def personnel(neighbour):
    """The dossier of a colleague: it has no home, and holds nothing but the personnel file."""
    dossier = make_dossier(neighbour)
    make_record(dossier, Section.STAFF, title=SECRET)
    return dossier


@pytest.mark.parametrize("user", ["front_desk", "letting", "arrears", "consultant_a", "maintenance"])
def test_a_dossier_that_concerns_no_section_of_the_function_is_not_there(user, personnel, signed_in, request):
    browser = signed_in(request.getfixturevalue(user))
    assert browser.get(reverse("dossiers:detail", args=[personnel.reference])).status_code == 404
    listed = browser.get(reverse("dossiers:list"))
    found = browser.post(reverse("search"), {"text": "Overburen"})
    for page in (listed, found):
        assert personnel.reference not in page.text
    assert listed.context["count"] == 0
    assert not Dossier.objects.visible_to(request.getfixturevalue(user)).filter(pk=personnel.pk).exists()


def test_a_dossier_comes_in_sight_with_its_first_record_of_the_function_and_goes_with_its_last(personnel, letting):
    def is_seen():
        return Dossier.objects.visible_to(letting).filter(pk=personnel.pk).exists()

    seen = [is_seen()]
    record = make_record(personnel, Section.SALE)
    seen.append(is_seen())
    of_staff = LawfulBasis.objects.filter(activity__section=Section.STAFF).first()
    for section, basis in ((Section.STAFF, of_staff), (Section.SALE, record.basis)):
        kind = kind_for(basis)
        Record.objects.filter(pk=record.pk).update(section=section, basis=basis, evidence_kind=kind, category="")
        seen.append(is_seen())
    record.delete()
    assert [*seen, is_seen()] == [False, True, False, True, False]


def test_what_a_dossier_concerns_cannot_be_written_by_hand(personnel, letting):
    Dossier.objects.filter(pk=personnel.pk).update(sections=["sale", "tenancy"])
    assert Dossier.objects.get(pk=personnel.pk).sections == ["staff"]
    assert not Dossier.objects.visible_to(letting).exists()


def test_a_home_concerns_its_tenancy_and_maintenance_before_anything_is_recorded(dossier, maintenance, front_desk):
    for user in (maintenance, front_desk):
        assert Dossier.objects.visible_to(user).get() == dossier


def test_outside_the_function_one_sees_that_it_exists_and_no_more(nuisance, letting, signed_in):
    make_record(nuisance.dossier, Section.NUISANCE, title=SECRET)
    page = signed_in(letting).get(reverse("dossiers:detail", args=[nuisance.dossier.reference]))
    assert "Over deze onderdelen ziet u niets: niet nodig voor uw functie verhuur." in page.text
    assert "Overlast" in page.text
    assert SECRET not in page.text
    assert nuisance.reference not in page.text
    once = outside_part(page)
    make_record(nuisance.dossier, Section.NUISANCE)
    again = signed_in(letting).get(reverse("dossiers:detail", args=[nuisance.dossier.reference]))
    assert outside_part(again) == once


def outside_part(page):
    """What the page says about sections outside the function."""
    return re.search(r'<section class="card closed".*?</section>', page.text, re.DOTALL).group()


def test_outside_the_function_a_reason_does_not_help(nuisance, letting, signed_in):
    address = reverse("dossiers:reason", args=[nuisance.dossier.reference, "nuisance"])
    browser = signed_in(letting)
    assert browser.get(address).status_code == browser.post(address, {"purpose": "report"}).status_code == 404
    assert browser.get(reverse("dossiers:record", args=[nuisance.reference])).status_code == 404
    assert denials().filter(actor=letting).count() == 3
    assert not nuisance.dossier.openings.exists()


def test_a_personal_grant_opens_one_dossier_until_it_ends(nuisance, consultant_b):
    grant = DossierUserObjectPermission.objects.create(
        user=consultant_b,
        content_object=nuisance.dossier,
        permission=Permission.objects.get(codename="view_dossier"),
        until=timezone.now() + dt.timedelta(hours=1),
    )
    assert nuisance.dossier in Dossier.objects.visible_to(afresh(consultant_b))
    DossierUserObjectPermission.objects.filter(pk=grant.pk).update(until=timezone.now() - dt.timedelta(hours=1))
    assert nuisance.dossier not in Dossier.objects.visible_to(afresh(consultant_b))


def afresh(user):
    """The same user in a next request: what may be seen is read once per request."""
    return get_user_model().objects.get(pk=user.pk)


def test_an_account_that_was_closed_sees_nothing(nuisance, officer):
    officer.is_active = False
    assert not Dossier.objects.visible_to(officer).exists()


@pytest.mark.parametrize("user", ["officer", "consultant_a"])
def test_what_somebody_may_see_takes_one_query(user, request, django_assert_num_queries):
    user = afresh(request.getfixturevalue(user))
    with django_assert_num_queries(1):
        scope_of(user)
    with django_assert_num_queries(0):
        assert scope_of(user).functions


def test_functions_add_up(nuisance, complex_a):
    both = make_user(Function.LETTING, Function.NUISANCE, complexes=[complex_a])
    elsewhere = make_dossier()
    assert reading.sections_of(nuisance.dossier, both)["nuisance"].state == "closed"
    make_record(elsewhere, Section.NUISANCE)
    assert reading.sections_of(elsewhere, both)["nuisance"].state == "outside"


def test_nobody_signed_in_is_sent_to_the_door(nuisance, client):
    answer = client.get(reverse("dossiers:detail", args=[uuid.uuid4()]))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("login"))
