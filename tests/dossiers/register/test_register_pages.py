"""The pages of the register: staff read, the privacy officer keeps, the FG advises, everybody sees the published."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from dossiers.models import Activity, LogEntry
from dossiers.register import actions as register
from dossiers.register.forms import ActivityForm
from tests.cast import make_dossier, make_record, make_user
from tests.dossiers.register.register_words import wanted_of

pytestmark = pytest.mark.django_db
LIST, PAGE, EDIT = "/register/beheer/", "/register/beheer/5/", "/register/beheer/5/wijzigen/"
SECRET = ("teamleider verhuur", "Inloggen gaat in twee stappen")  # owner and security: not published
DPIA = {"description": "Wat", "necessity": "Nodig", "risks": "Risico", "measures": "Maatregel"}


@pytest.fixture
def activity():
    return Activity.objects.get(number=5)


@pytest.fixture
def keeper(officer, signed_in):
    return signed_in(officer)


def typed(activity, **words):
    """What the form of this activity sends when only `words` are changed."""
    initial = ActivityForm.of(activity).initial
    sent = {name: value for name, value in initial.items() if value not in (False, None)}
    return {**sent, "aim": "task", **words}


def next_year():
    return {"review_on_day": "1", "review_on_month": "3", "review_on_year": str(timezone.localdate().year + 1)}


# Staff


def test_the_list_says_first_what_nobody_looked_at_in_time(keeper):
    Activity.objects.update(checked_on=timezone.localdate())
    Activity.objects.filter(number__lte=7).update(checked_on=dt.date(2019, 1, 1))
    page = keeper.get(LIST)
    assert "7 regels zijn langer dan een jaar niet bekeken." in page.text
    assert page.text.count("Klopt nog") == 7
    assert len(page.context["rows"]) == 24


@pytest.mark.parametrize(("query", "numbers"), [("words=overlast", [12]), ("words=zzz", []), ("state=ended", [])])
def test_the_list_is_searched_and_filtered(keeper, query, numbers):
    assert [row.activity.number for row in keeper.get(f"{LIST}?{query}").context["rows"]] == numbers


def test_still_right_is_one_click_from_the_list(keeper, activity):
    page = keeper.post("/register/beheer/5/klopt/", {"terug": "1"}, follow=True)
    assert page.redirect_chain == [(LIST, 302)]
    assert "deze verwerking klopt nog" in page.text
    activity.refresh_from_db()
    assert activity.checked_on == timezone.localdate()


def test_the_page_tells_what_article_30_asks_and_calls_the_lawful_basis_an_extra(keeper):
    page = keeper.get(PAGE)
    asked, extras = ({fact.label for fact in page.context[name]} for name in ("asked", "extras"))
    assert asked >= {
        "Waarvoor",
        "Van wie",
        "Welke gegevens",
        "Wie ze krijgen",
        "Buiten de EU",
        "Hoe lang",
        "Beveiliging",
    }
    assert extras >= {"Grondslag", "Bewaarregel", "Eigenaar"}
    assert "AVG artikel 6 lid 1 onder b" in page.text
    assert "huurdersdossier, vanaf: einde huur" in page.text


def test_a_change_is_kept_as_a_version_with_who_made_it(keeper, activity, officer):
    page = keeper.post(EDIT, typed(activity, kept="3 jaar"), follow=True)
    assert "Dit is nu versie 2" in page.text
    assert activity.versions.get(number=2).content["kept"] == "3 jaar"
    assert officer.name in page.text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"aim": "commerce"}, "Privacyreglement, geen commerciële doelen"),
        ({"purpose": "Wij doen aan marketing."}, "‘marketing’"),
        ({"grounds": ["contract", "legitimate_interest"]}, "opgeschreven afweging"),
        ({"categories": "naam, gezondheid"}, "bijzondere gegevens"),
        ({"revision": 9}, "net gewijzigd"),
    ],
)
def test_what_may_not_be_stays_on_screen_with_the_reason(keeper, activity, words, sentence):
    page = keeper.post(EDIT, typed(activity, **words))
    assert page.status_code == 409
    assert sentence in page.text
    assert activity.versions.count() == 1


def test_a_basis_that_records_use_cannot_be_unticked(keeper):
    activity = Activity.objects.get(number=7)
    make_record(make_dossier(), "arrears", basis=activity.bases.get(ground="contract"))
    page = keeper.post("/register/beheer/7/wijzigen/", typed(activity, grounds=["legitimate_interest"]))
    assert page.status_code == 409
    assert "1 gegeven gebruikt dit nog" in page.text


def test_an_empty_form_says_what_is_missing(keeper):
    page = keeper.post("/register/beheer/nieuw/", {})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() >= {"name", "purpose", "subjects", "categories", "kept", "owner"}


def test_a_new_activity_is_registered(keeper, activity):
    page = keeper.post("/register/beheer/nieuw/", typed(activity, name="Sleutelbeheer"), follow=True)
    assert page.redirect_chain == [("/register/beheer/25/", 302)]
    assert "25. Sleutelbeheer" in page.text
    again = keeper.post("/register/beheer/nieuw/", typed(activity, name="Sleutelbeheer"))
    assert (again.status_code, Activity.objects.count()) == (409, 25)


def test_an_activity_is_ended_and_taken_up_again(keeper, activity):
    assert "Weer laten lopen" in keeper.post("/register/beheer/5/einde/", follow=True).text
    assert keeper.post("/register/beheer/5/einde/").status_code == 409
    assert keeper.post("/register/beheer/5/klopt/").status_code == 409
    assert "Wijzigen" in keeper.post("/register/beheer/5/hervatten/", follow=True).text


def test_the_officer_assesses_and_the_fg_advises(keeper, fg, signed_in):
    url, page = "/register/beheer/16/dpia/", "/register/beheer/16/"
    assert "DPIA nog niet gemaakt" in keeper.get(page).text
    early = signed_in(fg).post(url, {"advice": "Doen."})
    assert (early.status_code, "nog geen DPIA" in early.text) == (409, True)
    assert keeper.post(url, {**DPIA, "risks": "", **next_year()}).status_code == 200
    assert "Bewaard." in keeper.post(url, {**DPIA, **next_year()}, follow=True).text
    assert "Risico" in signed_in(fg).get(url).text
    assert "Doen, met een bord." in signed_in(fg).post(url, {"advice": "Doen, met een bord."}, follow=True).text
    assert Activity.objects.get(number=16).dpia.description == "Wat"


def test_staff_without_the_function_read_and_find_no_button(signed_in, letting):
    page = signed_in(letting).get(PAGE).text
    assert "Wijzigen" not in page
    assert "Klopt nog" not in page
    assert "<form" not in page.split("<main")[1]


def test_who_may_not_keep_the_register_changes_nothing(signed_in, letting, fg, activity):
    for user in (letting, fg, make_user()):
        client = signed_in(user)
        for url in (EDIT, "/register/beheer/5/klopt/", "/register/beheer/5/einde/", "/register/beheer/nieuw/"):
            assert client.post(url, typed(activity, kept="9 jaar")).status_code == 403
    assert activity.versions.count() == 1


# Everybody


def test_everybody_reads_for_what_data_is_kept_and_nothing_that_is_not_published():
    client = Client()
    page = client.get("/register/")
    assert all(activity.name in page.text.replace("&#x27;", "'") for activity in Activity.objects.all())
    version = client.get("/register/5/", follow=True)
    assert version.redirect_chain == [("/register/5/v1/", 302)]
    assert "2 jaar na einde huur" in version.text
    for words in SECRET:
        assert words not in page.text + version.text + client.get("/register/5/v1.jsonld").text


def test_a_version_stays_readable_at_its_address_after_a_newer_one(keeper, activity):
    before = Client().get("/register/5/v1/").text
    keeper.post(EDIT, typed(activity, kept="3 jaar"))
    after = Client().get("/register/5/v1/").text
    assert "2 jaar na einde huur" in before
    assert "2 jaar na einde huur" in after
    assert "Dit is een oude versie." in after
    assert "3 jaar" in Client().get("/register/5/v2/").text


def test_the_register_of_another_day_is_asked_by_date():
    today = timezone.localdate()
    past, now = (
        Client().get(f"/register/?op_day={d.day}&op_month={d.month}&op_year={d.year}")
        for d in (dt.date(2020, 2, 1), today)
    )
    assert "zoals het was op 1 februari 2020" in past.text
    assert past.context["versions"] == []
    assert len(now.context["versions"]) == 24


@pytest.mark.parametrize(
    "query", ["op_day=31&op_month=2&op_year=2026", "op_day=x&op_month=1&op_year=1", "op_day=1&op_month=1&op_year=9999"]
)
def test_a_day_that_is_none_or_far_off_breaks_nothing(query):
    assert Client().get(f"/register/?{query}").status_code == 200


def test_an_ended_activity_leaves_the_public_list_and_says_so_at_its_address(officer, activity):
    register.end(activity=activity, by=officer, on=timezone.localdate())
    assert len(Client().get("/register/").context["versions"]) == 23
    assert "Hiermee zijn wij gestopt" in Client().get("/register/5/", follow=True).text
    assert Client().get("/register/5/informatie/").status_code == 404


@pytest.mark.parametrize(
    "url", ["/register/99/", "/register/5/v9/", "/register/5/v9.jsonld", "/register/99999999999/v1/"]
)
def test_what_is_not_there_is_not_found(url):
    assert Client().get(url).status_code == 404


RIGHTS = {
    "overeenkomst": (5, ["mee te geven in een bestand"], ["bezwaar", "toestemming intrekt"]),
    "toestemming": (4, ["toestemming intrekt", "U hoeft geen toestemming te geven"], ["bezwaar"]),
    "wet": (9, ["De wet verplicht ons"], ["bezwaar", "toestemming intrekt", "mee te geven"]),
    "belang": (16, ["(bezwaar)", "de veiligheid van bewoners"], ["toestemming intrekt", "mee te geven"]),
}


@pytest.mark.parametrize(("number", "told", "silent"), RIGHTS.values(), ids=RIGHTS)
def test_people_are_told_the_rights_that_go_with_the_ground(number, told, silent):
    page = Client().get(f"/register/{number}/informatie/").text
    assert all(words in page for words in told)
    assert not [words for words in silent if words in page.split("Wat zijn uw rechten")[1]]


@pytest.mark.parametrize("number", range(1, 25))
def test_the_information_names_what_articles_13_and_14_ask(number):
    activity, page = Activity.objects.get(number=number), Client().get(f"/register/{number}/informatie/").text
    asked = ("privacy@voorbeeld.example", "Waarvoor gebruiken", "Waarom mag dat", "Wie krijgen", "buiten de EU")
    assert all(words in page for words in asked)
    assert all(
        words in page for words in ("Autoriteit Persoonsgegevens", "Moet u deze gegevens geven", "iemand anders")
    )
    assert activity.kept.rstrip(".")[1:] in page
    assert all(name in page for name in activity.recipient_names)


def test_what_is_typed_is_shown_as_text(officer, activity):
    words = wanted_of(activity, purpose="Wij <script>alert(1)</script> &amp; meer.")
    register.change(activity=activity, wanted=words, revision=1, by=officer, on=timezone.localdate())
    for url in ("/register/", "/register/5/v2/", "/register/5/informatie/"):
        assert "<script>alert" not in Client().get(url).text


def test_reading_the_public_register_leaves_no_line_of_anybody(db):
    before = LogEntry.objects.count()
    for url in ("/register/", "/register/5/v1/", "/register/5/informatie/"):
        Client().get(url)
    assert LogEntry.objects.count() == before
