"""What is kept of the person apart from any record: the card of the client list, and what they asked and wrote before.

It opens the copy of AVG art. 15(3). Other people in it stand in general words; who acts for the person by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.answer import earlier
from cases.flow.addressing import representation_of
from cases.flow.representation_rules import BEYOND
from cases.flow.rights import right_of
from cases.flow.subjects import subjects_of
from cases.letters.typeset import OwnPart, OwnSection
from cases.models import Decision
from dossiers.models import Person, Tie
from dossiers.models.people import REPRESENTING
from dossiers.text.printable import dutch
from law.grounds import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cases.models import Case, Finding
    from cases.redacting.people import Choices
    from dossiers.models import Dossier

    Facts = list[tuple[str, str]]

# Every field of the models that holds something about the person, under the words of the copy. What is not in it stands
# in `LEFT_OUT`, with the reason.
PERSON: Mapping[str, str] = {
    "given_name": "Voornaam",
    "prefix": "Tussenvoegsel",
    "family_name": "Achternaam",
    "born_on": "Geboortedatum",
    "address": "Adres",
    "phone": "Telefoonnummer",
    "email": "E-mailadres",
    "client_number": "Klantnummer",
    "kind": "Wat u bij ons bent",
    "reference": "Ons kenmerk",
    "vera_id": "Kenmerk voor andere systemen",
}
DOSSIER: Mapping[str, str] = {
    "unit": "woning",
    "complex": "complex",
    "started_on": "van",
    "ended_on": "tot en met",
    "reference": "dossier",
    "vera_id": "kenmerk voor andere systemen",
}
REQUESTER: Mapping[str, str] = {
    "name": "Uw naam",
    "born_on": "Uw geboortedatum",
    "address": "Uw adres",
    "former_address": "Uw oude adres",
    "letter_address": "Uw postadres",
    "email": "Uw e-mailadres",
    "phone": "Uw telefoonnummer",
}
GIVEN: Mapping[str, str] = {  # of the card, what the person told us; the rest of it we made ourselves
    name: PERSON[name] for name in ("given_name", "prefix", "family_name", "address", "phone", "email")
}
REACHED: Mapping[str, str] = {
    name: REQUESTER[name] for name in ("address", "former_address", "letter_address", "email", "phone")
}
LEFT_OUT: Mapping[str, str] = {
    "person.id": "a key of the database",
    "person.died_on": "who asks lives: of who died no copy is made",
    "person.name_key": "the name once more, folded for search",
    "dossier.id": "a key of the database",
    "dossier.person": "the person whose copy this is",
    "dossier.sort_key": "the name once more, folded for search",
    "dossier.sections": "of which sections there are pieces; the pieces themselves are in the copy",
    "requester.case": "the request that this is the answer to",
    "requester.relation": "what was chosen on the form, to find the person by",
    "requester.contact_by": "how the answer to this request goes",
    "requester.on_behalf_of": "empty, or else the form was filled in by somebody else",
}
TIES: Mapping[str, str] = {
    Tie.Kind.CO_TENANT: "Iemand die met u huurt",
    Tie.Kind.PARTNER: "Uw partner",
    Tie.Kind.EX_PARTNER: "Uw ex-partner",
    Tie.Kind.CHILD: "Uw kind",
    Tie.Kind.PARENT: "Uw ouder",
}
THE_OTHER_WAY: Mapping[str, str] = {
    Tie.Kind.CO_TENANT: "U huurt met iemand anders",
    Tie.Kind.PARTNER: "U bent partner van iemand",
    Tie.Kind.EX_PARTNER: "U bent ex-partner van iemand",
    Tie.Kind.CHILD: "U bent kind van iemand",
    Tie.Kind.PARENT: "U bent ouder van iemand",
}


def own_sections(case: Case, findings: list[Finding], chosen: Choices) -> tuple[OwnSection, ...]:
    """The sections that open the copy, each part numbered K1, K2 ...; none where nobody is known."""
    if case.subject is None or not right_of(case).informs:
        return ()
    return _numbered(
        ("Wie u bent bij ons", _who(case, findings, chosen)),
        ("Eerdere verzoeken en brieven", earlier.parts(case, subjects_of(case), views=not _is_for_a_task(case))),
    )


def flat(sections: tuple[OwnSection, ...]) -> list[OwnPart]:
    """Every part, in order."""
    return [part for section in sections for part in section.parts]


def nothing(case: Case) -> str:
    """What the overview says where there are no pieces."""
    if not right_of(case).informs:
        return "Bij dit antwoord horen geen stukken."
    return "Andere stukken over u vonden wij niet." if case.subject else "Wij hebben geen gegevens van u gevonden."


def _numbered(*sections: tuple[str, Iterable[OwnPart]]) -> tuple[OwnSection, ...]:
    """Sections of parts that say something, numbered through."""
    made, last = [], 0
    for heading, parts in sections:
        said = [part for part in parts if part.facts]
        marked = [OwnPart(f"K{n}", part.heading, part.facts, part.is_own) for n, part in enumerate(said, last + 1)]
        last += len(marked)
        if marked:
            made.append(OwnSection(heading, marked))
    return tuple(made)


def _who(case: Case, findings: list[Finding], chosen: Choices) -> Iterator[OwnPart]:
    """Card, homes, people around, consents, and what was filled in now; of who has two entries, both."""
    for person in subjects_of(case):
        homes = person.dossiers.select_related("unit", "complex").order_by("started_on", "id")
        yield OwnPart("", "Klantkaart", _facts(person, PERSON))
        yield OwnPart("", "Wonen", [("Dossier", _home(dossier)) for dossier in homes])
        people = [] if _is_for_a_task(case) else list(_people(person, chosen))
        yield OwnPart("", "Mensen om u heen", people, is_own=False)
    yield OwnPart("", "Uw toestemmingen", list(_consents(findings)), is_own=False)
    yield OwnPart("", "Wat u bij dit verzoek invulde", _filled_in(case))


def given_by(case: Case) -> Facts:
    """What somebody gave us about themselves: name, birth date, home, and how to reach them (AVG art. 20(1))."""
    facts = dict.fromkeys(fact for person in subjects_of(case) for fact in _told_by(person))
    known = {value for _label, value in facts}
    also = _facts(case.requester, REACHED) if _asks_alone(case) else []
    return [*facts, *((label, value) for label, value in also if value not in known)]


def _told_by(person: Person) -> Facts:
    """Of one entry in the client list, what the person told us."""
    homes = person.dossiers.filter(unit__isnull=False).select_related("unit").order_by("started_on", "id")
    born = [(PERSON["born_on"], person.born_on.isoformat())] if person.born_on else []
    return [*_facts(person, GIVEN), *born, *(("Woning", dossier.unit.address) for dossier in homes if dossier.unit)]


def _is_for_a_task(case: Case) -> bool:
    """Whether it goes to who acts for money or care alone, whom household and views do not concern (UAVG art. 5)."""
    acting = representation_of(case)
    return acting is not None and acting.capacity in BEYOND


def _asks_alone(case: Case) -> bool:
    """Whether what was filled in with this request is of the person, and not of who acts for them."""
    return not (representation_of(case) or case.requester.on_behalf_of)


def _filled_in(case: Case) -> Facts:
    """What the person filled in with this request; nothing where somebody else did."""
    if not _asks_alone(case):
        return []
    return [*_facts(case.requester, REQUESTER), *([("Uw vraag", case.question)] if case.question.strip() else [])]


def _facts(row: object, labels: Mapping[str, str]) -> Facts:
    made = [(label, _in_words(row, name)) for name, label in labels.items()]
    return [(label, value) for label, value in made if value]


def _in_words(row: object, name: str) -> str:
    """A field as people read it: a choice by its label, a day in words."""
    label = getattr(row, f"get_{name}_display", None)
    value = label() if label else getattr(row, name)
    return dutch(value) if hasattr(value, "isoformat") else str(value or "").strip()


def _home(dossier: Dossier) -> str:
    """A tenancy on one line: which home, from when to when."""
    unit = dossier.unit
    said = {
        "unit": f"{unit.address} (eenheid {unit.code})" if unit else "",
        "complex": dossier.complex.name if dossier.complex else "",
        "ended_on": dutch(dossier.ended_on) if dossier.ended_on else "nu",
    }
    found = ((label, said[name] if name in said else _in_words(dossier, name)) for name, label in DOSSIER.items())
    return ", ".join(f"{label} {value}" for label, value in found if value)


def _people(person: Person, chosen: Choices) -> Iterator[tuple[str, str]]:
    """Household and representation: from when to when; by name only who acts for this person and is not hidden."""
    for tie in Tie.objects.of(person).order_by("since", "id"):
        lasts = f"vanaf {dutch(tie.since)}" + (f" tot en met {dutch(tie.until)}" if tie.until else "")
        if tie.kind not in REPRESENTING:
            labels = TIES if tie.person_id == person.pk else THE_OTHER_WAY
            yield labels[tie.kind], lasts
        elif tie.person_id != person.pk:
            yield f"U bent {tie.get_kind_display()} van iemand", lasts
        elif tie.other_id in chosen.hidden:
            yield f"Uw {tie.get_kind_display()}", lasts
        else:
            yield f"Uw {tie.get_kind_display()}", f"{tie.other.name}, voor {tie.scope}, {lasts}"


def _consents(findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """What rests on consent of the person: for what, and in which words it was given. Nothing of what is withheld."""
    for finding in findings:
        record = finding.record
        if record is None or finding.of_another or record.basis.ground != Ground.CONSENT:
            continue
        if finding.decision.outcome == Decision.Outcome.GRANTED:
            yield record.basis.activity.name, f"{record.evidence} (stuk {finding.number})"
