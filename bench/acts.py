"""What is not a page: the letter, the answer package and a line in the journal."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from bench.measuring import Probe
from bench.raw import LINE
from bench.scene import rewrite, words
from cases.answer import contents, package
from cases.letters import sender, typeset
from dossiers.journal import actions as journal
from dossiers.models import Dossier
from dossiers.verbs import Common

if TYPE_CHECKING:
    from bench.raw import Raw
    from bench.scene import Scene
    from cases.models import Case

LETTER_MS, THIN_MS, THICK_MS = 60, 150, 1_000


def probes(scene: Scene, asking: Raw) -> list[Probe]:
    """The papers with other words at every turn, and a line of the journal."""
    return [
        _letter(),
        _package("package_20", scene.thin_case, THIN_MS),
        _package("package_500", scene.thick_case, THICK_MS),
        _line(scene, asking),
    ]


def _letter() -> Probe:
    """An answer of one page or two."""
    draws = (Random(turn) for turn in count())  # noqa: S311, made-up words, not secrets
    today = timezone.localdate()

    def act() -> bytes:
        draw = next(draws)
        letter = typeset.AnswerLetter(
            reference="WSN-2026-0001",
            subject="uw verzoek om inzage",
            salutation=f"Beste {words(draw, 2)},",
            received_on=today,
            due_on=today,
            sent_on=today,
            court_until=today,
            sender=sender.sender(),
            recipient=typeset.Recipient(words(draw, 2), [words(draw, 2), words(draw, 2)]),
            opening=words(draw, 12),
            outcome=typeset.Outcome.PARTLY,
            signatory="privacy officer",
            paragraphs=[words(draw, 40) for _ in range(3)],
            withheld=[typeset.Withheld("A", words(draw, 15), "artikel 15 lid 4 AVG", 3)],
            information=[typeset.Topic(words(draw, 4), [words(draw, 20), words(draw, 20)]) for _ in range(5)],
        )
        return typeset.answer_letter(letter)

    return Probe("letter", act, limit_ms=LETTER_MS)


def _package(name: str, case: Case, limit_ms: float) -> Probe:
    """The answer to a request, from its rows to the bytes that are fetched."""
    turns, today = count(1), timezone.localdate()

    def act() -> typeset.Package:
        return package.build(contents.contents_of(case, today))

    return Probe(name, act, limit_ms=limit_ms, before=lambda: rewrite(case, next(turns)))


def _line(scene: Scene, asking: Raw) -> Probe:
    """One line, committed; raw is the bare insert of such a line on a table that is not checked afterwards."""
    row, user = scene.thick, scene.officer
    kind = ContentType.objects.get_for_model(Dossier).pk
    known = {"kind": kind, "id": str(row.pk), "reference": row.reference, "user": user.pk}
    asking.rows("CREATE TABLE bare (LIKE dossiers_logentry INCLUDING ALL)", {})
    bare = LINE.replace("dossiers_logentry", "bare")
    return Probe("journal_line", lambda: journal.record(Common.LOOKED, row, by=user), lambda: asking.rows(bare, known))
