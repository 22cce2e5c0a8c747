"""A person with a word of their own in everything that is kept: dossier, request, import, search and half a form."""

import datetime as dt

from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from guardian.shortcuts import assign_perm

from cases.models import (
    Clarification,
    Complaint,
    Consultation,
    Extension,
    Fee,
    Limitation,
    Mail,
    Measure,
    Proof,
    RedactedFile,
    Representation,
    SearchStop,
    Telling,
    ThirdParty,
    Undelivered,
)
from cases.tasks import send_mails
from dossiers.access import wall
from dossiers.files.checking import checked
from dossiers.models import Correction, Emergency, ImportLine, LawfulBasis, Mention, Person, Statement, Tie
from dossiers.records import actions as records
from dossiers.sections import Purpose
from dossiers.text.keys import fold
from dossiers.viewing.actions import open_section
from retention.models import Hold
from tests import cast, planted
from tests.cases.intake.form_filling import post
from tests.cases.search.searching import paper_finding
from tests.dossiers.imports import intake_tools
from tests.dossiers.records import paperwork

LONG_AGO = dt.date(2012, 6, 1)
THREE_YEARS = dt.timedelta(days=3 * 366)
INSIDE = ("Zqxinpdf7", "Zqxindocx7", "Zqxgevonden7")  # words in files
TAKEN_AS = [
    "application/zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/json",
]
CATEGORIES = ("arrears", "bookkeeping", "complaint", "nuisance", "camera")


class Words(dict):
    """A word of its own for each place, by the name of the place."""

    def __missing__(self, place: str) -> str:
        self[place] = f"Zqxé{len(self):03d}rt"
        return self[place]


def a_record(dossier, category, words, name):
    basis = LawfulBasis.objects.filter(activity__retention=category).select_related("activity").first()
    fields = {each: words[f"{name}.{each}"] for each in ("title", "text", "evidence", "origin")}
    days = {"happened_on": LONG_AGO, "trigger_on": LONG_AGO}
    return cast.make_record(dossier, basis.activity.section, basis=basis, **fields, **days)


def a_person(words):
    names = ("client_number", "given_name", "prefix", "family_name", "email", "phone", "address")
    fields = {name: words[f"person.{name}"] for name in names}
    return cast.make_person(**{**fields, "email": f"{fold(words['person.email'])}@tenant.example"})


def furnish(person, dossier, other, words, officer):
    """Everything that can be kept of a person in their own dossier."""
    for category in CATEGORIES:
        record = a_record(dossier, category, words, category)
    papers = [
        checked(f"{words['pdf.name']}.pdf", paperwork.pdf(INSIDE[0])),
        checked(f"{words['docx.name']}.docx", paperwork.docx(INSIDE[1])),
    ]
    on, why = timezone.localdate(), words["opening.reason"]
    open_section(dossier=dossier, section=record.section, purpose=Purpose.OTHER, reason=why, by=officer, on=on)
    records.attach(record=record, papers=papers, by=officer)
    old = {"old": words["correction.old"], "new": words["correction.new"], "evidence": words["correction.evidence"]}
    Correction.objects.create(record=record, field="title", by=officer, **old)
    Statement.objects.create(record=record, text=words["statement.text"], made_on=LONG_AGO, by=officer)
    Tie.objects.create(
        person=person,
        other=other,
        kind="mandate",
        since=LONG_AGO,
        scope=words["tie.scope"],
        evidence=words["tie.evidence"],
    )
    neighbour = a_record(
        cast.make_dossier(started_on=dt.date(2010, 1, 1), ended_on=LONG_AGO), "camera", words, "neighbour"
    )
    Mention.objects.create(record=neighbour, person=person, role="reporter")


def ask(person, words, officer):
    """A request of this person, answered, with a file that a colleague found."""
    said = {"name": words["case.name"], "question": words["case.question"], "address": words["case.address"]}
    case = cast.case_in(
        "gathered", by=officer, subject=person, email=f"{fold(words['case.email'])}@tenant.example", **said
    )
    content = paperwork.docx(INSIDE[2])
    paper_finding(case, by=officer, name=f"{words['paper.name']}.docx", content=content)
    cast.finish(case, by=officer)
    send_mails()
    assert not Mail.objects.filter(sent_at__isnull=True).exists()
    return case


def visit(words, case, dossier, officer, signed_in):
    """A search that was typed, what an officer took along, a form that was not finished, and one that was wrong."""
    visitor = Client()
    post(visitor, "wat")
    post(visitor, "waarover", question=words["draft.question"])
    post(visitor, "wie", name=words["draft.wrong"], born_on_day="99")
    client = signed_in(officer)
    assert client.post(reverse("search"), {"text": words["search"]}).status_code == 200
    taken = {
        f"/verzoeken/{case.reference}/bewijs/": {"purpose": "audit"},
        "/verzoeken/meenemen/?status=all": {"purpose": "audit", "kind": "xlsx"},
        f"/invoer/dossier/{dossier.reference}/": {},
    }
    assert [client.post(address, typed)["Content-Type"] for address, typed in taken.items()] == TAKEN_AS
    assert client.get(f"/verzoeken/{case.reference}/a4.pdf").status_code == 200


def take_in(words, tmp_path):
    """An import that changed a row, of which a person is left in the lines."""
    before = intake_tools.with_value("Achternaam", words["import.before"], intake_tools.LINE)
    intake_tools.tenants(tmp_path, before)
    intake_tools.tenants(tmp_path, intake_tools.LINE)
    assert ImportLine.objects.filter(before__isnull=False).exists()


NOT_OF_ONE = {  # personal fields that hold nothing of one person whose dossier goes: colleagues, homes, what is sealed
    *("User.email", "User.name", "User.password", "KeptFilter.name", "ImportRun.file_name", "ImportLine.reason"),
    *("Unit.street", "Unit.number", "Unit.postcode", "Unit.city", "Unit.address_key", "Dossier.sections"),
    *("Step.reason", "Outcome.why", "CaseKey.wrapped", "DossierKey.wrapped", "PaperBytes.sealed", "Letter.pdf"),
    *("Delivery.package", "Signature.proof"),
    # What a list leaves behind: no names, or (SlipLine) only until it was carried out elsewhere.
    *("Certificate.pdf", "Slip.done_as", "Slip.proof", "MentionItem.reason", "SlipLine.known_as"),
}


def hang_on(case, dossier, other, officer):
    """What seldom hangs on a request and a dossier, each row of it over and done."""
    on, now, done = LONG_AGO, timezone.now(), {"settled_at": timezone.now(), "settled_by": officer}
    Representation.objects.create(case=case, capacity="curator", name="x", scope="x", since=on, made_by=officer)
    letter, paper = case.letters.first(), {"announced_on": on, "announced_by": officer, "until": timezone.localdate()}
    money = {"kind": "access", "ground": "further_copies", "amount": 5, "letter": letter, "outcome": "waived"}
    Fee.objects.create(case=case, **money, **paper, **done, purpose="x", waived_because="x")
    about = {"against": "use", "verdict": "founded", "remedy": "x", "judged_at": now, "judged_by": officer}
    Complaint.objects.create(case=case, **about, made_by=officer)
    third = ThirdParty.objects.create(case=case, person=other, choice="ask", by=officer)
    put = {"what": "x", "channel": "post", "letter": b"x", "asked_on": on, "asked_by": officer, "named_on": on}
    Consultation.objects.create(third=third, **put, answered_at=now, answer="keep", weighed_at=now, outcome="give")
    Extension.objects.create(case=case, reason="complex", words="x", by=officer)
    Clarification.objects.create(case=case, question="x", asked_by=officer, answered_on=on, answered_by=officer)
    Limitation.objects.create(case=case, ground="d", review_on=on, by=officer, reviewed_at=now, lifted_on=on)
    Measure.objects.create(finding=case.findings.first(), kind="correct", field="text", shows="x", done_at=now)
    laked = {"original": case.pk, "was": "0" * 64, "sha256": "1" * 64, "kind": "pdf", "size": 1, "sealed": b"x"}
    RedactedFile.objects.create(finding=case.findings.first(), **laked, why="x", by=officer)
    Undelivered.objects.create(case=case, what="post", on=on, remark="x", by=officer, how="reached", **done)
    SearchStop.objects.create(case=case, reason="x", tasks=1, by=officer)
    Proof.objects.create(case=case, content="x", letter=b"x", package=b"x")
    Telling.objects.create(case=case, recipient="bank", kind="correct", records=[], outcome="never", reason="x", **done)
    Hold.objects.create(
        dossier=dossier, kind="litigation", reason="x", placed_on=on, lifted_on=on, placed_by=officer, lifted_by=officer
    )
    Emergency.objects.create(dossier=dossier, section="care", by=officer, until=now, reason="x", reviewed_at=now)
    assign_perm("dossiers.view_dossier", officer, dossier)


def fill_the_rest(words):
    """Put a word or day of its own in each personal field that has none yet; tells which are in no row at all."""
    nowhere = set()
    with wall.as_job():
        for model in planted.our_models():
            names = [name for name in model.Privacy.personal if not model._meta.get_field(name).is_relation]
            for name in names:
                place, rows = f"{model.__name__}.{name}", list(model.objects.all())
                if place in NOT_OF_ONE or any(_holds(getattr(row, name), words) for row in rows):
                    continue
                mine = [row for row in rows if not isinstance(row, Person) or _holds(row.family_name, words)]
                if not mine:
                    nowhere.add(place)
                    continue
                setattr(mine[0], name, _value_for(model._meta.get_field(name), words, place))
                planted._save(mine[0])
    return nowhere


def _holds(value, words):
    """Whether one of the words stands in it."""
    text = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
    return any(each in text for word in words.values() for each in (word, fold(word)))


def _value_for(field, words, place):
    """A new word, in the form that this field holds."""
    if isinstance(field, models.DateField):
        words[place] = str(dt.date(1871, 1, 1) + dt.timedelta(days=len(words)))
        return dt.date.fromisoformat(words[place])
    word = words[place]
    if isinstance(field, models.BinaryField):
        return word.encode()
    if isinstance(field, models.EmailField):
        return f"{fold(word)}@tenant.example"
    if place == "Decision.passages":
        return [{"start": 0, "end": 3, "code": "B", "note": word}]
    if isinstance(field, models.JSONField):
        return {"value": word}
    return [word] if field.get_internal_type() == "ArrayField" else word
