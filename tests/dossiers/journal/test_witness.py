"""No line, no act: every act leaves its line in its own transaction, and without the line it does not happen."""

from contextlib import nullcontext, suppress
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.clock import actions as clock
from cases.decision import actions as decision
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.flow import steps
from cases.identity import actions as identity
from cases.models import StatusLink
from cases.public_access.tokens import token_of
from cases.status import actions as tracking
from dossiers.models import LogEntry
from dossiers.people import actions as people
from dossiers.people.actions import Newcomer
from dossiers.people.rules import Said
from dossiers.records import freezing
from dossiers.refusal import Refused
from dossiers.viewing.actions import look, open_section, search
from retention.holds.actions import Cause, lift_holds, place_hold
from retention.models import Hold
from tests import cast
from wsn_privacy.accounts.undertaking import sign


@pytest.fixture
def acts(officer, tenant, dossier):
    """Every act by name: called, it makes the rows that allow it and gives the act, ready to be done."""
    cast.make_record(dossier, "nuisance")
    step = {"by": officer, "on": timezone.localdate()}
    link = {"email": cast.TENANT_EMAIL}

    def case(status):
        return cast.case_in(status, by=officer, subject=tenant)

    def judged():
        gathered = case("gathered")
        cast.judge_all(gathered, by=officer)
        return gathered

    def signed():
        decided = case("decided")
        cast.sign(decided, by=officer)
        return decided

    def asked():
        open_case = case("received")
        clock.ask_clarification(case=open_case, question="x", **step)
        return open_case

    def answer():
        made, code = cast.finish(case("gathered"), by=officer)
        return {"token": token_of(made), "code": code, "today": timezone.localdate()}

    def token():
        tracking.ask_link(reference=case("received").reference, **link)
        return token_of(StatusLink.objects.get())

    said = Said("partner", timezone.localdate())

    def tie():
        return people.add(dossier=dossier, other=Newcomer("X"), said=said, by=officer)

    return {
        "receive": lambda: cast.make_case,
        "take": lambda: partial(steps.take, case=case("received"), by=officer),
        "ask": lambda: partial(identity.ask_identity, case=case("received"), **step),
        "identify": lambda: partial(identity.identify, case=case("waiting"), subject=tenant, method="shown", **step),
        "gather": lambda: partial(findings.gather, case=case("identified"), **step),
        "judge": lambda: partial(
            findings.judge, finding=case("gathered").findings.get(), revision=0, outcome="granted", by=officer
        ),
        "rest": lambda: partial(cast.give_rest, case("gathered"), by=officer),
        "decide": lambda: partial(decision.decide, case=judged(), reasons="x", **cast.NO_SEARCH, **step),
        "send": lambda: partial(delivery.send, case=signed(), channel="portal", **step),
        "extend": lambda: partial(clock.extend, case=case("received"), reason="complex", words="x", **step),
        "question": lambda: partial(clock.ask_clarification, case=case("received"), question="x", **step),
        "clarify": lambda: partial(clock.clarify, case=asked(), answer="x", answered_on=timezone.localdate(), **step),
        "freeze": lambda: partial(
            freezing.freeze, record=dossier.records.get(), reason="claim", reference="x", by=officer
        ),
        "withdraw": lambda: partial(steps.withdraw, case=case("gathered"), **step),
        "renew": lambda: partial(delivery.renew_code, case=case("sent"), by=officer),
        "unlock": lambda: partial(delivery.unlock, **answer()),
        "guess": lambda: partial(delivery.unlock, **{**answer(), "code": "1"}),
        "fetch": lambda: partial(delivery.fetched, delivery=case("sent").delivery),
        "ask_link": lambda: partial(tracking.ask_link, reference=case("sent").reference, **link),
        "use_link": lambda: partial(tracking.use_link, token=token()),
        "tie": lambda: partial(people.add, dossier=dossier, other=Newcomer("X"), said=said, by=officer),
        "untie": lambda: partial(people.end, tie=tie(), until=timezone.localdate(), reason="xxx", by=officer),
        "look": lambda: partial(look, dossier, by=officer),
        "search": lambda: partial(search, text="xx", by=officer),
        "open": lambda: partial(
            open_section, dossier=dossier, section="nuisance", purpose="request", reason="", **step
        ),
        "hold": lambda: partial(place_hold, dossier, Cause(Hold.Kind.REQUEST, "X"), **step),
        "lift": lambda: partial(lift_holds, kind=Hold.Kind.REQUEST, reference=case("gathered").reference, **step),
        "sign": lambda: partial(sign, user=cast.make_user(signed=False)),
    }


NAMES = ["receive", "take", "ask", "identify", "gather", "judge", "rest", "decide", "send", "withdraw", "renew"]
NAMES += ["unlock", "guess", "fetch", "ask_link", "use_link", "look", "search", "open", "hold", "lift", "sign"]
NAMES += ["tie", "untie", "extend", "question", "clarify", "freeze"]


def break_the_journal():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER journal_is_away BEFORE INSERT ON dossiers_logentry EXECUTE FUNCTION append_only()"
        )


def mend_the_journal():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_is_away ON dossiers_logentry")


@pytest.mark.parametrize("name", NAMES)
def test_an_act_leaves_a_line_and_without_its_line_does_not_happen(acts, name):
    act = acts[name]()
    before = cast.rows()
    break_the_journal()
    outer = transaction.atomic() if name in ("look", "search") else nullcontext()  # they write their line and no more
    with pytest.raises(DatabaseError, match="dossiers_logentry only grows"), outer:
        act()
    assert cast.rows() == before
    mend_the_journal()
    with suppress(Refused):
        act()
    assert LogEntry.objects.count() > len(before["dossiers.LogEntry"])


def test_the_acts_above_are_all(acts):
    assert sorted(acts) == sorted(NAMES)


def test_a_change_that_is_undone_takes_its_line_along(tenant):
    lines = LogEntry.objects.count()
    with transaction.atomic():
        tenant.delete()
        transaction.set_rollback(True)
    assert LogEntry.objects.count() == lines
