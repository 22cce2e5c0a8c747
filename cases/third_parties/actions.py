"""The other people in a case: who they are, and one choice per person that holds for every finding at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.flow import exemptions
from cases.flow.rights import right_of
from cases.flow.steps import locked
from cases.models import Decision, Finding, ThirdParty
from cases.redacting import people, text
from cases.redacting.names import shield
from cases.third_parties import rules as third_parties_rules
from cases.verbs import Verb
from dossiers.journal import actions as journal
from dossiers.models import Mention, Person
from dossiers.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from cases.models import Case
    from cases.redacting.people import Choices
    from dossiers.actors import Actor

CHANGED = ("outcome", "code", "ground", "reason", "given_text", "is_derived", "revision", "at", "by")


@dataclass
class Found:
    """One person in the findings of a case: where, as what, and what was chosen."""

    person: Person
    third: ThirdParty | None = None
    numbers: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    @property
    def is_shielded(self) -> bool:
        """Whether the name is hidden as it stands: yes without a choice."""
        return self.third is None or self.third.is_shielded


def people_in(case: Case) -> list[Found]:
    """Everybody in the findings of `case` but the one who asks, by name, with the findings they are in."""
    found: dict[Any, Found] = {}
    mentions = Mention.objects.filter(record__findings__case=case).exclude(person__in=case.subject_keys)
    rows = mentions.values_list("person_id", "record__findings__number", "role", "record__findings__case_id")
    owners = Finding.objects.filter(case=case, of_another=True, record__isnull=False)
    held = owners.values_list("record__dossier__person_id", "number")
    lines = [(person, number, str(Mention.Role(role).label)) for person, number, role, of in rows if of == case.pk]
    lines += [(person, number, _("eigen dossier")) for person, number in held if person not in case.subject_keys]
    chosen = {third.person_id: third for third in thirds_of(case)}
    known = Person.objects.in_bulk({person for person, _number, _role in lines} | set(chosen))
    for person, number, role in sorted(lines, key=lambda line: line[1]):
        one = found.setdefault(person, Found(known[person], chosen.get(person)))
        if number not in one.numbers:
            one.numbers.append(number)
        if role not in one.roles:
            one.roles.append(role)
    for person, third in chosen.items():
        found.setdefault(person, Found(known[person], third))
    return sorted(found.values(), key=lambda one: (one.person.name_key, str(one.person.pk)))


def thirds_of(case: Case) -> QuerySet[ThirdParty]:
    """The choices of a case, with what was put to whom."""
    return ThirdParty.objects.filter(case=case).select_related("person", "consultation", "by", "case__regulation")


@transaction.atomic
def choose(*, case: Case, person: Person, choice: str, by: Actor, reason: str = "", revision: int = 0) -> ThirdParty:
    """Choose what is done with the name of `person` in every finding. `revision` is the one looked at, 0 for none.

    Decisions on findings follow: a text made from the choices is made anew, and what was given whole becomes a part
    when the name of who is hidden stands in it. Raises Refused.
    """
    case = locked(case)
    before = ThirdParty.objects.filter(case=case, person=person).select_related("consultation").first()
    why = third_parties_rules.why_not_about(case, person) or third_parties_rules.why_not_choose(
        case, choice, reason, before, revision
    )
    if why:
        raise Refused(why)
    words = {"choice": choice, "reason": reason.strip(), "revision": revision + 1, "at": timezone.now(), "by": by}
    third, _new = ThirdParty.objects.update_or_create(case=case, person=person, defaults=words)
    journal.record(Verb.THIRD_CHOSEN, third, by=by)
    apply_choices(case, by=by)
    return third


@transaction.atomic
def shield_rest(*, case: Case, by: Actor) -> int:
    """Hide everybody about whom nobody chose yet. Returns how many. Raises Refused."""
    case = locked(case)
    rest = [found.person for found in people_in(case) if found.third is None]
    if why := third_parties_rules.why_not_choose(case, ThirdParty.Choice.SHIELD, "", None, 0):
        raise Refused(why)
    rows = [ThirdParty(case=case, person=person, choice=ThirdParty.Choice.SHIELD, by=by) for person in rest]
    for third in ThirdParty.objects.bulk_create(rows):
        journal.record(Verb.THIRD_CHOSEN, third, by=by)
    apply_choices(case, by=by)
    return len(rows)


def apply_choices(case: Case, *, by: Actor) -> int:
    """Have every decision on a finding follow the choices as they stand now. Returns how many changed."""
    if not right_of(case).gives:
        return 0
    chosen = people.choices_of(case)
    changed = [finding.decision for finding in _decided(case) if _settled(finding, finding.decision, chosen, case.kind)]
    now = timezone.now()
    for decision in changed:
        decision.revision, decision.at, decision.by = decision.revision + 1, now, by
    Decision.objects.bulk_update(changed, CHANGED, batch_size=500)
    if changed:
        journal.record(Verb.JUDGED, case, by=by, details={"settled": len(changed)})
    return len(changed)


def _decided(case: Case) -> Iterable[Finding]:
    """The findings of a case of which something is given, and what their text is made from."""
    rows = case.findings.of_records().filter(decision__isnull=False).exclude(decision__outcome="refused")
    return rows.whole().select_related("decision", "case")


def _settled(finding: Finding, decision: Decision, chosen: Choices, kind: str) -> bool:
    """Have one decision follow the choices. Says whether it changed."""
    hidden = chosen.to_shield(finding)
    before = (decision.outcome, decision.given_text)
    if decision.outcome == Decision.Outcome.GRANTED:
        if not people.tells_of(finding, chosen.chosen_to_hide()):
            return False
        code = Decision.Code.OTHER_PERSON
        decision.outcome, decision.code, decision.ground = Decision.Outcome.PARTLY, code, exemptions.usual(code, kind)
        decision.reason, decision.is_derived = usual_reason(), True
        decision.given_text = text.given_text(finding, (), hidden, code)
    elif not decision.is_derived:
        decision.given_text = shield(decision.given_text, hidden, decision.code)
    elif text.withholds(finding, decision.passages, hidden):
        decision.given_text = text.given_text(finding, decision.passages, hidden, decision.code)
    else:
        decision.outcome, decision.is_derived = Decision.Outcome.GRANTED, False
        decision.code = decision.ground = decision.reason = decision.given_text = ""
    return before != (decision.outcome, decision.given_text)


def usual_reason() -> str:
    """What the person reads where a name was hidden by a choice."""
    return _("Hier staat de naam van iemand anders. Die heeft ook recht op privacy.")
