"""The second wall stands round all that is kept about people, and shows each function what the first wall does."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q

from cases.models import (
    Case,
    ClockEvent,
    Consultation,
    Decision,
    Delivery,
    Dispatch,
    Finding,
    FoundPaper,
    KeptFilter,
    Letter,
    Requester,
    SearchTask,
    Signature,
    Telling,
    ThirdParty,
)
from dossiers.access import wall
from dossiers.functions import SEES_EVERYBODY, Function
from dossiers.models import Dossier, Person, Record, Tie
from dossiers.scope import has_function
from retention import permissions
from retention.models import (
    Certificate,
    Destruction,
    DestructionList,
    Hold,
    Item,
    MentionItem,
    Outcome,
    Slip,
    SlipLine,
    Step,
)
from tests import planted

MODELS = {model._meta.label_lower: model for model in planted.our_models()}
OUTSIDE = {
    "dossiers.unit": "the address of a home, which tells nobody's name",
    "dossiers.dossieruserobjectpermission": "says who may look, and is read to know it",
    "wsn_privacy.user": "colleagues, read to sign them in",
    "wsn_privacy.invitation": "colleagues",
    "wsn_privacy.undertaking": "colleagues",
    "wsn_privacy.calendarfeed": "colleagues",
}
WHOLES = {Case, Dossier, Record, Person}


def is_about_people(model):
    """Whether a row tells of somebody, or hangs on a row that does."""
    towards = {field.related_model for field in model._meta.concrete_fields if field.is_relation}
    return bool(model.Privacy.personal or towards & WHOLES)


def test_every_table_about_people_is_behind_it_or_listed_with_its_reason(db):
    about = {label for label, model in MODELS.items() if is_about_people(model)}
    behind = {label for label, model in MODELS.items() if model._meta.db_table in wall.tables()}
    assert about - behind <= OUTSIDE.keys()
    assert not behind & OUTSIDE.keys()


def test_the_owner_of_the_tables_is_behind_it_too(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relforcerowsecurity")
        assert {name for (name,) in cursor.fetchall()} == wall.tables()


def test_where_nothing_is_set_no_table_gives_a_row(db):
    planted.plant()
    found = {}
    for nobody in (False, True):
        for table in sorted(wall.tables()):
            with connection.cursor() as cursor:
                if nobody:
                    with wall.seen_by(AnonymousUser()):
                        cursor.execute(f"SELECT count(*) FROM {table}")
                        found[table] += cursor.fetchone()
                else:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    found[table] = cursor.fetchone()
    assert len(found) > 40
    assert {table: counts for table, counts in found.items() if counts[0] == 0 or counts[1] != 0} == {}


def allowed(user):
    """What `user` may see, in the words of the first wall."""
    cases = Case.objects.visible_to(user)
    reads = has_function(user, *SEES_EVERYBODY)
    put = Case.objects.filter(signatures__to=user.pk) if has_function(user, Function.DIRECTOR) else Case.objects.none()
    inside = cases if reads else put
    tasks = SearchTask.objects.filter(Q(pk__in=SearchTask.objects.visible_to(user)) | Q(case__in=inside))
    named = Q(mentions__record__in=Record.objects.visible_to(user)) | Q(pk__in=cases.values("subject"))
    named |= Q(pk__in=ThirdParty.objects.filter(case__in=inside).values("person"))
    yield from ((model, model.objects.visible_to(user)) for model in (Dossier, Record, Tie, Case, KeptFilter))
    people = Person.objects.filter(Q(pk__in=Person.objects.visible_to(user)) | named).distinct()
    yield Person, people
    held = Q(dossier__in=Dossier.objects.visible_to(user)) | Q(record__in=Record.objects.visible_to(user))
    yield Hold, Hold.objects.filter(held | Q(person__in=people))
    for model in (DestructionList, Step, Item, Outcome, Destruction, Certificate, Slip, SlipLine, MentionItem):
        yield model, model.objects.all() if permissions.may_read(user) else model.objects.none()
    yield from ((model, model.objects.filter(case__in=cases)) for model in (Requester, ClockEvent))
    yield from (
        (model, model.objects.filter(case__in=inside)) for model in (Finding, Letter, Telling, ThirdParty, Delivery)
    )
    yield Decision, Decision.objects.filter(finding__case__in=inside)
    yield Dispatch, Dispatch.objects.filter(letter__case__in=inside)
    yield Consultation, Consultation.objects.filter(third__case__in=inside)
    yield Signature, Signature.objects.all() if reads else Signature.objects.filter(to=user.pk)
    yield SearchTask, tasks
    yield FoundPaper, FoundPaper.objects.filter(task__in=tasks)


@pytest.mark.slow
@pytest.mark.parametrize("who", [*Function, "stranger"])
def test_without_the_first_wall_the_second_shows_the_same(who, scene):
    user = scene.people[who]
    first = {model: set(rows.values_list("pk", flat=True)) for model, rows in allowed(user)}
    with wall.seen_by(user):
        assert {model: set(model.objects.order_by().values_list("pk", flat=True)) for model in first} == first
