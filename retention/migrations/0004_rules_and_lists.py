"""Rules as dated data, holds on more than dossiers, and destruction lists. Rules, steps and outcomes only grow."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from law.terms import GO_AT_ONCE, TERMS

GROWING = ("rule", "destructionlist", "step", "item", "outcome", "destruction")
ONLY_GROWS = "\n".join(
    f"""
CREATE TRIGGER {name}_only_grows BEFORE UPDATE ON retention_{name}
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION append_only();
CREATE TRIGGER {name}_not_deleted BEFORE DELETE ON retention_{name}
    FOR EACH ROW EXECUTE FUNCTION goes_by_destruction();
"""
    for name in GROWING
)
FORGET = "\n".join(
    f"DROP TRIGGER {name}_not_deleted ON retention_{name}; DROP TRIGGER {name}_only_grows ON retention_{name};"
    for name in GROWING
)


def fill_rules(apps, schema_editor):
    """The terms of the law's own table, each as what it is: a start, to be adopted or changed by the association."""
    rule = apps.get_model("retention", "Rule")
    rule.objects.bulk_create(
        rule(
            category=term.category,
            label=term.label,
            trigger=term.trigger,
            starts=term.starts.value,
            years=term.years,
            months=term.months,
            days=term.days,
            is_maximum=term.maximum,
            goes_at_once=term.category in GO_AT_ONCE,
            basis=term.kind.value,
            source=str(term.source),
            source_url=term.source.url,
            valid_from_on=term.valid_from,
        )
        for term in TERMS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0019_retention_rules_and_days"),
        ("retention", "0003_measures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DestructionList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day_on", models.DateField(verbose_name="aan de beurt op")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="voorgesteld op")),
            ],
            options={
                "verbose_name": "vernietigingslijst",
                "verbose_name_plural": "vernietigingslijsten",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_key", models.UUIDField(verbose_name="gegeven")),
                ("reference", models.CharField(max_length=14, verbose_name="kenmerk")),
                ("section", models.CharField(max_length=12, verbose_name="onderdeel")),
                ("trigger_on", models.DateField(verbose_name="begin bewaartermijn")),
                ("due_on", models.DateField(verbose_name="aan de beurt op")),
                ("needs_third", models.BooleanField(default=False, verbose_name="vraagt een derde persoon")),
            ],
            options={
                "verbose_name": "onderdeel van een lijst",
                "verbose_name_plural": "onderdelen van lijsten",
                "ordering": ("id",),
            },
        ),
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
            ],
            options={
                "verbose_name": "bewaarregel",
                "verbose_name_plural": "bewaarregels",
                "ordering": ("category", "-valid_from_on", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submitted", "ter goedkeuring aangeboden"),
                            ("approved", "goedgekeurd"),
                            ("seconded", "door een tweede persoon goedgekeurd"),
                            ("stopped", "gestopt"),
                            ("carried_out", "uitgevoerd"),
                        ],
                        max_length=12,
                        verbose_name="stap",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reden")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "stap van een vernietigingslijst",
                "verbose_name_plural": "stappen van vernietigingslijsten",
                "ordering": ("id",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="hold",
            name="one_active_hold_per_reference",
        ),
        migrations.AddField(
            model_name="destruction",
            name="count",
            field=models.PositiveIntegerField(default=1, verbose_name="aantal gegevens"),
        ),
        migrations.AddField(
            model_name="hold",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holds",
                to="dossiers.person",
                verbose_name="betrokkene",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="reason",
            field=models.CharField(blank=True, max_length=400, verbose_name="reden"),
        ),
        migrations.AddField(
            model_name="hold",
            name="record",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holds",
                to="dossiers.record",
                verbose_name="gegeven",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="review_on",
            field=models.DateField(blank=True, null=True, verbose_name="opnieuw bekijken op"),
        ),
        migrations.AlterField(
            model_name="destruction",
            name="article",
            field=models.CharField(max_length=40, verbose_name="grond"),
        ),
        migrations.AlterField(
            model_name="destruction",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="besloten door",
            ),
        ),
        migrations.AlterField(
            model_name="destruction",
            name="section",
            field=models.CharField(blank=True, max_length=12, verbose_name="onderdeel"),
        ),
        migrations.AlterField(
            model_name="hold",
            name="dossier",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holds",
                to="dossiers.dossier",
                verbose_name="dossier",
            ),
        ),
        migrations.AlterField(
            model_name="hold",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="hold",
            name="reference",
            field=models.CharField(blank=True, max_length=20, verbose_name="kenmerk"),
        ),
        migrations.AddIndex(
            model_name="hold",
            index=models.Index(
                condition=models.Q(("lifted_on__isnull", True)), fields=["review_on"], name="hold_to_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_on__isnull", True)),
                fields=("dossier", "record", "person", "kind", "reference"),
                name="one_active_hold_per_reference",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dossier__isnull", False), ("person__isnull", True), ("record__isnull", True)),
                    models.Q(("dossier__isnull", True), ("person__isnull", True), ("record__isnull", False)),
                    models.Q(("dossier__isnull", True), ("person__isnull", False), ("record__isnull", True)),
                    _connector="OR",
                ),
                name="hold_is_on_one_thing",
            ),
        ),
        migrations.AddField(
            model_name="destructionlist",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="voorgesteld door",
            ),
        ),
        migrations.AddField(
            model_name="destruction",
            name="under",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="destructions",
                to="retention.destructionlist",
                verbose_name="vernietigingslijst",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="retention.destructionlist",
                verbose_name="vernietigingslijst",
            ),
        ),
        migrations.AddField(
            model_name="rule",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gemaakt door",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="retention.rule",
                verbose_name="bewaarregel",
            ),
        ),
        migrations.AddField(
            model_name="destruction",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="retention.rule",
                verbose_name="bewaarregel",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="door",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steps",
                to="retention.destructionlist",
                verbose_name="vernietigingslijst",
            ),
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
            },
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to_on__isnull", True), ("valid_to_on__gte", models.F("valid_from_on")), _connector="OR"
                ),
                name="rule_ends_after_start",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["record_key"], name="item_by_record"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("of", "record_key"), name="item_once_per_list"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("of", "kind"), name="step_once_per_list"),
        ),
        migrations.RunPython(fill_rules, migrations.RunPython.noop),
        migrations.RunSQL(ONLY_GROWS, FORGET),
    ]
