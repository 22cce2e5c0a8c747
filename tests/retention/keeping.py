"""Records that are due, for tests of lists and of the sweep."""

import datetime as dt
from typing import Any

from django.utils import timezone

from dossiers.models import LawfulBasis, Record
from tests import cast

TODAY = timezone.localdate()
LONG_AGO = dt.date(2015, 6, 1)


def kept_by(category: str, **days: Any) -> Record:
    """A record under the rule `category`, in a dossier that ended long ago unless `ended_on` says otherwise."""
    basis = LawfulBasis.objects.filter(activity__retention=category).select_related("activity").first()
    ended = days.pop("ended_on", LONG_AGO)
    dossier = cast.make_dossier(started_on=dt.date(2010, 1, 1), ended_on=ended)
    days = {"happened_on": LONG_AGO, "trigger_on": LONG_AGO, **days}
    return cast.make_record(dossier, basis.activity.section, basis=basis, **days)
