"""Seven activities had words for how long they keep and no rule that counts: each gets the one that was proposed.

A new association has them from the start. Where one has run for a while the rules are new versions from today, and an
activity gets its rule only when nobody has changed it since it was filled in.
"""

from django.db import migrations
from django.utils import timezone

from dossiers import chain
from law.terms import TERMS

BY_NUMBER = {
    1: "seeker",
    4: "urgency",
    8: "early_signal",
    9: "rent_increase",
    13: "guidance",
    17: "energy",
    20: "survey",
}


def add_rules(apps, schema_editor):
    """The proposed term of each, where there is none of its category."""
    rules = apps.get_model("retention", "Rule").objects
    for term in TERMS:
        if term.category in BY_NUMBER.values() and not rules.filter(category=term.category).exists():
            rules.create(
                category=term.category,
                label=term.label,
                trigger=term.trigger,
                starts=term.starts.value,
                years=term.years,
                months=term.months,
                days=term.days,
                basis=term.kind.value,
                source=str(term.source),
                source_url=term.source.url,
                valid_from_on=timezone.localdate(),
            )


def name_rules(apps, schema_editor):
    """The rule in the register, as a next version of each activity that stands as it was filled in."""
    activities = apps.get_model("dossiers", "Activity").objects
    versions = apps.get_model("dossiers", "ActivityVersion")
    for activity in activities.filter(number__in=BY_NUMBER, retention="", revision=1):
        first = versions.objects.get(activity=activity, number=1)
        activity.retention, activity.revision = BY_NUMBER[activity.number], 2
        activity.save(update_fields=("retention", "revision"))
        made = versions(activity=activity, number=2, content={**first.content, "retention": activity.retention})
        said = (made.activity_id, made.number, made.content, made.made_at, made.made_by_id)
        vars(made)["expected_digest"] = chain.digest_of_values(["activityversion", *said])
        made.save()


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0007_files_to_go_and_activity"),
        ("dossiers", "0019_retention_rules_and_days"),
    ]

    operations = [
        migrations.RunPython(add_rules, migrations.RunPython.noop),
        migrations.RunPython(name_rules, migrations.RunPython.noop),
    ]
