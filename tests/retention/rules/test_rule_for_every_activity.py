"""No activity of the register goes without a rule: what was a proposal in words counts, as a proposal."""

import importlib

import pytest
from django.apps import apps
from django.utils import timezone

from dossiers.models import Activity, ActivityVersion
from retention.disposal.deletion import allow_deletion
from retention.models import Rule

migration = importlib.import_module("retention.migrations.0008_a_rule_for_every_activity")


def test_every_activity_has_a_rule_in_force(db):
    in_force = Rule.objects.in_force(timezone.localdate())
    names = {activity.number: activity.rule_names for activity in Activity.objects.all()}
    assert {number for number, rules in names.items() if not rules or not in_force.keys() >= set(rules)} == set()
    proposed = {in_force[category].basis for category in migration.BY_NUMBER.values()}
    assert proposed == {Rule.Basis.PROPOSAL}


@pytest.fixture
def running_for_a_while(db):
    """An association from before these rules, which changed one of the activities and not another."""
    allow_deletion()  # a rule goes no other way
    Rule.objects.filter(category__in=migration.BY_NUMBER.values())._raw_delete("default")
    Activity.objects.filter(number__in=migration.BY_NUMBER).update(retention="")
    Activity.objects.filter(number=4).update(revision=2)


def test_where_it_ran_already_the_rule_counts_from_today_and_no_choice_is_undone(running_for_a_while):
    migration.add_rules(apps, None)
    migration.name_rules(apps, None)
    made = Rule.objects.get(category="seeker")
    assert (made.valid_from_on, made.years) == (timezone.localdate(), 1)
    seekers = Activity.objects.get(number=1)
    assert (seekers.retention, seekers.revision) == ("seeker", 2)
    version = ActivityVersion.objects.get(activity=seekers, number=2)
    assert version.content["retention"] == "seeker"
    assert version.digest == version.expected_digest
    assert Activity.objects.get(number=4).retention == ""
