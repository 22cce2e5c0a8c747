"""A request that somebody is still filling in: kept with the session on the server, and gone once it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.http import QueryDict

from cases.intake.actions import Asked
from cases.intake.public.forms import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.sessions.backends.base import SessionBase

    from cases.intake.public.forms import StepForm

KEY = "draft"
ORDER = tuple(STEPS)
CHECK = "controleren"
ALL_STEPS = (*ORDER, CHECK)


class Draft:
    """What was typed so far, by step, and the number of this sending. Answers are judged anew at every reading."""

    def __init__(self, session: SessionBase) -> None:
        self.session = session
        kept = session.get(KEY) or {}
        self.submission = UUID(kept["submission"]) if kept else uuid4()
        self.typed: dict[str, dict[str, list[str]]] = kept.get("typed", {})

    def __bool__(self) -> bool:
        return bool(self.typed)

    def kept(self, step: str) -> StepForm:
        """The form of `step` with what was typed in it before, whether it is right or not."""
        typed = QueryDict(mutable=True)
        for name, values in self.typed.get(step, {}).items():
            typed.setlist(name, values)
        return STEPS[step](typed, asked=self.kinds)

    def blank(self, step: str, **initial: Any) -> StepForm:
        """The form of `step` to be filled in, with what was answered before."""
        before = self.kept(step)
        before.is_valid()
        return STEPS[step](asked=self.kinds, initial={**before.cleaned_data, **initial})

    @property
    def kinds(self) -> list[str]:
        """What is asked, one or more; nothing yet."""
        return self.typed.get("wat", {}).get("kind", [])

    def keep(self, step: str, typed: QueryDict) -> None:
        """Keep what was typed in `step`. Only boxes of that form are kept."""
        boxes = boxes_of(STEPS[step])
        self.typed[step] = {name: typed.getlist(name) for name in typed if name in boxes}
        self.session[KEY] = {"submission": str(self.submission), "typed": self.typed}

    def gap(self, upto: str = CHECK) -> str:
        """The first step before `upto` that has no good answer, or nothing."""
        before = ORDER[: ALL_STEPS.index(upto)]
        return next((step for step in before if not self.kept(step).is_valid()), "")

    def answers(self) -> Iterator[tuple[str, str, str, str]]:
        """Step, name, question and answer in words, of everything that counts. Only for a draft without a gap."""
        for step in ORDER:
            form = self.kept(step)
            form.is_valid()
            yield from ((step, *answer) for answer in form.answers())

    def asked(self) -> Asked:
        """The request in the terms of the casework. Only for a draft without a gap."""
        given: dict[str, Any] = {}
        for step in ORDER:
            form = self.kept(step)
            form.is_valid()
            given |= form.cleaned_data
        del given["for_whom"], given["letters_safe"]
        first, *also = given.pop("kind")
        return Asked(**{**given, "topics": tuple(given["topics"]), "kind": first, "also": tuple(also)})

    def drop(self) -> None:
        """Forget it all."""
        self.session.pop(KEY, None)


def boxes_of(form: type[StepForm]) -> set[str]:
    """The names under which the boxes of a form are posted; a date has three."""
    parts = {name: getattr(field.widget, "widgets_names", [""]) for name, field in form.base_fields.items()}
    return {f"{name}{part}" for name, ends in parts.items() for part in ends}
