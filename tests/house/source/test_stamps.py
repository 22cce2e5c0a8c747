"""When and who travel together: a moment (`x_at`) names its person (`x_by`), or it is said here why nobody is named."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db.models import CheckConstraint, DateTimeField, Model

OURS = ("dossiers", "consent", "retention", "cases", "wsn_privacy")

# Moments without a field of the same name for a person, by the reason why.
ALONE = {
    "the system did it: a job, or the start of something": {
        *("cases.CaseKey.made_at", "cases.Proof.made_at", "cases.Telling.made_at", "cases.Mail.made_at"),
        *("cases.Mail.sent_at", "dossiers.DossierKey.made_at", "dossiers.Emergency.told_at", "dossiers.Seal.sealed_at"),
        *("dossiers.ImportRun.done_at", "retention.Certificate.made_at", "retention.ErasureLine.at"),
        *("retention.Slip.made_at", "wsn_privacy.JobRun.started_at", "wsn_privacy.JobRun.finished_at"),
    },
    "it was somebody from outside, who has no account": {
        *(
            "cases.Case.received_at",
            "cases.StatusLink.made_at",
            "cases.StatusLink.used_at",
            "cases.Delivery.fetched_at",
        ),
        *("cases.Dispatch.fetched_at", "cases.Consultation.answered_at"),
    },
    "the row is that person's own, and names them in another field": {
        *("cases.Digest.at", "cases.KeptFilter.made_at", "cases.SearchTask.answered_at", "cases.Signature.at"),
        *("wsn_privacy.User.seen_at", "wsn_privacy.CalendarFeed.made_at", "wsn_privacy.CalendarFeed.revoked_at"),
        *("wsn_privacy.Undertaking.signed_at", "wsn_privacy.Invitation.used_at"),
    },
    "`by` is the person of the whole row": {"wsn_privacy.Invitation.made_at", "dossiers.ImportRun.made_at"},
    "the fee names who announced it, on the same day": {"cases.Fee.made_at"},
    "what carries out a decision, of which the person stands with the decision": {
        *("cases.Finding.destroyed_at", "cases.Measure.done_at", "retention.Destruction.at"),
        *("retention.Destruction.again_at", "retention.MentionItem.done_at"),
    },
    "the line of the journal names who did it": {
        *("cases.Consultation.told_at", "cases.Finding.found_at", "cases.SearchTask.ended_at"),
        "dossiers.ImportRun.undone_at",
    },
}
# People without a moment or a day of the same name, by the reason why.
ALWAYS = {
    "`made_at` is the moment of the row": {"wsn_privacy.Invitation.by", "dossiers.ImportRun.by"},
    "decided before; `at` is when it was carried out": {"retention.Destruction.decided_by"},
}
# Moments that are always there while their person need not be, by the reason why.
PERHAPS_NOBODY = {
    "the system does it too, or somebody from outside": {
        *("cases.Case.registered_at", "cases.ClockEvent.at", "cases.SearchReminder.at", "cases.DueReminder.at"),
        "cases.Undelivered.at",
        *("cases.Letter.made_at", "retention.Step.at", "retention.Outcome.at", "retention.Hold.placed_on"),
        *("dossiers.DossierUserObjectPermission.given_at", "dossiers.Record.recorded_at"),
    },
    "the first version came with the system": {
        *("cases.LetterText.made_at", "retention.Rule.made_at", "dossiers.ActivityVersion.made_at"),
    },
}
# Pairs that the database itself does not hold together yet: the act writes both.
ONLY_BY_THE_ACT = {
    *("cases.Consultation.noticed_on", "cases.Consultation.weighed_at", "cases.Clarification.answered_on"),
    *("cases.Limitation.reviewed_at", "retention.Hold.lifted_on", "retention.MentionItem.decided_at"),
    *("retention.Slip.proved_at", "dossiers.Emergency.reviewed_at", "dossiers.Freeze.lifted_at"),
}


def models() -> list[type[Model]]:
    """Our own, also those that only tie two others."""
    return [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def named(model: type[Model], ending: str) -> list[str]:
    """The fields called `ending`, or something and then `ending`: at, asked_at."""
    return [f.name for f in model._meta.concrete_fields if f.name == ending or f.name.endswith(f"_{ending}")]


def moments(model: type[Model]) -> list[str]:
    """When somebody did something; a day is one only beside a person."""
    return [name for name in named(model, "at") if isinstance(model._meta.get_field(name), DateTimeField)]


def people(model: type[Model]) -> list[str]:
    """Who did it: a member of staff."""
    return [name for name in named(model, "by") if model._meta.get_field(name).related_model is staff()]


def staff() -> type[Model]:
    return apps.get_model(settings.AUTH_USER_MODEL)


def pairs() -> Iterator[tuple[type[Model], str, str]]:
    """Every moment or day that has its person."""
    for model in models():
        for by in people(model):
            days = [name for name in (f"{by[:-2]}at", f"{by[:-2]}on") if name in named(model, name[-2:])]
            yield from ((model, when, by) for when in days[:1])


def full(model: type[Model], name: str) -> str:
    return f"{model._meta.label}.{name}"


def said(reasons: dict[str, set[str]]) -> set[str]:
    """All that is excused, whatever the reason."""
    return set().union(*reasons.values())


def test_who_and_when_are_found():
    found = {full(model, when) for model, when, _by in pairs()}
    assert {"cases.Signature.asked_at", "cases.Decision.at", "retention.Hold.lifted_on"} <= found


def test_every_moment_names_its_person_or_has_a_reason():
    paired = {full(model, when) for model, when, _by in pairs()}
    assert {full(model, name) for model in models() for name in moments(model)} - paired == said(ALONE)


def test_every_person_has_a_moment_or_a_reason():
    paired = {full(model, by) for model, _when, by in pairs()}
    assert {full(model, name) for model in models() for name in people(model)} - paired == said(ALWAYS)


def test_who_and_when_are_both_asked_or_both_left_open():
    uneven = {
        full(model, when)
        for model, when, by in pairs()
        if model._meta.get_field(when).null != model._meta.get_field(by).null
    }
    assert uneven == said(PERHAPS_NOBODY)


def test_who_and_when_that_may_be_open_are_held_together_by_the_database():
    loose = {
        full(model, when)
        for model, when, by in pairs()
        if model._meta.get_field(when).null
        and model._meta.get_field(by).null
        and not any(is_tied(constraint, when, by) for constraint in model._meta.constraints)
    }
    assert loose == ONLY_BY_THE_ACT


def is_tied(constraint: object, when: str, by: str) -> bool:
    """Whether a check names both."""
    if not isinstance(constraint, CheckConstraint):
        return False
    return {when, by} <= set(re.findall(r"\('(\w+?)(?:__\w+)?',", str(constraint.condition)))


def test_no_reason_is_given_twice():
    for reasons in (ALONE, ALWAYS, PERHAPS_NOBODY):
        assert sum(map(len, reasons.values())) == len(said(reasons))
