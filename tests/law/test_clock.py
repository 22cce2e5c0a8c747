"""The clock of a case, told in days of November and December 2026, and against an oracle on random events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.clock import Clock, Event, EventKind, RegulationTerms, Right, Urgency, read_clock
from law.sources import EDPB_ACCESS_159
from tests.law import oracle
from tests.law.counting import REGULATION_DAYS, STOPS, days_of, days_waited

RECEIVED = date(2026, 11, 13)
WSN = RegulationTerms()


def clock(*events, right=Right.ACCESS, received=RECEIVED, terms=WSN) -> Clock:
    """The clock of a case received on a Friday, with further (kind, day) events."""
    return read_clock(right, [Event(EventKind.RECEIVED, received), *(Event(*event) for event in events)], terms)


def november(day):
    """A day in November 2026."""
    return date(2026, 11, day)


def december(day):
    """A day in December 2026."""
    return date(2026, 12, day)


def test_the_earliest_of_both_dates_is_due():
    found = clock()
    assert (found.regulation.on, found.avg.on, found.due.on) == (december(11), december(14), december(11))
    assert found.third_party_by.on == november(24)
    assert found.steps[-1] == "De vroegste datum geldt: vrijdag 11 december 2026."
    assert found.steps.count("Ontvangen op vrijdag 13 november 2026.") == 1


@pytest.mark.parametrize("right", Right)
def test_the_regulation_has_terms_for_access_correction_and_erasure_only(right):
    found = clock(right=right)
    days = REGULATION_DAYS.get(right)
    assert (found.regulation and (found.regulation.on - RECEIVED).days) == days
    assert found.due == (found.regulation or found.avg)
    assert (found.third_party_by is not None) == (right is Right.ACCESS)


def test_a_regulation_without_own_terms_leaves_the_avg_month():
    none = RegulationTerms(access_days=None, correction_days=None)
    assert clock(terms=none).due == clock().avg
    assert clock(right=Right.ERASURE, terms=none).steps == clock().avg.steps


def test_a_longer_window_for_third_parties_means_an_earlier_letter():
    assert clock(terms=RegulationTerms(objection_days=21)).third_party_by.on == november(17)


def test_a_case_is_extended_to_three_months_from_receipt():
    found = clock((EventKind.EXTENDED, december(13)))
    assert found.extended_on == december(13)
    assert found.due.on == found.avg.on == date(2027, 2, 15)
    assert found.missed.on == december(11)
    assert found.steps[:-1] == found.avg.steps
    assert "vrijdag 11 december 2026, was toen al voorbij" in found.steps[-1]
    in_time = clock((EventKind.EXTENDED, december(11)))
    assert (in_time.missed, in_time.steps) == (None, in_time.avg.steps)


@pytest.mark.parametrize("on", [december(14), november(12)])
def test_an_extension_outside_the_first_month_does_nothing(on):
    assert clock((EventKind.EXTENDED, on)) == clock()


def test_waiting_for_the_person_gives_a_second_date_and_leaves_the_first():
    found = clock((EventKind.IDENTITY_ASKED, november(16)), (EventKind.IDENTITY_GIVEN, november(19)))
    assert found.due == clock().due
    assert (found.defensible.on, found.defensible.source) == (december(16), EDPB_ACCESS_159)
    assert "Aantal dagen wachttijd: 3." in found.defensible.steps


def test_days_of_waiting_for_two_answers_count_once():
    found = clock(
        (EventKind.IDENTITY_ASKED, november(16)),
        (EventKind.IDENTITY_GIVEN, november(20)),
        (EventKind.CLARIFICATION_ASKED, november(17)),
        (EventKind.CLARIFICATION_GIVEN, november(23)),
    )
    assert "Aantal dagen wachttijd: 7." in found.defensible.steps


def test_an_open_question_suspends_without_a_date():
    found = clock((EventKind.CLARIFICATION_ASKED, november(17)))
    assert (found.suspended_since, found.defensible) == (november(17), None)


def test_a_question_asked_too_late_suspends_nothing():
    found = clock((EventKind.IDENTITY_ASKED, november(18)), (EventKind.IDENTITY_GIVEN, november(30)))
    assert (found.suspended_since, found.defensible) == (None, None)


def test_an_answer_on_the_day_of_the_question_suspends_nothing():
    found = clock((EventKind.IDENTITY_ASKED, RECEIVED), (EventKind.IDENTITY_GIVEN, RECEIVED))
    assert (found.suspended_since, found.defensible) == (None, None)


def test_one_answer_gives_no_date_while_another_is_awaited():
    found = clock(
        (EventKind.IDENTITY_ASKED, november(16)),
        (EventKind.IDENTITY_GIVEN, november(18)),
        (EventKind.CLARIFICATION_ASKED, november(17)),
    )
    assert (found.suspended_since, found.defensible) == (november(17), None)


def test_the_end_of_the_case_ends_the_waiting():
    found = clock((EventKind.IDENTITY_ASKED, november(16)), (EventKind.WITHDRAWN, november(18)))
    assert found.suspended_since is None
    assert found.defensible.on == december(15)


def test_a_case_is_late_from_the_day_after():
    found = clock()
    assert not found.is_late(december(11))
    assert found.is_late(december(12))
    assert [found.days_left(december(day)) for day in (1, 11, 13)] == [10, 0, -2]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (december(5), Urgency.ON_TIME),
        (december(6), Urgency.SOON),
        (december(11), Urgency.SOON),
        (december(12), Urgency.LATE),
    ],
)
def test_urgency_follows_the_days_left(today, state):
    assert clock().state(today) == state


@pytest.mark.parametrize(("sent_on", "late"), [(december(11), False), (december(12), True)])
def test_an_answer_stops_the_clock_for_good(sent_on, late):
    found = clock((EventKind.SENT, sent_on))
    assert found.stopped_on == sent_on
    assert found.is_late(date(2027, 6, 1)) == late
    assert found.state(date(2027, 6, 1)) == Urgency.DONE
    assert found.state(december(10)) == Urgency.SOON


def test_a_decision_that_was_not_sent_stops_nothing():
    assert clock((EventKind.DECIDED, december(1))).stopped_on is None


def test_the_court_term_asks_whether_the_answer_was_within_the_avg():
    assert clock().answers_within_avg(december(14))
    assert not clock().answers_within_avg(december(15))


def test_a_case_that_was_never_received_has_no_clock():
    with pytest.raises(ValueError, match="receipt"):
        read_clock(Right.ACCESS, [Event(EventKind.SENT, RECEIVED)], WSN)


events = st.builds(Event, st.sampled_from(EventKind), st.dates(date(2026, 2, 20), date(2026, 4, 15)))
histories = st.lists(events, max_size=12).map(lambda more: [*more, Event(EventKind.RECEIVED, date(2026, 2, 27))])


@given(histories, st.sampled_from(Right))
def test_the_clock_agrees_with_a_count_of_our_own(history, right):
    found = read_clock(right, history, WSN)
    received = days_of(history, EventKind.RECEIVED)[0]
    month = oracle.months_on(received, 1)
    extended = any(received <= day <= month for day in days_of(history, EventKind.EXTENDED))
    bare = oracle.months_on(received, 3) if extended else month
    assert (found.received, found.last_day_to_extend.on, found.avg.on) == (
        received,
        month,
        oracle.rolled(bare),
    )
    own = None if extended or right not in REGULATION_DAYS else received + REGULATION_DAYS[right] * oracle.DAY
    assert found.due.on == (own or found.avg.on)
    waited = days_waited(history, received)
    assert (found.suspended_since is not None) == (waited is None)
    expected = oracle.rolled(bare + len(waited) * oracle.DAY) if waited else None
    assert (found.defensible and found.defensible.on) == expected


@given(histories.flatmap(lambda history: st.tuples(st.just(history), st.permutations(history + history[:3]))))
def test_order_and_repetition_of_events_do_not_matter(pair):
    history, shuffled = pair
    assert read_clock(Right.ACCESS, shuffled, WSN) == read_clock(Right.ACCESS, history, WSN)


@given(histories, st.dates(date(2025, 12, 1), date(2026, 12, 31)))
def test_late_done_and_days_left_agree(history, today):
    found = read_clock(Right.ACCESS, history, WSN)
    stops = days_of(history, *STOPS)
    counted_to = min([today, *stops])
    assert found.days_left(today) == (found.due.on - counted_to).days
    assert found.is_late(today) == (counted_to > found.due.on)
    assert (found.state(today) is Urgency.DONE) == any(stop <= today for stop in stops)
