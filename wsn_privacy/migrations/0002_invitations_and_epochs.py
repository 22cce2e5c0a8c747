"""Invitations, and the epoch of a user: all sessions end when it rises, as it does when a function is taken away."""

import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

NEXT_EPOCH = """
CREATE FUNCTION next_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE wsn_privacy_user SET epoch = epoch + 1 WHERE id = OLD.user_id;
    RETURN NULL;
END $$;
CREATE TRIGGER function_taken_away AFTER DELETE OR UPDATE ON wsn_privacy_user_groups
    FOR EACH ROW EXECUTE FUNCTION next_epoch();
"""
NO_EPOCH = """
DROP TRIGGER function_taken_away ON wsn_privacy_user_groups;
DROP FUNCTION next_epoch();
"""


class Migration(migrations.Migration):
    dependencies = [("wsn_privacy", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="epoch",
            field=models.PositiveIntegerField(default=0, verbose_name="hoe vaak alle sessies zijn beëindigd"),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                ("until", models.DateTimeField(verbose_name="geldig tot")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt op")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uitgenodigd door",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
            ],
            options={"verbose_name": "uitnodiging", "verbose_name_plural": "uitnodigingen"},
        ),
        migrations.RunSQL(NEXT_EPOCH, NO_EPOCH),
    ]
