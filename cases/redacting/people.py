"""Whose names stay hidden in a case: one choice per person, for every finding at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.flow.subjects import subjects_of
from cases.models import ThirdParty
from cases.redacting.names import shield, words_of

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Case, Finding


@dataclass(frozen=True)
class Choices:
    """What was chosen in one case: who is hidden, who is not, and the folded words they are known by."""

    hidden: frozenset[UUID]
    shown: frozenset[UUID]
    words: frozenset[str]  # of everybody hidden
    own: frozenset[str]  # of the one who asks, and of who is shown

    def to_shield(self, finding: Finding) -> set[str]:
        """The words to shield in `finding`: of who is hidden, wherever that is, and of who is here without a choice."""
        here = words_of(person for person in finding.others() if person.pk not in self.shown)
        return here | (self.words - self.own)

    def chosen_to_hide(self, finding: Finding) -> set[str]:
        """The words of who is hidden by choice and may stand in `finding`."""
        here = words_of(person for person in finding.others() if person.pk in self.hidden)
        return here | (self.words - self.own)

    def without_choice(self, finding: Finding) -> set[str]:
        """The words of who is recorded in `finding` and about whom nobody chose."""
        known = self.hidden | self.shown
        return words_of(person for person in finding.others() if person.pk not in known)


def choices_of(case: Case) -> Choices:
    """The choices of this case: one query."""
    rows = ThirdParty.objects.filter(case=case).select_related("person", "consultation")
    hidden = {row.person for row in rows if row.is_shielded}
    shown = {row.person for row in rows if not row.is_shielded}
    subject = subjects_of(case)
    return Choices(
        hidden=frozenset(person.pk for person in hidden),
        shown=frozenset(person.pk for person in shown),
        words=frozenset(words_of(hidden)),
        own=frozenset(words_of([*subject, *shown])),
    )


def names(finding: Finding, words: set[str]) -> bool:
    """Whether one of the folded `words` stands anywhere in what a person would get of `finding`."""
    return any(shield(text, words) != text for text in (finding.title, finding.text, finding.origin))
