"""What colleagues did with the register and the files, so that every screen has something to show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from demo.town import people
from dossiers.access.emergency import actions as emergency
from dossiers.models import Activity, Record, Tie
from dossiers.people import actions as ties
from dossiers.records import actions as records
from dossiers.register import actions as register
from dossiers.sections import Purpose, Section
from dossiers.viewing import actions as viewing

if TYPE_CHECKING:
    from demo.town.blocks import Town
    from dossiers.models import Dossier, Person
    from wsn_privacy.models import User

# Numbers of the register: looked at this year, and longer ago. The others nobody looked at yet.
FRESH, STALE = range(1, 15), range(15, 19)
CAMERAS = 16
ASSESSMENT = {
    "description": "Camera's hangen in de hal en de garage van twee complexen. De beelden staan vier weken op een "
    "recorder achter slot. Twee medewerkers bekijken ze, en alleen na een melding.",
    "necessity": "Betere verlichting en gesprekken met de buurt hielpen niet tegen de vernielingen. De camera's zien "
    "geen voordeuren en nemen geen geluid op.",
    "risks": "Bewoners voelen zich bekeken. Beelden komen bij iemand terecht die ze niet nodig heeft.",
    "measures": "Een bord bij elke ingang. Na vier weken gaan de beelden vanzelf weg. Wie ze bekeek, staat op een "
    "lijst. De FG leest die elk kwartaal.",
}
ADVICE = "Akkoord. Kijk volgend jaar of de vernielingen minder werden. Zo niet, dan gaan de camera's weg."


def keep(users: dict[str, User], town: Town, now: dt.datetime) -> None:
    """Have the register looked after, a risk assessed, a statement made, and an emergency wait for its review."""
    today = timezone.localdate(now)
    _look_after_the_register(users, today)
    _households(users["verhuur"], town.stories, town.relatives, today)
    _own_words(users["privacy.tweede"], town.stories[people.HEAVY], today)
    emergency.enter(
        dossier=town.stories["eviction"],
        section=Section.CARE,
        reason="Ontruiming vanmiddag. Ik moet weten of er iemand is die niet alleen kan blijven.",
        by=users["incasso"],
        at=now,
    )


def _look_after_the_register(users: dict[str, User], today: dt.date) -> None:
    officer, fg = users["privacy"], users["fg"]
    ages = dict.fromkeys(FRESH, 60) | dict.fromkeys(STALE, 430)  # days
    for activity in Activity.objects.filter(number__in=ages):
        register.check(activity=activity, by=officer, on=today - dt.timedelta(ages[activity.number]))
    risky = Activity.objects.get(number=CAMERAS)
    made_on = today - dt.timedelta(200)
    register.assess(activity=risky, parts=ASSESSMENT, review_on=made_on + dt.timedelta(365), by=officer, on=made_on)
    register.advise(activity=risky, advice=ADVICE, by=fg)


def _own_words(officer: User, dossier: Dossier, today: dt.date) -> None:
    """The tenant's own words beside the newest report about her."""
    report = Record.objects.filter(dossier=dossier, section=Section.NUISANCE).order_by("-happened_on", "-id").first()
    if report is None:
        return
    viewing.open_section(
        dossier=dossier, section=Section.NUISANCE, purpose=Purpose.REQUEST, reason="", by=officer, on=today
    )
    told_on = min(today, report.happened_on + dt.timedelta(9))
    said = "Mevrouw zegt dat zij die avond bij haar zus was, en dat het geluid van een andere verdieping kwam."
    records.state(record=report, text=said, made_on=told_on, by=officer)


def _households(letting: User, stories: dict[str, Dossier], relatives: dict[str, Person], today: dt.date) -> None:
    """Somebody with an administrator, and somebody whose former partner left."""
    began = stories["eviction"].started_on
    ties.add(
        dossier=stories["eviction"],
        other=relatives["administrator"],
        said=ties.Said(
            kind=Tie.Kind.ADMINISTRATOR,
            since=max(began, today - dt.timedelta(400)),
            scope="Alle geldzaken: huur, schulden en post daarover.",
            evidence="beschikking van de kantonrechter, gezien en niet bewaard",
        ),
        by=letting,
    )
    left = stories[people.HEAVY]
    ties.add(
        dossier=left,
        other=relatives["ex_partner"],
        said=ties.Said(
            kind=Tie.Kind.EX_PARTNER,
            since=left.started_on,
            until=today - dt.timedelta(500),
            evidence="opgave van mevrouw; het huurcontract staat op haar naam",
        ),
        by=letting,
    )
