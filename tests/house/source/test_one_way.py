"""There is one way for each thing that many pages do."""

import ast

from tests.house.source.sources import FILES, TREES, calls, each, functions, imported, name_of

FORM_PAGES = "dossiers/form_pages.py"
MOST_PARAMETERS = 6  # more is a thing of its own, such as a dataclass of what was said
AS_IN_A_LIBRARY = {"get_objects_for_user"}  # takes what guardian's own takes, so that it can stand in its place


def handlers(tree):
    """Every place that catches a refusal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Refused":
            yield node


def parameters(function):
    given = function.args
    named = {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)} - {"self", "cls"}
    return len(named) + sum(one is not None for one in (given.vararg, given.kwarg))


def test_a_page_with_a_form_has_one_decorator():
    by_hand = [
        (path, node)
        for path in FILES
        if name_of(path) != FORM_PAGES
        for node in ast.walk(TREES[path])
        if any(name.endswith(".require_http_methods") for name in imported(node))
    ]
    assert not each(by_hand)


def test_a_refusal_is_said_on_a_form_in_one_way():
    views = [path for path in FILES if path.name == "views.py"]
    said = [
        (path, node)
        for path in views
        for handler in handlers(TREES[path])
        for node in ast.walk(handler)
        if isinstance(node, ast.Attribute) and node.attr == "add_error"
    ]
    assert not each(said)
    assert sum(called == "refusing" for path in views for _node, called in calls(path)) > 50


def test_no_function_takes_more_than_can_be_told_apart():
    ours = [(path, f) for path in FILES for f in functions(TREES[path]) if f.name not in AS_IN_A_LIBRARY]
    assert not each((path, f) for path, f in ours if parameters(f) > MOST_PARAMETERS)
