"""Requests with their clock, identity, search, findings, third parties, letters, decision and answer."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models
from pgtrigger.compiler import Trigger

from cases.models.third import consultation_word
from dossiers.models.growing import GuardSql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consent", "0001_initial"),
        ("dossiers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseNumber",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="jaar")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="laatste nummer")),
            ],
            options={
                "verbose_name": "nummerreeks",
                "verbose_name_plural": "nummerreeksen",
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.CharField(max_length=20, unique=True, verbose_name="nummer")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "inzage"),
                            ("correction", "verbetering"),
                            ("erasure", "verwijdering"),
                            ("restriction", "beperking"),
                            ("objection", "bezwaar"),
                            ("portability", "meenemen"),
                            ("human_review", "besluit door een mens"),
                            ("complaint", "klacht"),
                            ("other", "iets anders"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "ontvangen"),
                            ("waiting", "wacht op identiteit"),
                            ("identified", "identiteit bekend"),
                            ("gathered", "gegevens verzameld"),
                            ("decided", "besloten"),
                            ("sent", "verzonden"),
                            ("withdrawn", "ingetrokken"),
                            ("merged", "samengevoegd"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "formulier op de site"),
                            ("desk", "balie"),
                            ("phone", "telefoon"),
                            ("letter", "brief"),
                            ("email", "e-mail"),
                        ],
                        max_length=8,
                        verbose_name="kanaal",
                    ),
                ),
                ("question", models.TextField(blank=True, max_length=5000, verbose_name="vraag")),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="onderwerpen",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="ontvangen op")),
                (
                    "registered_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op"),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
                (
                    "regulation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consent.regulation",
                        verbose_name="reglement",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="behandelaar",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.case",
                        verbose_name="hoort bij",
                    ),
                ),
                (
                    "submission",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="inzending"),
                ),
                ("due_on", models.DateField(verbose_name="antwoord uiterlijk")),
            ],
            options={
                "verbose_name": "verzoek",
                "verbose_name_plural": "verzoeken",
                "ordering": ("due_on", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("status__in", ("received", "waiting", "identified", "gathered", "decided"))
                        ),
                        fields=["due_on", "id"],
                        name="case_by_due",
                    ),
                    models.Index(fields=["status", "due_on", "id"], name="case_by_status"),
                    models.Index(fields=["registered_by", "due_on", "id"], name="case_by_registrar"),
                    models.Index(fields=["registered_at"], name="case_by_registration"),
                    models.Index(
                        condition=models.Q(("status__in", ("sent", "withdrawn", "merged"))),
                        fields=["received_at"],
                        name="case_closed_by_receipt",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Requester",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="requester",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="geboortedatum")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adres")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("tenant", "Ik huur nu"),
                            ("former", "Ik heb vroeger gehuurd"),
                            ("seeker", "Ik sta ingeschreven voor een woning"),
                            ("other", "Iets anders"),
                        ],
                        default="tenant",
                        max_length=8,
                        verbose_name="relatie",
                    ),
                ),
                ("former_address", models.CharField(blank=True, max_length=200, verbose_name="oud adres")),
                ("on_behalf_of", models.CharField(blank=True, max_length=120, verbose_name="namens")),
                (
                    "contact_by",
                    models.CharField(
                        choices=[("email", "E-mail"), ("post", "Post"), ("phone", "Telefoon")],
                        default="post",
                        max_length=5,
                        verbose_name="bereikbaar via",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefoonnummer")),
                ("letter_address", models.CharField(blank=True, max_length=200, verbose_name="postadres")),
            ],
            options={
                "verbose_name": "verzoeker",
                "verbose_name_plural": "verzoekers",
            },
        ),
        migrations.CreateModel(
            name="ClockEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("identity_asked", "identity_asked"),
                            ("identity_given", "identity_given"),
                            ("clarification_asked", "clarification_asked"),
                            ("clarification_given", "clarification_given"),
                            ("extended", "extended"),
                            ("third_party_informed", "third_party_informed"),
                            ("decided", "decided"),
                            ("sent", "sent"),
                            ("withdrawn", "withdrawn"),
                            ("merged", "merged"),
                        ],
                        max_length=24,
                        verbose_name="gebeurtenis",
                    ),
                ),
                ("on", models.DateField(verbose_name="op")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "gebeurtenis",
                "verbose_name_plural": "gebeurtenissen",
                "ordering": ("on", "id"),
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="0c7f6f8229bc7e9bedc19eb8024296f46ffec4b6",
                            operation="UPDATE",
                            pgid="clockevent_only_grows",
                            table="cases_clockevent",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="581af885775f0a0387e30dd381c59fb7964f1906",
                            operation="DELETE",
                            pgid="clockevent_not_deleted",
                            table="cases_clockevent",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identification",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="identification",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("known_email", "Bericht via het e-mailadres dat wij al kennen"),
                            ("called_back", "Teruggebeld op het nummer dat wij al kennen"),
                            ("letter_code", "Code uit een brief naar het bekende adres"),
                            ("shown", "Aan de balie laten zien; geen kopie gemaakt"),
                        ],
                        max_length=12,
                        verbose_name="manier",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "identificatie",
                "verbose_name_plural": "identificaties",
            },
        ),
        migrations.CreateModel(
            name="SearchSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="systeem of plek")),
                ("department", models.CharField(max_length=80, verbose_name="afdeling")),
                ("hint", models.CharField(blank=True, max_length=300, verbose_name="waar kijkt u dan")),
                (
                    "answerer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie antwoordt",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.activity",
                        verbose_name="verwerking",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=99, verbose_name="volgorde")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="beëindigd op")),
            ],
            options={
                "verbose_name": "zoekplek",
                "verbose_name_plural": "zoekplekken",
                "ordering": ("place", "id"),
            },
        ),
        migrations.CreateModel(
            name="SearchTask",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_tasks",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="cases.searchsource",
                        verbose_name="zoekplek",
                    ),
                ),
                ("system", models.CharField(max_length=80, verbose_name="systeem of plek")),
                ("department", models.CharField(max_length=80, verbose_name="afdeling")),
                (
                    "answerer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd aan",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="gevraagd op")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="antwoord uiterlijk")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("found", "gevonden"), ("nothing", "gezocht, niets gevonden")],
                        max_length=8,
                        verbose_name="antwoord",
                    ),
                ),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("name", "naam"), ("address", "adres"), ("client_number", "klantnummer")],
                            max_length=16,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gezocht op",
                    ),
                ),
                ("other_terms", models.CharField(blank=True, max_length=200, verbose_name="ook gezocht op")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="opmerking")),
                ("answered_as", models.CharField(blank=True, max_length=80, verbose_name="beantwoord als")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_back", "teruggenomen"),
                            ("not_awaited", "niet op gewacht"),
                            ("closed", "het verzoek is gesloten"),
                        ],
                        max_length=12,
                        verbose_name="waarom beëindigd",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="beëindigd op")),
            ],
            options={
                "verbose_name": "opvraag",
                "verbose_name_plural": "opvragen",
                "ordering": ("case", "source__place", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True), ("ended_at__isnull", True)),
                        fields=["answerer", "due_on", "id"],
                        name="search_task_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True), ("ended_at__isnull", True)),
                        fields=("case", "source"),
                        name="search_task_once_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="search_answer_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_at__isnull", True)),
                            models.Q(
                                models.Q(("end", ""), _negated=True),
                                ("answered_at__isnull", True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="search_end_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), models.Q(("terms", []), _negated=True), _connector="OR"
                        ),
                        name="search_answer_says_how",
                        violation_error_message="Kies waarop u zocht: naam, adres of klantnummer.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="cases.searchtask",
                        verbose_name="opvraag",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("day_3", "op werkdag 3"), ("day_5", "op werkdag 5"), ("by_hand", "met de knop")],
                        max_length=8,
                        verbose_name="soort",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "by_hand"), _negated=True),
                        fields=("task", "kind"),
                        name="search_reminder_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_stops",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="waarom niet gewacht")),
                ("tasks", models.PositiveSmallIntegerField(verbose_name="open opvragen")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "niet gewacht",
                "verbose_name_plural": "niet gewacht",
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="search_stop_has_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseKey",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("wrapped", models.BinaryField(verbose_name="ingepakte sleutel")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "sleutel van een verzoek",
                "verbose_name_plural": "sleutels van verzoeken",
            },
        ),
        migrations.CreateModel(
            name="FoundPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.searchtask",
                        verbose_name="opvraag",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("happened_on", models.DateField(blank=True, null=True, verbose_name="datum")),
                ("name", models.CharField(max_length=120, verbose_name="bestandsnaam")),
                ("kind", models.CharField(max_length=8, verbose_name="soort bestand")),
                ("media_type", models.CharField(max_length=80, verbose_name="mediatype")),
                ("size", models.PositiveBigIntegerField(verbose_name="grootte in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("warning", models.CharField(blank=True, max_length=200, verbose_name="waarschuwing")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="toegevoegd op")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="toegevoegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "gevonden bestand",
                "verbose_name_plural": "gevonden bestanden",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="PaperBytes",
            fields=[
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="bytes",
                        serialize=False,
                        to="cases.foundpaper",
                        verbose_name="bestand",
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="versleutelde inhoud")),
            ],
            options={
                "verbose_name": "inhoud van een bestand",
                "verbose_name_plural": "inhoud van bestanden",
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="finding",
                        to="cases.foundpaper",
                        verbose_name="bestand",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevonden op")),
                ("of_another", models.BooleanField(default=False, verbose_name="uit het dossier van een ander")),
                ("destroyed_at", models.DateTimeField(blank=True, null=True, verbose_name="verwijderd op")),
                ("was", models.CharField(blank=True, max_length=12, verbose_name="was van onderdeel")),
            ],
            options={
                "verbose_name": "stuk",
                "verbose_name_plural": "stukken",
                "ordering": ("case", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "record"), name="finding_once"),
                    models.UniqueConstraint(fields=("case", "number"), name="finding_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("destroyed_at__isnull", True), ("paper__isnull", True), ("record__isnull", False)
                            ),
                            models.Q(
                                ("destroyed_at__isnull", True), ("paper__isnull", False), ("record__isnull", True)
                            ),
                            models.Q(
                                ("destroyed_at__isnull", False), ("paper__isnull", True), ("record__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="finding_of_record_or_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="decision",
                        serialize=False,
                        to="cases.finding",
                        verbose_name="stuk",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "geven"), ("partly", "deels geven"), ("refused", "niet geven")],
                        max_length=8,
                        verbose_name="besluit",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "gegevens van een ander"),
                            ("B", "gegevens van een melder"),
                            ("C", "naam van een medewerker"),
                            ("D", "gaat niet over u"),
                            ("E", "opsporing of veiligheid"),
                            ("F", "vertrouwelijk advies in een geschil"),
                            ("G", "een andere regel uit de wet"),
                        ],
                        max_length=1,
                        verbose_name="reden",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rights_of_others", "AVG artikel 15 lid 4: De kopie zou de rechten van anderen schaden"),
                            ("excessive", "AVG artikel 12 lid 5: Het verzoek is duidelijk ongegrond of buitensporig"),
                            (
                                "expression",
                                "AVG artikel 17 lid 3 onder a: Nodig voor vrijheid van meningsuiting en informatie",
                            ),
                            (
                                "legal_duty",
                                "AVG artikel 17 lid 3 onder b: Nodig voor een wettelijke plicht of publieke taak",
                            ),
                            ("public_health", "AVG artikel 17 lid 3 onder c: Nodig voor de volksgezondheid"),
                            ("archive", "AVG artikel 17 lid 3 onder d: Nodig voor archief, onderzoek of statistiek"),
                            ("legal_claims", "AVG artikel 17 lid 3 onder e: Nodig voor een rechtszaak of vordering"),
                            ("not_about", "AVG artikel 4 lid 1: Dit zijn geen gegevens van de aanvrager"),
                            ("accurate", "AVG artikel 16: De gegevens kloppen en zijn volledig"),
                            ("still_needed", "AVG artikel 17: Er is geen reden om de gegevens te wissen"),
                            ("not_restricted", "AVG artikel 18: Er is geen reden om het gebruik te beperken"),
                            ("not_portable", "AVG artikel 20 lid 1: Deze gegevens hoeven niet mee"),
                            ("others_in_copy", "AVG artikel 20 lid 4: Meegeven zou de rechten van anderen schaden"),
                            ("compelling", "AVG artikel 21 lid 1: Wij hebben dwingende redenen die zwaarder wegen"),
                            ("automated", "AVG artikel 22 lid 2: Het besluit mag met de computer worden genomen"),
                            ("a", "UAVG artikel 41 lid 1 onder a: De veiligheid van het land"),
                            ("b", "UAVG artikel 41 lid 1 onder b: De verdediging van het land"),
                            ("c", "UAVG artikel 41 lid 1 onder c: De openbare veiligheid"),
                            (
                                "d",
                                "UAVG artikel 41 lid 1 onder d: Strafbare feiten voorkomen, onderzoeken of vervolgen",
                            ),
                            (
                                "e",
                                "UAVG artikel 41 lid 1 onder e: Een ander groot algemeen belang, zoals belastingen of volksgezondheid",
                            ),
                            ("f", "UAVG artikel 41 lid 1 onder f: De onafhankelijkheid van rechters en rechtszaken"),
                            ("g", "UAVG artikel 41 lid 1 onder g: Beroepsregels handhaven van beschermde beroepen"),
                            ("h", "UAVG artikel 41 lid 1 onder h: Toezicht of inspectie door de overheid"),
                            ("i", "UAVG artikel 41 lid 1 onder i: Bescherming van de betrokkene of van anderen"),
                            ("j", "UAVG artikel 41 lid 1 onder j: Een schuld of andere vordering innen"),
                        ],
                        max_length=20,
                        verbose_name="regel",
                    ),
                ),
                ("necessity", models.TextField(blank=True, max_length=2000, verbose_name="waarom dit nodig is")),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="uitleg voor de aanvrager")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="interne notitie")),
                (
                    "given_text",
                    models.TextField(blank=True, max_length=20000, verbose_name="tekst die de aanvrager krijgt"),
                ),
                ("passages", models.JSONField(blank=True, default=list, verbose_name="weggehaald")),
                ("is_derived", models.BooleanField(default=False, verbose_name="tekst volgt uit de keuzes")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit over een stuk",
                "verbose_name_plural": "besluiten over stukken",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "granted"),
                            models.Q(models.Q(("reason", ""), _negated=True), models.Q(("code", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="withholding_has_reason",
                        violation_error_message="Leg uit waarom u dit niet geeft. Zonder uitleg kunt u niet verder.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "partly"), _negated=True),
                            models.Q(("given_text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="partly_gives_text",
                        violation_error_message="Schrijf op wat de aanvrager wel krijgt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("granted", "alles"),
                            ("partly", "deels"),
                            ("refused", "niets"),
                            ("nothing", "niets gevonden"),
                        ],
                        max_length=8,
                        verbose_name="uitkomst",
                    ),
                ),
                ("reasons", models.TextField(max_length=5000, verbose_name="motivering")),
                ("late_because", models.TextField(blank=True, max_length=1000, verbose_name="waarom het te laat is")),
                (
                    "no_part_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="waarom een deel niet kan"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit",
                "verbose_name_plural": "besluiten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="answer_has_reasons",
                        violation_error_message="Elke beslissing heeft een uitleg nodig. Schrijf op waarom u dit besluit.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("portal", "ophalen op de site, met een code"),
                            ("post", "op papier, per post of aan de balie"),
                        ],
                        max_length=6,
                        verbose_name="manier",
                    ),
                ),
                ("package", models.BinaryField(verbose_name="pakket")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("code_hash", models.CharField(blank=True, max_length=128, verbose_name="vingerafdruk van de code")),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0, verbose_name="foute codes")),
                ("until", models.DateField(verbose_name="op te halen tot en met")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="verzonden op")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verzonden door",
                    ),
                ),
                ("fetched_at", models.DateTimeField(blank=True, null=True, verbose_name="opgehaald op")),
            ],
            options={
                "verbose_name": "uitreiking",
                "verbose_name_plural": "uitreikingen",
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="complaint",
                        serialize=False,
                        to="cases.case",
                        verbose_name="klacht",
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="cases.case",
                        verbose_name="verzoek waarover de klacht gaat",
                    ),
                ),
                (
                    "against",
                    models.CharField(
                        choices=[
                            ("late", "te laat antwoord"),
                            ("decision", "ons besluit"),
                            ("incomplete", "te weinig gegevens gekregen"),
                            ("treatment", "hoe wij iemand behandelden"),
                            ("use", "hoe wij gegevens gebruiken of bewaren"),
                            ("other", "iets anders"),
                        ],
                        max_length=10,
                        verbose_name="waartegen",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("open", "nog geen oordeel"),
                            ("founded", "terecht"),
                            ("partly", "voor een deel terecht"),
                            ("unfounded", "niet terecht"),
                            ("forwarded", "doorgestuurd naar de klachtencommissie"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="oordeel",
                    ),
                ),
                (
                    "remedy",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="wat wij nu doen, of waarom de commissie het doet"
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="oordeel op")),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="oordeel door",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "klacht",
                "verbose_name_plural": "klachten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about__isnull", True),
                            models.Q(("about", models.F("case")), _negated=True),
                            _connector="OR",
                        ),
                        name="complaint_about_another",
                        violation_error_message="Een klacht gaat over een ander verzoek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at__isnull", True), ("judged_by__isnull", True), ("verdict", "open")),
                            models.Q(
                                models.Q(("verdict", "open"), _negated=True),
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="verdict_by_somebody",
                        violation_error_message="Leg vast wie dit oordeel gaf, en wanneer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict__in", ("founded", "partly", "forwarded")), _negated=True),
                            ("remedy__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="founded_has_remedy",
                        violation_error_message="Schrijf op wat u nu doet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThirdParty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="third_parties",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.person",
                        verbose_name="derde",
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("shield", "afschermen"),
                            ("ask", "voorleggen"),
                            ("staff", "is medewerker"),
                            ("housemate", "is huisgenoot"),
                            ("institution", "is een instantie"),
                        ],
                        max_length=12,
                        verbose_name="keuze",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="reden")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "derde",
                "verbose_name_plural": "derden",
                "constraints": [models.UniqueConstraint(fields=("case", "person"), name="third_party_once")],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "third",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="consultation",
                        serialize=False,
                        to="cases.thirdparty",
                        verbose_name="derde",
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        default=consultation_word, max_length=16, unique=True, verbose_name="woord in de link"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="soort gegeven")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("post", "een brief met link en code"),
                            ("email", "een e-mail met de link; de code geeft u apart"),
                        ],
                        max_length=6,
                        verbose_name="manier",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adres")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("letter", models.BinaryField(verbose_name="brief, zonder code")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("code_hash", models.CharField(max_length=128, verbose_name="vingerafdruk van de code")),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0, verbose_name="foute codes")),
                ("asked_on", models.DateField(verbose_name="gevraagd op")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                ("named_on", models.DateField(verbose_name="datum in de brief")),
                ("noticed_on", models.DateField(blank=True, null=True, verbose_name="kennisgenomen op")),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("handed", "zelf gegeven, of aan de balie"),
                            ("receipt", "ontvangstbewijs van de post"),
                            ("called", "aan de telefoon bevestigd"),
                            ("opened", "zelf geopend met de code"),
                        ],
                        max_length=8,
                        verbose_name="bewijs",
                    ),
                ),
                (
                    "noticed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kennisname vastgelegd door",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "de naam mag erin blijven"),
                            ("hide", "maak de naam onleesbaar"),
                            ("talk", "wil overleggen"),
                        ],
                        max_length=4,
                        verbose_name="antwoord",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=1000, verbose_name="toelichting van de derde")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="geantwoord op")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("shield", "onleesbaar maken"), ("give", "de naam blijft staan")],
                        max_length=6,
                        verbose_name="wat wij doen",
                    ),
                ),
                ("reasons", models.TextField(blank=True, max_length=2000, verbose_name="motivering")),
                ("weighed_at", models.DateTimeField(blank=True, null=True, verbose_name="afgewogen op")),
                (
                    "weighed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgewogen door",
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="uitkomst gemeld op")),
            ],
            options={
                "verbose_name": "raadpleging",
                "verbose_name_plural": "raadplegingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("noticed_on__isnull", True), ("proof", "")),
                            models.Q(("noticed_on__isnull", False), models.Q(("proof", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notice_has_proof",
                        violation_error_message="Leg vast waaruit blijkt dat de derde het weet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "hide"), ("outcome", "give"), _negated=True),
                            models.Q(("reasons", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objection_is_answered_with_reasons",
                        violation_error_message="De derde wil dit niet. Schrijf op waarom u de naam toch geeft.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_links",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("until", models.DateTimeField(verbose_name="geldig tot")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt op")),
            ],
            options={
                "verbose_name": "statuslink",
                "verbose_name_plural": "statuslinks",
            },
        ),
        migrations.CreateModel(
            name="LetterText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "antwoord met stukken"),
                            ("receipt", "ontvangst"),
                            ("identity", "vraag wie het is"),
                            ("clarification", "vraag om verduidelijking"),
                            ("extension", "uitstel"),
                            ("third_party", "brief aan een derde"),
                            ("reminder", "herinnering"),
                            ("granted", "toekenning"),
                            ("partly", "deels toegekend"),
                            ("refused", "weigering"),
                            ("corrected", "verbetering"),
                            ("erased", "verwijdering"),
                            ("restricted", "beperking"),
                            ("ported", "gegevens meenemen"),
                            ("objection", "besluit op bezwaar"),
                            ("human_review", "besluit door een mens"),
                            ("complaint", "antwoord op een klacht"),
                            ("committee", "klacht voor de klachtencommissie"),
                            ("apology", "excuus"),
                            ("breach", "datalek"),
                            ("fee", "aankondiging van kosten"),
                            ("mandate", "vraag om een machtiging"),
                            ("merged", "verzoeken samengevoegd"),
                            ("withdrawn", "bevestiging van intrekking"),
                            ("recipient", "bericht aan een ontvanger van gegevens"),
                        ],
                        max_length=24,
                        verbose_name="soort",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="versie")),
                ("subject", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("body", models.CharField(max_length=8000, verbose_name="tekst")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "brieftekst",
                "verbose_name_plural": "briefteksten",
                "ordering": ("kind", "-version"),
                "constraints": [models.UniqueConstraint(fields=("kind", "version"), name="letter_text_version_once")],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="cbd9546c329e6d20680882f8327bb3f2e86861fc",
                            operation="UPDATE OR DELETE",
                            pgid="lettertext_only_grows",
                            table="cases_lettertext",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "antwoord met stukken"),
                            ("receipt", "ontvangst"),
                            ("identity", "vraag wie het is"),
                            ("clarification", "vraag om verduidelijking"),
                            ("extension", "uitstel"),
                            ("third_party", "brief aan een derde"),
                            ("reminder", "herinnering"),
                            ("granted", "toekenning"),
                            ("partly", "deels toegekend"),
                            ("refused", "weigering"),
                            ("corrected", "verbetering"),
                            ("erased", "verwijdering"),
                            ("restricted", "beperking"),
                            ("ported", "gegevens meenemen"),
                            ("objection", "besluit op bezwaar"),
                            ("human_review", "besluit door een mens"),
                            ("complaint", "antwoord op een klacht"),
                            ("committee", "klacht voor de klachtencommissie"),
                            ("apology", "excuus"),
                            ("breach", "datalek"),
                            ("fee", "aankondiging van kosten"),
                            ("mandate", "vraag om een machtiging"),
                            ("merged", "verzoeken samengevoegd"),
                            ("withdrawn", "bevestiging van intrekking"),
                            ("recipient", "bericht aan een ontvanger van gegevens"),
                        ],
                        max_length=24,
                        verbose_name="soort",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="cases.lettertext",
                        verbose_name="tekst",
                    ),
                ),
                ("to_name", models.CharField(blank=True, max_length=160, verbose_name="aan")),
                ("to_address", models.CharField(blank=True, max_length=300, verbose_name="postadres")),
                ("to_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("pdf", models.BinaryField(verbose_name="bestand")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "brieven",
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "ontvangen"),
                            ("identity", "wie bent u"),
                            ("status", "link naar de stand"),
                            ("answer", "antwoord staat klaar"),
                            ("letter", "brief staat klaar"),
                            ("clarification", "wat bedoelt u"),
                            ("extension", "het duurt langer"),
                            ("search", "opvraag"),
                            ("search_reminder", "herinnering aan een opvraag"),
                            ("due", "herinnering aan een termijn"),
                            ("late", "wij zijn te laat"),
                            ("digest", "weekoverzicht"),
                            ("third", "vraag aan een derde"),
                            ("sign", "handtekening gevraagd"),
                        ],
                        max_length=24,
                        verbose_name="soort",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.statuslink",
                        verbose_name="link",
                    ),
                ),
                (
                    "search_task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.searchtask",
                        verbose_name="opvraag",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.letter",
                        verbose_name="brief",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.consultation",
                        verbose_name="raadpleging",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="verzonden op")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "ordering": ("id",),
                "indexes": [
                    models.Index(condition=models.Q(("sent_at__isnull", True)), fields=["id"], name="mail_unsent")
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="dispatch",
                        serialize=False,
                        to="cases.letter",
                        verbose_name="brief",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("post", "op papier"), ("mail", "op de site, met een link en een code")],
                        max_length=4,
                        verbose_name="manier",
                    ),
                ),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="klaargezet op")),
                (
                    "queued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="klaargezet door",
                    ),
                ),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="op de post op")),
                (
                    "posted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="op de post door",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="meegegeven, niet gepost")),
                ("code_hash", models.CharField(blank=True, max_length=128, verbose_name="vingerafdruk van de code")),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0, verbose_name="foute codes")),
                ("until", models.DateField(blank=True, null=True, verbose_name="op te halen tot en met")),
                ("fetched_at", models.DateTimeField(blank=True, null=True, verbose_name="opgehaald op")),
            ],
            options={
                "verbose_name": "verzending",
                "verbose_name_plural": "verzendingen",
                "ordering": ("queued_at",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("channel", "post"), ("posted_on__isnull", True)),
                        fields=["queued_at"],
                        name="letter_to_post",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("posted_by__isnull", True), ("posted_on__isnull", True)),
                            models.Q(("channel", "post"), ("posted_by__isnull", False), ("posted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="posted_by_somebody",
                        violation_error_message="Zeg wie de brief op de post deed, en wanneer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_hand", False), ("posted_on__isnull", False), _connector="OR"),
                        name="handed_over_on_a_day",
                        violation_error_message="Zeg op welke dag de brief is meegegeven.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel", "post"),
                            models.Q(models.Q(("code_hash", ""), _negated=True), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="fetched_with_a_code",
                        violation_error_message="Een brief op de site heeft een code en een laatste dag.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fees",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("kind", models.CharField(max_length=12, verbose_name="soort verzoek")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("further_copies", "een volgende kopie van gegevens die iemand al kreeg"),
                            ("excessive", "het verzoek is buitensporig, doordat iemand steeds hetzelfde vraagt"),
                            ("unfounded", "het verzoek is overduidelijk ongegrond"),
                        ],
                        max_length=16,
                        verbose_name="grond",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="bedrag in euro")),
                ("purpose", models.TextField(max_length=1000, verbose_name="waarvoor")),
                ("until", models.DateField(verbose_name="antwoord gevraagd voor")),
                ("announced_on", models.DateField(verbose_name="aangekondigd op")),
                (
                    "announced_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aangekondigd door",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee",
                        to="cases.letter",
                        verbose_name="brief",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "wij wachten op antwoord"),
                            ("agreed", "de aanvrager gaat akkoord"),
                            ("withdrawn", "de aanvrager wil dit deel niet meer"),
                            ("lapsed", "geen antwoord gekregen: wij rekenen niets"),
                            ("waived", "kwijtgescholden"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "waived_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="waarom kwijtgescholden"),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgelopen op")),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgelopen door",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "vergoeding",
                "verbose_name_plural": "vergoedingen",
                "ordering": ("made_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "further_copies"), ("kind", "access")),
                            models.Q(
                                ("ground__in", ("excessive", "unfounded")),
                                (
                                    "kind__in",
                                    (
                                        "correction",
                                        "erasure",
                                        "restriction",
                                        "portability",
                                        "objection",
                                        "human_review",
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="access_is_free",
                        violation_error_message="Inzage is altijd gratis (privacyreglement, vergoedingen).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lt", 1000)),
                        name="fee_has_amount",
                        violation_error_message="Vul een bedrag in tussen € 0,01 en € 999,99.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("announced_on"))),
                        name="fee_announced_before",
                        violation_error_message="Geef de aanvrager tijd om te antwoorden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "open"), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fee_settled_by_somebody",
                        violation_error_message="Leg vast wie dit afhandelde, en wanneer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "waived"), _negated=True),
                            ("waived_because__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="waiver_has_reason",
                        violation_error_message="Schrijf op waarom u geen geld vraagt.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")),
                        fields=("case",),
                        name="one_open_fee",
                        violation_error_message="Er is al een bedrag aangekondigd. Handel dat eerst af.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="naam")),
                ("query", models.CharField(max_length=400, verbose_name="filter")),
                ("is_shared", models.BooleanField(default=False, verbose_name="ook voor collega's")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "weergave",
                "verbose_name_plural": "weergaven",
                "ordering": ("made_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "name"),
                        name="view_named_once",
                        violation_error_message="U hebt al een weergave met deze naam.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="measure",
                        serialize=False,
                        to="cases.finding",
                        verbose_name="stuk",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correct", "verbeteren"),
                            ("erase", "verwijderen"),
                            ("restrict", "bevriezen"),
                            ("stop", "niet meer gebruiken"),
                            ("state", "eigen verklaring erbij"),
                        ],
                        max_length=8,
                        verbose_name="maatregel",
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("17_1a", "wij hebben het niet meer nodig"),
                            ("17_1b", "de toestemming is ingetrokken"),
                            ("17_1c", "er is bezwaar gemaakt, en ons belang weegt niet zwaarder"),
                            ("17_1d", "wij hadden dit niet mogen gebruiken"),
                            ("17_1e", "de wet zegt dat het weg moet"),
                            ("17_1f", "het is van een kind, verzameld door een online dienst"),
                            ("18_1a", "de juistheid wordt onderzocht"),
                            ("18_1b", "het gebruik mag niet, maar de aanvrager wil geen verwijdering"),
                            ("18_1c", "de aanvrager heeft het nodig voor een rechtszaak"),
                            ("18_1d", "er is bezwaar gemaakt"),
                        ],
                        max_length=5,
                        verbose_name="grond",
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=20, verbose_name="veld")),
                ("new", models.TextField(blank=True, max_length=20000, verbose_name="nieuwe waarde")),
                ("shows", models.CharField(blank=True, max_length=500, verbose_name="waaruit het blijkt")),
                ("mark", models.CharField(blank=True, max_length=64, verbose_name="kenmerk van wat er stond")),
                ("words", models.TextField(blank=True, max_length=5000, verbose_name="eigen verklaring")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="uitgevoerd op")),
            ],
            options={
                "verbose_name": "maatregel",
                "verbose_name_plural": "maatregelen",
                "indexes": [
                    models.Index(condition=models.Q(("done_at__isnull", True)), fields=["kind"], name="measure_undone")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("erase", "restrict")), _negated=True),
                            models.Q(("article", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_rests_on_article",
                        violation_error_message="Kies op welke grond dit rust.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "correct"), _negated=True),
                            models.Q(models.Q(("field", ""), _negated=True), ("shows__regex", "\\S")),
                            _connector="OR",
                        ),
                        name="correction_says_what_and_why",
                        violation_error_message="Leg vast wat er moet staan, en waaruit dat blijkt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due_reminders",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("five_days", "vijf werkdagen ervoor"),
                            ("three_days", "drie dagen ervoor"),
                            ("one_day", "een werkdag ervoor"),
                            ("the_day", "op de dag zelf"),
                            ("late", "te laat: aan de aanvrager"),
                            ("by_hand", "met de knop"),
                        ],
                        max_length=10,
                        verbose_name="moment",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="antwoord uiterlijk")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering aan een termijn",
                "verbose_name_plural": "herinneringen aan een termijn",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("moment", "by_hand"), _negated=True),
                        fields=("case", "due_on", "moment"),
                        name="due_reminder_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
                ("week", models.CharField(max_length=8, verbose_name="week")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "weekoverzicht",
                "verbose_name_plural": "weekoverzichten",
                "constraints": [models.UniqueConstraint(fields=("user", "week"), name="digest_once_a_week")],
            },
        ),
        migrations.CreateModel(
            name="Repeat",
            fields=[
                (
                    "later",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="repeats",
                        serialize=False,
                        to="cases.case",
                        verbose_name="later verzoek",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="cases.case",
                        verbose_name="eerder verzoek",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("same", "dezelfde vraag, nog een keer"),
                            ("more", "een vraag die bij de eerste hoort"),
                        ],
                        max_length=4,
                        verbose_name="soort",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "samenvoeging",
                "verbose_name_plural": "samenvoegingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("later", models.F("earlier")), _negated=True),
                        name="repeats_another",
                        violation_error_message="Kies een ander verzoek.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Representation",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="representation",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("administrator", "bewindvoerder"),
                            ("curator", "curator"),
                            ("mentor", "mentor"),
                            ("parent", "ouder of voogd van een kind onder de 16 jaar"),
                            ("lawyer", "advocaat"),
                            ("mandate", "gemachtigde"),
                        ],
                        max_length=14,
                        verbose_name="hoedanigheid",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="postadres")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                (
                    "rights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="rechten",
                    ),
                ),
                ("scope", models.CharField(max_length=200, verbose_name="waarvoor")),
                ("since", models.DateField(verbose_name="vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="waaruit het blijkt")),
                ("seen_on", models.DateField(blank=True, null=True, verbose_name="gezien op")),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gezien door",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vertegenwoordiging",
                "verbose_name_plural": "vertegenwoordigingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seen_by__isnull", True), ("seen_on__isnull", True)),
                            models.Q(
                                ("seen_by__isnull", False), ("seen_on__isnull", False), ("evidence__regex", "\\S")
                            ),
                            _connector="OR",
                        ),
                        name="evidence_seen_by_somebody",
                        violation_error_message="Leg vast wat u zag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="representation_ends_after_start",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Limitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="limitations",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("a", "De veiligheid van het land"),
                            ("b", "De verdediging van het land"),
                            ("c", "De openbare veiligheid"),
                            ("d", "Strafbare feiten voorkomen, onderzoeken of vervolgen"),
                            ("e", "Een ander groot algemeen belang, zoals belastingen of volksgezondheid"),
                            ("f", "De onafhankelijkheid van rechters en rechtszaken"),
                            ("g", "Beroepsregels handhaven van beschermde beroepen"),
                            ("h", "Toezicht of inspectie door de overheid"),
                            ("i", "Bescherming van de betrokkene of van anderen"),
                            ("j", "Een schuld of andere vordering innen"),
                        ],
                        max_length=1,
                        verbose_name="grond",
                    ),
                ),
                ("points", models.JSONField(default=dict, verbose_name="punten van artikel 41 lid 2")),
                ("review_on", models.DateField(verbose_name="opnieuw bekijken op")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                ("review", models.TextField(blank=True, max_length=2000, verbose_name="wat er bleek")),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="bekeken op")),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bekeken door",
                    ),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="opgeheven op")),
            ],
            options={
                "verbose_name": "beperking",
                "verbose_name_plural": "beperkingen",
                "ordering": ("review_on", "id"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("lifted_on__isnull", True)), fields=["review_on"], name="limitation_due"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "ground"), name="limitation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_on__isnull", True), ("reviewed_at__isnull", False), _connector="OR"
                        ),
                        name="lifted_after_review",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aan",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                (
                    "because",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None, verbose_name="waarom"
                    ),
                ),
                ("content", models.CharField(max_length=64, verbose_name="vingerafdruk van het besluit")),
                ("proof", models.BinaryField(verbose_name="proef van de brief")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "gevraagd"),
                            ("signed", "getekend"),
                            ("returned", "teruggestuurd"),
                            ("withdrawn", "vervallen"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="stand",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="reden")),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="op")),
            ],
            options={
                "verbose_name": "handtekening",
                "verbose_name_plural": "handtekeningen",
                "ordering": ("asked_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")), fields=("case",), name="one_signature_asked"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to", models.F("asked_by")), _negated=True), name="signed_by_another"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="returned_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("recipient", models.CharField(max_length=300, verbose_name="ontvanger")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correct", "verbeteren"),
                            ("erase", "verwijderen"),
                            ("restrict", "bevriezen"),
                            ("stop", "niet meer gebruiken"),
                            ("state", "eigen verklaring erbij"),
                        ],
                        max_length=8,
                        verbose_name="wat er gebeurde",
                    ),
                ),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="nummers van de gegevens"
                    ),
                ),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wat verbeterd is",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("told", "ingelicht"),
                            ("never", "kreeg dit niet van ons"),
                            ("cannot", "kan niet, of kost te veel moeite"),
                        ],
                        max_length=6,
                        verbose_name="uitkomst",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="ingelicht op")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[("mail", "per e-mail"), ("post", "per brief"), ("phone", "per telefoon")],
                        max_length=5,
                        verbose_name="hoe",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="waarom niet")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="afgehandeld op")),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgehandeld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "ontvanger inlichten",
                "verbose_name_plural": "ontvangers inlichten",
                "ordering": ("made_at", "recipient"),
                "indexes": [models.Index(condition=models.Q(("outcome", "")), fields=["made_at"], name="telling_open")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "recipient"), name="telling_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="telling_by_somebody",
                        violation_error_message="Leg vast wie dit afhandelde, en wanneer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "told"), ("told_on__isnull", False), models.Q(("how", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("outcome", "told"), _negated=True), ("how", ""), ("told_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="telling_day_and_way",
                        violation_error_message="Leg vast wanneer en hoe u dit liet weten.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ("never", "cannot")), _negated=True),
                            ("reason__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="telling_not_because",
                        violation_error_message="Schrijf op waarom niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="extension",
                        serialize=False,
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("complex", "het is ingewikkeld: er moet veel worden gelezen of onleesbaar gemaakt"),
                            ("scattered", "de gegevens staan op veel plekken"),
                            ("many", "u deed meer verzoeken tegelijk"),
                        ],
                        max_length=12,
                        verbose_name="reden",
                    ),
                ),
                ("words", models.TextField(max_length=1000, verbose_name="uitleg voor de aanvrager")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "verlenging",
                "verbose_name_plural": "verlengingen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "\\S")),
                        name="extension_has_words",
                        violation_error_message="Leg uit waarom het langer duurt. De aanvrager leest dit.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Clarification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
                ("question", models.TextField(max_length=1000, verbose_name="vraag")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=5000, verbose_name="antwoord")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="antwoord vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag om uitleg",
                "verbose_name_plural": "vragen om uitleg",
                "ordering": ("asked_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_on__isnull", True)),
                        fields=("case",),
                        name="one_open_clarification",
                    )
                ],
            },
        ),
    ]
