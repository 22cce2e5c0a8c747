"""The answer of a colleague: through the browser client, only the own task, and nothing of anybody when it is over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cases.findings import actions as findings
from cases.flow import steps
from cases.models import FoundPaper, SearchTask
from cases.search import actions as search
from cases.workflow import Status
from dossiers.functions import Function
from dossiers.models import LogEntry
from tests import cast
from tests.cases.search.searching import source
from tests.dossiers.records.paperwork import docx, eml, msg, pdf, picture, xlsx

SECRETS = ("Zeldzaam", "Unieklaan", "K-778899")


@pytest.fixture
def case(officer):
    person = cast.make_person("Zeldzaam", "Achternaam", client_number="K-778899", address="Unieklaan 7, 0000 AA Stad")
    cast.make_record(cast.make_dossier(person))
    return cast.case_in(Status.GATHERED, by=officer, subject=person, name="Zeldzaam Achternaam")


@pytest.fixture
def colleague(db):
    return cast.make_user(Function.ARREARS, name="Ivo Incasso")


@pytest.fixture
def task(case, officer, colleague):
    place = source("Incassomap", answerer=colleague)
    return search.ask(case=case, sources=[place], by=officer, on=timezone.localdate())[0]


@pytest.fixture
def seat(signed_in, colleague):
    return signed_in(colleague)


def url(task):
    return f"/mijn-taken/{task.pk}/"


def upload(name="brief.docx", content=None):
    return SimpleUploadedFile(name, content or docx("Gesprek over de tuin."))


def sends(seat, task, answer="found", *files, **typed):
    words = {"terms": ["name"], "answer": answer, **typed}
    return seat.post(url(task), {**words, "attached": list(files)} if files else words)


def test_the_page_shows_what_to_search_with(seat, task):
    page = seat.get(url(task)).content.decode()
    for known in ("Zeldzaam Achternaam", "Unieklaan 7", "K-778899", "Incassomap"):
        assert known in page
    assert LogEntry.objects.filter(verb="looked", object_pk=str(task.pk)).exists()


def test_the_list_names_no_person(seat, task):
    page = seat.get("/mijn-taken/").content.decode()
    assert "Incassomap" in page
    assert not [secret for secret in SECRETS if secret in page]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf()),
        ("a.docx", docx("x")),
        ("a.xlsx", xlsx()),
        ("a.jpg", picture("jpg")),
        ("a.png", picture("png")),
        ("a.eml", eml()),
        ("a.msg", msg()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_of_file_becomes_a_finding(seat, task, name, content):
    response = sends(seat, task, "found", upload(name, content))
    assert response.status_code == 302
    finding = task.case.findings.get(paper__isnull=False)
    assert (finding.number, finding.origin, finding.paper.name) == (2, "Incassomap", name)


def test_a_file_that_is_something_else_is_refused_with_a_sentence(seat, task):
    response = sends(seat, task, "found", upload("a.pdf", b"MZ this is a program"))
    assert "iets anders dan de naam zegt" in response.content.decode()
    assert not FoundPaper.objects.exists()


def test_nothing_found_is_an_answer_with_what_was_searched_with(seat, task, colleague):
    assert sends(seat, task, "nothing", terms=["address", "name"], other_terms="Oudelaan 1").status_code == 302
    task.refresh_from_db()
    assert (task.answer, task.terms, task.other_terms) == ("nothing", ["name", "address"], "Oudelaan 1")
    assert task.answered_as == "incasso"


@pytest.mark.parametrize(
    ("typed", "files", "sentence"),
    [
        ({"answer": "nothing", "terms": []}, False, "Kies waarop u zocht"),
        ({"answer": "nothing", "terms": ["shoe"]}, False, "Selecteer een geldige keuze"),
        ({"answer": "found"}, False, "Kies de bestanden die u vond"),
        ({"answer": "nothing"}, True, "U hebt ook bestanden"),
        ({"answer": "perhaps"}, False, "Selecteer een geldige keuze"),
        ({"answer": "more"}, False, "Kies de bestanden die u wilt bewaren"),
    ],
)
def test_half_an_answer_says_what_is_missing_and_keeps_nothing(seat, task, typed, files, sentence):
    response = sends(seat, task, *[typed.pop("answer"), *([upload()] if files else [])], **typed)
    assert sentence in response.content.decode()
    task.refresh_from_db()
    assert task.is_open
    assert not FoundPaper.objects.exists()


def test_files_may_come_in_turns_and_none_twice(seat, task):
    content = docx("Gesprek over de tuin.")
    for _turn in range(2):
        assert sends(seat, task, "more", upload("een.docx", content)).status_code == 302
    assert sends(seat, task, "found", upload("twee.eml", eml())).status_code == 302
    assert list(FoundPaper.objects.values_list("name", flat=True)) == ["een.docx", "twee.eml"]


def test_a_second_answer_is_refused_and_adds_nothing(seat, task):
    sends(seat, task, "found", upload())
    response = sends(seat, task, "found", upload("twee.eml", eml()))
    assert (response.status_code, FoundPaper.objects.count()) == (409, 1)
    assert "al beantwoord" in response.content.decode()


def test_another_colleague_finds_nothing_and_leaves_a_denial(task, signed_in, maintenance):
    for method in ("get", "post"):
        assert getattr(signed_in(maintenance), method)(url(task)).status_code == 404
    assert LogEntry.objects.filter(verb="denied", actor=maintenance).count() == 2


def test_the_officer_who_asked_has_no_way_in_either(task, signed_in, officer):
    assert signed_in(officer).get(url(task)).status_code == 404


@pytest.mark.parametrize("how", ["taken back", "given to another", "withdrawn", "answered"])
def test_when_it_is_over_the_link_says_so_and_tells_nothing(seat, task, case, officer, maintenance, colleague, how):
    today = timezone.localdate()
    {
        "taken back": lambda: search.take_back(task=task, by=officer),
        "given to another": lambda: search.reassign(task=task, to=maintenance, by=officer, on=today),
        "withdrawn": lambda: steps.withdraw(case=case, by=officer, on=today),
        "answered": lambda: search.record_answer(task=task, said=search.Said("nothing", ["name"]), by=colleague),
    }[how]()
    for method, status in (("get", 404), ("post", 409)):
        response = getattr(seat, method)(url(task))
        page = response.content.decode()
        assert (response.status_code, "Deze vraag is voorbij" in page) == (status, True)
        assert not [secret for secret in SECRETS if secret in page]


def test_somebody_without_any_function_answers_and_sees_nothing_else(case, officer, stranger, signed_in):
    task = search.ask(case=case, sources=[source(answerer=stranger)], by=officer, on=timezone.localdate())[0]
    seat = signed_in(stranger)
    assert seat.get("/vandaag/")["Location"] == "/mijn-taken/"
    page = seat.get("/mijn-taken/").content.decode()
    menu = page[page.index("<nav") : page.index("</nav>")]
    assert menu.count("<li>") == 1
    assert sends(seat, task, "found", upload()).status_code == 302
    assert SearchTask.objects.get(pk=task.pk).answered_as == "Archief"


def test_a_file_of_somebody_without_a_task_is_not_even_read(stranger, task):
    strict = Client(enforce_csrf_checks=True)  # the token is looked for in the form, which is read for it
    strict.force_login(stranger)
    strict.get("/mijn-taken/")
    assert sends(strict, task, "found", upload()).status_code == 400


def test_files_before_the_gathering_are_numbered_first(officer, colleague, seat):
    case = cast.case_in(Status.IDENTIFIED, by=officer)
    task = search.ask(case=case, sources=[source(answerer=colleague)], by=officer, on=timezone.localdate())[0]
    sends(seat, task, "found", upload())
    findings.gather(case=case, by=officer, on=timezone.localdate())
    assert [f.is_paper for f in case.findings.order_by("number")] == [True, False, False]


def test_what_comes_while_another_is_judged_still_waits_for_a_decision(case, officer, seat, task):
    cast.judge_all(case, by=officer)
    sends(seat, task, "found", upload())
    assert case.findings.undecided().count() == 1
