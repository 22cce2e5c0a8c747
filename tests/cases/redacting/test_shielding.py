"""Shielding: whole names of other people, in whatever spelling, and nothing more than that."""

import pytest

from cases.models.finding import others_in
from cases.redacting.names import finder_of, shield
from tests import cast

MARK = "[A]"


@pytest.mark.parametrize(
    ("text", "shielded"),
    [
        ("Koenraad belde.", "[A] belde."),
        ("KOENRAAD en koenraad belden.", "[A] en [A] belden."),
        ("Koenraad Overburen belde", "[A] belde"),
        ("K. Overburen belde", "[A] belde"),
        ("Overburen, Koenraad", "[A]"),
        ("Overburen, K.", "[A]"),
        ("mijnheer Overburen's hond", "mijnheer [A]'s hond"),
        ("Koenraads hond", "[A] hond"),
        ("Koenraadse humor", "Koenraadse humor"),
        ("overbuurvrouw", "overbuurvrouw"),
        ("koenraad@voorbeeld.example", "[A]"),
        ("", ""),
    ],
)
def test_a_name_is_shielded_as_a_whole(text, shielded, db):
    people = [cast.make_person(given_name="Koenraad", family_name="Overburen")]
    assert shield(text, finder_of(people)) == shielded


def test_the_mark_carries_the_letter_of_the_decision(neighbour):
    assert shield("Koenraad belde.", finder_of([neighbour]), "B") == "[B] belde."


@pytest.mark.parametrize("written", ["Yıldırım", "Yildirim", "YILDIRIM", "YİLDİRİM", "yıldırım"])
def test_a_name_is_shielded_however_its_letters_are_written(db, written):
    hidden = finder_of([cast.make_person(given_name="", family_name="Yıldırım")])
    assert shield(f"De heer {written} belde.", hidden) == f"De heer {MARK} belde."


def test_a_letter_with_its_accent_apart_is_the_same_letter(db):
    hidden = finder_of([cast.make_person(given_name="Zoë", family_name="Müller")])
    assert shield("Zoe\u0308 Mu\u0308ller", hidden) == MARK


def test_both_parts_of_a_double_name_are_shielded(db):
    hidden = finder_of([cast.make_person(given_name="Anne-Marie", family_name="Jansen-de Boer")])
    assert shield("Marie en Jansen en de Boer en Anne-Marie", hidden) == "[A] en [A] en [A] en [A]"


def test_a_name_with_an_apostrophe_is_shielded(db):
    hidden = finder_of([cast.make_person(given_name="Sean", family_name="O'Neill")])
    assert shield("Sean O'Neill en O’Neill en ONeill", hidden) == "[A] en [A] en [A]"


def test_a_name_of_two_letters_is_shielded_only_where_it_is_written_as_a_name(db):
    hidden = finder_of([cast.make_person(given_name="Bo", family_name="Li")])
    assert shield("Bo Li was er; li en bo niet, Lis wel.", hidden) == "[A] was er; li en bo niet, Lis wel."


def test_others_in_a_record_are_those_named_but_the_one_who_asks(db, tenant, neighbour, dossier):
    record = cast.make_record(dossier, mentions=[tenant, neighbour])
    assert others_in(record, tenant.pk) == [neighbour]


def test_whose_dossier_it_is_counts_as_another_person(db, tenant, neighbour):
    record = cast.make_record(cast.make_dossier(neighbour), mentions=[tenant])
    assert others_in(record, tenant.pk) == [neighbour]
