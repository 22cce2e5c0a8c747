"""Identity, findings, decision and sending, as the officer sees them (S5, S7, S9, S10)."""

import io
import zipfile

import pypdfium2
import pytest

from cases.models import Case, Decision, Delivery
from cases.third_parties.actions import choose
from cases.workflow import Status
from dossiers.models import LogEntry
from dossiers.sections import Section
from tests.cast import NO_SEARCH, case_in, judge_all, make_case, make_dossier, make_person, make_record, sign


def url(case, page=""):
    """The address of a page about `case`."""
    return f"/verzoeken/{case.reference}/{page}"


def words(pdf):
    """The text of a PDF."""
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.fixture
def gathered(officer, tenant, dossier, neighbour):
    """A gathered case of the tenant: one record of her own, one that names the neighbour."""
    make_record(dossier, title="Huurcontract")
    make_record(dossier, Section.NUISANCE, title="Melding", text="Koenraad van Overburen belde.", mentions=[neighbour])
    return case_in(Status.GATHERED, by=officer, subject=tenant)


def test_identity_proposes_the_client_with_this_name(officer, tenant, dossier, signed_in):
    case, client = make_case(), signed_in(officer)

    page = client.get(url(case, "identiteit/")).content.decode()
    client.post(url(case, "identiteit/"), {"subject": tenant.pk, "method": "called_back"})

    assert str(tenant.pk) in page
    assert Case.objects.get(pk=case.pk).subject == tenant


def test_identity_without_a_choice_says_what_is_missing(officer, dossier, signed_in):
    case = make_case()

    page = signed_in(officer).post(url(case, "identiteit/"), {}).content.decode()

    assert "Kies eerst in de klantlijst wie dit is." in page
    assert "Kies hoe de aanvrager liet zien wie het is." in page


def test_identity_can_be_sought_under_another_name_which_leaves_a_line(officer, signed_in):
    case, other = make_case(), make_dossier().person

    page = signed_in(officer).post(url(case, "identiteit/klant/"), {"text": "huurder"}).content.decode()

    assert str(other.pk) in page
    assert LogEntry.objects.filter(verb="searched", object_pk=str(case.pk)).exists()


def test_looking_at_who_somebody_may_be_leaves_a_line(officer, tenant, dossier, signed_in):
    case = make_case()

    signed_in(officer).get(url(case, "identiteit/"))

    assert LogEntry.objects.get(verb="looked", object_pk=str(case.pk)).actor == officer


def test_identity_cannot_be_recorded_twice(officer, gathered, tenant, signed_in):
    answer = signed_in(officer).post(url(gathered, "identiteit/"), {"subject": tenant.pk, "method": "shown"})

    assert answer.status_code == 409
    assert "het verzoek staat op “gegevens verzameld”" in answer.content.decode()


def test_gathering_finds_the_records_and_shows_who_else_is_in_them(officer, gathered, signed_in):
    page = signed_in(officer).get(url(gathered, "stukken/")).content.decode()

    assert "2 stukken gevonden" in page
    assert "noemt een ander" in page


@pytest.mark.parametrize("number", ["²", "٣", "x", "-1", "9" * 5_000, "9" * 9])
def test_a_number_that_is_none_in_the_address_shows_the_list_all_the_same(officer, gathered, signed_in, number):
    assert signed_in(officer).get(url(gathered, "stukken/"), {"vanaf": number}).status_code == 200


def test_gathering_comes_after_identity(officer, signed_in):
    case = make_case()

    page = signed_in(officer).post(url(case, "stukken/"), follow=True).content.decode()

    assert "Dit kan nog niet: leg eerst vast wie het verzoek doet." in page


def test_giving_the_rest_leaves_alone_what_names_another(officer, gathered, signed_in):
    client, page = signed_in(officer), url(gathered, "stukken/overige/")
    client.post(page, {"pieces": [line.mark for line in client.get(page).context["form"].proposal.lines]})
    undecided = gathered.findings.undecided().get()
    assert undecided.record.title == "Melding"


def test_the_proposed_text_already_shields_the_names_of_others(officer, gathered, signed_in):
    number = gathered.findings.get(record__title="Melding").number

    sentences = signed_in(officer).get(url(gathered, f"stukken/{number}/")).context["sentences"]

    assert [text for text, _field in sentences] == ["[A] belde."]


def test_withholding_without_a_reason_is_refused_with_the_sentence(officer, gathered, signed_in):
    number = gathered.findings.get(record__title="Melding").number

    answer = signed_in(officer).post(
        url(gathered, f"stukken/{number}/"), {"outcome": "refused", "code": "A", "revision": 0}
    )

    assert answer.status_code == 200
    assert "Leg uit waarom u dit niet geeft. Zonder uitleg kunt u niet verder." in answer.content.decode()


def test_of_two_officers_on_one_finding_the_second_hears_who_was_first(officer, second_officer, gathered, signed_in):
    form = {"outcome": "granted", "revision": 0}
    signed_in(officer).post(url(gathered, "stukken/1/"), form)

    answer = signed_in(second_officer).post(url(gathered, "stukken/1/"), form)

    assert answer.status_code == 409
    assert "Iemand anders heeft dit net gewijzigd (Petra Officier," in answer.content.decode()
    assert Decision.objects.get(finding__case=gathered).by == officer


@pytest.mark.parametrize(("kind", "opening"), [("access", "U krijgt alle gegevens"), ("correction", "U hebt gelijk.")])
def test_an_answer_begins_with_words_that_fit_the_right_and_how_it_ended(officer, tenant, kind, opening, signed_in):
    make_record(make_dossier(tenant))
    case = case_in(Status.GATHERED, by=officer, subject=tenant, kind=kind)
    judge_all(case, by=officer)

    form = signed_in(officer).get(url(case, "besluit/")).context["form"]

    assert form["reasons"].value().startswith(opening)


def test_a_decision_waits_for_every_finding(officer, gathered, signed_in):
    answer = signed_in(officer).post(url(gathered, "besluit/"), {**NO_SEARCH, "reasons": "Daarom."})

    assert answer.status_code == 409
    assert "Er zijn nog 2 stukken zonder besluit." in answer.content.decode()


def test_the_letter_names_the_three_remedies_and_never_the_note(officer, gathered, neighbour, signed_in):
    choose(case=gathered, person=neighbour, choice="housemate", reason="Woont er.", by=officer)
    judge_all(gathered, by=officer, note="Let op: buurman is boos")
    client = signed_in(officer)
    client.post(url(gathered, "besluit/"), {**NO_SEARCH, "reasons": "U krijgt alles."})

    text = words(client.get(url(gathered, "proef.pdf")).content)

    for remedy in ("Klachtencommissie", "Autoriteit Persoonsgegevens", "rechter"):
        assert remedy in text
    assert "boos" not in text


def test_a_name_shielded_in_one_piece_and_readable_in_another_stops_the_decision(officer, gathered, dossier, signed_in):
    make_record(dossier, title="Notitie", text="Overburen kwam langs.")
    client = signed_in(officer)
    client.post(url(gathered, "stukken/"))
    number = gathered.findings.get(record__title="Melding").number
    shielded = {
        "outcome": "partly",
        "code": "A",
        "reason": "Gegevens van een ander.",
        "given_text": "[A] belde.",
        "revision": 0,
    }
    client.post(url(gathered, f"stukken/{number}/"), shielded)
    judge_all(gathered, by=officer)

    answer = client.post(url(gathered, "besluit/"), {**NO_SEARCH, "reasons": "Bijna alles."})

    assert answer.status_code == 409
    assert "Verzenden kan niet." in answer.content.decode()
    assert "Bijna alles." in answer.content.decode()
    assert Case.objects.get(pk=gathered.pk).status == Status.GATHERED
    note = gathered.findings.get(record__title="Notitie")
    client.post(url(gathered, f"stukken/{note.number}/"), {**shielded, "given_text": "[A] kwam langs.", "revision": 1})
    assert client.post(url(gathered, "besluit/"), {**NO_SEARCH, "reasons": "Bijna alles."}).status_code == 302


def test_a_name_that_came_up_after_the_decision_stops_the_letter(officer, tenant, neighbour, signed_in):
    client = signed_in(officer)
    make_record(make_dossier(tenant), mentions=[neighbour])  # an ordinary section: one person is enough to send this
    case = case_in(Status.GATHERED, by=officer, subject=tenant)
    choose(case=case, person=neighbour, choice="shield", by=officer)
    judge_all(case, by=officer, outcome="partly", code="A", reason="Van een ander.", given_text="Er is gebeld.")
    client.post(url(case, "besluit/"), {**NO_SEARCH, "reasons": "Bijna alles."})
    Decision.objects.update(given_text=f"{neighbour.family_name} heeft gebeld.")

    answer = client.post(url(case, "verzending/"), {"channel": "post", "checked": "on"})

    assert answer.status_code == 409
    assert "Verzenden kan niet." in answer.content.decode()


def test_sending_shows_the_code_once_and_the_second_press_says_it_is_done(officer, signed_in):
    case, client = case_in(Status.DECIDED, by=officer), signed_in(officer)

    sent = client.post(url(case, "verzending/"), {"channel": "portal", "checked": "on"})
    again = client.post(url(case, "verzending/"), {"channel": "portal", "checked": "on"})

    assert len(sent.context["code"].replace(" ", "")) == 8
    assert again.status_code == 409
    assert "Dit antwoord is al verzonden." in again.content.decode()
    assert Delivery.objects.filter(case=case).count() == 1


def test_sending_asks_to_check_the_receiver_first(officer, signed_in):
    case = case_in(Status.DECIDED, by=officer)

    page = signed_in(officer).post(url(case, "verzending/"), {"channel": "portal"}).content.decode()

    assert "Kijk de ontvanger en de brief na, en zet dan het vinkje." in page
    assert "a•••@•••.example" in page
    assert not Delivery.objects.exists()


def test_the_site_is_no_way_for_somebody_without_an_address(officer, signed_in):
    case = case_in(Status.DECIDED, by=officer, email="", contact_by="post")

    answer = signed_in(officer).post(url(case, "verzending/"), {"channel": "portal", "checked": "on"})

    assert "Er is geen e-mailadres bekend. Kies voor papier." in answer.content.decode()


def test_a_new_code_ends_the_old_one(officer, signed_in):
    case = case_in(Status.SENT, by=officer)
    before = case.delivery.code_hash

    page = signed_in(officer).post(url(case, "verzending/code/"))

    assert "Nieuwe code" in page.content.decode()
    assert Delivery.objects.get(case=case).code_hash != before


def test_there_is_no_code_for_an_answer_on_paper(officer, signed_in):
    case = case_in(Status.DECIDED, by=officer)
    client = signed_in(officer)
    client.post(url(case, "verzending/"), {"channel": "post", "checked": "on"})

    answer = client.post(url(case, "verzending/code/"))

    assert answer.status_code == 409
    assert "Er is geen code." in answer.content.decode()


def test_the_papers_that_went_out_can_be_read_again_and_leave_a_line(officer, signed_in):
    case, client = case_in(Status.SENT, by=officer), signed_in(officer)
    letter = case.letters.get()

    pdf = client.get(url(case, f"brieven/{letter.pk}.pdf")).content
    package = client.get(url(case, "pakket.zip")).content

    assert zipfile.ZipFile(io.BytesIO(package)).read("brief.pdf") == pdf
    assert set(LogEntry.objects.filter(object_pk=str(case.pk)).values_list("verb", flat=True)) >= {
        "read_letter",
        "exported",
    }


def test_papers_are_not_for_who_took_the_request_in(front_desk, officer, tenant, dossier, signed_in):
    from django.utils import timezone

    from cases.findings import actions as findings
    from cases.identity import actions as identity
    from tests.cast import finish

    case = make_case(by=front_desk)
    identity.identify(case=case, subject=tenant, method="shown", by=front_desk, on=timezone.localdate())
    findings.gather(case=case, by=officer, on=timezone.localdate())
    finish(case, by=officer)
    client = signed_in(front_desk)

    for page in ("pakket.zip", f"brieven/{case.letters.get().pk}.pdf", "stukken/", "stukken/1/"):
        assert client.get(url(case, page)).status_code == 404


def test_a_shielded_neighbour_with_a_word_of_the_register_for_a_name_stops_nothing(officer, tenant, dossier, signed_in):
    bank = make_person(given_name="Coba", family_name="Politie")
    make_record(dossier, Section.NUISANCE, text="Coba Politie belde.", mentions=[bank])
    case = case_in(Status.GATHERED, by=officer, subject=tenant)
    judge_all(case, by=officer, outcome="partly", code="A", reason="Gegevens van een ander.", given_text="[A] belde.")
    client = signed_in(officer)
    client.post(url(case, "besluit/"), {**NO_SEARCH, "reasons": "Bijna alles."})
    sign(case, by=officer)

    client.post(url(case, "verzending/"), {"channel": "post", "checked": "on"})

    assert Case.objects.get(pk=case.pk).status == Status.SENT
