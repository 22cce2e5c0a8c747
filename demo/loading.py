"""Loading the fictional association: all of it, or, when anything goes wrong, nothing."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from cases.models import Case
from demo import cleaning, daily, keeping, others, rights, search_plan, showing, staff
from demo.letters import PostRoom
from demo.requests import Desk
from demo.town import places
from demo.town.blocks import Town, homes_for
from demo.town.records import Clerk
from dossiers.models import Complex, Dossier, Person
from dossiers.refusal import Refused
from wsn_privacy.models import User

FEWEST, USUAL, MOST = 100, 480, 1_000_000
STANDS_IN = "leefbaarheid.noord"


def is_empty() -> bool:
    """Whether nobody and nothing is on file yet."""
    return not any(model._default_manager.exists() for model in (User, Complex, Person, Dossier, Case))


@transaction.atomic
def load(dossiers: int = USUAL) -> dict[str, Any]:
    """Fill an empty database with a fictional association of this many dossiers. Returns what `--json` prints.

    Raises Refused when the database is not empty: real and fictional people are never mixed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('demo'))")
        # References are checked row by row: left to the end, the list of a million dossiers would fill the memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    if not is_empty():
        raise Refused("De database is niet leeg. Voorbeeldgegevens komen alleen in een lege database.")
    now = timezone.now()
    users = staff.hire()
    complexes = places.complexes(homes_for(dossiers))
    for each in complexes:
        each.save()
    staff.assign(users, complexes)
    town = Town(Clerk(users, timezone.localdate(now)), complexes)
    town.load(dossiers)
    staff.stand_in(users[STANDS_IN], town.stories["lift"], now)
    keeping.keep(users, town, now)
    _study()
    desk = Desk(users, town.stories, now)
    done = desk.work()
    rights.use(desk)
    others.consult(desk, done.cases["heavy"])
    others.put_to_director(desk, "lift")
    search_plan.search(users, done.cases, timezone.localdate(now))
    daily.keep(desk.officer)
    cleaning.clean(users, timezone.localdate(now))
    PostRoom(users, done.cases, town.stories, now).work()
    return showing.told(done)


def _study() -> None:
    """Have the database look at what it was given, so that its plans fit at once."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE dossiers_person, dossiers_unit, dossiers_dossier, dossiers_record, dossiers_mention")
