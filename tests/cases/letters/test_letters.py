"""The PDFs, read back with other programs (pikepdf, pdfium) than the one that makes them."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from cases.letters.typeset import Outcome, answer_letter, inventory, overview, receipt
from dossiers.text.printable import HELD, dutch, printable
from tests.cases.answer.papers import INVENTORY, LETTER, OVERVIEW, RECEIPT, REFERENCE, SENDER, page, shown, with_text

MAKERS = {
    "letter": lambda: answer_letter(LETTER),
    "overview": lambda: overview(OVERVIEW),
    "inventory": lambda: inventory(INVENTORY),
    "receipt": lambda: receipt(RECEIPT),
}


@pytest.mark.parametrize("outcome", Outcome)
def test_every_answer_names_the_three_remedies(outcome):
    words = shown(answer_letter(replace(LETTER, outcome=outcome)))
    assert "Klachtencommissie Voorbeeld, Postbus 12, 2670 AA Naaldwijk" in words
    assert "autoriteitpersoonsgegevens.nl" in words
    assert "De rechtbank moet uw verzoek uiterlijk 26 januari 2027 hebben" in words
    assert "geen advocaat nodig" in words


def test_a_late_answer_gives_no_last_day_for_the_court_and_says_sorry():
    words = shown(answer_letter(replace(LETTER, sent_on=date(2026, 12, 29), court_until=None)))
    assert "Daarom is er geen uiterste datum" in words
    assert "Onze excuses" in words
    assert "zes weken" not in words


def test_an_answer_in_time_makes_no_excuse():
    assert "Onze excuses" not in shown(answer_letter(LETTER))


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.REFUSED])
def test_no_refusal_without_a_reason(outcome):
    with pytest.raises(ValueError, match="no outward reason"):
        replace(LETTER, outcome=outcome, paragraphs=[" "], withheld=[])
    with pytest.raises(ValueError, match="no outward reason"):
        replace(LETTER, outcome=outcome, withheld=[replace(LETTER.withheld[0], reason="")])


def test_the_letter_gives_reasons_and_the_information_of_article_15():
    words = shown(answer_letter(LETTER))
    assert "In uw dossier staan ook gegevens van anderen." in words
    assert "Daar staat een naam van iemand anders. Artikel 15 lid 4 AVG" in words
    assert "Hoe lang wij uw gegevens bewaren Betalingen bewaren wij zeven jaar." in words


def test_pages_are_numbered_and_carry_the_reference_from_the_second():
    pdf = answer_letter(replace(LETTER, paragraphs=["Wij leggen dit uit. " * 150]))
    assert "Bladzijde 1 van 3" in page(pdf, 0)
    assert f"Nummer {REFERENCE}" not in page(pdf, 0)
    assert f"Nummer {REFERENCE}" in page(pdf, 1)
    assert "Bladzijde 3 van 3" in page(pdf, 2)


def test_the_recipient_stands_in_the_window_of_the_envelope():
    textpage = pypdfium2.PdfDocument(answer_letter(LETTER))[0].get_textpage()
    index, _ = textpage.search("Mevrouw Ş.").get_next()
    left, bottom, _, _ = textpage.get_charbox(index)
    millimetre = 72 / 25.4
    assert 20 < left / millimetre < 30
    assert 48 < 297 - bottom / millimetre < 62


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_every_file_is_tagged_pdf_a_2a_and_pdf_ua_1(make):
    with pikepdf.open(io.BytesIO(make())) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("nl")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        assert REFERENCE in meta["dc:title"]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_every_font_travels_with_the_file_and_nothing_else_does(make):
    with pikepdf.open(io.BytesIO(make())) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_the_metadata_holds_no_name_of_a_person(make):
    with pikepdf.open(io.BytesIO(make())) as pdf:
        told = pdf.Root.Metadata.read_bytes().decode() + str(dict(pdf.docinfo or {}))
        assert "Yıldız" not in told
        assert SENDER.name in told


def test_headings_and_tables_are_tagged_as_such():
    with pikepdf.open(io.BytesIO(answer_letter(LETTER))) as pdf:
        kinds = {str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"}
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/L", "/LI"} <= kinds


MARKUP = '#import "house.typ": * *vet* _schuin_ $x^2$ \\ #panic() <l> @ref `code` [blok] // c /* d */ -- "q" \'s'


def test_markup_that_somebody_typed_stays_text():
    assert MARKUP in shown(overview(with_text(MARKUP)))
    words = shown(answer_letter(replace(LETTER, opening=MARKUP, salutation="= #strong[Kop]")))
    assert MARKUP in words
    assert "= #strong[Kop]" in words


def test_a_letter_cannot_read_a_file_outside_its_folder():
    words = shown(overview(with_text('#read("/etc/hostname") ../../../manage.py')))
    assert '#read("/etc/hostname") ../../../manage.py' in words


@pytest.mark.parametrize("text", ["ğ ş İ ı ł ő ț Đ ć", "€ “q” ’ … – █ ✓", "Привет Ελλάδα", "שלום"])
def test_letters_of_many_languages_are_printed(text):
    copied = shown(overview(with_text(text)))
    assert set(text) <= set(copied)
    assert "[teken" not in copied


def test_every_sign_said_to_be_held_by_the_fonts_is_held():
    pattern = re.compile(f"[{HELD}]")
    signs = [chr(code) for code in range(0x20, 0x10000) if pattern.match(chr(code))]
    text = "\n".join(" ".join(signs[start : start + 40]) for start in range(0, len(signs), 40))
    assert "[teken U+" not in shown(overview(with_text(text)))


def test_a_sign_that_no_font_holds_is_told_by_its_code():
    words = shown(overview(with_text("Dank u 😀 中")))
    assert "Dank u [teken U+1F600] [teken U+4E2D]" in words
    assert "Dat teken konden wij niet afdrukken" in words


def test_an_accent_that_no_font_sets_on_its_letter_does_not_stop_the_letter():
    words = shown(overview(with_text("Cafe\u0301 Җ\u0488")))
    assert "Caf\u00e9 Җ[teken U+0488]" in words


@pytest.mark.parametrize("text", ["a\x00b\x07c", "naam\u202egnp.exe", "\ufeffbom", "\ud800", "\ue000", "a\r\nb\u2028c"])
def test_controls_and_broken_signs_do_no_harm(text):
    words = shown(overview(with_text(text)))
    assert not set(words) & set("\x00\x07\u202e\ufeff\ue000")


def test_a_text_of_100_kilobytes_is_printed_to_its_end():
    words = shown(overview(with_text("woord " * 17_000 + "einde-van-de-tekst")))
    assert "einde-van-de-tekst" in words
    assert words.count("woord") == 17_000


def test_a_word_without_spaces_does_not_run_off_the_page():
    pdf = pypdfium2.PdfDocument(overview(with_text("x" * 5_000)))
    for number in range(len(pdf)):
        textpage = pdf[number].get_textpage()
        edges = [textpage.get_charbox(index)[2] for index in range(textpage.count_chars())]
        assert max(edges) < pdf[number].get_width() - 50


def test_the_overview_tells_of_each_record_what_why_where_from_and_how_long():
    words = shown(overview(OVERVIEW))
    assert "1. Reparatie 3 mei 2026 De kraan lekt. Herkomst: Telefoongesprek." in words
    assert "Waarom wij dit hebben: Onderhoud. Regel: Overeenkomst. Hoe lang: Twee jaar." in words


def test_a_mark_is_explained_only_where_it_stands_for_shielded_words():
    assert "A] Gegevens van iemand anders." in shown(overview(OVERVIEW))
    assert "Zwarte vlakken" not in shown(overview(with_text("Zie bijlage [A].")))


def test_an_empty_answer_says_that_nothing_was_found():
    assert "Wij hebben geen gegevens van u gevonden." in shown(overview(replace(OVERVIEW, sections=[])))
    assert "Wij hebben geen stukken gevonden." in shown(inventory(replace(INVENTORY, pieces=[])))


def test_the_inventory_lists_every_piece_with_decision_and_letter():
    words = shown(inventory(INVENTORY))
    assert "1 Notitie 3 mei 2026 Klantsysteem gegeven" in words
    assert "2 Melding 4 mei 2026 Klantsysteem deels A" in words
    assert "3 Onderzoek datum onbekend Dossier leefbaarheid niet E" in words


def test_the_receipt_tells_number_dates_and_next_steps():
    words = shown(receipt(replace(RECEIPT, status_url="https://www.wonen.example/status")))
    assert f"Uw nummer {REFERENCE}" in words
    assert "Ontvangen op 22 november 2026" in words
    assert "uiterlijk 20 december 2026" in words
    assert "1. Wij kijken of u het echt bent." in words
    assert "https://www.wonen.example/status" in words


def test_the_sentences_of_the_letter_itself_are_short():
    words = shown(answer_letter(replace(LETTER, withheld=[], information=[])))
    body = words[words.index("Ons besluit") : words.index("Met vriendelijke groet")]
    sentences = re.split(r"(?<=[.?!]) ", body.replace("autoriteitpersoonsgegevens.nl", ""))
    assert max(len(sentence.split()) for sentence in sentences) <= 17


def test_dates_are_written_in_dutch():
    assert dutch(date(2026, 3, 1)) == "1 maart 2026"
    assert dutch(None) == "datum onbekend"


def test_postcode_and_amount_stay_on_one_line():
    assert printable("2671 AB Naaldwijk, € 12,50") == "2671\u00a0AB Naaldwijk, €\u00a012,50"


def test_addresses_lead_to_https_and_mail_only():
    odd = replace(SENDER, website="javascript:alert(1)", committee=replace(SENDER.committee, url=""))
    with pikepdf.open(io.BytesIO(answer_letter(replace(LETTER, sender=odd)))) as pdf:
        targets = [str(note.A.URI) for leaf in pdf.pages for note in leaf.obj.get("/Annots", [])]
    assert "mailto:privacy@wonen.example" in targets
    assert all(target.startswith(("https://", "mailto:")) for target in targets)
