"""Who the person is: asked, and recorded by method, officer and moment; never a document."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.identity import actions as identity
from cases.identity import candidates
from cases.letters import dispatch
from cases.models import Identification, Mail
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.clock import EventKind
from tests import cast
from tests.cases.answer.papers import shown


def today():
    return timezone.localdate()


def test_asking_puts_an_event_on_the_clock_and_a_message_in_the_post(officer):
    case = identity.ask_identity(case=cast.make_case(), by=officer, on=today())
    assert case.status == Status.WAITING
    assert case.events.filter(kind=EventKind.IDENTITY_ASKED, by=officer, on=today()).count() == 1
    assert Mail.objects.filter(kind=Mail.Kind.IDENTITY).count() == 1


def test_who_has_no_e_mail_is_asked_by_letter(officer, signed_in):
    case = cast.make_case(email="", address="Dorpsweg 12, 1000 AA Overstad")
    page = signed_in(officer).post(reverse("cases:identity_question", args=[case.reference]), follow=True).text
    assert "De brief ligt klaar voor de post." in page
    assert not Mail.objects.exists()
    (waits,) = dispatch.waiting()
    text = shown(bytes(waits.letter.pdf))
    assert "Daarom willen wij zeker weten wie u bent." in text
    assert "Kom naar onze balie, of bel ons op" in text
    assert "Dorpsweg 12" in text


@pytest.mark.parametrize(("days", "suspends"), [(0, True), (20, False)])
def test_a_question_that_comes_too_late_to_suspend_says_so_before_and_after(officer, signed_in, days, suspends):
    case, seat = cast.make_case(received_at=cast.days_ago(days)), signed_in(officer)
    before = seat.get(reverse("cases:identity", args=[case.reference])).text
    assert ("het schort de termijn niet op" in before) is not suspends
    after = seat.post(reverse("cases:identity_question", args=[case.reference]), follow=True).text
    assert ("het wachten schort de termijn niet op" in after) is not suspends
    assert ("wachten wij op de aanvrager" in after) is suspends


def test_asking_moves_no_date_that_binds(officer):
    case = cast.make_case()
    asked = identity.ask_identity(case=case, by=officer, on=today())
    assert asked.due_on == asked.clock.due.on == case.due_on
    assert asked.clock.suspended_since == today()


def test_identity_is_kept_as_method_officer_and_moment(officer, tenant):
    case = identity.identify(case=cast.make_case(), subject=tenant, method="called_back", by=officer, on=today())
    seen = Identification.objects.get(case=case)
    assert (seen.method, seen.by) == ("called_back", officer)
    assert timezone.now() - seen.at < dt.timedelta(minutes=1)
    assert case.subject == tenant


def test_identity_has_no_place_for_a_document():
    words = {"case", "method", "at", "by", "differences", "because"}
    assert {field.name for field in Identification._meta.get_fields()} == words


def test_nobody_is_identified_without_a_person_from_the_list(officer):
    case = cast.make_case()
    before = cast.rows()
    with pytest.raises(Refused, match="klantlijst"):
        identity.identify(case=case, subject=None, method="shown", by=officer, on=today())
    assert cast.rows() == before


@pytest.mark.parametrize("method", ["", "passport_copy"])
def test_a_manner_that_is_not_on_the_ladder_is_refused(officer, tenant, method):
    case = cast.make_case()
    with pytest.raises(Refused, match="hoe"):
        identity.identify(case=case, subject=tenant, method=method, by=officer, on=today())
    assert not Identification.objects.exists()


def test_the_line_is_about_the_person_who_was_identified(officer, tenant):
    identity.identify(case=cast.make_case(), subject=tenant, method="shown", by=officer, on=today())
    assert LogEntry.objects.get(verb="identify").subject_id == tenant.pk


def test_somebody_who_is_only_mentioned_in_files_can_be_found_by_the_officer(dossier, neighbour, officer, signed_in):
    cast.make_record(dossier, "nuisance", mentions=[neighbour])
    case = cast.make_case(name="Koen Overburen")
    there = reverse("cases:identity", args=[case.reference])
    assert "Koenraad van Overburen" in signed_in(officer).get(there).text
    page = signed_in(officer).post(reverse("cases:identity_search", args=[case.reference]), {"text": "overbren"})
    assert "Koenraad van Overburen" in page.text
    signed_in(officer).post(there, {"subject": neighbour.pk, "method": "shown"})
    case.refresh_from_db()
    assert case.subject == neighbour


def test_of_namesakes_the_one_born_on_that_day_comes_first_and_the_other_stays_to_be_chosen(complex_a, officer):
    born = {day: dt.date(1980, 3, day) for day in (26, 27, 28)}
    same = {
        day: cast.make_dossier(cast.make_person("Amina", "Geboren", born_on=on), complex_a) for day, on in born.items()
    }
    for day, on in born.items():
        first, *others = candidates.candidates(officer, "Amina Geboren", on)
        assert first == same[day].person
        assert set(others) == {same[other].person for other in born if other != day}


def test_a_day_of_birth_that_one_may_not_know_does_not_show_in_the_order(complex_a, maintenance):
    born = {day: dt.date(1980, 3, day) for day in (26, 27)}
    for on in born.values():
        cast.make_record(cast.make_dossier(cast.make_person("Amina", "Geboren", born_on=on), complex_a), "maintenance")
    in_order = [candidates.candidates(maintenance, "Amina Geboren", on) for on in born.values()]
    assert in_order[0] == in_order[1]
    assert len(in_order[0]) == 2


def test_a_date_of_birth_is_told_only_to_who_sees_the_tenancy_or_handles_requests(complex_a, maintenance, officer):
    person = cast.make_person("Amina", "Geboren", born_on=dt.date(1980, 3, 27))
    home = cast.make_dossier(person, complex_a)
    cast.make_record(home, "maintenance")
    told = {
        user: candidates.choices(candidates.candidates(user, "Geboren"), user)[0][1] for user in (maintenance, officer)
    }
    assert "27 maart 1980" in told[officer]
    assert "Amina Geboren" in told[maintenance]
    assert "1980" not in told[maintenance]
