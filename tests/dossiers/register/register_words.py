"""What somebody wants of an activity of the register."""

from dataclasses import replace

from django.utils import timezone

from dossiers.models import Activity, LogEntry
from dossiers.register import actions as register
from dossiers.register.content import TYPED
from dossiers.register.rules import Aim, Wanted


def wanted_of(activity, **words):
    """The activity as it stands, with some words changed; `grounds` and `aim` are words too."""
    grounds = words.pop("grounds", activity.bases.values_list("ground", flat=True))
    aim = words.pop("aim", Aim.TASK)
    return Wanted({**{name: getattr(activity, name) for name in TYPED}, **words}, frozenset(grounds), aim)


def new(**words):
    """A proper new activity, unless `words` make it otherwise."""
    return replace(wanted_of(Activity.objects.get(number=5), name="Sleutelbeheer"), **words)


def change(activity, by, **words):
    revision = words.pop("revision", activity.revision)
    today = timezone.localdate()
    return register.change(activity=activity, wanted=wanted_of(activity, **words), revision=revision, by=by, on=today)


def verbs():
    return list(LogEntry.objects.filter(content_type__model="activity").order_by("id").values_list("verb", flat=True))
