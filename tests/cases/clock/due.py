"""Requests whose answer is due on a day."""

import datetime as dt

from django.utils import timezone

from cases.models import Case
from tests import cast


def due(days=0, *, on=None, owner=None, **asked):
    """A request whose answer is due so many days from today."""
    case = cast.make_case(**asked)
    Case.objects.filter(pk=case.pk).update(due_on=on or timezone.localdate() + dt.timedelta(days), owner=owner)
    return Case.objects.get(pk=case.pk)
