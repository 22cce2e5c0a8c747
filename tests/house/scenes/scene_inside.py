"""What the pages for staff show besides dossiers and requests: access, imports, the register, files, second factors."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dossiers.access import actions as grants
from dossiers.access.emergency import actions as emergency
from dossiers.files.checking import checked
from dossiers.functions import Function
from dossiers.imports import jobs
from dossiers.journal import actions as journal
from dossiers.models import Activity, Freeze, ImportRun, LawfulBasis, RecordFile
from dossiers.records import actions as records
from dossiers.records import freezing
from dossiers.register import actions as register
from dossiers.sections import Section
from dossiers.verbs import Verb
from tests import cast
from tests.dossiers.imports.intake_tools import HEAD, LINE, with_value
from tests.dossiers.records.paperwork import SAMPLES
from tests.wsn_privacy.accounts.proving import give_app
from wsn_privacy.accounts.invitations import actions as invitations

if TYPE_CHECKING:
    from dossiers.models import Dossier, Record
    from tests.house.scenes.scene import Scene

LONG = "Verlenging.van.de.huurovereenkomst-2026-definitief-ondertekend-versie-12.pdf"


def furnish(scene: Scene, dossier: Dossier, record: Record) -> None:
    """Everything, made by the ordinary acts: `record` is an open one of `dossier`."""
    officer = scene.people[Function.PRIVACY_OFFICER]
    _access(scene, dossier, officer)
    _accounts(scene, officer)
    _imports(scene, officer)
    _register(scene, officer)
    _beside(scene, dossier, record, officer)
    journal.record(Verb.MANY_LOOKED_AT, scene.people[Function.NUISANCE], by=scene.people[Function.NUISANCE])


def _access(scene: Scene, dossier: Dossier, officer: Any) -> None:
    """A team, somebody who left, a personal grant, and emergency entrances before and after their review."""
    letting, arrears = scene.people[Function.LETTING], scene.people[Function.ARREARS]
    team = grants.make_team(name="Team Noord", by=officer)
    gone = cast.make_user(Function.LETTING, name="Wim Weg")
    grants.end_all(user=gone, by=officer)
    desk, until = scene.people[Function.FRONT_DESK], timezone.now() + dt.timedelta(days=9)
    words = {"sections": [Section.COMPLAINT], "until": until, "reason": "Vervangt een collega met verlof."}
    grants.give(user=desk, dossier=dossier, by=officer, **words)
    now, why = timezone.now(), "Er wordt gedreigd; de politie vraagt nu wie hier woont."
    entered = []
    for who, section in ((letting, Section.CARE), (arrears, Section.NUISANCE)):
        with journal.one_act():  # as in a request: the log shows its lines as one
            entered.append(emergency.enter(dossier=dossier, section=section, reason=why, by=who, at=now))
    wrong = {"outcome": "wrong", "remark": "Dit kon wachten tot maandag."}
    emergency.review(emergency=entered[1], by=officer, at=now, **wrong)
    scene.words |= {
        "team": str(team.pk),
        "gone": str(gone.pk),
        "colleague": str(scene.people[Function.NUISANCE].pk),
        "self": str(officer.pk),
        "emergency": str(entered[0].pk),
        "reviewed": str(entered[1].pk),
    }


def _accounts(scene: Scene, officer: Any) -> None:
    """Somebody with an app and codes, somebody with a passkey, somebody invited."""
    scene.people["with_app"] = with_app = cast.make_user(Function.LETTING, name="Anna App")
    give_app(with_app)
    RecoveryCodes.activate(with_app)
    scene.people["with_key"] = with_key = cast.make_user(Function.LETTING, name="Sil Sleutel")
    kept = {"name": "Toegangssleutel 1", "credential": {}}
    Authenticator.objects.create(user=with_key, type=Authenticator.Type.WEBAUTHN, data=kept)
    scene.words |= {
        "app_email": with_app.email,
        "invitation": invitations.token_of(
            invitations.invite(name="Lien Nieuw", email="lien@staff.example", functions=["letting"], by=officer)
        ),
    }


def _imports(scene: Scene, officer: Any) -> None:
    """A list that went in, another that was tried, one that is no list, one taken back, and two on their way."""
    changed = with_value("E-mail", "nieuw@tenant.example", with_value("Achternaam", "Anders"))
    refused = with_value("Klantnummer", "K-7", with_value("Postcode", "x"))
    texts = {"done": [LINE], "undone": [with_value("Klantnummer", "K-9")], "tried": [changed, refused], "failed": []}
    for state, lines in texts.items():
        text = "\n".join([HEAD if lines else "dit is geen lijst", *lines])
        upload = SimpleUploadedFile(f"huurders van {state}.csv", text.encode())
        row = jobs.receive(upload=upload, kind="tenants", by=officer)
        jobs.work()
        if state in ("done", "undone"):
            jobs.confirm(row=row, by=officer)
            jobs.work()
        if state == "undone":
            jobs.take_back(row=row, by=officer, now=timezone.now())
            jobs.work()
        scene.words[f"import_{state}"] = str(row.pk)
    for state in ("waiting", "running"):
        row = ImportRun.objects.create(kind="vera", state=state, by=officer, read=12_345, file_name="export.json")
        scene.words[f"import_{state}"] = str(row.pk)


def _register(scene: Scene, officer: Any) -> None:
    """An activity that ended, one with an assessment, one changed; and a basis for each kind of evidence."""
    today = timezone.localdate()
    ended, assessed, checked_one = (Activity.objects.get(number=number) for number in (20, 12, 5))
    register.end(activity=ended, by=officer, on=today)
    register.check(activity=checked_one, by=officer, on=today)
    parts = dict.fromkeys(("description", "necessity", "risks", "measures"), "Wij leggen vast wat nodig is. " * 9)
    register.assess(activity=assessed, parts=parts, review_on=today + dt.timedelta(days=365), by=officer, on=today)
    bases = LawfulBasis.objects.filter(activity__ended_on=None).order_by("pk")
    scene.words |= {
        "basis_contract": str(bases.filter(ground="contract", activity__section=Section.TENANCY).first().pk),
        "basis_article": str(bases.filter(ground="legal_duty").first().pk),
        "basis_consent": str(bases.filter(ground="consent").first().pk),
        "basis_assessment": str(bases.filter(ground="legitimate_interest").exclude(activity__interest="").first().pk),
        "basis_nuisance": str(bases.filter(activity__section=Section.NUISANCE).first().pk),
    }


def _beside(scene: Scene, dossier: Dossier, record: Record, officer: Any) -> None:
    """A record with files, a correction and a statement; a file that is lost; and a record that is frozen."""
    papers = [checked(f"{LONG[:60]}.{kind}", SAMPLES[kind], len(SAMPLES[kind])) for kind in ("pdf", "jpg")]
    files = records.attach(record=record, papers=papers, by=officer)
    records.state(record=record, text="Zo is het niet gegaan. " * 8, made_on=timezone.localdate(), by=officer)
    shows, mark = "brief van de huurder van 3 mei 2026", records.seen(record, "title")
    records.correct(record=record, change=records.Change("title", "Huurcontract, verbeterd", shows, mark), by=officer)
    paper = {"name": "kwijt.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64, "added_by": officer}
    frozen = cast.make_record(dossier, Section.TENANCY, title="Brief over de waarborgsom")
    freezing.freeze(record=frozen, reason=Freeze.Reason.CONTESTED, reference="WSN-2026-0099", by=officer)
    scene.words |= {
        "frozen_record": frozen.reference,
        "full_record": record.reference,
        "file": str(files[0].pk),
        "lost_file": str(RecordFile.objects.create(record=record, **paper).pk),
    }
