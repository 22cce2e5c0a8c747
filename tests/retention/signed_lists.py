"""Destruction lists that are signed and carried out."""

import datetime as dt

from django.db import connection

from law.keeping import HERE
from retention.disposal.run import Disposal
from retention.lists import actions as lists
from retention.models import DestructionList, Step
from tests.retention.keeping import TODAY

DAY = dt.timedelta(days=1)
AFTER = TODAY + 8 * DAY


def sweep(on):
    """Carry out what is due on a day, as a sweep does."""
    return Disposal(on).run()


def foreseen(on):
    """What a sweep on a day would do, and does not do."""
    return Disposal(on).foreseen()


def as_destruction():
    """Until the end of the test: a step may be taken away, to be written again on another day."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL wsn.destruction = 'on'")


def signed(of, *people, at=TODAY):
    """`of`, submitted and signed by these people on a day."""
    lists.submit(of=of, by=of.proposed_by)
    for who in people:
        step = lists.approve(of=of, typed=of.reference, by=who)
        Step.objects.filter(pk=step.pk)._raw_delete("default")
        Step.objects.create(of=of, kind=step.kind, by=who, at=dt.datetime.combine(at, dt.time(12), HERE))
    return DestructionList.objects.get(pk=of.pk)
