"""A request for any right, taken by hand from a person who is known to what goes out."""

import datetime as dt
import io
import zipfile

from django.urls import reverse

from cases.models import Case, Delivery
from cases.workflow import Status
from dossiers.models import LawfulBasis
from tests import cast
from tests.cases.answer.papers import shown

CHOSEN = ("correction", "erasure", "restriction", "objection")


def url(name, case, *more):
    return reverse(f"cases:{name}", args=[case.reference, *more])


def basis_of(ground):
    return LawfulBasis.objects.filter(ground=ground, activity__section="tenancy").first()


def asked(kind, officer, tenant, **words):
    return cast.case_in(Status.IDENTIFIED, by=officer, subject=tenant, kind=kind, **words)


def choose(client, case, *records):
    return client.post(url("findings", case), {"chosen": 1, "records": [each.pk for each in records]}, follow=True)


def judge(client, case, number=1, **words):
    return client.post(url("finding", case, number), {"revision": 0, **words}, follow=True)


def finish(client, case, reasons="Dit is ons besluit."):
    """Decide and send on paper, over HTTP; a complaint gets its verdict first. The zip that went out."""
    if case.kind == Case.Kind.COMPLAINT:
        client.post(url("complaint", case), {"against": "use"})
        client.post(url("complaint_verdict", case), {"verdict": "unfounded"})
    said = {**cast.NO_SEARCH, "reasons": reasons, "no_part_because": "Een deel kan niet."}
    answer = client.post(url("decision", case), said, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    cast.sign(case, by=Case.objects.get(pk=case.pk).answer.by)
    answer = client.post(url("sending", case), {"channel": "post", "checked": "on"}, follow=True)
    assert Case.objects.get(pk=case.pk).status == Status.SENT, answer.content.decode()
    return zipfile.ZipFile(io.BytesIO(bytes(Delivery.objects.get(case=case).package)))


def letter_in(package):
    return shown(package.read("brief.pdf"))


def kept_by_nothing(dossier):
    """A record that nothing keeps: the tenancy is over, and it rests on an interest."""
    dossier.ended_on = dt.date(2024, 1, 31)
    dossier.save()
    basis = LawfulBasis.objects.filter(ground="legitimate_interest", activity__section="nuisance").first()
    evidence = {"evidence": "afweging van 3 maart 2020: belang van de buren", "evidence_kind": "assessment"}
    return cast.make_record(dossier, "nuisance", basis=basis, title="Melding", text="Er was lawaai.", **evidence)
