"""A docstring of something public says what it raises."""

import ast

from tests.house.source.sources import TREES, each


def public_functions(tree):
    """The functions of a file, and the methods of its classes, whose names begin with no underscore."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for node in [*tree.body, *(member for found in classes for member in found.body)]:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def raised_in(function):
    """The names of what a function itself raises; not what a function inside it does."""
    inner = {
        id(n) for f in ast.walk(function) if isinstance(f, ast.FunctionDef) and f is not function for n in ast.walk(f)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node.exc is not None and id(node) not in inner:
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield ast.unparse(raised).rpartition(".")[2]


def test_what_a_public_function_raises_stands_in_its_docstring():
    silent = [
        (path, function)
        for path, tree in TREES.items()
        for function in public_functions(tree)
        if any(True for _name in raised_in(function)) and "aises" not in (ast.get_docstring(function) or "")
    ]
    assert not each(silent)
