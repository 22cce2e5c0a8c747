"""The second wall: without the first one the database still shows only what the user may see."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import Error, connection, transaction
from django.urls import reverse
from django.utils import timezone

from dossiers.access import wall
from dossiers.journal import actions as journal
from dossiers.models import (
    Complex,
    Correction,
    Dossier,
    DossierKey,
    DossierUserObjectPermission,
    Emergency,
    Freeze,
    Mention,
    Opening,
    Person,
    Record,
    RecordFile,
    Statement,
    Tie,
)
from dossiers.models.people import DossierQuerySet
from dossiers.models.record import RecordQuerySet
from dossiers.sections import Section
from dossiers.viewing.search import dossiers_like
from tests.cast import make_dossier, make_person, make_record, make_user
from tests.dossiers.access.site_account import as_site
from wsn_privacy.disposal.sweep import sweep

STAFF = (
    "officer",
    "fg",
    "letting",
    "consultant_a",
    "consultant_b",
    "arrears",
    "maintenance",
    "front_desk",
    "director",
    "functional_management",
    "stranger",
    "stand_in",
)
HANGS_ON_RECORD = (RecordFile, Mention, Correction, Statement, Freeze)
HANGS_ON_DOSSIER = (Opening, DossierKey, Emergency)
NOBODY = AnonymousUser()


@pytest.fixture
def stand_in(complex_b, full):
    """A consultant of complex B with two grants in complex A: the own sections of one dossier, payments of another."""
    user = make_user("nuisance", complexes=[complex_b])
    first, second = full
    grant(user, first)
    grant(user, second, [Section.PAYMENT])
    return user


def grant(user, dossier, sections=()):
    return DossierUserObjectPermission.objects.create(
        user=user,
        content_object=dossier,
        permission=Permission.objects.get(codename="view_dossier"),
        sections=list(sections),
        until=timezone.now() + dt.timedelta(days=1),
    )


@pytest.fixture
def full(complex_a, complex_b, officer):
    """Two dossiers in complex A; besides them one in B and one without a home. All that can hang on each is there."""
    dossiers = [make_dossier(place=place) for place in (complex_a, complex_a, complex_b, None)]
    for dossier in dossiers:
        for section in Section:
            hang_on(make_record(dossier, section, mentions=[make_person()]), officer)
        DossierKey.objects.create(dossier=dossier, wrapped=b"x")
        Opening.objects.create(dossier=dossier, section="care", by=officer, on=timezone.localdate(), purpose="report")
        Emergency.objects.create(dossier=dossier, section="care", by=officer, until=timezone.now(), reason="x")
    return dossiers[:2]


def hang_on(record, by):
    RecordFile.objects.create(record=record, name="x", media_type="image/png", size=1, sha256="0" * 64, added_by=by)
    Correction.objects.create(record=record, field="title", old="x", new="y", evidence="z", by=by)
    Statement.objects.create(record=record, text="x", made_on=timezone.localdate(), by=by)
    Freeze.objects.create(record=record, reason="contested", reference="x", by=by)


def keys(rows):
    return sorted(map(str, rows.values_list("pk", flat=True)))


@pytest.mark.parametrize("name", STAFF)
def test_without_the_first_wall_the_second_shows_the_same(name, request, full):
    user = request.getfixturevalue(name)
    first = [keys(model.objects.visible_to(user)) for model in (Dossier, Record, RecordFile)]
    with wall.seen_by(user):
        second = [keys(model.objects.all()) for model in (Dossier, Record, RecordFile)]
    assert second == first


@pytest.mark.parametrize("name", STAFF)
def test_what_hangs_on_a_record_or_dossier_goes_with_it(name, request, full):
    user = request.getfixturevalue(name)
    records = [keys(model.objects.filter(record__in=Record.objects.visible_to(user))) for model in HANGS_ON_RECORD]
    whole = [keys(model.objects.filter(dossier__in=Dossier.objects.visible_to(user))) for model in HANGS_ON_DOSSIER]
    with wall.seen_by(user):
        assert [keys(model.objects.all()) for model in HANGS_ON_RECORD] == records
        assert [keys(model.objects.all()) for model in HANGS_ON_DOSSIER] == whole


def test_people_and_ties_go_with_the_dossiers_that_are_seen(stand_in, household, full):
    named = Person.objects.filter(mentions__record__in=Record.objects.visible_to(stand_in))
    sees = {*Person.objects.visible_to(stand_in), *named}
    ties = keys(Tie.objects.visible_to(stand_in))
    with wall.seen_by(stand_in):
        assert {*Person.objects.all()} == sees
        assert keys(Tie.objects.all()) == ties
    assert 0 < len(ties) < Tie.objects.count()


@pytest.fixture
def household(full):
    """Everybody with a dossier has a housemate and somebody who acts for them."""
    for dossier in Dossier.objects.all():
        for kind in ("co_tenant", "curator"):
            words = {"kind": kind, "scope": "x", "evidence": "x", "since": timezone.localdate()}
            Tie.objects.create(person=dossier.person, other=make_person(), **words)


def test_nobody_adds_a_person_who_keeps_no_records(functional_management, letting):
    with wall.seen_by(functional_management), pytest.raises(Error, match="row-level"), transaction.atomic():
        make_person()
    with wall.seen_by(letting):
        make_person()
        assert not Person.objects.exists()


@pytest.fixture
def no_first_wall(monkeypatch):
    """Views in which somebody forgot `visible_to`."""
    for rows in (DossierQuerySet, RecordQuerySet):
        monkeypatch.setattr(rows, "visible_to", lambda self, user: self.all())


@pytest.mark.usefixtures("no_first_wall")
def test_a_page_that_forgot_to_ask_shows_nothing_of_another_complex(full, consultant_b, signed_in):
    browser, (dossier, _second) = signed_in(consultant_b), full
    assert dossier.reference not in browser.get(reverse("dossiers:list")).text
    assert browser.get(reverse("dossiers:detail", args=[dossier.reference])).status_code == 404
    record = dossier.records.get(section=Section.TENANCY)
    assert browser.get(reverse("dossiers:record", args=[record.reference])).status_code == 404


@pytest.mark.usefixtures("no_first_wall")
def test_two_users_after_each_other_on_one_connection_each_see_their_own(full, consultant_a, consultant_b, signed_in):
    shown = []
    for user in (consultant_a, consultant_b, consultant_a):
        page = signed_in(user).get(reverse("dossiers:list")).text
        shown.append(
            {dossier.complex.code for dossier in Dossier.objects.exclude(complex=None) if str(dossier) in page}
        )
    assert shown == [{"A"}, {"B"}, {"A"}]


def test_after_a_request_nothing_stands_any_more(full, officer, signed_in, client):
    browser = signed_in(officer)
    with wall.seen_by(NOBODY):
        for visitor, page in ((browser, "dossiers:list"), (browser, "cases:start"), (client, "cases:start")):
            assert visitor.get(reverse(page)).status_code == 200
            assert standing() == [""] * len(wall.NAMES)


def test_after_a_page_that_failed_nothing_stands_either(full, officer, signed_in, monkeypatch):
    browser = signed_in(officer)
    browser.raise_request_exception = False
    monkeypatch.setattr("dossiers.pages.page_data.parts_of", lambda *_: 1 / 0)
    with wall.seen_by(NOBODY):
        assert browser.get(reverse("dossiers:detail", args=[full[0].reference])).status_code == 500
        assert standing() == [""] * len(wall.NAMES)


def standing():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(f"coalesce(current_setting('wsn.{name}', true), '')" for name in wall.NAMES)
        )
        return list(cursor.fetchone())


def test_a_job_that_does_not_say_so_sees_nothing(full):
    with wall.seen_by(NOBODY):
        assert not Dossier.objects.exists()
        with wall.as_job():
            assert Dossier.objects.count() == 4
        assert not Dossier.objects.exists()


def test_a_job_in_a_transaction_that_failed_leaves_nothing_open(full):
    with wall.seen_by(NOBODY):
        with pytest.raises(Error), transaction.atomic(), wall.as_job(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert not Dossier.objects.exists()
        with wall.as_job():
            assert Dossier.objects.exists()


def test_nobody_writes_outside_the_own_sections(full, letting):
    record = full[0].records.get(section=Section.NUISANCE)
    record.pk, record.reference = None, "S-222222222222"
    with wall.seen_by(letting), pytest.raises(Error, match="row-level security"), transaction.atomic():
        record.save(force_insert=True)
    with wall.seen_by(letting):
        assert Record.objects.filter(section=Section.NUISANCE).update(title="x") == 0


@pytest.mark.django_db(transaction=True)
def test_the_site_owns_nothing_and_can_do_its_work(full):
    with as_site():
        assert not Dossier.objects.exists()
        with wall.as_job():
            Complex.objects.create(code="Z", name="Z")
            assert (journal.seal() > 0, Dossier.objects.count()) == (True, 4)
            sweep(timezone.now(), dry_run=False)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
            assert cursor.fetchone() == (False, False, False)
            cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
            assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_a_search_passes_the_wall_with_keys_alone(complex_a, complex_b, consultant_a):
    near, far = (make_dossier(make_person("Zus", "Zeldzaam"), place) for place in (complex_a, complex_b))
    with as_site(), wall.seen_by(consultant_a), connection.cursor() as cursor:
        assert dossiers_like("zeldzam", consultant_a).dossiers == [near]
        assert dossiers_like("zeldzaamxx", consultant_a).dossiers == [near]
        assert [*Person.objects.all()] == [near.person]
        cursor.execute("SELECT people_with_words('zeldzaam')")
        assert {*cursor.fetchone()[0]} == {near.person_id, far.person_id}
        assert standing()[0] == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", ["ALTER TABLE {} NO FORCE ROW LEVEL SECURITY", "DROP POLICY second_wall ON {}"])
def test_the_site_cannot_take_the_wall_down(order):
    with as_site(), connection.cursor() as cursor, pytest.raises(Error, match="must be owner"):
        cursor.execute(order.format("dossiers_record"))


@pytest.mark.parametrize("rows", ["all", "visible"])
def test_the_planner_expects_rows_to_pass(rows, complex_a, consultant_a):
    for _number in range(40):
        make_dossier(place=complex_a)
    asked = Dossier.objects.visible_to(consultant_a) if rows == "visible" else Dossier.objects.all()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE dossiers_dossier")
    with wall.seen_by(consultant_a):
        plan = json.loads(asked.explain(format="JSON"))
    assert plan[0]["Plan"]["Plan Rows"] >= 10
