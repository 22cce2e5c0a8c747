"""A request with three hundred findings and twelve other people: no page of it asks more than a few questions."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import heavy
from cases.models import Finding, ThirdParty
from wsn_privacy.operations import restore_guard

READ = {"detail", "findings", "finding", "third_parties", "third_party", "decision", "sending", "limitation", "review"}
# Measured, and over the target of `bench.heavy` (a row that is missed): who asks stands beside who is on file, and a
# piece beside its redacted version. No page asks more than this, however many findings there are.
MOST, AT_IDENTITY = 18, 26
TOGETHER = {"rest", "rest_in_part"}


def counted(pages):
    """The questions that each page of a request asks, once it is warm.

    Whether anything may be served is asked every ten seconds, by whatever page comes then: it is asked just before.
    """
    asked = {}
    for name, look in pages.items():
        restore_guard.forget()
        restore_guard.why_not_served()
        with CaptureQueriesContext(connection) as queries:
            look()
        asked[name] = [query["sql"][:200] for query in queries]
    return asked


def test_every_page_of_a_heavy_request_asks_few_questions(officer):
    case = heavy.build(officer)
    assert (Finding.objects.count(), ThirdParty.objects.count()) == (heavy.FINDINGS, heavy.OTHERS)
    asked = counted(heavy.visits(case, officer))
    decided, director = heavy.decide(case, officer)
    later = counted(heavy.visits(decided, officer) | heavy.visits(decided, director, "signature"))
    assert asked.keys() >= READ | TOGETHER
    assert later.keys() >= {"signature", *READ}
    most = {"identity": AT_IDENTITY}
    assert {name: each for name, each in (*asked.items(), *later.items()) if len(each) > most.get(name, MOST)} == {}
