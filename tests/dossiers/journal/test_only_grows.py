"""What is added and never changed: the database holds to it, and lets it go by destruction alone."""

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from cases.models import Case, ClockEvent
from dossiers.access import wall
from tests import planted
from tests.dossiers.access.site_account import as_site

# Each with a column that somebody would like to read otherwise.
PAPERS = {
    "dossiers.Correction": "evidence",
    "dossiers.Statement": "text",
    "dossiers.Opening": "reason",
    "cases.ClockEvent": "kind",
    "wsn_privacy.Undertaking": "signed_at",
}
OTHERWISE = {"signed_at": "2020-01-01T12:00:00Z", "kind": "sent"}


@pytest.fixture
def filled(db):
    """One row of every model at least."""
    planted.fill()


def tables():
    return [(apps.get_model(label)._meta.db_table, column) for label, column in PAPERS.items()]


def is_refused(statement, *values):
    """Whether the database refuses this, because of what only grows."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute(statement, values)
        except Error as fault:
            transaction.set_rollback(True)
            return "only grows" in str(fault)
        assert cursor.rowcount > 0, "there was nothing to refuse"
    return False


@pytest.mark.parametrize("label", PAPERS)
def test_it_is_not_changed_and_not_taken_away(filled, label):
    model = apps.get_model(label)
    with pytest.raises(Error, match="only grows"), transaction.atomic():
        model.objects.update(**{PAPERS[label]: OTHERWISE.get(PAPERS[label], "anders")})
    with pytest.raises(Error, match="only grows"), transaction.atomic():
        model.objects.order_by("pk").first().delete()


def triggers():
    """The names of all triggers of models, as a setting of pgtrigger lists them."""
    return ",".join(
        trigger.get_pgid(model) for model in apps.get_models() for trigger in getattr(model._meta, "triggers", ())
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("setting", ["wsn.destruction = 'on'", "pgtrigger.ignore = '{names}'"])
def test_who_does_not_own_the_tables_cannot_say_that_it_destroys(setting):
    planted.fill()
    with as_site(), wall.as_job(), connection.cursor() as cursor:
        cursor.execute("SET " + setting.replace("names", triggers()))
        for table, column in tables():
            assert is_refused(f"DELETE FROM {table}")
            assert is_refused(f"UPDATE {table} SET {column} = %s", OTHERWISE.get(column, "anders"))


def test_a_whole_case_can_be_destroyed_and_nobody_else_may_take_an_event(filled):
    case = Case.objects.order_by("pk").last()
    of_case = ClockEvent.objects.filter(case=case)
    number, others = of_case.count(), ClockEvent.objects.exclude(case=case).count()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
        assert of_case.delete()[0] == number > 0
        cursor.execute("SET LOCAL wsn.destruction = ''")
    assert (of_case.count(), ClockEvent.objects.count()) == (0, others)
    with pytest.raises(Error, match="only grows"), transaction.atomic():
        ClockEvent.objects.all().delete()


def test_destruction_says_so_for_its_own_transaction_alone(filled):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")
        transaction.set_rollback(True)
    assert all(is_refused(f"DELETE FROM {table}") for table, _column in tables())
