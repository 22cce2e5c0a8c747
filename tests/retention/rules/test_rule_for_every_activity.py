"""No activity of the register goes without a rule: what was a proposal in words counts, as a proposal."""

from django.utils import timezone

from dossiers.models import Activity
from law.terms import GO_AT_ONCE, TERMS
from retention.models import Rule

PROPOSED = ("seeker", "urgency", "early_signal", "rent_increase", "guidance", "energy", "survey")
SAME = ("category", "label", "trigger", "years", "months", "days")


def test_every_activity_has_a_rule_in_force(db):
    in_force = Rule.objects.in_force(timezone.localdate())
    names = {activity.number: activity.rule_names for activity in Activity.objects.all()}
    assert {number for number, rules in names.items() if not rules or not in_force.keys() >= set(rules)} == set()
    assert {in_force[category].basis for category in PROPOSED} == {Rule.Basis.PROPOSAL}


def test_a_new_association_begins_with_the_terms_of_the_law(db):
    rules = list(Rule.objects.order_by("pk"))
    assert len(rules) == len(TERMS)
    for rule, term in zip(rules, TERMS, strict=True):
        assert [getattr(rule, name) for name in SAME] == [getattr(term, name) for name in SAME]
        assert (rule.starts, rule.basis) == (term.starts.value, term.kind.value)
        assert (rule.source, rule.source_url) == (str(term.source), term.source.url)
        assert (rule.is_maximum, rule.goes_at_once) == (term.maximum, term.category in GO_AT_ONCE)
        assert (rule.valid_from_on, rule.valid_to_on) == (term.valid_from, None)
