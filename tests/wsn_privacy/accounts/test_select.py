"""A choice from a list, drawn by a template of our own."""

import re

from django import forms
from django.forms.renderers import DjangoTemplates

CHOICES = [("", "Alle"), ("a&b", 'De "Akker" & <meer>'), (7, "zeven"), ("Oost", [("E", "Hinkelpark"), ("F", "Veld")])]


def options(html: str) -> list[tuple[str, str, str]]:
    """Value, whether it is chosen, and label of every option, with the headings between them."""
    found = re.findall(r'<option value="([^"]*)"( selected)?>(.*?)</option>|<optgroup label="([^"]*)">', html)
    return [(value, chosen, label or group) for value, chosen, label, group in found]


def test_a_select_offers_what_django_would_offer_with_the_same_one_chosen():
    widget = forms.Select({"class": "wide", "required": True}, choices=CHOICES)
    for chosen in ("", "a&b", "7", "F", "elders"):
        ours, theirs = widget.render("place", chosen), widget.render("place", chosen, renderer=DjangoTemplates())
        assert options(ours) == options(theirs)
        assert re.findall("<select[^>]*>", ours) == re.findall("<select[^>]*>", theirs)
    assert len(options(ours)) == 6
