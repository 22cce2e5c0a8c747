"""The list of requests (S2): what each filter shows, kept views, one act on several, a file, and a sheet of A4."""

import csv
import io
import urllib.parse

import openpyxl
import pypdfium2
import pytest
from django.utils import timezone

from cases.models import Case, DueReminder, KeptFilter, Mail, SearchReminder
from cases.workflow import Status
from dossiers.models import LogEntry
from tests import cast
from tests.cases.search.searching import task

LIST, BULK, EXPORT = "/verzoeken/", "/verzoeken/gekozen/", "/verzoeken/meenemen/"


@pytest.fixture
def client(officer, signed_in):
    """The privacy officer's browser."""
    return signed_in(officer)


def shown(client, query=""):
    return {row.case.reference for row in client.get(f"{LIST}?{query}").context["page"].rows}


@pytest.fixture
def world(officer, second_officer, arrears):
    """Requests that differ in what one can filter on, by what they are."""
    cases = {
        "waiting": cast.case_in(Status.WAITING, by=officer),
        "searched": cast.case_in(Status.IDENTIFIED, by=officer),
        "phone": cast.make_case(channel=Case.Channel.PHONE),
        "objection": cast.make_case(kind="objection", received_at=cast.days_ago(40)),
        "done": cast.case_in(Status.SENT, by=officer),
    }
    task(cases["searched"], to=arrears, by=officer)
    Case.objects.exclude(status="received").update(owner=officer)
    Case.objects.filter(pk=cases["waiting"].pk).update(owner=second_officer)
    return cases


FILTERS = {
    "": {"waiting", "searched", "phone", "objection"},
    "status=all": {"waiting", "searched", "phone", "objection", "done"},
    "status=sent": {"done"},
    "kind=objection": {"objection"},
    "channel=phone": {"phone"},
    "term=late": {"objection"},
    "owner=nobody": {"phone", "objection"},
    "owner=me": {"searched"},
    "owner=me&status=all": {"searched", "done"},
    "waits=requester": {"waiting"},
    "waits=colleague": {"searched"},
    "waits=third": set(),
    "owner=geen&kind=x": {"waiting", "searched", "phone", "objection"},
}


@pytest.mark.parametrize("query", FILTERS)
def test_a_filter_shows_what_it_says(world, client, query):
    assert shown(client, query) == {world[name].reference for name in FILTERS[query]}


def test_one_filters_on_a_colleague_and_on_a_number(world, second_officer, client):
    assert shown(client, f"owner={second_officer.pk}") == {world["waiting"].reference}
    assert shown(client, f"number={world['phone'].reference.lower()}") == {world["phone"].reference}


# Views


def keep(client, query="kind=objection", name="Bezwaren", **words):
    return client.post("/verzoeken/weergaven/", {"query": query, "name": name, **words})


def views(client):
    return [view.name for view in client.get(LIST).context["views"]]


def test_a_kept_view_is_a_link_to_the_filter(client, officer):
    assert keep(client)["Location"] == f"{LIST}?kind=objection"
    assert f'href="{LIST}?kind=objection"' in client.get(LIST).content.decode()
    assert LogEntry.objects.filter(verb="view kept", actor=officer).count() == 1


def test_a_view_is_seen_by_others_only_when_shared(client, second_officer, fg, signed_in):
    keep(client)
    keep(client, name="Samen", is_shared="on")
    assert views(client) == ["Bezwaren", "Samen"]
    assert views(signed_in(second_officer)) == views(signed_in(fg)) == ["Samen"]


def test_what_is_kept_is_the_filter_and_nothing_else_that_was_sent_along(client):
    keep(client, query="kind=objection&next=//evil.example&after=x&status=zzz")
    assert KeptFilter.objects.get().query == "kind=objection"


def test_a_view_needs_a_filter_and_a_name_of_its_own(client):
    assert keep(client, query="").status_code == 409
    assert keep(client, name=" ").status_code == 200
    keep(client)
    assert keep(client).status_code == 409
    assert KeptFilter.objects.count() == 1


def test_only_who_made_a_view_takes_it_away(client, second_officer, signed_in):
    keep(client, is_shared="on")
    path = f"/verzoeken/weergaven/{KeptFilter.objects.get().pk}/weg/"
    assert signed_in(second_officer).post(path).status_code == 409
    assert client.post(path).status_code == 302
    assert not KeptFilter.objects.exists()
    assert LogEntry.objects.get(verb="view dropped").actor != second_officer


def test_a_view_that_is_not_shared_is_not_there_for_others(client, second_officer, signed_in):
    keep(client)
    path = f"/verzoeken/weergaven/{KeptFilter.objects.get().pk}/weg/"
    assert signed_in(second_officer).post(path).status_code == 404


# Several at once


def at_once(client, act, *cases, **words):
    return client.post(BULK, {"act": act, "case": [case.reference for case in cases], **words}, follow=True)


def test_several_are_given_to_a_colleague_at_once(client, second_officer):
    cases = [cast.make_case() for _ in range(3)]
    page = at_once(client, "assign", *cases[:2], to=second_officer.pk, query="kind=access")
    assert page.redirect_chain == [(f"{LIST}?kind=access", 302)]
    assert "Gedaan bij 2 verzoeken." in page.content.decode()
    assert Case.objects.filter(owner=second_officer).count() == 2
    assert LogEntry.objects.filter(verb="assigned").count() == 2


def test_what_could_not_be_given_is_named_with_the_reason(client, officer, second_officer):
    done, open_one = cast.case_in(Status.SENT, by=officer), cast.make_case()
    page = at_once(client, "assign", done, open_one, to=second_officer.pk).content.decode()
    assert f"{done.reference}: Dit verzoek is al afgehandeld." in page
    assert Case.objects.get(owner=second_officer) == open_one


def test_nothing_is_given_to_who_handles_no_requests(client, fg, director):
    case = cast.make_case()
    for to in ("", "geen", fg.pk, director.pk):
        assert at_once(client, "assign", case, to=to).status_code == 409
    assert not Case.objects.filter(owner__isnull=False).exists()


def test_choosing_none_or_deciding_at_once_changes_nothing(client):
    case = cast.make_case()
    assert at_once(client, "remind").status_code == 409
    for act in ("decide", "send", "withdraw", ""):
        assert at_once(client, act, case).status_code == 409
    assert Case.objects.get().status == Status.RECEIVED


def test_an_unknown_number_among_them_is_not_there_and_nothing_is_done(client, second_officer):
    case = cast.make_case()
    words = {"act": "assign", "case": [case.reference, "WSN-1999-0001"], "to": second_officer.pk}
    assert client.post(BULK, words).status_code == 404
    assert not Case.objects.filter(owner__isnull=False).exists()


def test_reminding_reaches_who_handles_it_and_every_colleague_who_searches_once_a_day(client, world, arrears, officer):
    Mail.objects.all().delete()
    assert "Gedaan bij 1 verzoek." in at_once(client, "remind", world["searched"]).content.decode()
    assert at_once(client, "remind", world["searched"]).status_code == 409
    assert {(mail.kind, mail.to) for mail in Mail.objects.all()} == {("due", officer), ("search_reminder", arrears)}
    assert (DueReminder.objects.count(), SearchReminder.objects.count()) == (1, 1)


# A file of it


def taken(client, kind, query=""):
    return client.post(f"{EXPORT}?{query}", {"kind": kind, "purpose": "board"})


def rows_of(answer):
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    return lines[:3], lines[3], lines[4:]


def test_a_file_says_who_made_it_when_and_for_what_and_holds_the_filter_only(world, client, officer):
    origin, columns, rows = rows_of(taken(client, "csv", "kind=objection"))
    assert [line[0] for line in origin] == ["Verzoeken, gemaakt door", "Gemaakt op", "Doel"]
    assert (origin[0][1], origin[2][1]) == ("Petra Officier", "verslag aan bestuur of toezicht")
    assert columns[0] == "Nummer"
    assert [row[0] for row in rows] == [world["objection"].reference]
    line = LogEntry.objects.get(verb="cases exported")
    assert (line.actor, line.purpose) == (officer, "board")


def test_no_file_names_who_asked(world, client):
    assert "Yıldırım" not in taken(client, "csv", "status=all").content.decode("utf-8-sig")


def test_a_name_that_looks_like_a_formula_is_not_calculated(world, client, officer):
    type(officer).objects.update(name='=HYPERLINK("http://evil.example")')
    assert {row[7] for row in rows_of(taken(client, "csv", "owner=me"))[2]} == {'\'=HYPERLINK("http://evil.example")'}
    sheet = openpyxl.load_workbook(io.BytesIO(taken(client, "xlsx", "owner=me").content)).active
    assert not [cell.value for row in sheet.rows for cell in row if cell.data_type == "f"]
    assert sheet["B1"].value.startswith("'=")


def test_a_file_asks_who_one_is_and_for_what(world, client, settings):
    assert client.post(EXPORT, {"kind": "csv"}).status_code == 200
    settings.PROOF_LASTS = 600
    answer = client.post(EXPORT, {"kind": "csv", "purpose": "board"})
    assert urllib.parse.urlsplit(answer["Location"]).path == "/nogmaals/"
    assert not LogEntry.objects.filter(verb="cases exported").exists()


# On paper


def pages(answer):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content)]


@pytest.mark.parametrize("name", ["waiting", "searched", "done", "objection"])
def test_a_request_fits_on_one_sheet_without_a_name(world, client, name):
    (text,) = pages(client.get(f"/verzoeken/{world[name].reference}/a4.pdf"))
    assert world[name].reference in text
    assert "A.Y." in text
    assert "Yıldırım" not in text
    assert LogEntry.objects.filter(verb="case printed", object_pk=world[name].pk).count() == 1


def test_a_request_with_forty_searches_and_events_fits_on_one_sheet(client, officer, arrears, world):
    from tests.cases.search.searching import source

    for number in range(40):
        task(world["searched"], to=arrears, by=officer, place=source(f"Een plek met een lange naam {number}"))
    (text,) = pages(client.get(f"/verzoeken/{world['searched'].reference}/a4.pdf"))
    assert "en nog 34" in text


def test_several_are_a_sheet_each(client, world):
    texts = pages(at_once(client, "print", world["waiting"], world["searched"], world["phone"]))
    assert len(texts) == 3
    assert {name for name in ("waiting", "searched", "phone") if any(world[name].reference in text for text in texts)}
    assert timezone.localdate().isoformat()[:4] in texts[0]


def test_the_list_asks_the_same_number_of_queries_for_more_rows_and_views(client, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        for _ in range(8):
            cast.make_case()
            keep(client, name=f"w{Case.objects.count()}", is_shared="on")
        client.get(LIST)
        with django_assert_max_num_queries(15) as queries:
            client.get(LIST)
        costs.append(len(queries.captured_queries))
    assert costs[0] == costs[1]
