"""Every file of the house, read as a tree. A new top-level package is read by itself."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[3]
PACKAGES = tuple(sorted(path.parent.name for path in ROOT.glob("*/__init__.py")))
FILES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py") if path.parent.name != "migrations")
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


TREES = {path: tree_of(path) for path in FILES}


def name_of(path):
    return str(path.relative_to(ROOT))


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def each(nodes):
    return [f"{name_of(path)}:{getattr(node, 'lineno', 1)}" for path, node in nodes]


def calls(path):
    """Every call in a file, with the last part of the name that is called."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def imported(node):
    """What an import brings in, each by its full name."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{name.name}" for name in node.names]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []
