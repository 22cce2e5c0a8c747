"""Recipients are told what was done to records; behind the second wall with the request."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

POLICY = """
CREATE POLICY second_wall ON cases_telling USING (
    CASE WHEN (SELECT wall_sees_all()) THEN true ELSE case_id = ANY ((SELECT wall_within())::uuid[]) END
);
ALTER TABLE cases_telling ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
FORGET = """
ALTER TABLE cases_telling NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON cases_telling;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_late_told"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="cases.case",
                        verbose_name="verzoek",
                    ),
                ),
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
        migrations.RunSQL(POLICY, FORGET),
    ]
