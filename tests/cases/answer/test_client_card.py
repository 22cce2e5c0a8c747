"""The copy is whole: it opens with who the person is to us, and with what they asked, got and said before."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.answer import client_card
from cases.answer.contents import contents_of
from cases.findings import actions as findings
from cases.letters.writing import write
from cases.models import AlsoSubject, Case, Consultation, Representation, Requester, ThirdParty
from cases.workflow import Status
from dossiers.models import Dossier, LawfulBasis, Person, Tie
from law.grounds import Ground
from tests import cast
from tests.cases.answer.papers import shown
from tests.cases.status.answers import sent

MODELS = {Person: client_card.PERSON, Dossier: client_card.DOSSIER, Requester: client_card.REQUESTER}
BORN = dt.date(1980, 3, 27)


def today():
    return timezone.localdate()


@pytest.fixture
def whole(tenant, complex_a):
    """The tenant with everything filled in that a card holds, and a home."""
    words = {"client_number": "K-4471", "born_on": BORN, "phone": "0612345678", "vera_id": "VERA-991"}
    Person.objects.filter(pk=tenant.pk).update(address="Postbus 9, 1234 AB Elders", **words)
    tenant.refresh_from_db()
    cast.make_dossier(tenant, complex_a, vera_id="OVK-12")
    return tenant


def answered(person, by, **asked):
    """The files of the answer on access to somebody of whom the findings are given."""
    case = cast.case_in(Status.GATHERED, by=by, subject=person, **asked)
    cast.judge_all(case, by=by)
    return files_of(sent(case, by)[0])


def files_of(delivery):
    with zipfile.ZipFile(io.BytesIO(bytes(delivery.package))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_about_a_person_is_in_the_copy_or_left_out_with_a_reason(model):
    left_out = {name.split(".")[1] for name in client_card.LEFT_OUT if name.startswith(f"{model._meta.model_name}.")}
    fields = {*model.Privacy.personal, *model.Privacy.plain}
    assert set(MODELS[model]) | left_out == fields
    assert not set(MODELS[model]) & left_out
    assert all(client_card.LEFT_OUT.values())


def test_a_tenant_without_records_gets_everything_on_the_card(officer, whole):
    files = answered(whole, officer)
    copy, letter = shown(files["overzicht.pdf"]), shown(files["brief.pdf"])
    assert "Wie u bent bij ons" in copy
    known = ("Amina", "Yıldırım", "27 maart 1980", "Postbus 9, 1234 AB Elders", cast.TENANT_EMAIL, "0612345678")
    known += ("K-4471", whole.reference, "VERA-991", "huurder")
    known += ("Veldweg 1, 0000 AA Voorbeeldstad (eenheid A-001)", "De Akker", "van 1 maart 2020", "OVK-12")
    assert [words for words in known if words not in copy] == []
    assert "geen gegevens van u gevonden" not in copy + letter
    assert "Andere stukken over u vonden wij niet." in copy


def test_the_card_has_its_own_lines_in_both_inventories_and_the_pieces_keep_their_numbers(officer, whole):
    cast.make_record(whole.dossiers.get())
    files = answered(whole, officer)
    paper, machine = shown(files["inventaris.pdf"]), json.loads(files["inventaris.json"])
    assert "K1 Klantkaart gegeven" in paper
    assert "K2 Wonen gegeven" in paper
    assert [line["nummer"] for line in machine["eigen"]][:2] == ["K1", "K2"]
    assert [line["nummer"] for line in machine["stukken"]] == [1]
    assert "K1. Klantkaart" in shown(files["overzicht.pdf"])


def test_people_around_are_told_in_general_words_and_who_acts_by_name(officer, whole, neighbour):
    partner, keeper = cast.make_person("Orhan", "Geheim"), cast.make_person("Bea", "Windvoerder", kind="third_party")
    since = {"since": dt.date(2021, 5, 1)}
    Tie.objects.create(person=whole, other=partner, kind="ex_partner", until=dt.date(2024, 2, 3), **since)
    Tie.objects.create(person=neighbour, other=whole, kind="mandate", scope="alles van Koenraad", **since)
    Tie.objects.create(person=whole, other=keeper, kind="administrator", scope="geldzaken", **since)
    copy = shown(answered(whole, officer)["overzicht.pdf"])
    assert "Uw ex-partner vanaf 1 mei 2021 tot en met 3 februari 2024" in copy
    assert "U bent gemachtigde van iemand" in copy
    assert "Uw bewindvoerder Bea Windvoerder, voor geldzaken" in copy
    assert not [name for name in ("Orhan", "Geheim", "Koenraad", "Overburen") if name in copy]


def test_who_acts_and_is_hidden_by_choice_is_told_in_general_words(officer, whole):
    keeper = cast.make_person("Bea", "Windvoerder", kind="third_party")
    tie = {"kind": "administrator", "scope": "geldzaken", "since": dt.date(2021, 5, 1)}
    Tie.objects.create(person=whole, other=keeper, **tie)
    case = cast.case_in(Status.GATHERED, by=officer, subject=whole)
    ThirdParty.objects.create(case=case, person=keeper, choice="shield", by=officer)
    copy = shown(files_of(sent(case, officer)[0])["overzicht.pdf"])
    assert "Uw bewindvoerder vanaf 1 mei 2021" in copy
    assert "Windvoerder," not in copy


def test_consent_is_told_with_its_words_unless_the_piece_is_withheld(officer, whole):
    basis = LawfulBasis.objects.filter(ground=Ground.CONSENT).first()
    words = {"basis": basis, "section": basis.activity.section, "evidence_kind": "consent"}
    kept, given = (
        cast.make_record(whole.dossiers.get(), evidence=f"{word} ja gezegd op 3 mei 2024", **words)
        for word in ("schriftelijk", "telefonisch")
    )
    case = cast.case_in(Status.GATHERED, by=officer, subject=whole)
    refused = {"outcome": "refused", "code": "D", "reason": "Dit gaat niet over u."}
    findings.judge(finding=case.findings.get(record=kept), revision=0, by=officer, **refused)
    findings.judge(finding=case.findings.get(record=given), revision=0, outcome="granted", by=officer)
    copy = shown(files_of(sent(case, officer)[0])["overzicht.pdf"])
    assert "telefonisch ja gezegd op 3 mei 2024" in copy
    assert "schriftelijk" not in copy


def test_earlier_requests_letters_and_views_of_this_person_are_told_and_those_of_another_are_not(officer, whole):
    earlier, other = cast.case_in(Status.SENT, by=officer, subject=whole), cast.case_in(Status.SENT, by=officer)
    withdrawn = cast.case_in(Status.IDENTIFIED, by=officer, subject=whole, kind="correction")
    write(case=withdrawn, kind="withdrawn", by=officer, on=today(), words={"dag": "1 december 2026"})
    copy = shown(answered(whole, officer)["overzicht.pdf"])
    assert f"inzage, nummer {earlier.reference}: beantwoord (alles)" in copy
    assert f"verbetering, nummer {withdrawn.reference}: loopt nog" in copy
    assert f"bevestiging van intrekking, bij verzoek {withdrawn.reference}" in copy
    assert f"antwoord met stukken, bij verzoek {earlier.reference}" in copy
    assert other.reference not in copy


def test_what_somebody_said_as_a_third_party_is_told_without_who_asked(officer, whole):
    asker = cast.make_person("Zeynep", "Vraagster")
    asked = cast.case_in(Status.GATHERED, by=officer, subject=asker, name="Zeynep Vraagster")
    third = ThirdParty.objects.create(case=asked, person=whole, choice="ask", by=officer)
    Consultation.objects.create(
        third=third, what="een melding", channel="post", letter=b"x", sha256="0" * 64, code_hash="x", asked_by=officer,
        asked_on=today(), named_on=today(), answer="hide", remark="Liever niet.", answered_at=timezone.now(),
    )  # fmt: skip
    copy = shown(answered(whole, officer)["overzicht.pdf"])
    assert "U reageerde als derde: liever de naam onleesbaar. U schreef: “Liever niet.”" in copy
    assert not [word for word in ("Zeynep", "Vraagster", asked.reference) if word in copy]


def test_what_somebody_else_filled_in_is_not_told_as_the_words_of_the_person(officer, whole):
    asked = {"name": "Gerard Gemachtigd", "on_behalf_of": whole.name, "letter_address": "Kade 3, 1111 AA Ginds"}
    own = shown(answered(whole, officer, question="Wat hebt u van mij?")["overzicht.pdf"])
    case = cast.case_in(Status.GATHERED, by=officer, subject=whole, **asked)
    assert "Uw vraag Wat hebt u van mij?" in own
    assert client_card._filled_in(case) == []


def test_a_street_called_after_somebody_hidden_does_not_stop_the_answer(officer, whole, neighbour):
    Person.objects.filter(pk=whole.pk).update(address="Overburen 4, 1234 AB Elders")
    case = cast.case_in(Status.GATHERED, by=officer, subject=whole)
    ThirdParty.objects.create(case=case, person=neighbour, choice="shield", by=officer)
    assert "Overburen 4" in shown(files_of(sent(case, officer)[0])["overzicht.pdf"])


def test_an_answer_to_another_question_gives_no_card_and_does_not_say_that_nothing_was_found(officer, whole):
    case = cast.case_in(Status.IDENTIFIED, by=officer, subject=whole, kind="other")
    copy = shown(files_of(sent(case, officer)[0])["overzicht.pdf"])
    assert "Klantkaart" not in copy
    assert "gevonden" not in copy


def test_many_earlier_requests_and_homes_take_no_more_questions(officer, whole):
    case = cast.case_in(Status.DECIDED, by=officer, subject=whole)

    def asked():
        fresh = Case.objects.get(pk=case.pk)
        with CaptureQueriesContext(connection) as queries:
            contents_of(fresh, today())
        return len(queries)

    few = asked()
    for _number in range(4):
        cast.case_in(Status.SENT, by=officer, subject=whole)
        cast.make_dossier(whole, whole.dossiers.first().complex)
    assert asked() == few


def test_who_stands_twice_in_the_client_list_gets_both_cards_and_all_earlier_requests(officer, whole):
    second = cast.make_person(given_name="Amina", family_name="Yıldırım", phone="0699999999", client_number="K-2")
    bystander = cast.make_person(given_name="Amina", family_name="Yıldırım", phone="0655555555")
    earlier = cast.case_in(Status.SENT, by=officer, subject=second)
    case = cast.case_in(Status.GATHERED, by=officer, subject=whole)
    AlsoSubject.objects.create(case=case, person=second, by=officer)
    copy = shown(files_of(sent(case, officer)[0])["overzicht.pdf"])
    assert [words for words in ("0612345678", "0699999999", "K-2", earlier.reference) if words not in copy] == []
    assert bystander.phone not in copy


@pytest.mark.parametrize(("capacity", "told"), [("administrator", False), ("curator", True)])
def test_who_acts_for_money_alone_reads_nothing_of_the_household(officer, whole, capacity, told):
    partner = cast.make_person("Orhan", "Geheim")
    Tie.objects.create(person=whole, other=partner, kind="partner", since=dt.date(2021, 5, 1))
    case = cast.case_in(Status.DECIDED, by=officer, subject=whole)
    words = {"capacity": capacity, "name": "Bo Windvoerder", "scope": "geld", "since": dt.date(2024, 1, 1)}
    Representation.objects.create(case=case, made_by=officer, **words)
    parts = contents_of(Case.objects.get(pk=case.pk), today()).inventory.own
    assert ("Mensen om u heen" in [part.heading for part in parts]) is told
    assert "Klantkaart" in [part.heading for part in parts]
