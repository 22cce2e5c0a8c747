"""Certificates of destruction: made once, never changed, and read by who reads the lists."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

ONLY_GROWS = """
CREATE TRIGGER certificate_only_grows BEFORE UPDATE ON retention_certificate
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION append_only();
CREATE TRIGGER certificate_not_deleted BEFORE DELETE ON retention_certificate
    FOR EACH ROW EXECUTE FUNCTION goes_by_destruction();
"""
FORGET = """
DROP TRIGGER certificate_not_deleted ON retention_certificate;
DROP TRIGGER certificate_only_grows ON retention_certificate;
"""
WALL = """
CREATE POLICY second_wall ON retention_certificate USING ((SELECT wall_destroys()));
ALTER TABLE retention_certificate ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
NO_WALL = """
ALTER TABLE retention_certificate NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
DROP POLICY second_wall ON retention_certificate;
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0008_a_rule_for_every_activity")]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "after",
                    models.PositiveBigIntegerField(blank=True, null=True, unique=True, verbose_name="na vernietiging"),
                ),
                (
                    "upto",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="tot en met vernietiging"),
                ),
                ("count", models.PositiveIntegerField(verbose_name="aantal vernietigingen")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("pdf", models.BinaryField(verbose_name="verklaring")),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("manifest", models.CharField(max_length=64, verbose_name="vingerafdruk van wat vernietigd is")),
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
            },
        ),
        migrations.RunSQL(ONLY_GROWS, FORGET),
        migrations.RunSQL(WALL, NO_WALL),
    ]
