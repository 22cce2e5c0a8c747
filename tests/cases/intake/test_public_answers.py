"""What is typed in the public form: what is refused, with which sentence, and what is kept as it was."""

import pytest
from django.urls import reverse

from cases.flow.topics import Topic
from cases.models import Case, Mail
from dossiers.text.identifiers import holds_citizen_number
from tests.cases.intake.form_filling import fill, post, send, sentences


@pytest.mark.parametrize(
    ("day", "month", "year", "told"),
    [
        ("31", "2", "1980", "Deze datum bestaat niet."),
        ("27", "drie", "1980", "Deze datum bestaat niet."),
        ("1_0", "1", "1980", "Deze datum bestaat niet."),
        ("1", "1", "9" * 30, "Deze datum bestaat niet."),
        ("27", "", "1980", "Vul uw geboortedatum in, bijvoorbeeld 27 3 1980."),
        ("1", "1", "2999", "ligt in de toekomst"),
        ("31", "12", "1899", "te lang geleden"),
        ("27", "3", "80", "Gebruik 4 cijfers"),
    ],
)
def test_a_date_of_birth_that_cannot_be_gets_a_sentence(client, db, day, month, year, told):
    page = post(client, "wie", born_on_day=day, born_on_month=month, born_on_year=year)
    assert told in sentences(page)
    assert f'value="{day}"' in page.content.decode()


@pytest.mark.parametrize("name", ["Anne-Marie d'Hondt", "Çağrı Öğütçü", "محمد الأحمد", "Zoë 🌷", "Nguyễn Thị"])
def test_a_name_in_any_script_is_kept_as_it_was_typed(client, db, name):
    send(client, fill(client, wie={"name": name}))
    assert Case.objects.get().requester.name == name


def test_marks_that_turn_the_writing_do_not_come_along(client, db):
    send(client, fill(client, wie={"name": "\u202eAmina\u202c"}))
    assert Case.objects.get().requester.name == "Amina"


@pytest.mark.parametrize("name", ["Jan\nde Boer", "Jan\r\nde Boer", "Jan\tde  Boer", "Jan\u2028de Boer"])
def test_a_name_stands_on_one_line(client, db, name):
    send(client, fill(client, wie={"name": name}))
    assert Case.objects.get().requester.name == "Jan de Boer"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b"])
@pytest.mark.parametrize(("step", "box"), [("wie", "name"), ("waarover", "question"), ("bereiken", "email")])
def test_a_sign_that_cannot_be_kept_gets_a_sentence(client, db, sign, step, box):
    page = post(client, step, **{box: f"a{sign}b@c.nl"})
    assert "teken dat wij niet kunnen lezen" in sentences(page)


def test_a_text_of_100_kb_stays_on_screen_with_how_much_it_is_too_long(client, db):
    post(client, "wat")
    page = post(client, "waarover", question="x" * 100_000)
    assert "Uw tekst is 95.000 tekens te lang. Er passen 5.000 tekens." in sentences(page)
    assert "x" * 100_000 in page.content.decode()


def test_a_line_end_counts_for_one_sign(client, db):
    post(client, "wat")
    assert post(client, "waarover", question="\r\n".join("x" * 2_500)).status_code == 302


@pytest.mark.parametrize("number", ["111222333", "123456782", "123 456 782", "1234.56.782"])
def test_a_citizen_service_number_is_refused_and_kept_nowhere(client, db, number):
    post(client, "wat")
    page = post(client, "waarover", question=f"Mijn nummer is {number}.")
    assert "Dit lijkt een burgerservicenummer" in sentences(page)
    assert number not in str(dict(client.session))


@pytest.mark.parametrize("text", ["123456789", "0612345678", "NL91ABNA0417164300", "000000000", "12-05-2024"])
def test_other_numbers_are_no_citizen_service_number(text):
    assert not holds_citizen_number(text)


def test_a_correction_says_what_is_wrong(client, db):
    post(client, "wat", kind="correction")
    assert "wat er niet klopt" in sentences(post(client, "waarover", question=" "))


def test_camera_images_come_with_the_warning_that_they_go(client, db):
    post(client, "wat")
    assert "beelden maar 28 dagen" in client.get(reverse("cases:step", args=["waarover"])).content.decode()


def test_every_topic_fits_its_column():
    assert all(len(topic) <= 12 for topic in Topic.values)


@pytest.mark.parametrize("email", ["amina@", "amina", "a b@c.nl", "amina@voorbeeld"])
def test_an_address_that_misses_something_gets_the_sentence(client, db, email):
    assert "Er mist iets in uw e-mailadres" in sentences(post(client, "bereiken", email=email))


@pytest.mark.parametrize("phone", ["bel maar", "12", "²²²²²²²²", ""])
def test_a_number_that_nobody_can_call_gets_a_sentence(client, db, phone):
    assert "telefoonnummer" in sentences(post(client, "bereiken", contact_by="phone", phone=phone))


def test_somebody_is_called(client, db):
    send(client, fill(client, bereiken={"contact_by": "phone", "phone": "+31 (0)6 12 34 56 78"}))
    requester = Case.objects.get().requester
    assert (requester.contact_by, requester.phone, requester.email) == ("phone", "+31 (0)6 12 34 56 78", "")


def test_a_shared_mailbox_is_forgotten_when_somebody_chooses_post(client, db):
    send(client, fill(client, bereiken={"contact_by": "post"}))
    assert Case.objects.get().requester.email == ""
    assert not Mail.objects.exists()


def test_letters_go_to_the_address_that_is_safe(client, db):
    safe = {"letters_safe": "no", "letter_address": "Bij zus\r\nDorpsweg 1\r\n0000 AB Elders"}
    send(client, fill(client, bereiken=safe))
    assert Case.objects.get().requester.letter_address == "Bij zus, Dorpsweg 1, 0000 AB Elders"


def test_an_address_that_is_not_safe_needs_another(client, db):
    assert "brieven naartoe" in sentences(post(client, "bereiken", letters_safe="no"))


def test_somebody_asks_for_another(client, db):
    page = send(client, fill(client, wie={"for_whom": "other", "on_behalf_of": "Oma Huurder"}))
    assert Case.objects.get().requester.on_behalf_of == "Oma Huurder"
    assert "machtiging" in client.get(page.url).content.decode()


def test_ids_of_others_in_the_form_do_nothing(client, db, tenant):
    extra = {"subject": str(tenant.pk), "owner": "1", "reference": "WSN-2026-0001", "born_on_subject": "x"}
    send(client, fill(client, wat=extra))
    case = Case.objects.get()
    assert (case.subject, case.owner) == (None, None)


# Afterwards
