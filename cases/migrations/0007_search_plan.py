"""Searching outside the product, and findings that are files."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_waiting"),
        ("dossiers", "0016_freeze"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            name="SearchReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("day_3", "op werkdag 3"), ("day_5", "op werkdag 5"), ("by_hand", "met de knop")],
                        max_length=8,
                        verbose_name="soort",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="SearchSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="systeem of plek")),
                ("department", models.CharField(max_length=80, verbose_name="afdeling")),
                ("hint", models.CharField(blank=True, max_length=300, verbose_name="waar kijkt u dan")),
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
            name="SearchStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500, verbose_name="waarom niet gewacht")),
                ("tasks", models.PositiveSmallIntegerField(verbose_name="open opvragen")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "niet gewacht",
                "verbose_name_plural": "niet gewacht",
                "ordering": ("at", "id"),
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
                ("system", models.CharField(max_length=80, verbose_name="systeem of plek")),
                ("department", models.CharField(max_length=80, verbose_name="afdeling")),
                ("asked_on", models.DateField(verbose_name="gevraagd op")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
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
            },
        ),
        migrations.AlterField(
            model_name="finding",
            name="record",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="dossiers.record",
                verbose_name="gegeven",
            ),
        ),
        migrations.AlterField(
            model_name="mail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "ontvangen"),
                    ("identity", "wie bent u"),
                    ("status", "link naar de stand"),
                    ("answer", "antwoord staat klaar"),
                    ("clarification", "wat bedoelt u"),
                    ("extension", "het duurt langer"),
                    ("search", "opvraag"),
                    ("search_reminder", "herinnering aan een opvraag"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
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
        migrations.AddField(
            model_name="finding",
            name="paper",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="finding",
                to="cases.foundpaper",
                verbose_name="bestand",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paper__isnull", True), ("record__isnull", False)),
                    models.Q(("paper__isnull", False), ("record__isnull", True)),
                    _connector="OR",
                ),
                name="finding_of_record_or_paper",
            ),
        ),
        migrations.AddField(
            model_name="searchreminder",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="door",
            ),
        ),
        migrations.AddField(
            model_name="searchsource",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dossiers.activity",
                verbose_name="verwerking",
            ),
        ),
        migrations.AddField(
            model_name="searchsource",
            name="answerer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="wie antwoordt",
            ),
        ),
        migrations.AddField(
            model_name="searchstop",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="door",
            ),
        ),
        migrations.AddField(
            model_name="searchstop",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="search_stops",
                to="cases.case",
                verbose_name="verzoek",
            ),
        ),
        migrations.AddField(
            model_name="searchtask",
            name="answerer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gevraagd aan",
            ),
        ),
        migrations.AddField(
            model_name="searchtask",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gevraagd door",
            ),
        ),
        migrations.AddField(
            model_name="searchtask",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="search_tasks",
                to="cases.case",
                verbose_name="verzoek",
            ),
        ),
        migrations.AddField(
            model_name="searchtask",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="cases.searchsource",
                verbose_name="zoekplek",
            ),
        ),
        migrations.AddField(
            model_name="searchreminder",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="cases.searchtask",
                verbose_name="opvraag",
            ),
        ),
        migrations.AddField(
            model_name="foundpaper",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="cases.searchtask",
                verbose_name="opvraag",
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="search_task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cases.searchtask",
                verbose_name="opvraag",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchstop",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="search_stop_has_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="searchtask",
            index=models.Index(
                condition=models.Q(("answered_at__isnull", True), ("ended_at__isnull", True)),
                fields=["answerer", "due_on", "id"],
                name="search_task_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True), ("ended_at__isnull", True)),
                fields=("case", "source"),
                name="search_task_once_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="search_answer_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("ended_at__isnull", True)),
                    models.Q(
                        models.Q(("end", ""), _negated=True), ("answered_at__isnull", True), ("ended_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="search_end_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at__isnull", True), models.Q(("terms", []), _negated=True), _connector="OR"
                ),
                name="search_answer_says_how",
                violation_error_message="Kies waarop u zocht: naam, adres of klantnummer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchreminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "by_hand"), _negated=True),
                fields=("task", "kind"),
                name="search_reminder_once",
            ),
        ),
    ]
