"""The citizen service number: refused where it can only be one, warned about in text and files, and never kept."""

import io
import json

import pytest
from stdnum import iban

from dossiers.files import reading
from dossiers.files.checking import checked
from dossiers.refusal import Refused
from dossiers.text.identifiers import is_iban, is_postcode, without_citizen_numbers
from tests.dossiers.records import paperwork
from tests.dossiers.records.paperwork import HARMLESS, NUMBER

WARNING = "In dit bestand staat iets dat op een burgerservicenummer lijkt."

HOLDING = {
    "pdf": paperwork.pdf(f"nummer {NUMBER} van"),
    "docx, typed in pieces": paperwork.docx("nummer 111", "222", "333 van"),
    "docx, in a note": paperwork.docx(more={"word/footnotes.xml": f"<f><p>{NUMBER}</p></f>".encode()}),
    "xlsx, as a number": paperwork.xlsx(int(NUMBER)),
    "xlsx, as text": paperwork.xlsx(f"bsn {NUMBER}"),
    "eml": paperwork.eml(f"Mijn nummer is {NUMBER}."),
    "eml, in its subject": paperwork.eml(subject=f"Nummer {NUMBER}"),
    "eml, in what is attached": paperwork.eml(attached=paperwork.pdf(NUMBER)),
    "msg": paperwork.msg(f"Mijn nummer is {NUMBER}."),
}
PURE = {
    "pdf": paperwork.pdf(f"nummer {HARMLESS} van"),
    "docx": paperwork.docx("1112", " en ", "22333"),
    "xlsx": paperwork.xlsx(int(HARMLESS)),
    "eml": paperwork.eml(f"{HARMLESS}", attached=paperwork.pdf(HARMLESS)),
    "msg": paperwork.msg(HARMLESS),
}


def read_here(kind, content):
    """What reading says in the end, in this process."""
    out = io.StringIO()
    reading.read(kind, content, out)
    return reading.Reading(**json.loads(out.getvalue().splitlines()[-1]))


@pytest.mark.parametrize("what", HOLDING)
def test_a_look_alike_in_a_file_is_seen(what):
    assert read_here(what.split(",")[0], HOLDING[what]) == reading.Reading(has_number=True)


@pytest.mark.parametrize("kind", PURE)
def test_other_numbers_in_a_file_are_let_be(kind):
    assert read_here(kind, PURE[kind]) == reading.Reading()


def test_the_warning_does_not_repeat_the_number():
    paper = checked("brief.pdf", HOLDING["pdf"])
    assert paper.warning.startswith(WARNING)
    assert NUMBER not in paper.warning


def test_what_cannot_be_read_to_its_end_says_so():
    long = paperwork.docx(more={"word/header1.xml": b"<h><p>kort</h>"})
    assert checked("brief.docx", long).warning.startswith("Wij konden dit bestand niet helemaal nakijken")


@pytest.mark.parametrize("name", [f"{NUMBER}.pdf", f"bsn_{NUMBER}.pdf", "brief 1112.22.333.pdf"])
def test_a_look_alike_in_a_name_is_refused(name):
    with pytest.raises(Refused, match="In de naam van het bestand") as refusal:
        checked(name, paperwork.pdf())
    assert NUMBER not in refusal.value.why


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"nummer {NUMBER}.", "nummer ...."),
        ("111 222 333", "..."),
        (HARMLESS, HARMLESS),
        ("kenmerk 1112223334", "kenmerk 1112223334"),
        ("نمرة ١١١٢٢٢٣٣٣", "نمرة ..."),
        ("000000000", "000000000"),
    ],
)
def test_a_look_alike_can_be_taken_out_of_a_text(text, left):
    assert without_citizen_numbers(text) == left


# Other numbers with a rule of their own

# The check digits are right, but no country has these: none is called ZZ, and Austria has 20 signs.
BARE = (("ZZ", "1" * 16), ("AT", "1" * 15))
NOWHERE = [f"{land}{iban.calc_check_digits(f'{land}00{rest}')}{rest}" for land, rest in BARE]
EXIST = ("NL91 ABNA 0417 1643 00", "nl91abna0417164300", "BE68 5390 0754 7034", "CH93 0076 2011 6238 5295 7")


@pytest.mark.parametrize("number", EXIST)
def test_an_account_number_that_exists_is_one(number):
    assert is_iban(number)


@pytest.mark.parametrize(
    "number", ["NL91ABNA0417164301", "NL91ABNA041716430", "91ABNA0417164300", "", "NL00", *NOWHERE]
)
def test_an_account_number_that_cannot_exist_is_none(number):
    assert not is_iban(number)


@pytest.mark.parametrize(
    ("text", "right"),
    [("1234 AB", True), ("1234ab", True), ("0000 AA", False), ("1234 SS", False), ("NL-1234 AB", False)],
)
def test_a_postcode_begins_at_1000_and_has_no_sa_sd_ss(text, right):
    assert is_postcode(text) is right
