"""Emergency entrance: for one working day, with a reason, told to the privacy officer and reviewed."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.access import wall
from dossiers.access.emergency import actions as emergency
from dossiers.models import Dossier, DossierUserObjectPermission, Emergency, LogEntry, Record
from dossiers.records.rules import sections_for, why_not_add, why_not_change
from dossiers.refusal import Refused
from dossiers.sections import Section
from dossiers.tasks import tell_of_emergencies
from tests.cast import make_dossier, make_record
from wsn_privacy.disposal.sweep import sweep

REASON = "Er staat water in de woning en niemand neemt op."
SECRET = "De buurman dreigde."
WEDNESDAY = dt.datetime(2026, 11, 25, 15, 30, tzinfo=dt.UTC)


@pytest.fixture
def nuisance(dossier):
    """A record outside the function of letting, in a closed section."""
    return make_record(dossier, Section.NUISANCE, title=SECRET)


@pytest.fixture
def entered(nuisance, letting):
    """Letting took emergency entrance to nuisance."""
    return enter(nuisance, letting)


def enter(record, by, *, section=None, reason=REASON, at=None):
    section = section or record.section
    return emergency.enter(dossier=record.dossier, section=section, reason=reason, by=by, at=at or timezone.now())


def afresh(user):
    return get_user_model().objects.get(pk=user.pk)


def amsterdam(*parts):
    return timezone.make_aware(dt.datetime(*parts))


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ((2026, 11, 25, 9, 0), (2026, 11, 26)),  # a Wednesday
        ((2026, 11, 25, 23, 59), (2026, 11, 26)),
        ((2026, 11, 27, 17, 0), (2026, 11, 28)),  # a Friday ends with Friday
        ((2026, 11, 28, 10, 0), (2026, 12, 1)),  # on Saturday: all of Monday
        ((2026, 12, 25, 10, 0), (2026, 12, 29)),  # Christmas, Boxing Day, Sunday: all of Monday
        ((2026, 10, 23, 10, 0), (2026, 10, 24)),  # before the clock goes back
    ],
)
def test_it_lasts_until_the_end_of_the_working_day(at, until):
    assert emergency.ends_at(amsterdam(*at)) == amsterdam(*until)


def test_it_opens_the_section_at_once_and_no_other(nuisance, letting, signed_in):
    other = make_record(nuisance.dossier, Section.CARE)
    elsewhere = make_record(make_dossier(), Section.NUISANCE)
    page = signed_in(letting).get(reverse("dossiers:detail", args=[nuisance.dossier.reference]))
    assert SECRET not in page.text
    browser = signed_in(letting)
    address = reverse("grants:enter", args=[nuisance.dossier.reference, "nuisance"])
    assert address in page.text
    assert browser.post(address, {"reason": REASON}, follow=True).text.count(SECRET) == 1
    seen = Record.objects.visible_to(afresh(letting)).filter(section__in=["care", "nuisance"])
    assert set(seen) == {nuisance}
    with wall.seen_by(afresh(letting)):
        assert set(Record.objects.filter(pk__in=[nuisance.pk, other.pk, elsewhere.pk])) == {nuisance}


def test_it_is_over_at_its_end_and_the_sweep_clears_it(nuisance, letting):
    with time_machine.travel(WEDNESDAY, tick=False):
        enter(nuisance, letting)
    with time_machine.travel(amsterdam(2026, 11, 25, 23, 59), tick=False):
        assert nuisance in Record.objects.visible_to(afresh(letting))
    with time_machine.travel(amsterdam(2026, 11, 26, 0, 0), tick=False):
        assert nuisance not in Record.objects.visible_to(afresh(letting))
    sweep(amsterdam(2026, 11, 26, 4, 15), dry_run=False)
    assert not DossierUserObjectPermission.objects.exists()
    assert Emergency.objects.get().outcome == ""


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_it_stays_shut(reason, nuisance, letting, signed_in):
    with pytest.raises(Refused, match="Leg uit waarom"):
        enter(nuisance, letting, reason=reason)
    address = reverse("grants:enter", args=[nuisance.dossier.reference, "nuisance"])
    assert "Leg uit waarom u dit nu nodig hebt." in signed_in(letting).post(address, {"reason": reason}).text
    assert not Emergency.objects.exists()


def test_what_one_sees_already_needs_no_emergency(nuisance, letting, consultant_a, signed_in):
    with pytest.raises(Refused, match="U mag dit onderdeel al zien"):
        enter(nuisance, consultant_a)
    enter(nuisance, letting)
    with pytest.raises(Refused, match="U mag dit onderdeel al zien"):
        enter(nuisance, afresh(letting))
    address = reverse("grants:enter", args=[nuisance.dossier.reference, "nuisance"])
    assert signed_in(consultant_a).post(address, {"reason": REASON}).status_code == 409


def test_a_dossier_that_one_may_not_know_stays_unknown(nuisance, consultant_b, functional_management, signed_in):
    for user in (consultant_b, functional_management):
        address = reverse("grants:enter", args=[nuisance.dossier.reference, "nuisance"])
        assert signed_in(user).post(address, {"reason": REASON}).status_code == 404
    with pytest.raises(Refused, match="ziet geen inhoud"):
        enter(nuisance, functional_management)


def test_a_second_section_on_the_same_day_is_added(entered, nuisance, letting):
    care = make_record(nuisance.dossier, Section.CARE)
    enter(care, afresh(letting))
    assert DossierUserObjectPermission.objects.get().sections == ["care", "nuisance"]
    assert {nuisance, care} <= set(Record.objects.visible_to(afresh(letting)))
    assert Emergency.objects.count() == 2


def test_an_old_entrance_does_not_open_again_with_a_new_one(nuisance, letting):
    care = make_record(nuisance.dossier, Section.CARE)
    enter(nuisance, letting)
    DossierUserObjectPermission.objects.update(until=timezone.now() - dt.timedelta(days=1))
    enter(care, afresh(letting))
    assert DossierUserObjectPermission.objects.get().sections == ["care"]


def test_a_grant_that_runs_stays_beside_it(officer, nuisance, letting):
    until = timezone.now() + dt.timedelta(days=3)
    grants.give(user=letting, dossier=nuisance.dossier, sections=["sale"], until=until, reason="x", by=officer)
    enter(nuisance, afresh(letting))
    assert sorted(DossierUserObjectPermission.objects.values_list("is_emergency", "sections")) == [
        (False, ["sale"]),
        (True, ["nuisance"]),
    ]


def test_it_leaves_a_line_about_the_person(entered, letting):
    line = LogEntry.objects.get(verb="emergency")
    assert (line.actor, line.purpose, line.subject_id) == (letting, "nuisance", entered.dossier.person_id)
    assert REASON not in str(LogEntry.objects.values_list())


def test_the_privacy_officers_are_mailed_once_without_content(entered, officer, second_officer, mailbox):
    with wall.as_job():
        tell_of_emergencies()
        tell_of_emergencies()
    assert sorted(mail["To"] for mail in mailbox.mails) == sorted([officer.email, second_officer.email])
    text = mailbox.mails[0].get_content()
    assert reverse("grants:review", args=[entered.pk]) in text
    for word in (REASON, entered.dossier.reference, entered.by.name):
        assert word not in text
    assert Emergency.objects.get().told_at


def test_a_mail_that_cannot_go_is_tried_again(entered, officer, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert emergency.tell() == 0
    assert Emergency.objects.get().told_at is None


def test_what_waits_for_review_is_on_the_first_page(entered, officer, fg, letting, signed_in):
    for user in (officer, fg):
        assert "Nog niet beoordeeld: 1 noodtoegang." in signed_in(user).get(reverse("home")).text
    signed_in(officer).post(reverse("grants:review", args=[entered.pk]), {"outcome": "right", "remark": ""})
    assert "Nog niet beoordeeld" not in signed_in(officer).get(reverse("home")).text


def test_the_officer_reads_the_reason_and_judges(entered, officer, letting, signed_in):
    browser, address = signed_in(officer), reverse("grants:review", args=[entered.pk])
    assert REASON in browser.get(address).text
    assert browser.post(address, {"outcome": "right", "remark": "Lekkage bevestigd."}).status_code == 302
    judged = Emergency.objects.get()
    assert (judged.outcome, judged.remark, judged.reviewed_by) == ("right", "Lekkage bevestigd.", officer)
    assert Record.objects.visible_to(afresh(letting)).filter(section="nuisance").exists()
    assert LogEntry.objects.get(verb="reviewed").actor == officer


def test_one_that_was_wrong_ends_at_once(entered, officer, letting):
    make_record(entered.dossier, Section.CARE)
    emergency.enter(dossier=entered.dossier, section="care", reason="x", by=afresh(letting), at=timezone.now())
    emergency.review(emergency=entered, outcome="wrong", remark="Niet dringend.", by=officer, at=timezone.now())
    assert DossierUserObjectPermission.objects.get().sections == ["care"]
    assert not Record.objects.visible_to(afresh(letting)).filter(section="nuisance").exists()


def test_one_that_was_wrong_takes_nothing_from_anybody_else_and_nothing_else(entered, officer, letting, arrears):
    """Beside it stand a colleague in the same section, the same visitor in another dossier, and grants by hand."""
    elsewhere = make_record(make_dossier(), Section.NUISANCE)
    later = timezone.now() + dt.timedelta(days=3)
    for visitor, dossier in ((arrears, entered.dossier), (letting, elsewhere.dossier)):
        emergency.enter(dossier=dossier, section="nuisance", reason=REASON, by=afresh(visitor), at=timezone.now())
    for visitor in (letting, arrears):
        words = {"sections": ["sale"], "until": later, "reason": "x"}
        grants.give(user=visitor, dossier=entered.dossier, by=officer, **words)
    own = DossierUserObjectPermission.objects.get(user=letting, content_object=entered.dossier, is_emergency=True)
    by_hand = DossierUserObjectPermission.objects.filter(is_emergency=False)
    by_hand.update(sections=["nuisance"])  # what was given by hand for the same section, before or after
    before = list(DossierUserObjectPermission.objects.exclude(pk=own.pk).order_by("pk").values())
    emergency.review(emergency=entered, outcome="wrong", remark="Niet dringend.", by=officer, at=timezone.now())
    assert list(DossierUserObjectPermission.objects.order_by("pk").values()) == before
    assert len(before) == 4
    seen = {
        visitor: Record.objects.visible_to(afresh(visitor)).filter(section="nuisance") for visitor in (arrears, letting)
    }
    assert set(seen[arrears]) == set(entered.dossier.records.filter(section="nuisance"))
    assert elsewhere in seen[letting]


def test_one_that_was_wrong_is_not_taken_again_that_day(entered, officer, letting, signed_in):
    emergency.review(emergency=entered, outcome="wrong", remark="Niet dringend.", by=officer, at=timezone.now())
    address = reverse("grants:enter", args=[entered.dossier.reference, "nuisance"])
    page = signed_in(letting).post(address, {"reason": "Toch nodig."})
    assert page.status_code == 409
    assert "Overleg eerst met de privacy officer." in page.text
    assert not Record.objects.visible_to(afresh(letting)).filter(section="nuisance").exists()
    Emergency.objects.update(until=timezone.now())
    assert signed_in(letting).post(address, {"reason": "Nu wel."}).status_code == 302


@pytest.mark.parametrize(
    ("outcome", "remark", "why"),
    [("wrong", " ", "Leg uit waarom de noodtoegang niet terecht was"), ("", "x", "Kies of de noodtoegang terecht was")],
)
def test_a_judgement_is_whole(outcome, remark, why, entered, officer):
    with pytest.raises(Refused, match=why):
        emergency.review(emergency=entered, outcome=outcome, remark=remark, by=officer, at=timezone.now())


def test_a_judgement_stands_and_is_of_the_officer(entered, officer, second_officer, fg, signed_in):
    address = reverse("grants:review", args=[entered.pk])
    assert signed_in(fg).post(address, {"outcome": "right"}).status_code == 403
    with pytest.raises(Refused, match="Alleen de privacy officer"):
        emergency.review(emergency=entered, outcome="right", remark="", by=fg, at=timezone.now())
    emergency.review(emergency=entered, outcome="right", remark="", by=officer, at=timezone.now())
    assert signed_in(second_officer).post(address, {"outcome": "wrong", "remark": "x"}).status_code == 409
    assert Emergency.objects.get().outcome == "right"


def test_nobody_judges_the_own_entrance(nuisance, officer):
    own = Emergency.objects.create(
        dossier=nuisance.dossier, section="care", by=officer, until=timezone.now(), reason="x"
    )
    with pytest.raises(Refused, match="Uw eigen noodtoegang"):
        emergency.review(emergency=own, outcome="right", remark="", by=officer, at=timezone.now())


def test_the_list_shows_what_waits_and_what_was_judged(entered, officer, signed_in):
    browser, address = signed_in(officer), reverse("grants:emergencies")
    assert entered.dossier.reference in browser.get(address).text
    emergency.review(emergency=entered, outcome="right", remark="", by=officer, at=timezone.now())
    page = browser.get(address).text
    assert "Alles is beoordeeld." in page
    assert "terecht" in page


def test_a_dossier_seen_only_by_a_grant_is_gone_with_it(entered, officer, letting):
    grants.set_functions(user=letting, functions=[], by=officer)
    user = afresh(letting)
    assert list(Dossier.objects.visible_to(user)) == [entered.dossier]
    grants.end_all(user=letting, by=officer)
    assert not Dossier.objects.visible_to(afresh(letting)).exists()


def test_who_came_in_by_emergency_looks_and_writes_nothing(nuisance, letting):
    enter(nuisance, letting)
    now = afresh(letting)
    assert Record.objects.visible_to(now).filter(pk=nuisance.pk).exists()
    assert Section.NUISANCE not in sections_for(nuisance.dossier, now)
    assert why_not_add(nuisance.dossier, nuisance.basis, now, timezone.localdate())
    assert why_not_change(nuisance, now)
