"""Rules of keeping, holds, destruction lists with what came of them, and the ledger of erasures."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from pgtrigger.compiler import Trigger

from dossiers.models.growing import GuardSql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("category", models.CharField(max_length=40, verbose_name="bewaarregel")),
                ("label", models.CharField(max_length=60, verbose_name="naam")),
                ("trigger", models.CharField(max_length=60, verbose_name="gebeurtenis")),
                (
                    "starts",
                    models.CharField(
                        choices=[
                            ("tenancy_end", "einde van de huur"),
                            ("tenancy_start", "begin van de huur"),
                            ("happened", "de datum van het gegeven"),
                            ("year_end", "einde van het boekjaar"),
                            ("recorded", "de dag van vastleggen"),
                            ("set", "de dag waarop het is afgehandeld"),
                        ],
                        max_length=14,
                        verbose_name="begin van de termijn",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(default=0, verbose_name="jaren")),
                ("months", models.PositiveSmallIntegerField(default=0, verbose_name="maanden")),
                ("days", models.PositiveSmallIntegerField(default=0, verbose_name="dagen")),
                ("is_maximum", models.BooleanField(default=False, verbose_name="langer mag niet")),
                ("goes_at_once", models.BooleanField(default=False, verbose_name="gaat weg zonder lijst")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("statute", "wet"),
                            ("guideline", "richtsnoer (vervallen)"),
                            ("policy", "eigen beleid"),
                            ("proposal", "voorstel"),
                        ],
                        max_length=10,
                        verbose_name="rust op",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="bron")),
                ("source_url", models.CharField(blank=True, max_length=300, verbose_name="vindplaats")),
                ("valid_from_on", models.DateField(verbose_name="geldt vanaf")),
                ("valid_to_on", models.DateField(blank=True, null=True, verbose_name="geldt tot en met")),
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
            ],
            options={
                "verbose_name": "bewaarregel",
                "verbose_name_plural": "bewaarregels",
                "ordering": ("category", "-valid_from_on", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to_on__isnull", True),
                            ("valid_to_on__gte", models.F("valid_from_on")),
                            _connector="OR",
                        ),
                        name="rule_ends_after_start",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    )
                ],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="a8910736f4f7aa9869da9c09f00ac05c0852106e",
                            operation="UPDATE",
                            pgid="rule_only_grows",
                            table="retention_rule",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="32cf44277ea34d67bf7f8adcaa51522872ad3225",
                            operation="DELETE",
                            pgid="rule_not_deleted",
                            table="retention_rule",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DestructionList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day_on", models.DateField(verbose_name="aan de beurt op")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="voorgesteld op")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="voorgesteld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vernietigingslijst",
                "verbose_name_plural": "vernietigingslijsten",
                "ordering": ("-id",),
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="d5ebbd71da8bb3d10d4794fbf271f7e488eb1a33",
                            operation="UPDATE",
                            pgid="destructionlist_only_grows",
                            table="retention_destructionlist",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="7723c48329db5bee408ba0579e275dae85fbcdfd",
                            operation="DELETE",
                            pgid="destructionlist_not_deleted",
                            table="retention_destructionlist",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submitted", "ter goedkeuring aangeboden"),
                            ("approved", "goedgekeurd"),
                            ("seconded", "door een tweede persoon goedgekeurd"),
                            ("stopped", "gestopt"),
                            ("lapsed", "vervallen"),
                            ("carried_out", "uitgevoerd"),
                        ],
                        max_length=12,
                        verbose_name="stap",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reden")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
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
            ],
            options={
                "verbose_name": "stap van een vernietigingslijst",
                "verbose_name_plural": "stappen van vernietigingslijsten",
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("of", "kind"), name="step_once_per_list")],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="f1a081dafb824b63881275723cee4208b08f0e2b",
                            operation="UPDATE",
                            pgid="step_only_grows",
                            table="retention_step",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="727658e49f7ada7c4716971402d0777387636190",
                            operation="DELETE",
                            pgid="step_not_deleted",
                            table="retention_step",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                ("record_key", models.UUIDField(verbose_name="gegeven")),
                ("reference", models.CharField(max_length=14, verbose_name="kenmerk")),
                ("section", models.CharField(max_length=12, verbose_name="onderdeel")),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                        verbose_name="bewaarregel",
                    ),
                ),
                ("trigger_on", models.DateField(verbose_name="begin bewaartermijn")),
                ("due_on", models.DateField(verbose_name="aan de beurt op")),
                ("needs_third", models.BooleanField(default=False, verbose_name="vraagt een derde persoon")),
            ],
            options={
                "verbose_name": "onderdeel van een lijst",
                "verbose_name_plural": "onderdelen van lijsten",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["record_key"], name="item_by_record")],
                "constraints": [models.UniqueConstraint(fields=("of", "record_key"), name="item_once_per_list")],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="7f053271806bbd58ea0d64a0d102c7575954326d",
                            operation="UPDATE",
                            pgid="item_only_grows",
                            table="retention_item",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="9789449296631e3d61a9433a38a7c6f1dec241ef",
                            operation="DELETE",
                            pgid="item_not_deleted",
                            table="retention_item",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="retention.item",
                        verbose_name="onderdeel",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("kept", "bewaard"), ("destroyed", "vernietigd"), ("stayed", "blijft nog")],
                        max_length=10,
                        verbose_name="uitkomst",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=600, verbose_name="waarom")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="bewaard tot en met")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
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
            ],
            options={
                "verbose_name": "uitkomst van een onderdeel",
                "verbose_name_plural": "uitkomsten van onderdelen",
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="92886ca11d5bd807eda8c13d125d32c959ece729",
                            operation="UPDATE",
                            pgid="outcome_only_grows",
                            table="retention_outcome",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="b3a5ad619fd8824a3de4e5aeb8636541b26b0e75",
                            operation="DELETE",
                            pgid="outcome_not_deleted",
                            table="retention_outcome",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Destruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True, verbose_name="kenmerk")),
                ("section", models.CharField(blank=True, max_length=12, verbose_name="onderdeel")),
                ("article", models.CharField(max_length=40, verbose_name="grond")),
                ("request", models.CharField(blank=True, max_length=20, verbose_name="verzoek")),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                        verbose_name="bewaarregel",
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
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="destructions",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=1, verbose_name="aantal gegevens")),
                ("files", models.PositiveSmallIntegerField(default=0, verbose_name="aantal bestanden")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besloten door",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("again_at", models.DateTimeField(blank=True, null=True, verbose_name="opnieuw na terugzetten op")),
            ],
            options={
                "verbose_name": "vernietiging",
                "verbose_name_plural": "vernietigingen",
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="b4a29cdab069a8d50def17da2f4b4e088e298134",
                            operation="UPDATE",
                            pgid="destruction_only_grows",
                            table="retention_destruction",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="034dec39d216cdff77bbed60f6d9372e72623be9",
                            operation="DELETE",
                            pgid="destruction_not_deleted",
                            table="retention_destruction",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "under",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                (
                    "after",
                    models.PositiveBigIntegerField(blank=True, null=True, unique=True, verbose_name="na vernietiging"),
                ),
                ("upto", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="tot en met vernietiging")),
                ("count", models.PositiveIntegerField(verbose_name="aantal vernietigingen")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("pdf", models.BinaryField(verbose_name="verklaring")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("manifest", models.CharField(max_length=64, verbose_name="vingerafdruk van wat vernietigd is")),
            ],
            options={
                "verbose_name": "vernietigingsverklaring",
                "verbose_name_plural": "vernietigingsverklaringen",
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after__isnull", True), ("under__isnull", False), ("upto__isnull", True)),
                            models.Q(
                                ("after__isnull", False), ("under__isnull", True), ("upto__gt", models.F("after"))
                            ),
                            _connector="OR",
                        ),
                        name="certificate_is_of_one_thing",
                    )
                ],
                "triggers": [
                    Trigger(
                        name="only_grows",
                        sql=GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            execute="append_only()",
                            func="",
                            hash="bcbdc5c9f01f5c1e95cce9fdd0f7de673c7be419",
                            operation="UPDATE",
                            pgid="certificate_only_grows",
                            table="retention_certificate",
                            when="BEFORE",
                        ),
                    ),
                    Trigger(
                        name="not_deleted",
                        sql=GuardSql(
                            execute="goes_by_destruction()",
                            func="",
                            hash="b3b54c5e6587a18f7401ec4497facc72004e659b",
                            operation="DELETE",
                            pgid="certificate_not_deleted",
                            table="retention_certificate",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasureLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60, verbose_name="soort")),
                ("reference", models.CharField(max_length=40, verbose_name="kenmerk")),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="grond")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("number", models.PositiveBigIntegerField(blank=True, null=True, unique=True, verbose_name="regel")),
                ("mac", models.CharField(blank=True, max_length=64, verbose_name="zegel")),
            ],
            options={
                "verbose_name": "regel in het register van vernietigingen",
                "verbose_name_plural": "regels in het register van vernietigingen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("number__isnull", True)), fields=["id"], name="erasures_not_written"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "reference"), name="erased_once")],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dossier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="dossiers.dossier",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="dossiers.record",
                        verbose_name="gegeven",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="dossiers.person",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "lopend privacyverzoek"),
                            ("litigation", "rechtszaak of vordering"),
                            ("objection", "bezwaar"),
                            ("investigation", "onderzoek"),
                            ("statutory", "wettelijke plicht"),
                            ("longer", "langer nodig, besloten bij een vernietigingslijst"),
                        ],
                        max_length=14,
                        verbose_name="soort",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=20, verbose_name="kenmerk")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reden")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="opnieuw bekijken op")),
                ("placed_on", models.DateField(verbose_name="geplaatst op")),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="geplaatst door",
                    ),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="opgeheven op")),
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
                "verbose_name": "blokkade",
                "verbose_name_plural": "blokkades",
                "indexes": [
                    models.Index(
                        condition=models.Q(("lifted_on__isnull", True)), fields=["review_on"], name="hold_to_review"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_on__isnull", True)),
                        fields=("dossier", "record", "person", "kind", "reference"),
                        name="one_active_hold_per_reference",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dossier__isnull", False), ("person__isnull", True), ("record__isnull", True)),
                            models.Q(("dossier__isnull", True), ("person__isnull", True), ("record__isnull", False)),
                            models.Q(("dossier__isnull", True), ("person__isnull", False), ("record__isnull", True)),
                            _connector="OR",
                        ),
                        name="hold_is_on_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileToGo",
            fields=[
                ("file", models.UUIDField(primary_key=True, serialize=False, verbose_name="bestand")),
            ],
            options={
                "verbose_name": "bestand dat nog weg moet",
                "verbose_name_plural": "bestanden die nog weg moeten",
            },
        ),
        migrations.CreateModel(
            name="MentionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mention_items",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                ("person_key", models.UUIDField(verbose_name="genoemde persoon")),
                ("person_reference", models.CharField(max_length=14, verbose_name="kenmerk van de persoon")),
                ("record_key", models.UUIDField(verbose_name="gegeven")),
                ("reference", models.CharField(max_length=14, verbose_name="kenmerk")),
                ("section", models.CharField(max_length=12, verbose_name="onderdeel")),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("remove", "koppeling weghalen"), ("keep", "laten staan")],
                        max_length=6,
                        verbose_name="besluit",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reden")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="besloten op")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besloten door",
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="weggehaald op")),
            ],
            options={
                "verbose_name": "vermelding op een lijst",
                "verbose_name_plural": "vermeldingen op lijsten",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["person_key"], name="mention_item_by_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "person_key", "record_key"), name="mention_once_on_a_list"),
                    models.CheckConstraint(
                        condition=models.Q(("choice", "keep"), ("reason", ""), _negated=True),
                        name="mention_kept_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="retention.destructionlist",
                        verbose_name="vernietigingslijst",
                    ),
                ),
                ("request", models.CharField(blank=True, max_length=20, verbose_name="nummer van het verzoek")),
                ("system", models.CharField(max_length=80, verbose_name="systeem of plek")),
                ("department", models.CharField(blank=True, max_length=80, verbose_name="afdeling")),
                (
                    "executor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uitvoerder",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("due_on", models.DateField(verbose_name="uiterlijk op")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="uitgevoerd op")),
                ("done_as", models.CharField(blank=True, max_length=80, verbose_name="uitgevoerd door")),
                ("proof", models.CharField(blank=True, max_length=400, verbose_name="bewijs")),
                ("proved_at", models.DateTimeField(blank=True, null=True, verbose_name="bewijs vastgelegd op")),
                (
                    "proved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bewijs vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vernietigingsopdracht",
                "verbose_name_plural": "vernietigingsopdrachten",
                "ordering": ("due_on", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("of", "system"), name="slip_once_per_system"),
                    models.UniqueConstraint(
                        condition=models.Q(("request", ""), _negated=True),
                        fields=("request", "system"),
                        name="slip_once_per_request_and_system",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("of__isnull", False), ("request", "")),
                            models.Q(("of__isnull", True), models.Q(("request", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="slip_of_a_list_or_a_request",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proved_at__isnull", True),
                            models.Q(
                                ("done_on__isnull", False),
                                models.Q(("done_as", ""), _negated=True),
                                models.Q(("proof", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="slip_is_proved_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlipLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="retention.slip",
                        verbose_name="vernietigingsopdracht",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="retention.rule",
                        verbose_name="bewaarregel",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True,
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
                ("known_as", models.CharField(max_length=80, verbose_name="bekend als")),
            ],
            options={
                "verbose_name": "regel van een vernietigingsopdracht",
                "verbose_name_plural": "regels van vernietigingsopdrachten",
                "ordering": ("slip", "rule", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule__isnull", False), ("section", "")),
                            models.Q(("rule__isnull", True), models.Q(("section", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="slip_line_by_rule_or_section",
                    )
                ],
            },
        ),
    ]
