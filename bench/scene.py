"""What is measured on: the fictional association at a size, and in it a user, a dossier and a request per question."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from random import Random

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from cases.decision import actions as decision
from cases.findings import actions
from cases.findings.bulk import actions as bulk
from cases.findings.bulk import rules as bulk_rules
from cases.flow import steps
from cases.identity import actions as identity
from cases.intake.actions import Asked, receive
from cases.models import Case, Decision, Finding
from cases.redacting.names import finder_of, shield
from demo import loading
from demo.copying import copy
from demo.filler import make_cases
from demo.town import closed_sorts, sorts
from demo.town.records import Clerk
from dossiers.functions import Function
from dossiers.models import Complex, ComplexUserObjectPermission, Dossier, Mention, Person, Record
from dossiers.sections import Purpose, Section
from dossiers.viewing import alarm
from dossiers.viewing.actions import leaf_through, open_section
from wsn_privacy.accounts.undertaking import sign
from wsn_privacy.models import User

SORTS = (sorts.LEASE, closed_sorts.TALK, sorts.COMPLAINT, sorts.REPAIR, sorts.RENT)
ONE_IN = 10  # of so many records one names a neighbour, who is shielded in the answer
# A name that no record speaks by chance: what is shielded in one piece may not be read in another.
NEIGHBOUR = {"given_name": "Ymkje", "family_name": "Wouterszoon", "name_key": "wouterszoon ymkje"}
REASON = "Hier stond de naam van iemand anders. Die naam geven wij niet."


@dataclass(frozen=True)
class Size:
    """How much there is: dossiers at each measuring of the list, and how many of them hold a full file.

    Then requests besides those of the demo, records in the thick dossier, tenants in an import, lines in the journal.
    """

    dossiers: tuple[int, ...]
    rich: int
    cases: int
    records: int
    tenants: int
    lines: int


FEW = Size(dossiers=(), rich=loading.FEWEST, cases=0, records=20, tenants=0, lines=0)
QUICK = Size(dossiers=(150, 3_000), rich=120, cases=60, records=60, tenants=200, lines=2_000)
FULL = Size(
    dossiers=(10_000, 100_000, 1_000_000), rich=2_000, cases=10_000, records=500, tenants=100_000, lines=1_000_000
)
THIN = 20


@dataclass(frozen=True)
class Scene:
    """Who looks, and at what: `consultant` has one complex, `roamer` one in twenty of all there are."""

    officer: User
    arrears: User
    desk: User
    consultant: User
    roamer: User
    complex: Complex
    thick: Dossier
    thick_case: Case
    thin_case: Case

    @property
    def middle_case(self) -> Case:
        """The request from which half of them follow."""
        return Case.objects.all()[Case.objects.count() // 2]

    @property
    def middle_dossier(self) -> Dossier:
        """The dossier from which half of them follow."""
        return Dossier.objects.all()[Dossier.objects.count() // 2]

    @property
    def middle_near(self) -> Dossier:
        """The same in the complex of the consultant."""
        near = Dossier.objects.filter(complex=self.complex)
        return near[near.count() // 2]


def build(size: Size) -> Scene:
    """Fill an empty database with all but the dossiers that the database makes itself, and have it look at it."""
    loading.load(size.rich)
    make_cases(size.cases)
    place = Complex.objects.annotate(n=Count("dossiers")).order_by("-n", "code")[0]
    consultant = _consultant("bench", place)
    officer = User.objects.get(email="privacy@voorbeeld.example")
    near = Dossier.objects.filter(complex=place)
    thin, thick = (dossier.person for dossier in near.select_related("person").order_by("reference")[:2])
    neighbour = Person.objects.create(kind=Person.Kind.THIRD_PARTY, **NEIGHBOUR)
    cases = [_asked(person, neighbour, records, officer) for person, records in ((thin, THIN), (thick, size.records))]
    folder = Dossier.objects.select_related("person").get(person=thick)
    today = timezone.localdate()
    open_section(
        dossier=folder, section=Section.NUISANCE, purpose=Purpose.values[0], reason="", by=consultant, on=today
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    built = Scene(
        officer=officer,
        arrears=User.objects.get(email="incasso@voorbeeld.example"),
        desk=User.objects.get(email="balie@voorbeeld.example"),
        consultant=consultant,
        roamer=_consultant("bench.overal"),
        complex=place,
        thick=folder,
        thick_case=cases[1],
        thin_case=cases[0],
    )
    for user in (built.arrears, built.desk, built.consultant, built.roamer):
        _tire(user)
    return built


def _consultant(box: str, *places: Complex) -> User:
    """A housing consultant who works in these complexes and nowhere else."""
    user = User.objects.create_user(f"{box}@voorbeeld.example", name="Bench")
    user.groups.add(Group.objects.get(name=Function.NUISANCE))
    view = Permission.objects.get(content_type__app_label="dossiers", codename="view_complex")
    for place in places:
        ComplexUserObjectPermission.objects.create(user=user, permission=view, content_object=place)
    sign(user=user)
    return user


def _tire(user: User) -> None:
    """Have somebody leaf so much today that every next page says so, from the first turn of a measurement on."""
    for _page in range(alarm.MANY):
        leaf_through(by=user)
    alarm.notice_for(user)


def _asked(person: Person, neighbour: Person, records: int, officer: User) -> Case:
    """A decided request for access to a dossier with this many records, some of which name the neighbour."""
    _fill(Dossier.objects.select_related("person").get(person=person), neighbour, records, officer)
    now, today = timezone.now(), timezone.localdate()
    asked = Asked(kind=Case.Kind.ACCESS, name=person.name, address=person.address)
    case = receive(asked=asked, channel=Case.Channel.DESK, received_at=now, submission=uuid.uuid4(), by=officer)
    case = steps.take(case=case, by=officer)
    identity.identify(case=case, subject=person, method="shown", by=officer, on=today)
    actions.gather(case=case, by=officer, on=today)
    bulk.give(case=case, marks=[line.mark for line in bulk_rules.to_give(case).lines], by=officer)
    for finding in case.findings.undecided().select_related("case", "record"):
        words = shield(finding.text, finder_of(finding.others())) or REASON
        part = {"outcome": Decision.Outcome.PARTLY, "code": Decision.Code.OTHER_PERSON, "reason": REASON}
        actions.judge(finding=finding, revision=0, by=officer, given_text=words, **part)
    reasons, not_needed = "U krijgt alles wat wij van u bewaren.", "Alles staat in onze dossiers."
    decision.decide(case=case, reasons=reasons, no_search_because=not_needed, by=officer, on=today)
    return Case.objects.get(pk=case.pk)


def _fill(dossier: Dossier, neighbour: Person, upto: int, writer: User) -> None:
    """Add records until the dossier holds `upto`."""
    clerk = Clerk({sort.by: writer for sort in SORTS}, timezone.localdate())
    clerk.written = Record.objects.count() + 1_000
    draw = Random(upto)  # noqa: S311, made-up records, not secrets
    missing = upto - dossier.records.count()
    days = clerk.days(dossier, missing, draw)
    made = [clerk.write(SORTS[n % len(SORTS)], dossier, on, draw) for n, on in enumerate(days)]
    copy(made)
    copy([Mention(record=row, person=neighbour, role=Mention.Role.NEIGHBOUR) for row in made[::ONE_IN]])


def rewrite(case: Case, turn: int) -> None:
    """Give the records of a request other words: the press remembers how it laid out those that it saw before."""
    draw = Random(turn)  # noqa: S311, made-up words, not secrets
    findings = list(Finding.objects.filter(case=case).select_related("record", "decision"))
    records = [(finding, finding.record) for finding in findings if finding.record]
    for finding, record in records:
        record.text = words(draw, 30)
        if finding.decision.given_text:
            finding.decision.given_text = f"{record.text} [A] {words(draw, 8)}"
    Record.objects.bulk_update([record for _finding, record in records], ["text"])
    given = [finding.decision for finding in findings if finding.decision.given_text]
    Decision.objects.bulk_update(given, ["given_text"])


SYLLABLES = ("ba", "bel", "dor", "fi", "ga", "hek", "jo", "ka", "lin", "mo", "op", "pa", "ri", "sto", "ta", "ven", "ur")


def words(draw: Random, how_many: int) -> str:
    """Words that mean nothing, as long as Dutch ones."""
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randrange(1, 5))) for _ in range(how_many)) + "."
