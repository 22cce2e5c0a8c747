"""What colleagues did with the register and the files, so that every screen has something to show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dossiers import actions, emergency, recording, register
from dossiers.models import Activity, Record
from dossiers.sections import Purpose, Section
from wsn_privacy.demo import people

if TYPE_CHECKING:
    from dossiers.models import Dossier
    from wsn_privacy.models import User

# Numbers of the register: looked at this year, and longer ago. The others nobody looked at yet.
FRESH, STALE = range(1, 15), range(15, 19)
ASSESSMENT = {
    "description": "Wij leggen meldingen over overlast vast: wie meldde, en over wie het gaat. Woonconsulenten van de "
    "wijk werken ermee. Soms delen wij iets met de politie of de gemeente.",
    "necessity": "Zonder meldingen op papier kunnen wij niet bemiddelen, en gelooft geen rechter ons. Wij schrijven "
    "alleen op wat iemand zelf zag of hoorde, en niets over gezondheid of afkomst.",
    "risks": "Een melder wordt bekend bij de buurman. Iemand heeft jaren last van een melding die niet klopt.",
    "measures": "Een gesloten onderdeel, met een reden vooraf. Melders schermen wij af. Wie het er niet mee eens is, "
    "laat een eigen verklaring vastleggen. Twee jaar na de laatste melding gaat alles weg.",
}
ADVICE = "Akkoord. Kijk volgend jaar of het aantal keren dat iemand een reden ‘iets anders’ koos, kleiner is geworden."


def keep(users: dict[str, User], stories: dict[str, Dossier], now: dt.datetime) -> None:
    """Have the register looked after, a risk assessed, a statement made, and an emergency wait for its review."""
    _look_after_the_register(users, now.date())
    _own_words(users["privacy.tweede"], stories[people.HEAVY], now.date())
    emergency.enter(
        dossier=stories["eviction"],
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
    risky = Activity.objects.filter(section=Section.NUISANCE, dpia_needed=True).order_by("number").first()
    if risky is None:
        return
    made_on = today - dt.timedelta(200)
    register.assess(activity=risky, parts=ASSESSMENT, review_on=made_on + dt.timedelta(365), by=officer, on=made_on)
    register.advise(activity=risky, advice=ADVICE, by=fg)


def _own_words(officer: User, dossier: Dossier, today: dt.date) -> None:
    """The tenant's own words beside the newest report about her."""
    report = Record.objects.filter(dossier=dossier, section=Section.NUISANCE).order_by("-happened_on", "-id").first()
    if report is None:
        return
    actions.open_section(
        dossier=dossier, section=Section.NUISANCE, purpose=Purpose.REQUEST, reason="", by=officer, on=today
    )
    told_on = min(today, report.happened_on + dt.timedelta(9))
    said = "Mevrouw zegt dat zij die avond bij haar zus was, en dat het geluid van een andere verdieping kwam."
    recording.state(record=report, text=said, made_on=told_on, by=officer)
