"""What somebody wants of an activity of the register."""

from dossiers.register.content import TYPED
from dossiers.register.rules import (
    Aim,
    Wanted,
)


def wanted_of(activity, **words):
    """The activity as it stands, with some words changed; `grounds` and `aim` are words too."""
    grounds = words.pop("grounds", activity.bases.values_list("ground", flat=True))
    aim = words.pop("aim", Aim.TASK)
    return Wanted({**{name: getattr(activity, name) for name in TYPED}, **words}, frozenset(grounds), aim)
