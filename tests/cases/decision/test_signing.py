"""The second signature: where it is needed, who may give it, and what undoes it."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.decision import actions as decision
from cases.decision import rules
from cases.decision.limiting import actions as limiting
from cases.decision.signing import actions as signing
from cases.delivery import actions as delivery
from cases.findings import actions as findings
from cases.models import Case, Decision, Mail, Signature
from cases.tasks import send_mails
from cases.third_parties import actions as third_parties
from cases.workflow import Status
from dossiers.functions import Function
from dossiers.models import LogEntry
from dossiers.refusal import Refused
from law.checklist import Point
from tests import cast


def today():
    return timezone.localdate()


def decided(officer, section="nuisance", **words):
    """A decided case about one record in this section."""
    dossier = cast.make_dossier()
    cast.make_record(dossier, section)
    case = cast.case_in(Status.GATHERED, by=officer, subject=dossier.person)
    cast.judge_all(case, by=officer, **words)
    for ground in rules.restrictions_in(case):
        points = {point.value: "x" for point in Point}
        review_on = today() + dt.timedelta(days=9)
        limiting.limit(case=case, ground=ground, points=points, review_on=review_on, by=officer, on=today())
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", no_part_because="Nee.", by=officer, on=today())
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def case(officer):
    return decided(officer)


@pytest.fixture
def asked(case, officer, director):
    return signing.request_signature(case=case, to=director, by=officer, on=today())


def send(case, by):
    return delivery.send(case=case, channel="post", by=by, on=today())


@pytest.mark.parametrize("section", ["nuisance", "fraud", "care"])
def test_records_of_nuisance_fraud_and_care_ask_a_second_signature(officer, section):
    case = decided(officer, section)
    assert signing.because(case) == ["section"]
    with pytest.raises(Refused, match="tweede handtekening"):
        send(case, officer)


@pytest.mark.parametrize("section", ["tenancy", "payment", "maintenance"])
def test_an_ordinary_answer_goes_out_with_one(officer, section):
    case = decided(officer, section)
    assert signing.because(case) == []
    assert send(case, officer)


@pytest.mark.parametrize("ground", "abcefgh")
def test_the_heavier_grounds_ask_a_second_signature(officer, ground):
    words = {"outcome": "partly", "code": "G", "ground": ground, "necessity": "x", "reason": "x", "given_text": "x"}
    assert signing.because(decided(officer, "tenancy", **words)) == ["ground"]


@pytest.mark.parametrize("ground", "dij")
def test_what_a_landlord_needs_every_day_does_not(officer, ground):
    words = {"outcome": "partly", "code": "G", "ground": ground, "necessity": "x", "reason": "x", "given_text": "x"}
    assert signing.because(decided(officer, "tenancy", **words)) == []


def test_confidential_advice_does(officer):
    words = {"outcome": "partly", "code": "F", "necessity": "x", "reason": "x", "given_text": "x"}
    assert signing.because(decided(officer, "tenancy", **words)) == ["ground"]


def test_giving_nothing_at_all_does(officer):
    case = decided(officer, "tenancy", outcome="refused", code="D", reason="x")
    assert signing.because(case) == ["refused"]


def test_once_signed_the_answer_goes_out(case, asked, officer, director):
    cast.read_and_sign(asked, by=director)
    assert signing.is_signed(case)
    assert send(case, officer)


def test_who_decided_or_judged_or_asks_is_not_asked(case, officer, second_officer, director):
    Decision.objects.filter(finding__case=case).update(by=second_officer)
    before = cast.rows()
    for somebody in (officer, second_officer):
        with pytest.raises(Refused, match="Kies iemand anders"):
            signing.request_signature(case=case, to=somebody, by=officer, on=today())
    assert cast.rows() == before
    assert list(signing.signers(case)) == [director]


@pytest.mark.parametrize("function", ["front_desk", "fg", "nuisance", "functional_management"])
def test_only_a_director_or_an_officer_is_asked(case, officer, function):
    with pytest.raises(Refused, match="Kies iemand anders"):
        signing.request_signature(case=case, to=cast.make_user(function), by=officer, on=today())


def test_nobody_signs_for_somebody_else_and_nobody_twice(asked, officer, director, second_officer):
    for somebody in (officer, second_officer):
        with pytest.raises(Refused, match="aan iemand anders gevraagd"):
            cast.read_and_sign(asked, by=somebody)
    cast.read_and_sign(asked, by=director)
    with pytest.raises(Refused, match="al beslist"):
        cast.read_and_sign(asked, by=director)


def test_the_database_too_refuses_that_who_asks_signs(case, officer):
    with pytest.raises(IntegrityError, match="signed_by_another"), transaction.atomic():
        Signature.objects.create(case=case, to=officer, asked_by=officer, content="x", proof=b"x")


def test_changing_the_decision_on_one_finding_undoes_the_signature(case, asked, officer, director):
    cast.read_and_sign(asked, by=director)
    signing.reopen(case=case, by=officer, on=today())
    finding = case.findings.get()
    part = {"outcome": "refused", "code": "D", "reason": "Gaat niet over u."}
    findings.judge(finding=finding, revision=1, by=officer, **part)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", no_part_because="Nee.", by=officer, on=today())
    assert not signing.is_signed(case)
    with pytest.raises(Refused, match="tweede handtekening"):
        send(case, officer)


@pytest.mark.parametrize("field", ["reasons", "late_because"])
def test_other_words_in_the_letter_undo_it_too(case, asked, director, field):
    cast.read_and_sign(asked, by=director)
    type(case.answer).objects.filter(case=case).update(**{field: "Anders."})
    assert not signing.is_signed(case)


def test_a_choice_about_a_name_undoes_it_where_it_changes_a_text(officer, tenant, dossier, neighbour, director):
    cast.make_record(dossier, "nuisance", mentions=[neighbour], text="Overburen belde.")
    case = cast.case_in(Status.GATHERED, by=officer, subject=tenant)
    third_parties.choose(case=case, person=neighbour, choice="staff", reason="x", by=officer)
    cast.judge_all(case, by=officer)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today())
    cast.read_and_sign(signing.request_signature(case=case, to=director, by=officer, on=today()), by=director)
    signing.reopen(case=case, by=officer, on=today())
    third_parties.choose(case=case, person=neighbour, choice="shield", revision=1, by=officer)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", by=officer, on=today())
    assert not signing.is_signed(case)


def test_the_very_same_decision_taken_again_keeps_it(case, asked, officer, director):
    cast.read_and_sign(asked, by=director)
    signing.reopen(case=case, by=officer, on=today())
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", no_part_because="", by=officer, on=today())
    assert signing.is_signed(case)


def test_what_changed_after_asking_is_not_signed(case, asked, director):
    type(case.answer).objects.filter(case=case).update(reasons="Anders.")
    with pytest.raises(Refused, match="intussen veranderd"):
        cast.read_and_sign(asked, by=director)


def test_sent_back_with_a_reason_it_is_open_again(case, asked, officer, director):
    with pytest.raises(Refused, match="wat er anders moet"):
        signing.send_back(row=asked, reason=" ", by=director, on=today())
    signing.send_back(row=asked, reason="Stuk 1 kan wel.", by=director, on=today())
    assert Case.objects.get(pk=case.pk).status == Status.GATHERED
    assert Signature.objects.get().reason == "Stuk 1 kan wel."
    lines = LogEntry.objects.filter(verb__in=("signature_asked", "returned", "reopen"))
    assert {line.verb: line.actor for line in lines} == {
        "signature_asked": officer,
        **dict.fromkeys(("returned", "reopen"), director),
    }


def test_who_decides_reads_why_it_was_sent_back_until_it_is_decided_anew(case, asked, director, officer, signed_in):
    signing.send_back(row=asked, reason="Stuk 1 kan wel.", by=director, on=today())
    pages = [reverse(f"cases:{name}", args=[case.reference]) for name in ("detail", "decision")]
    shown = [signed_in(officer).get(page).content.decode() for page in pages]
    assert all("Stuk 1 kan wel." in page and "Rik Directeur tekende niet" in page for page in shown)
    decision.decide(**cast.NO_SEARCH, case=case, reasons="Daarom.", no_part_because="Nee.", by=officer, on=today())
    assert "Stuk 1 kan wel." not in signed_in(officer).get(pages[0]).content.decode()


def test_asking_somebody_else_ends_the_first_request(case, asked, officer, director):
    other = cast.make_user(Function.DIRECTOR)
    signing.request_signature(case=case, to=other, by=officer, on=today())
    with pytest.raises(Refused, match="al beslist, of het is niet meer nodig"):
        cast.read_and_sign(asked, by=director)


def test_a_mail_leads_by_what_goes_out_to_a_signature(case, asked, director, signed_in, mailbox, settings):
    send_mails()
    (mail,) = [each for each in mailbox.mails if director.email in str(each["To"])]
    path = reverse("cases:signature", args=[case.reference])
    assert f"{settings.SITE_URL}{path}" in mail.get_content()
    assert "Yıldırım" not in str(mail) + mail.get_content()
    client = signed_in(director)
    page = client.get(path).content.decode()
    assert "Ik teken dit besluit" in page
    assert client.get(reverse("cases:signature_reading", args=[case.reference])).status_code == 200
    assert client.post(reverse("cases:sign", args=[case.reference])).url == path
    assert signing.is_signed(case)
    assert Mail.objects.filter(kind="sign", to=director).count() == 1


def test_the_director_reads_the_letter_and_not_the_findings(case, asked, director, signed_in):
    client = signed_in(director)
    assert client.get(reverse("cases:signature_proof", args=[case.reference])).content.startswith(b"%PDF")
    for name in ("findings", "third_parties"):
        assert client.get(reverse(f"cases:{name}", args=[case.reference])).status_code == 404
    assert client.get(reverse("cases:finding", args=[case.reference, 1])).status_code == 404


def test_a_director_who_was_not_asked_finds_nothing(case, director, signed_in):
    client = signed_in(director)
    for name in ("detail", "signature", "signature_proof"):
        assert client.get(reverse(f"cases:{name}", args=[case.reference])).status_code == 404


def test_the_request_itself_leads_to_the_signature_for_whoever_is_asked(case, asked, officer, director, signed_in):
    page, door = f"/verzoeken/{case.reference}/", f'href="/verzoeken/{case.reference}/handtekening/"'
    assert door in signed_in(director).get(page).content.decode()
    assert door not in signed_in(officer).get(page).content.decode()
    assert "Niets gevonden" not in signed_in(director).get(page).content.decode()
    cast.read_and_sign(asked, by=director)
    assert door not in signed_in(director).get(page).content.decode()


def test_the_start_screen_of_the_director_shows_what_waits(case, asked, director, signed_in):
    page = signed_in(director).get("/vandaag/").content.decode()
    assert "Wacht op uw handtekening" in page
    assert case.reference in page


@pytest.mark.django_db(transaction=True)
def test_signing_and_sending_back_at_once_leaves_one_of_the_two(officer, director):
    case = decided(officer)
    row = signing.request_signature(case=case, to=director, by=officer, on=today())
    signing.keep_reading(row=row, paper=signing.PAGE, by=director)
    acts = [
        lambda: signing.sign(row=row, by=director),
        lambda: signing.send_back(row=row, reason="x", by=director, on=today()),
    ] * 3
    answers = cast.at_once(*acts)
    assert sum(isinstance(answer, Refused) for answer in answers) == 5
    assert Signature.objects.get().state in ("signed", "returned")


def test_another_function_takes_no_request_out_of_sight(case, asked, director, front_desk):
    """What a director is asked to sign, and what the same person takes in at the desk: both are seen."""
    taken_in, elsewhere = cast.make_case(by=director), cast.make_case(by=front_desk)
    assert set(Case.objects.visible_to(director)) == {case}
    director.groups.add(*front_desk.groups.all())
    both = get_user_model().objects.get(pk=director.pk)
    assert set(Case.objects.visible_to(both)) == {case, taken_in}
    assert set(Case.objects.visible_to(front_desk)) == {elsewhere}


@pytest.mark.parametrize("one", Function)
@pytest.mark.parametrize("other", [each for each in Function if each != Function.FUNCTIONAL_MANAGEMENT])
def test_two_functions_see_what_each_of_them_sees(case, asked, one, other, officer):
    """All but functional management, which sees no content, whatever else somebody is (docs/decisions/0020)."""
    user = cast.make_user(one)
    cast.make_case(by=user)
    Signature.objects.filter(pk=asked.pk).update(to=user)

    def seen_as(*functions):
        user.groups.set(Group.objects.filter(name__in=functions))
        return set(Case.objects.visible_to(get_user_model().objects.get(pk=user.pk)))

    together = seen_as(one, other)
    assert together == (set() if one == Function.FUNCTIONAL_MANAGEMENT else seen_as(one) | seen_as(other))
