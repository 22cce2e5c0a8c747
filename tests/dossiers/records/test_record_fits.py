"""No record without activity, basis and evidence that fit each other, whichever way it comes: the database holds it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from dossiers.models import Activity, LawfulBasis, Record
from dossiers.records import actions as records
from dossiers.records.evidence import KINDS
from dossiers.refusal import Refused
from dossiers.sections import Section
from law.grounds import Ground
from tests.cast import make_record, rows
from tests.dossiers.imports.intake_tools import LINE, SAMPLES, command, tenants
from tests.dossiers.records.recorded import NUISANCE, TENANCY, WORDS, basis_of, typed

pytestmark = pytest.mark.django_db

LACKS = {
    "no basis": {"basis_id": None},
    "a basis that is not there": {"basis_id": 999_999},
    "no evidence": {"evidence": ""},
    "blank evidence": {"evidence": " \t\n"},
    "evidence of another kind": {"evidence_kind": "consent"},
    "no kind of evidence": {"evidence_kind": ""},
    "another section": {"section": "nuisance"},
    "no section": {"section": ""},
    "a category of another activity": {"category": "inkomen"},
    "part of a category": {"category": "gegevens"},
}


@pytest.fixture
def fitting(dossier):
    """What a record of the tenancy needs."""
    basis = basis_of(TENANCY, Ground.CONTRACT)
    return {**WORDS, "dossier": dossier, "section": Section.TENANCY, "basis_id": basis.pk, "evidence_kind": "contract"}


def create(fitting, lack):
    Record.objects.create(**{**fitting, **lack})


def bulk_create(fitting, lack):
    good = Record(**fitting)
    Record.objects.bulk_create([good, Record(**{**fitting, **lack})])


def save(fitting, lack):
    record = Record.objects.create(**fitting)
    for name, value in lack.items():
        setattr(record, name, value)
    record.save()


def update(fitting, lack):
    Record.objects.create(**fitting)
    Record.objects.update(**lack)


def bulk_update(fitting, lack):
    record = Record.objects.create(**fitting)
    for name, value in lack.items():
        setattr(record, name, value)
    Record.objects.bulk_update([record], [name.removesuffix("_id") for name in lack])


def insert(fitting, lack):
    record = Record.objects.create(**fitting)
    columns = [field.column for field in Record._meta.concrete_fields]
    values = {"id": "gen_random_uuid()", "reference": "'S-1'", **dict.fromkeys(lack, "%s")}
    chosen = ", ".join(values.get(column, column) for column in columns)
    given = (lack[column] for column in columns if column in lack)
    into = f"INSERT INTO dossiers_record ({', '.join(columns)}) SELECT {chosen} FROM dossiers_record WHERE id = %s"
    run(into, *given, record.pk)


def change(fitting, lack):
    Record.objects.create(**fitting)
    ((column, value),) = lack.items()
    run(f"UPDATE dossiers_record SET {column} = %s", value)


def whole(act):
    """Do something to its end: keys are looked at when a transaction ends."""
    with transaction.atomic():
        act()
        connection.check_constraints()


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


WAYS = (create, bulk_create, save, update, bulk_update, insert, change)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("lack", LACKS.values(), ids=LACKS)
def test_what_does_not_fit_is_kept_in_no_way(way, lack, fitting):
    before = rows()
    with pytest.raises(DatabaseError):
        whole(lambda: way(fitting, lack))
    assert rows() == before


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_fits_is_kept_in_every_way(way, fitting):
    way(fitting, {"category": "naam"})
    connection.check_constraints()
    assert Record.objects.filter(category="naam").exists()


@pytest.mark.parametrize("ground", Ground)
def test_each_ground_takes_one_kind_of_evidence(ground, dossier):
    basis, _new = LawfulBasis.objects.get_or_create(activity=Activity.objects.get(number=TENANCY), ground=ground)
    kept = set()
    for kind in Record.Evidence:
        try:
            with transaction.atomic():
                make_record(dossier, basis=basis, evidence_kind=kind)
            kept.add(kind)
        except DatabaseError:
            pass
    assert kept == {KINDS[ground]}


def test_a_record_cannot_lose_its_basis_or_activity(dossier):
    basis = make_record(dossier).basis
    for table, key in (("lawfulbasis", basis.pk), ("activity", basis.activity_id)):
        with pytest.raises(DatabaseError):
            whole(lambda table=table, key=key: run(f"DELETE FROM dossiers_{table} WHERE id = %s", key))


def test_basis_and_section_do_not_change_under_a_record(dossier):
    basis = make_record(dossier).basis
    elsewhere = Activity.objects.exclude(section=Section.TENANCY).first()
    free = Activity.objects.exclude(bases__records__isnull=False).filter(section=Section.TENANCY).first()
    for change in (
        lambda: LawfulBasis.objects.filter(pk=basis.pk).update(ground="consent"),
        lambda: LawfulBasis.objects.filter(pk=basis.pk).update(activity=elsewhere),
        lambda: Activity.objects.filter(pk=basis.activity_id).update(section="care"),
    ):
        with pytest.raises(DatabaseError, match="records rest on it"), transaction.atomic():
            change()
    assert Activity.objects.filter(pk=free.pk).update(section="care") == 1


def test_what_was_right_when_it_was_recorded_can_still_be_set_right_elsewhere(fitting):
    record = Record.objects.create(**fitting)
    Activity.objects.filter(number=TENANCY).update(categories="naam, adres")
    Record.objects.update(title="Verbeterd")
    record.refresh_from_db()
    record.text = "Verbeterd"
    record.save(update_fields=("text",))
    assert Record.objects.get().title == "Verbeterd"


# The ordinary ways


@pytest.mark.parametrize(
    ("field", "new"), [("evidence", ""), ("evidence", "  "), ("category", "inkomen"), ("category", "")]
)
def test_a_correction_takes_neither_evidence_nor_category_away(field, new, dossier, officer):
    record = make_record(dossier, category="naam")
    before, mark = rows(), records.seen(record, field)
    with pytest.raises(Refused):
        records.correct(record=record, change=records.Change(field, new, "brief van 3 mei", mark), by=officer)
    assert rows() == before


def test_what_is_sent_along_does_not_change_section_basis_or_kind(dossier, letting, signed_in):
    contract, other = basis_of(TENANCY, Ground.CONTRACT), basis_of(NUISANCE, Ground.CONTRACT)
    address = reverse("recording:entry", args=[dossier.reference, contract.pk])
    tampered = {"basis": other.pk, "basis_id": other.pk, "activity": other.activity_id, "section": "nuisance"}
    signed_in(letting).post(address, typed(**tampered, evidence_kind="consent", dossier="x", id="x"))
    record = Record.objects.get()
    assert (record.basis, record.section, record.evidence_kind) == (contract, Section.TENANCY, "contract")
    assert record.dossier == dossier


@pytest.mark.parametrize("basis", [0, 999_999, 2**31])
def test_a_basis_that_is_not_there_is_not_found(basis, dossier, officer, signed_in):
    address = reverse("recording:entry", args=[dossier.reference, basis])
    assert signed_in(officer).post(address, typed()).status_code == 404
    assert not Record.objects.exists()


def test_an_import_writes_no_records(tmp_path, officer):
    tenants(tmp_path, LINE)
    command("import_vera", SAMPLES / "vera.json")
    assert not Record.objects.exists()
