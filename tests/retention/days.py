"""Days and rules at which counting goes wrong most easily, and records of such days."""

import datetime as dt
import random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dossiers.models import LawfulBasis, Record
from law.keeping import HERE
from law.terms import Kind, Starts
from retention.models import Rule
from tests import cast

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))
RULES = st.builds(
    Rule,
    category=st.just("x"),
    trigger=st.just("einde"),
    starts=st.sampled_from([each.value for each in Starts]),
    years=st.integers(0, 3),
    months=st.integers(0, 13),
    days=st.integers(0, 40),
    is_maximum=st.booleans(),
    basis=st.sampled_from([each.value for each in Kind]),
)
SOME_DAYS = [
    dt.date(2024, 2, 28),
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 1),
    dt.date(2024, 12, 31),
    dt.date(2025, 1, 1),
]
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def of_all_days():
    """Records of all kinds of days, the turns of month and year among them, with what they are read with."""
    draw = random.Random(7)
    basis = LawfulBasis.objects.select_related("activity").first()

    def day(earliest=dt.date(2020, 1, 1)):
        return draw.choice([*SOME_DAYS, earliest + dt.timedelta(draw.randrange(2500))])

    for _ in range(12):
        ended = draw.choice([None, day(), day()])
        dossier = cast.make_dossier(started_on=dt.date(2020, 1, 1), ended_on=ended)
        for _ in range(3):
            moment = dt.datetime.combine(day(), draw.choice([dt.time(), dt.time(23, 59, 59)]), HERE)
            days = {"happened_on": day(), "trigger_on": draw.choice([None, day()]), "recorded_at": moment}
            cast.make_record(dossier, basis.activity.section, basis=basis, **days)
    return list(Record.objects.select_related("dossier", "basis__activity"))
