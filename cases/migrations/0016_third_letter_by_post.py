"""A question to a third party on paper goes with the post: which letter that is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_what_letters_say")]

    operations = [
        migrations.AddField(
            "consultation",
            "paper",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultation",
                to="cases.letter",
                verbose_name="brief voor de post",
            ),
        ),
    ]
