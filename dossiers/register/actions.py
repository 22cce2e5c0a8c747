"""Acts on the register of processing activities. What is written becomes a version that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from dossiers.journal import actions as journal
from dossiers.models import Activity, ActivityVersion, Dpia, LawfulBasis
from dossiers.refusal import Refused
from dossiers.register import rules as register_rules
from dossiers.register.content import TYPED, content_of
from dossiers.verbs import Common, Verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dossiers.actors import Actor
    from dossiers.register.rules import Wanted


@transaction.atomic
def add(*, wanted: Wanted, by: Actor, on: dt.date) -> Activity:
    """Register a new activity, with its first version (AVG art. 30). Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dossiers.register'))")
    if why := register_rules.why_not_add(wanted):
        raise Refused(why)
    last = Activity.objects.order_by("-number").values_list("number", flat=True).first() or 0
    activity = Activity.objects.create(number=last + 1, checked_on=on, **_fields(wanted))
    _set_grounds(activity, wanted.grounds)
    _keep_version(activity, by)
    journal.record(Verb.ACTIVITY_REGISTERED, activity, by=by)
    return activity


@transaction.atomic
def change(*, activity: Activity, wanted: Wanted, revision: int, by: Actor, on: dt.date) -> Activity:
    """Change an activity that was read as version `revision`: a new version, unless nothing differs. Raises Refused.

    Who writes the whole form has seen the whole form, so it counts as looked at.
    """
    activity = _locked(activity)
    if why := register_rules.why_not_change(activity, wanted, revision):
        raise Refused(why)
    before = content_of(activity)
    for name, value in _fields(wanted).items():
        setattr(activity, name, value)
    activity.checked_on = on
    _set_grounds(activity, wanted.grounds)
    _next_version(activity, before, by)
    journal.record(Verb.ACTIVITY_CHANGED, activity, by=by)
    return activity


@transaction.atomic
def check(*, activity: Activity, by: Actor, on: dt.date) -> Activity:
    """Witness that what the register says is still right: the yearly look, in one click. Raises Refused."""
    activity = _locked(activity)
    if why := register_rules.why_not_check(activity):
        raise Refused(why)
    activity.checked_on = on
    activity.save(update_fields=["checked_on"])
    journal.record(Verb.ACTIVITY_CHECKED, activity, by=by)
    return activity


@transaction.atomic
def end(*, activity: Activity, by: Actor, on: dt.date) -> Activity:
    """End an activity: nothing new can rest on it; what rests on it stays until its term. Raises Refused."""
    activity = _locked(activity)
    if why := register_rules.why_not_check(activity):
        raise Refused(why)
    before = content_of(activity)
    activity.ended_on = on
    activity.bases.update(until=on)
    _next_version(activity, before, by)
    journal.record(Common.ENDED, activity, by=by)
    return activity


@transaction.atomic
def resume(*, activity: Activity, by: Actor, on: dt.date) -> Activity:
    """Take an ended activity up again. Raises Refused."""
    activity = _locked(activity)
    if why := register_rules.why_not_resume(activity):
        raise Refused(why)
    before = content_of(activity)
    activity.ended_on, activity.checked_on = None, on
    activity.bases.update(until=None)
    _next_version(activity, before, by)
    journal.record(Common.RESUMED, activity, by=by)
    return activity


@transaction.atomic
def assess(*, activity: Activity, parts: Mapping[str, str], review_on: dt.date, by: Actor, on: dt.date) -> Dpia:
    """Keep the assessment of an activity with high risk, in its four parts (AVG art. 35(7)). Raises Refused."""
    activity = _locked(activity)
    if why := register_rules.why_not_assess(activity, parts, review_on, on):
        raise Refused(why)
    before = content_of(activity)
    words = {name: parts[name] for name in ("description", "necessity", "risks", "measures")}
    dpia, _new = Dpia.objects.update_or_create(
        activity=activity, defaults={**words, "review_on": review_on, "made_on": on}
    )
    _next_version(activity, before, by)
    journal.record(Verb.DPIA_ASSESSED, activity, by=by)
    return dpia


@transaction.atomic
def advise(*, activity: Activity, advice: str, by: Actor) -> Dpia:
    """Keep what the FG advises on an assessment (AVG art. 35(2)). Raises Refused."""
    activity = _locked(activity)
    if why := register_rules.why_not_advise(activity):
        raise Refused(why)
    before = content_of(activity)
    dpia = activity.dpia
    dpia.advice = advice
    dpia.save(update_fields=["advice"])
    _next_version(activity, before, by)
    journal.record(Verb.DPIA_ADVISED, activity, by=by)
    return dpia


def take_along(*, purpose: str, by: Actor) -> None:
    """Witness that `by` takes the whole register along, for `purpose`. Without its line, nothing leaves."""
    journal.record(Verb.REGISTER_EXPORTED, by, by=by, purpose=purpose)


def _locked(activity: Activity) -> Activity:
    """The activity as it stands, with its bases, until the end of the transaction: no record may join meanwhile."""
    found = Activity.objects.select_for_update().get(pk=activity.pk)
    list(LawfulBasis.objects.select_for_update().filter(activity=found).order_by("pk"))
    return found


def _fields(wanted: Wanted) -> dict[str, Any]:
    return {name: wanted.words[name] for name in TYPED}


def _set_grounds(activity: Activity, grounds: frozenset[str]) -> None:
    """Make these the lawful bases of `activity`. Those that go are used by no record."""
    activity.bases.exclude(ground__in=grounds).delete()
    held = set(activity.bases.values_list("ground", flat=True))
    for ground in sorted(grounds - held):
        LawfulBasis.objects.create(activity=activity, ground=ground)


def _next_version(activity: Activity, before: dict[str, Any], by: Actor) -> None:
    """Save `activity`, and keep it as its next version if it reads differently from `before`."""
    activity.save()
    if content_of(activity) != before:
        activity.revision += 1
        activity.save(update_fields=["revision"])
        _keep_version(activity, by)


def _keep_version(activity: Activity, by: Actor) -> None:
    ActivityVersion.objects.create(
        activity=activity, number=activity.revision, content=content_of(activity), made_by=by
    )
