"""An activity may have several retention rules, and what is due is found by the day on which a term began."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0018_wall_round_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="retention",
            field=models.CharField(blank=True, max_length=200, verbose_name="bewaarregels"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("ended_on__isnull", False)), fields=["ended_on"], name="dossier_by_end"
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["basis", "trigger_on"], name="record_by_trigger"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["basis", "happened_on"], name="record_by_basis_and_day"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["basis", "recorded_at"], name="record_by_basis_recorded"),
        ),
    ]
