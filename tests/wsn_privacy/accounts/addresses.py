"""The pages that ask to sign in."""

from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

SAMPLES = {IntConverter: 1, UUIDConverter: "0" * 8 + "-0000-0000-0000-" + "0" * 12}
NAMED = {"reference": "D-22222222", "section": "care"}


def staff_addresses():
    """Every page of ours that asks to sign in, with its name."""
    found = []
    for name, pattern in _patterns(get_resolver(), ""):
        if getattr(pattern.callback, "login_required", True) and name:
            wanted = pattern.pattern.converters.items()
            words = {each: SAMPLES.get(type(kind), NAMED.get(each, "x")) for each, kind in wanted}
            found.append((name, reverse(name, kwargs=words)))
    return found


def _patterns(resolver, space):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield (space + each.name if each.name else None), each
        else:
            yield from _patterns(each, f"{each.namespace}:" if each.namespace else space)
