"""The table of steps: which status a case may go to from which, by which step."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.verbs import Verb
from law.clock import EventKind


class Status(TextChoices):
    """Where a case stands."""

    RECEIVED = "received", gettext_lazy("ontvangen")
    WAITING = "waiting", gettext_lazy("wacht op identiteit")
    IDENTIFIED = "identified", gettext_lazy("identiteit bekend")
    GATHERED = "gathered", gettext_lazy("gegevens verzameld")
    DECIDED = "decided", gettext_lazy("besloten")
    SENT = "sent", gettext_lazy("verzonden")
    WITHDRAWN = "withdrawn", gettext_lazy("ingetrokken")
    MERGED = "merged", gettext_lazy("samengevoegd")


@dataclass(frozen=True)
class Step:
    """A step that a person takes: its verb, its button, from which statuses, to which, and what it adds to the clock.

    Without a target the case stays where it is.
    """

    verb: Verb
    label: str | Promise
    sources: frozenset[Status]
    target: Status | None = None
    event: EventKind | None = None


OPEN = (Status.RECEIVED, Status.WAITING, Status.IDENTIFIED, Status.GATHERED, Status.DECIDED)
CLOSED = (Status.SENT, Status.WITHDRAWN, Status.MERGED)
JUDGED_IN = frozenset({Status.GATHERED})  # where single findings are decided on; that moves the case nowhere
UNDECIDED = frozenset({Status.RECEIVED, Status.WAITING, Status.IDENTIFIED, Status.GATHERED})

STEPS = {
    step.verb: step
    for step in (
        Step(
            Verb.IDENTITY_ASKED,
            gettext_lazy("Vraag wie het is"),
            frozenset({Status.RECEIVED}),
            Status.WAITING,
            EventKind.IDENTITY_ASKED,
        ),
        Step(
            Verb.IDENTIFIED,
            gettext_lazy("Leg identiteit vast"),
            frozenset({Status.RECEIVED, Status.WAITING}),
            Status.IDENTIFIED,
            EventKind.IDENTITY_GIVEN,
        ),
        Step(
            Verb.GATHERED,
            gettext_lazy("Verzamel de gegevens"),
            frozenset({Status.IDENTIFIED, Status.GATHERED}),
            Status.GATHERED,
        ),
        Step(
            Verb.DECIDED,
            gettext_lazy("Neem het besluit"),
            # From “identified” only where nothing has to be gathered: see cases.flow.rules.why_not_decide.
            frozenset({Status.IDENTIFIED, Status.GATHERED}),
            Status.DECIDED,
            EventKind.DECIDED,
        ),
        Step(Verb.REOPENED, gettext_lazy("Open het besluit opnieuw"), frozenset({Status.DECIDED}), Status.GATHERED),
        Step(
            Verb.SENT, gettext_lazy("Verstuur het antwoord"), frozenset({Status.DECIDED}), Status.SENT, EventKind.SENT
        ),
        # Who died has no rights under the AVG any more: the answer to who asks is a letter (recital 27).
        Step(
            Verb.HEIR_ANSWERED,
            gettext_lazy("Schrijf aan de nabestaanden en sluit"),
            frozenset({Status.RECEIVED, Status.WAITING}),
            Status.SENT,
            EventKind.SENT,
        ),
        # Also after the decision: until the answer is sent, nothing was given and nothing was done to a record.
        Step(
            Verb.WITHDRAWN, gettext_lazy("Trek het verzoek in"), frozenset(OPEN), Status.WITHDRAWN, EventKind.WITHDRAWN
        ),
        Step(
            Verb.MERGED,
            gettext_lazy("Voeg bij het eerdere verzoek"),
            frozenset({Status.IDENTIFIED}),
            Status.MERGED,
            EventKind.MERGED,
        ),
        Step(
            Verb.CLARIFICATION_ASKED,
            gettext_lazy("Vraag om uitleg"),
            UNDECIDED,
            event=EventKind.CLARIFICATION_ASKED,
        ),
        Step(Verb.CLARIFIED, gettext_lazy("Leg de uitleg vast"), UNDECIDED, event=EventKind.CLARIFICATION_GIVEN),
        # An extension counts from the day on which the person was told, not from when it was thought of.
        Step(Verb.EXTENDED, gettext_lazy("Meld verlenging"), frozenset(OPEN)),
        Step(
            Verb.EXTENSION_LEFT,
            gettext_lazy("De brief over de verlenging is weg"),
            frozenset(OPEN),
            event=EventKind.EXTENDED,
        ),
    )
}


def why_not(step: Verb, status: str) -> str:
    """The sentence that says why `step` cannot be taken in `status`, or an empty string."""
    sources = STEPS[step].sources if step in STEPS else JUDGED_IN
    if Status(status) in sources:
        return ""
    now = Status(status).label
    return _("Dit kan nu niet: het verzoek staat op “%(status)s”.") % {"status": now}


def as_markdown() -> str:
    """The table as `docs/nl/stappen.md` shows it: a drawing and a list of steps, in the words of the screen."""
    lines = [
        "# Van verzoek naar antwoord",
        "",
        "Gemaakt uit `cases/workflow.py` met `manage.py workflow`.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
    lines += ["    [*] --> received"]
    lines += [f"    {status.value} : {status.label}" for status in Status]
    for step in STEPS.values():
        lines += [
            f"    {source.value} --> {(step.target or source).value} : {step.label}"
            for source in Status
            if source in step.sources
        ]
    lines += [f"    {status.value} --> [*]" for status in CLOSED]
    lines += ["```", "", "| stap | mag vanuit | wordt | telt mee voor de termijn |", "| --- | --- | --- | --- |"]
    for step in STEPS.values():
        sources = ", ".join(str(status.label) for status in Status if status in step.sources)
        target = step.target.label if step.target else _("blijft zo")
        lines.append(f"| {step.label} | {sources} | {target} | {step.event.value if step.event else '-'} |")
    return "\n".join(lines) + "\n"
