"""Records that may be kept and nothing else (AVG art. 18): behind the wall, and held by the database itself."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

WALL = """
CREATE POLICY second_wall ON dossiers_freeze USING (
    (SELECT wall_word('job')) = 'on' OR EXISTS (SELECT 1 FROM dossiers_record above WHERE above.id = record_id)
);
ALTER TABLE dossiers_freeze ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
NO_WALL = """
ALTER TABLE dossiers_freeze NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON dossiers_freeze;
"""
# What stands in a frozen record stays as it is; that it goes altogether is refused by the foreign key.
HOLD = """
CREATE FUNCTION record_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM dossiers_freeze WHERE record_id = OLD.id AND lifted_at IS NULL) THEN
        RAISE EXCEPTION 'record % is frozen', OLD.reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_is_frozen BEFORE UPDATE ON dossiers_record
    FOR EACH ROW EXECUTE FUNCTION record_is_frozen();
"""
LET_GO = """
DROP TRIGGER record_is_frozen ON dossiers_record;
DROP FUNCTION record_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0015_every_reason_is_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Freeze",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="opgeheven op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bevroren door",
                    ),
                ),
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
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="freezes",
                        to="dossiers.record",
                        verbose_name="gegeven",
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
        migrations.RunSQL(WALL, NO_WALL),
        migrations.RunSQL(HOLD, LET_GO),
    ]
