"""People, dossiers and records, who may look, the register, the journal and what is imported."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models
from pgtrigger.compiler import Trigger

from dossiers.models.growing import GuardSql
from dossiers.models.journal import DigestField, moment
from dossiers.text.keys import dossier_reference, person_reference, record_reference

SQL = Path(__file__).parents[1] / "sql"
FIRST = ("extensions.sql", "growing.sql")  # what the tables below are made with


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(migrations.RunSQL((SQL / name).read_text(encoding="utf-8")) for name in FIRST),
        migrations.CreateModel(
            name="Complex",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="naam")),
                (
                    "vera_id",
                    models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name="VERA-kenmerk"),
                ),
            ],
            options={
                "verbose_name": "complex",
                "verbose_name_plural": "complexen",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "complex",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="dossiers.complex",
                        verbose_name="complex",
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="eenheidsnummer")),
                ("street", models.CharField(max_length=80, verbose_name="straat")),
                ("number", models.CharField(max_length=12, verbose_name="huisnummer")),
                ("postcode", models.CharField(max_length=7, verbose_name="postcode")),
                ("city", models.CharField(max_length=60, verbose_name="plaats")),
                ("address_key", models.CharField(blank=True, editable=False, max_length=200, verbose_name="zoekadres")),
                (
                    "vera_id",
                    models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name="VERA-kenmerk"),
                ),
            ],
            options={
                "verbose_name": "eenheid",
                "verbose_name_plural": "eenheden",
                "ordering": ("code",),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("address_key"), name="gin_trgm_ops"),
                        name="unit_address_trigram",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "address_key",
                            function="search_words",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="unit_by_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(default=person_reference, max_length=14, unique=True, verbose_name="kenmerk"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tenant", "huurder"),
                            ("co_tenant", "medehuurder"),
                            ("former_tenant", "oud-huurder"),
                            ("seeker", "woningzoekende"),
                            ("third_party", "derde"),
                        ],
                        max_length=16,
                        verbose_name="soort",
                    ),
                ),
                ("client_number", models.CharField(blank=True, max_length=20, verbose_name="klantnummer")),
                ("given_name", models.CharField(blank=True, max_length=80, verbose_name="voornaam")),
                ("prefix", models.CharField(blank=True, max_length=20, verbose_name="tussenvoegsel")),
                ("family_name", models.CharField(max_length=80, verbose_name="achternaam")),
                ("name_key", models.CharField(editable=False, max_length=240, verbose_name="zoeknaam")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="geboortedatum")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefoonnummer")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adres")),
                (
                    "vera_id",
                    models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name="VERA-kenmerk"),
                ),
            ],
            options={
                "verbose_name": "betrokkene",
                "verbose_name_plural": "betrokkenen",
                "ordering": ("name_key", "id"),
                "indexes": [
                    models.Index(fields=["name_key", "id"], name="person_by_name"),
                    models.Index(fields=["client_number"], name="person_by_client_number"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("name_key"), name="gin_trgm_ops"),
                        name="person_name_trigram",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "name_key",
                            "client_number",
                            function="search_words",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="person_by_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tied_to",
                        to="dossiers.person",
                        verbose_name="de ander",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("co_tenant", "medehuurder"),
                            ("partner", "partner"),
                            ("ex_partner", "ex-partner"),
                            ("child", "kind"),
                            ("parent", "ouder"),
                            ("administrator", "bewindvoerder"),
                            ("curator", "curator"),
                            ("mentor", "mentor"),
                            ("mandate", "gemachtigde"),
                        ],
                        max_length=14,
                        verbose_name="soort",
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="waarvoor")),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="waaruit het blijkt")),
                ("since", models.DateField(verbose_name="vanaf")),
                ("until", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=200, verbose_name="reden van het einde"
                    ),
                ),
            ],
            options={
                "verbose_name": "relatie",
                "verbose_name_plural": "relaties",
                "ordering": ("-since", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="tie_ends_after_start",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True),
                        name="tie_with_another",
                        violation_error_message="Kies iemand anders.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("administrator", "curator", "mentor", "mandate")), _negated=True),
                            models.Q(("scope", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tie_representation_has_scope",
                        violation_error_message="Schrijf op waarvoor deze persoon mag optreden.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_pk", models.CharField(db_index=True, max_length=255, verbose_name="object pk")),
                ("object_id", models.BigIntegerField(blank=True, db_index=True, null=True, verbose_name="object id")),
                ("object_repr", models.TextField(verbose_name="object representation")),
                (
                    "action",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "create"), (1, "update"), (2, "delete"), (3, "access")],
                        db_index=True,
                        verbose_name="action",
                    ),
                ),
                ("changes", models.JSONField(null=True, verbose_name="change message")),
                (
                    "cid",
                    models.CharField(
                        blank=True, db_index=True, max_length=255, null=True, verbose_name="Correlation ID"
                    ),
                ),
                ("additional_data", models.JSONField(blank=True, null=True, verbose_name="additional data")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="soort",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                ("timestamp", models.DateTimeField(default=moment, verbose_name="tijdstip")),
                ("verb", models.CharField(max_length=20, verbose_name="handeling")),
                ("purpose", models.CharField(blank=True, max_length=20, verbose_name="doel")),
                ("subject_id", models.UUIDField(blank=True, null=True, verbose_name="betrokkene")),
                ("digest", DigestField(editable=False, max_length=64, verbose_name="zegel van de regel")),
            ],
            options={
                "verbose_name": "logregel",
                "verbose_name_plural": "logregels",
                "ordering": ("-id",),
                "get_latest_by": "timestamp",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["subject_id", "-id"], name="line_by_subject"),
                    models.Index(fields=["actor", "timestamp"], name="line_by_actor"),
                    models.Index(
                        condition=models.Q(("verb", "looked at many")), fields=["timestamp"], name="line_of_alarm"
                    ),
                    models.Index(fields=["verb", "-timestamp", "-id"], name="line_by_verb"),
                    models.Index(
                        condition=models.Q(("purpose", ""), _negated=True),
                        fields=["purpose", "-timestamp", "-id"],
                        name="line_by_purpose",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("timestamp", "digest"), name="line_once")],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="af812b81e44adad3e7ac8af9c66d89a15b16af28",
                            operation="UPDATE OR DELETE",
                            pgid="logentry_only_grows",
                            table="dossiers_logentry",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_emptied",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="5e10968980f2a58648a3b9094496e06177d1f99d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="logentry_not_emptied",
                            table="dossiers_logentry",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="nummer")),
                ("first", models.PositiveBigIntegerField(verbose_name="eerste regel")),
                ("last", models.PositiveBigIntegerField(verbose_name="laatste regel")),
                ("lines", models.PositiveIntegerField(verbose_name="aantal regels")),
                ("sealed_at", models.DateTimeField(verbose_name="verzegeld op")),
                ("digest", models.CharField(max_length=64, verbose_name="zegel")),
            ],
            options={
                "verbose_name": "zegel",
                "verbose_name_plural": "zegels",
                "ordering": ("number",),
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="8828ac71427985a439e27aa73659e9a7ae48d1b8",
                            operation="UPDATE OR DELETE",
                            pgid="seal_only_grows",
                            table="dossiers_seal",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_emptied",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="45c2ffad94c702be81256d397baa507385b72109",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="seal_not_emptied",
                            table="dossiers_seal",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="nummer")),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                ("purpose", models.CharField(blank=True, max_length=1000, verbose_name="doel")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("letting", "verhuur"),
                            ("tenancy", "huur"),
                            ("payment", "betaling"),
                            ("arrears", "huurachterstand"),
                            ("nuisance", "overlast"),
                            ("fraud", "woonfraude"),
                            ("maintenance", "onderhoud"),
                            ("care", "zorg en begeleiding"),
                            ("sale", "verkoop"),
                            ("complaint", "klachten"),
                            ("staff", "personeel"),
                            ("privacy", "privacy"),
                        ],
                        max_length=12,
                        verbose_name="onderdeel",
                    ),
                ),
                ("subjects", models.CharField(max_length=200, verbose_name="betrokkenen")),
                ("categories", models.CharField(max_length=300, verbose_name="gegevens")),
                (
                    "special",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "geen bijzondere gegevens"),
                            ("9-2-a", "uitdrukkelijke toestemming (AVG 9 lid 2 a)"),
                            ("9-2-f", "rechtsvordering (AVG 9 lid 2 f)"),
                            ("9-2-h", "zorg of ondersteuning (AVG 9 lid 2 h; UAVG 30)"),
                            ("33-2-b", "strafbare feiten tegen ons (AVG 10; UAVG 33 lid 2 b)"),
                        ],
                        max_length=8,
                        verbose_name="bijzondere gegevens",
                    ),
                ),
                ("recipients", models.CharField(blank=True, max_length=300, verbose_name="ontvangers")),
                ("joint", models.CharField(blank=True, max_length=200, verbose_name="samen verantwoordelijk met")),
                ("transfers", models.CharField(blank=True, max_length=300, verbose_name="doorgifte buiten de EU")),
                ("measures", models.CharField(blank=True, max_length=500, verbose_name="beveiliging")),
                ("kept", models.CharField(max_length=200, verbose_name="bewaartermijn")),
                ("kept_because", models.CharField(max_length=120, verbose_name="grond van de bewaartermijn")),
                ("retention", models.CharField(blank=True, max_length=200, verbose_name="bewaarregels")),
                (
                    "interest",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="afweging van het gerechtvaardigd belang"
                    ),
                ),
                ("dpia_needed", models.BooleanField(default=False, verbose_name="DPIA nodig")),
                ("owner", models.CharField(blank=True, max_length=80, verbose_name="eigenaar")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="nagekeken op")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="beëindigd op")),
            ],
            options={
                "verbose_name": "verwerking",
                "verbose_name_plural": "verwerkingen",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="LawfulBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bases",
                        to="dossiers.activity",
                        verbose_name="verwerking",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("consent", "Toestemming"),
                            ("contract", "Nodig voor de overeenkomst"),
                            ("legal_duty", "Wettelijke plicht"),
                            ("vital_interests", "Van levensbelang"),
                            ("public_task", "Taak van algemeen belang"),
                            ("legitimate_interest", "Gerechtvaardigd belang"),
                        ],
                        max_length=20,
                        verbose_name="grondslag",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="geldig tot")),
            ],
            options={
                "verbose_name": "grondslag",
                "verbose_name_plural": "grondslagen",
                "ordering": ("activity__number", "ground"),
                "constraints": [models.UniqueConstraint(fields=("activity", "ground"), name="basis_once_per_activity")],
            },
        ),
        migrations.CreateModel(
            name="ActivityVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="dossiers.activity",
                        verbose_name="verwerking",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="versie")),
                ("content", models.JSONField(verbose_name="inhoud")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
                ("digest", DigestField(editable=False, max_length=64, verbose_name="zegel van de versie")),
            ],
            options={
                "verbose_name": "versie van een verwerking",
                "verbose_name_plural": "versies van verwerkingen",
                "ordering": ("activity__number", "-number"),
                "constraints": [models.UniqueConstraint(fields=("activity", "number"), name="activity_version_once")],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="e17379fe22ca276ed7a6ed11c20d5777f8b85acd",
                            operation="UPDATE",
                            pgid="activityversion_only_grows",
                            table="dossiers_activityversion",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="append_only()",
                            func="",
                            hash="0a1b93654c55d60610eaca43250a978c59eb116a",
                            operation="DELETE",
                            pgid="activityversion_not_deleted",
                            table="dossiers_activityversion",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dpia",
            fields=[
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="dpia",
                        serialize=False,
                        to="dossiers.activity",
                        verbose_name="verwerking",
                    ),
                ),
                ("description", models.CharField(max_length=4000, verbose_name="beschrijving")),
                ("necessity", models.CharField(max_length=4000, verbose_name="noodzaak en evenredigheid")),
                ("risks", models.CharField(max_length=4000, verbose_name="risico's voor mensen")),
                ("measures", models.CharField(max_length=4000, verbose_name="maatregelen")),
                ("advice", models.CharField(blank=True, max_length=2000, verbose_name="advies van de FG")),
                ("made_on", models.DateField(verbose_name="gemaakt op")),
                ("review_on", models.DateField(verbose_name="opnieuw bekijken op")),
            ],
            options={
                "verbose_name": "effectbeoordeling",
                "verbose_name_plural": "effectbeoordelingen",
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(default=dossier_reference, max_length=14, unique=True, verbose_name="kenmerk"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="dossiers.unit",
                        verbose_name="eenheid",
                    ),
                ),
                (
                    "complex",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="dossiers.complex",
                        verbose_name="complex",
                    ),
                ),
                ("sort_key", models.CharField(editable=False, max_length=240, verbose_name="sorteernaam")),
                ("started_on", models.DateField(verbose_name="begin")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="einde")),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("letting", "verhuur"),
                                ("tenancy", "huur"),
                                ("payment", "betaling"),
                                ("arrears", "huurachterstand"),
                                ("nuisance", "overlast"),
                                ("fraud", "woonfraude"),
                                ("maintenance", "onderhoud"),
                                ("care", "zorg en begeleiding"),
                                ("sale", "verkoop"),
                                ("complaint", "klachten"),
                                ("staff", "personeel"),
                                ("privacy", "privacy"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        editable=False,
                        size=None,
                        verbose_name="onderdelen",
                    ),
                ),
                (
                    "vera_id",
                    models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name="VERA-kenmerk"),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "ordering": ("sort_key", "id"),
                "indexes": [
                    models.Index(fields=["sort_key", "id"], name="dossier_by_name"),
                    models.Index(fields=["complex", "sort_key", "id"], name="dossier_by_complex_name"),
                    models.Index(
                        condition=models.Q(("ended_on__isnull", False)), fields=["ended_on"], name="dossier_by_end"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="dossier_ends_after_start",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(default=record_reference, max_length=14, unique=True, verbose_name="kenmerk"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("letting", "verhuur"),
                            ("tenancy", "huur"),
                            ("payment", "betaling"),
                            ("arrears", "huurachterstand"),
                            ("nuisance", "overlast"),
                            ("fraud", "woonfraude"),
                            ("maintenance", "onderhoud"),
                            ("care", "zorg en begeleiding"),
                            ("sale", "verkoop"),
                            ("complaint", "klachten"),
                            ("staff", "personeel"),
                            ("privacy", "privacy"),
                        ],
                        max_length=12,
                        verbose_name="onderdeel",
                    ),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="dossiers.lawfulbasis",
                        verbose_name="grondslag",
                    ),
                ),
                (
                    "evidence_kind",
                    models.CharField(
                        choices=[
                            ("contract", "een overeenkomst"),
                            ("article", "een wetsartikel"),
                            ("consent", "toestemming, met woorden en datum"),
                            ("assessment", "een opgeschreven afweging"),
                        ],
                        default="contract",
                        max_length=12,
                        verbose_name="soort bewijs",
                    ),
                ),
                ("evidence", models.CharField(max_length=200, verbose_name="bewijs van de grondslag")),
                ("category", models.CharField(blank=True, max_length=80, verbose_name="soort gegeven")),
                ("title", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("text", models.TextField(max_length=20000, verbose_name="tekst")),
                ("origin", models.CharField(max_length=120, verbose_name="herkomst")),
                ("happened_on", models.DateField(verbose_name="datum")),
                ("trigger_on", models.DateField(blank=True, null=True, verbose_name="begin bewaartermijn")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "gegeven",
                "verbose_name_plural": "gegevens",
                "ordering": ("-happened_on", "-id"),
                "indexes": [
                    models.Index(fields=["dossier", "section", "-happened_on", "-id"], name="record_by_section"),
                    models.Index(fields=["basis", "trigger_on"], name="record_by_trigger"),
                    models.Index(fields=["basis", "happened_on"], name="record_by_basis_and_day"),
                    models.Index(fields=["basis", "recorded_at"], name="record_by_basis_recorded"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evidence__regex", "\\S")),
                        name="record_has_evidence",
                        violation_error_message="Leg vast waarop de grondslag rust: het contract, het artikel of de toestemming.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reporter", "melder"),
                            ("neighbour", "omwonende"),
                            ("housemate", "huisgenoot"),
                            ("other", "anders genoemd"),
                        ],
                        max_length=12,
                        verbose_name="rol",
                    ),
                ),
            ],
            options={
                "verbose_name": "vermelding",
                "verbose_name_plural": "vermeldingen",
                "constraints": [models.UniqueConstraint(fields=("record", "person"), name="mention_once")],
            },
        ),
        migrations.CreateModel(
            name="SectionAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="auth.group",
                        verbose_name="functie",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("letting", "verhuur"),
                            ("tenancy", "huur"),
                            ("payment", "betaling"),
                            ("arrears", "huurachterstand"),
                            ("nuisance", "overlast"),
                            ("fraud", "woonfraude"),
                            ("maintenance", "onderhoud"),
                            ("care", "zorg en begeleiding"),
                            ("sale", "verkoop"),
                            ("complaint", "klachten"),
                            ("staff", "personeel"),
                            ("privacy", "privacy"),
                        ],
                        max_length=12,
                        verbose_name="onderdeel",
                    ),
                ),
                ("everywhere", models.BooleanField(default=False, verbose_name="in alle complexen")),
            ],
            options={
                "verbose_name": "toegang tot onderdeel",
                "verbose_name_plural": "toegang tot onderdelen",
                "constraints": [models.UniqueConstraint(fields=("group", "section"), name="section_once_per_function")],
            },
        ),
        migrations.CreateModel(
            name="ComplexUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossiers.complex"),
                ),
            ],
            options={
                "verbose_name": "werkgebied",
                "verbose_name_plural": "werkgebieden",
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComplexGroupObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossiers.complex"),
                ),
            ],
            options={
                "verbose_name": "werkgebied van een team",
                "verbose_name_plural": "werkgebieden van teams",
                "unique_together": {("group", "permission", "content_object")},
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DossierUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="dossiers.dossier"),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reden")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="geldig tot")),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("letting", "verhuur"),
                                ("tenancy", "huur"),
                                ("payment", "betaling"),
                                ("arrears", "huurachterstand"),
                                ("nuisance", "overlast"),
                                ("fraud", "woonfraude"),
                                ("maintenance", "onderhoud"),
                                ("care", "zorg en begeleiding"),
                                ("sale", "verkoop"),
                                ("complaint", "klachten"),
                                ("staff", "personeel"),
                                ("privacy", "privacy"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="onderdelen",
                    ),
                ),
                ("is_emergency", models.BooleanField(default=False, verbose_name="noodtoegang")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gegeven op")),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gegeven door",
                    ),
                ),
            ],
            options={
                "verbose_name": "persoonlijke toegang",
                "verbose_name_plural": "persoonlijke toegang",
                "unique_together": {("user", "permission", "content_object", "is_emergency")},
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Emergency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="emergencies",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("letting", "verhuur"),
                            ("tenancy", "huur"),
                            ("payment", "betaling"),
                            ("arrears", "huurachterstand"),
                            ("nuisance", "overlast"),
                            ("fraud", "woonfraude"),
                            ("maintenance", "onderhoud"),
                            ("care", "zorg en begeleiding"),
                            ("sale", "verkoop"),
                            ("complaint", "klachten"),
                            ("staff", "personeel"),
                            ("privacy", "privacy"),
                        ],
                        max_length=12,
                        verbose_name="onderdeel",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("until", models.DateTimeField(verbose_name="geldig tot")),
                ("reason", models.CharField(max_length=500, verbose_name="reden")),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="gemeld op")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "nog niet beoordeeld"), ("right", "terecht"), ("wrong", "niet terecht")],
                        max_length=5,
                        verbose_name="oordeel",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="toelichting op het oordeel")),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="beoordeeld op")),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beoordeeld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "noodtoegang",
                "verbose_name_plural": "noodtoegangen",
                "ordering": ("-at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="emergency_has_reason",
                        violation_error_message="Leg uit waarom u dit nu nodig hebt.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("letting", "verhuur"),
                            ("tenancy", "huur"),
                            ("payment", "betaling"),
                            ("arrears", "huurachterstand"),
                            ("nuisance", "overlast"),
                            ("fraud", "woonfraude"),
                            ("maintenance", "onderhoud"),
                            ("care", "zorg en begeleiding"),
                            ("sale", "verkoop"),
                            ("complaint", "klachten"),
                            ("staff", "personeel"),
                            ("privacy", "privacy"),
                        ],
                        max_length=12,
                        verbose_name="onderdeel",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                ("on", models.DateField(verbose_name="op")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="tijdstip")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("report", "een melding behandelen"),
                            ("visit", "een gesprek of huisbezoek voorbereiden"),
                            ("payment", "een betalingsafspraak maken of nakomen"),
                            ("procedure", "een procedure of uitzetting voorkomen of voeren"),
                            ("request", "een privacyverzoek beantwoorden"),
                            ("other", "iets anders"),
                        ],
                        max_length=12,
                        verbose_name="doel",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="toelichting")),
            ],
            options={
                "verbose_name": "opening",
                "verbose_name_plural": "openingen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "section", "by", "on", "purpose", "reason"), name="opening_once_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "other"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="opening_other_is_explained",
                        violation_error_message="Leg kort uit waarvoor u dit nodig hebt.",
                    ),
                ],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="fd376c2b49b70b6c295195e0a7875a3a8f170bc5",
                            operation="UPDATE",
                            pgid="opening_only_grows",
                            table="dossiers_opening",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="10fc1d55523a28492f8b0b45f990314653146268",
                            operation="DELETE",
                            pgid="opening_not_deleted",
                            table="dossiers_opening",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Freeze",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="freezes",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("contested", "de juistheid wordt onderzocht"),
                            ("unlawful", "het gebruik mag niet, maar de betrokkene wil geen verwijdering"),
                            ("claim", "de betrokkene heeft het nodig voor een rechtszaak"),
                            ("objection", "er is bezwaar gemaakt"),
                        ],
                        max_length=12,
                        verbose_name="reden",
                    ),
                ),
                ("reference", models.CharField(max_length=20, verbose_name="kenmerk")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="bevroren op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bevroren door",
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="opgeheven op")),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opgeheven door",
                    ),
                ),
            ],
            options={
                "verbose_name": "bevriezing",
                "verbose_name_plural": "bevriezingen",
                "ordering": ("-at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("record", "reference"),
                        name="frozen_once_per_reference",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("tenants", "klantlijst"), ("vera", "VERA")], max_length=8, verbose_name="soort"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht"),
                            ("running", "bezig"),
                            ("tried", "geprobeerd"),
                            ("done", "klaar"),
                            ("failed", "mislukt"),
                            ("undone", "ongedaan gemaakt"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="stand",
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=120, verbose_name="bestandsnaam")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="vingerafdruk")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begonnen op")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="klaar op")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="ongedaan gemaakt op")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                ("read", models.PositiveIntegerField(default=0, verbose_name="gelezen regels")),
                ("counts", models.JSONField(default=dict, verbose_name="aantallen")),
            ],
            options={
                "verbose_name": "invoer",
                "verbose_name_plural": "invoer",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="ImportLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="dossiers.importrun",
                        verbose_name="invoer",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="regel")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("new", "nieuw"), ("changed", "gewijzigd"), ("refused", "geweigerd")],
                        max_length=8,
                        verbose_name="uitkomst",
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=20, verbose_name="soort rij")),
                ("row_id", models.UUIDField(blank=True, null=True, verbose_name="rij")),
                ("before", models.JSONField(blank=True, null=True, verbose_name="wat er stond")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="veld")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reden")),
            ],
            options={
                "verbose_name": "regel van een invoer",
                "verbose_name_plural": "regels van een invoer",
                "ordering": ("run", "number", "id"),
                "indexes": [models.Index(fields=["run", "outcome", "number"], name="import_line_by_outcome")],
            },
        ),
        migrations.CreateModel(
            name="DossierKey",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                ("wrapped", models.BinaryField(verbose_name="ingepakte sleutel")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "dossiersleutel",
                "verbose_name_plural": "dossiersleutels",
            },
        ),
        migrations.CreateModel(
            name="RecordFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="bestandsnaam")),
                ("media_type", models.CharField(max_length=80, verbose_name="soort bestand")),
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
                "verbose_name": "bestand",
                "verbose_name_plural": "bestanden",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                ("field", models.CharField(max_length=20, verbose_name="veld")),
                ("old", models.TextField(max_length=20000, verbose_name="oude waarde")),
                ("new", models.TextField(max_length=20000, verbose_name="nieuwe waarde")),
                ("evidence", models.CharField(max_length=500, verbose_name="waaruit het blijkt")),
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
                "verbose_name": "verbetering",
                "verbose_name_plural": "verbeteringen",
                "ordering": ("-at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True),
                        name="correction_has_evidence",
                        violation_error_message="Leg vast waaruit blijkt dat dit klopt.",
                    )
                ],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="f7a47a418847d88bf224a84d4e646bbfcd6e6b74",
                            operation="UPDATE",
                            pgid="correction_only_grows",
                            table="dossiers_correction",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="5cfe5f8d966eb5d86cc58b85c7ac9166f48e805c",
                            operation="DELETE",
                            pgid="correction_not_deleted",
                            table="dossiers_correction",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="verklaring")),
                ("made_on", models.DateField(verbose_name="datum van de verklaring")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "eigen verklaring",
                "verbose_name_plural": "eigen verklaringen",
                "ordering": ("-at", "-id"),
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="7c4208d6af2b47559454b00b1d0a75230da7b618",
                            operation="UPDATE",
                            pgid="statement_only_grows",
                            table="dossiers_statement",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="b1e1e1bdfc685336a47879b5f42b340c660a1ddd",
                            operation="DELETE",
                            pgid="statement_not_deleted",
                            table="dossiers_statement",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="record",
            name="people",
            field=models.ManyToManyField(
                related_name="mentioned_in",
                through="dossiers.Mention",
                to="dossiers.person",
                verbose_name="genoemde personen",
            ),
        ),
    ]
