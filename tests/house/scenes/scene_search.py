"""What colleagues search in the scene: a plan that just begins, and one with every kind of answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.flow import search_ending
from cases.models import SearchSource
from cases.search import actions as searching
from dossiers.functions import Function
from tests import cast
from tests.cases.search.searching import paper_finding

if TYPE_CHECKING:
    from tests.house.scenes.scene import Scene

LONG_AGO = dt.timedelta(days=20)


def search(scene: Scene) -> None:
    """Places with a colleague, without one and ended; questions that are new, late, answered and over."""
    officer, arrears = scene.people[Function.PRIVACY_OFFICER], scene.people[Function.ARREARS]
    today = timezone.localdate()
    places = list(SearchSource.objects.standing()[:6])
    for place in places[:5]:
        place.answerer = arrears if place.pk % 2 else scene.people["stranger"]
        place.save()
    SearchSource.objects.filter(pk=places[5].pk).update(ended_on=today)
    case = cast.case_in("gathered", by=officer)
    asked = searching.ask(case=case, sources=places[:4], by=officer, on=today - LONG_AGO)
    for task in asked:
        task.answerer = arrears
        task.save()
    searching.record_answer(task=asked[0], said=searching.Said("nothing", ["name"], "Oudelaan 1"), by=arrears)
    searching.take_back(task=asked[1], by=officer)
    searching.remind(task=asked[2], by=officer, on=today)
    finding = paper_finding(case, by=officer)
    stopped = cast.case_in("identified", by=officer)
    searching.ask(case=stopped, sources=places[:2], by=officer, on=today)
    search_ending.stop_waiting(case=stopped, reason="De termijn loopt vandaag af.", by=officer)
    scene.words |= {
        "searched": case.reference,
        "stopped": stopped.reference,
        "task": str(asked[2].pk),
        "task_over": str(asked[1].pk),
        "found_number": str(finding.number),
        "found_file": str(finding.paper.pk),
        "place": str(places[0].pk),
    }
